import { expect, test } from "vitest";
import type { LintResult } from "../../src/model/result.ts";
import { render as renderGithub } from "../../src/reports/github.ts";
import { render as renderMarkdown } from "../../src/reports/markdown.ts";
import { context, sample } from "./sample.ts";

/** The sample's deployment again and again, under other names. */
function repeat(number: number): readonly LintResult[] {
  return Array.from({ length: number }, (_, at) =>
    sample
      .filter(({ deployment }) => deployment !== null)
      .map((result) => ({
        ...result,
        deployment: `${result.deployment}-${at}`,
        path: result.path.replace("checkout-v2", `checkout-v2-${at}`),
      })),
  ).flat();
}

test("GitHub is told the sum first, and the worst before what it will not show", () => {
  const lines = renderGithub(repeat(20), context).trimEnd().split("\n");
  expect(lines[0]).toMatch(/^::error title=deploydoc::80 errors, 20 warnings, 20 notes in 40 of 60 documents/);
  expect(lines[0]).toContain("%0Aand 32 more documents");
  const kinds = lines.slice(1).map((line) => (line.includes("unsigned") ? "unsigned" : (line.split(" ")[0] ?? "")));
  const order = ["::error", "unsigned", "::warning", "::notice"];
  expect([...new Set(kinds)]).toEqual(order);
  expect(kinds).toEqual(kinds.toSorted((a, b) => order.indexOf(a) - order.indexOf(b)));
});

test("a comment is never longer than a code host takes, and says what it leaves out", () => {
  const text = renderMarkdown(repeat(60), context);
  expect(text.length).toBeLessThanOrEqual(60_000);
  expect(text).toContain("### 2026-12-01-checkout-v2-59 (approved)");
  expect(text).toMatch(/Left out, for want of room: findings of \d+ documents\./);
  const more = renderMarkdown(repeat(500), context);
  expect(more.length).toBeLessThanOrEqual(60_000);
  expect(more).toMatch(/Left out, for want of room: tables of \d+ deployments, findings of \d+ documents\./);
});

test("a document with hundreds of findings lists the first hundred", () => {
  const [first] = sample;
  const [finding] = first?.findings ?? [];
  if (!first || !finding) throw new Error("The sample has no finding");
  const text = renderMarkdown([{ ...first, findings: Array.from({ length: 250 }, () => finding) }], context);
  expect(text.match(/^\| 3 \|/gm)).toHaveLength(100);
  expect(text).toContain("And 150 more.");
});
