import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Moment } from "../../src/model/document.ts";
import { readMoments } from "../../src/reading/moments/read.ts";
import { readOutline } from "../../src/reading/outline.ts";
import { parse } from "../../src/reading/parse.ts";
import { cases } from "./moments.cases.ts";

function momentsOf(markdown: string) {
  const source = parse(markdown);
  return readMoments({ source, outline: readOutline(source), hints: null });
}

function instantOf({ instant, zone, validity }: Moment): string {
  if (validity === "none") return "none";
  if (instant === null) return zone === null ? "naive" : "unknown";
  return new Date(instant).toISOString().replace(/(?::00)?\.000Z$/, "Z");
}

describe("dates, times and spans", () => {
  test.each(cases)("%j", (markdown, ...expected) => {
    const { moments, intervals } = momentsOf(markdown);
    expect([
      ...moments.map((it) => `${it.text} | ${instantOf(it)} | ${it.zone ?? "-"}`),
      ...intervals.map((it) => `${instantOf(it.start)} → ${instantOf(it.end)}`),
    ]).toEqual(expected);
  });
});

test("a moment stands at its text", () => {
  const markdown =
    "---\nwindow: '2026-11-20T14:00Z/2026-11-20T16:00Z'\n---\n\n| a | b |\n|---|---|\n| x | on **2026-11-21** |";
  const lines = markdown.split("\n");
  const cut = momentsOf(markdown).moments.map(({ range }) =>
    lines[range.line - 1]?.slice(range.column - 1, range.endColumn - 1),
  );
  expect(cut).toEqual(["2026-11-20T14:00Z", "2026-11-20T16:00Z", "2026-11-21"]);
});

test("any text is read without a throw, the same each time, and in place", () => {
  const pieces = fc.constantFrom(
    "2026-11-20",
    "T14:00Z",
    " 25:99 ",
    "–",
    "/",
    " to ",
    "\n",
    "\n\n# ",
    "| Time (UTC) |\n|---|\n| ",
    "`",
    "~~",
    "CET",
    "All times in UTC. ",
    "Dec 1, 2026",
    "2:00 PM ",
    "+99:99",
    "1.2.2026",
  );
  const markdown = fc
    .array(fc.oneof(pieces, fc.string({ maxLength: 4 })), { maxLength: 30 })
    .map((parts) => parts.join(""));
  fc.assert(
    fc.property(markdown, (text) => {
      const { moments, intervals } = momentsOf(text);
      expect(momentsOf(text)).toEqual({ moments, intervals });
      const lines = text.split(/\r\n|\n|\r/);
      for (const { range } of [...moments, ...intervals]) {
        expect(range.endLine).toBeLessThanOrEqual(lines.length);
        expect(range.endColumn - 1).toBeLessThanOrEqual(lines[range.endLine - 1]?.length ?? 0);
      }
      for (const { instant } of moments) expect(instant === null || Number.isFinite(instant)).toBe(true);
    }),
  );
});
