import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readLabels, score } from "../scripts/score.mjs";
import { exportDocument } from "../src/engine/export.ts";
import { lintMarkdown } from "../src/engine/library.ts";
import type { Range } from "../src/model/position.ts";
import { builtinLibrary } from "./support/lint.ts";

const root = "../shared/corpus";
const present = existsSync(root);
const now = new Date("2026-12-01T12:00:00Z");

/** Least F1 that the reading must reach. */
const least = { gates: 0.99, placeholders: 0.95, approvals: 0.92, criteria: 0.92, vague: 0.9 } as const;

const files = present
  ? readdirSync(join(root, "documents"), { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".md"))
      .sort()
  : [];

const textOf = (file: string): string => readFileSync(join(root, "documents", file), "utf8");

/** Whether a range lies inside a text: lines that exist, columns of that line, the end not before the start. */
function isInside(range: Range, lines: readonly string[]): boolean {
  const fits = (line: number, column: number): boolean =>
    line >= 1 && line <= lines.length && column >= 1 && column <= (lines[line - 1]?.length ?? 0) + 1;
  const forward = range.line < range.endLine || (range.line === range.endLine && range.column <= range.endColumn);
  return forward && fits(range.line, range.column) && fits(range.endLine, range.endColumn);
}

it.runIf(process.env.CI !== undefined)("has the real documents at hand in CI", () => {
  expect(present).toBe(true);
});

describe.skipIf(!present)("real documents (skipped without ../shared/corpus)", () => {
  it.each(files)("%s is read and judged the same twice, every place inside it", async (file) => {
    const text = textOf(file);
    const lines = text.replace(/^\u{feff}/u, "").split(/\r\n|\n|\r/);
    const { findings } = await lintMarkdown(text, { path: file, now });
    const exported = await exportDocument({ path: file, text }, { kinds: builtinLibrary });
    const { fields, gates, choices, placeholders, approvals, criteria, tables, moments } = exported;
    const places = [fields, gates, choices, placeholders, approvals, criteria, tables, moments].flat();
    expect([...places, ...findings.map((it) => it.range)].filter((it) => !isInside(it, lines))).toEqual([]);
    expect((await lintMarkdown(text, { path: file, now })).findings).toEqual(findings);
    expect(await exportDocument({ path: file, text }, { kinds: builtinLibrary })).toEqual(exported);
  });

  it("are read as they were labelled by hand", async () => {
    const labels = readLabels(join(root, "labels"));
    const pairs = await Promise.all(
      labels.map(async (label) => {
        const exported = await exportDocument(
          { path: label.file, text: textOf(label.file) },
          { kinds: builtinLibrary },
        );
        return { label, reading: JSON.parse(JSON.stringify(exported)) };
      }),
    );
    const figures = score(pairs).map(({ thing, f1 }) => [thing, f1] as const);
    expect(figures.map(([thing]) => thing)).toEqual(Object.keys(least));
    for (const [thing, f1] of figures) expect(f1, thing).toBeGreaterThanOrEqual(least[thing as keyof typeof least]);
  });
});
