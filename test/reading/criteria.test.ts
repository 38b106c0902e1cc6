import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Criterion } from "../../src/model/document.ts";
import { readCriteria } from "../../src/reading/criteria/read.ts";
import { readOutline } from "../../src/reading/outline.ts";
import { parse } from "../../src/reading/parse.ts";

const folder = new URL("../../fixtures/reading/criteria/", import.meta.url);

function readText(markdown: string): ReturnType<typeof readCriteria> {
  const source = parse(markdown);
  return readCriteria({ source, outline: readOutline(source), hints: null }, []);
}

/** What a fixture says of a criterion, on one line: a person checks these by eye. */
function line(it: Criterion): string {
  const amount =
    it.limit === null
      ? ""
      : ` ${it.limit.value}${it.high === null ? "" : `..${it.high.value}`} ${it.limit.unit ?? ""}`.trimEnd();
  const parts = [
    `${it.range.line}:${it.range.column} ${it.class} ${it.use}`,
    it.metric,
    `${it.comparator ?? ""}${amount}`.trim(),
    it.window === null ? "" : `window ${it.window}`,
    it.measured === null ? "" : `measured ${it.measured.text} ${it.verdict}`,
    it.claim === null ? "" : `claims ${it.claim}`,
  ];
  return parts.filter((part) => part !== "").join(" | ");
}

describe("criteria of whole documents", () => {
  const names = readdirSync(folder).filter((name) => name.endsWith(".md"));
  test.each(names)("%s", async (name) => {
    const { criteria, comparisons } = readText(readFileSync(new URL(name, folder), "utf8"));
    const found = {
      criteria: criteria.map(line),
      comparisons: comparisons.map(
        (it) => `${it.range.line} ${it.metric}: ${it.before.text} -> ${it.after.text} (${it.delta.text})`,
      ),
    };
    const expected = new URL(name.replace(/\.md$/, ".json"), folder).pathname;
    await expect(`${JSON.stringify(found, null, 2)}\n`).toMatchFileSnapshot(expected);
  });
});

/** Class, comparator, value and window of each criterion of a text. */
const short = (markdown: string): readonly string[] =>
  readText(markdown).criteria.map((it) =>
    [it.class, it.comparator ?? "-", it.limit?.value ?? "-", it.window ?? ""].join(" ").trim(),
  );

describe("forms of a limit in an item of triggers", () => {
  test.each<[string, string]>([
    ["Error rate > 5%", "numeric > 5"],
    ["Error rate >= 5 %", "numeric ≥ 5"],
    ["Error rate =< 5 %", "numeric ≤ 5"],
    ["Error rate above 5% for more than 10 minutes", "numeric > 5 10 minutes"],
    ["p99 latency exceeds 2 s over 5 min", "numeric > 2 5 min"],
    ["Error rate > 2% (5m)", "numeric > 2 5m"],
    ["Availability falls below 99.5 %", "numeric < 99.5"],
    ["No more than 3 restarts", "numeric ≤ 3"],
    ["CPU is not below 90 %", "numeric ≥ 90"],
    ["Latency greater than 1,500 ms", "numeric > 1500"],
    ["Latency 5-10 s", "numeric range 5"],
    ["Latency between 5 and 10 s", "numeric range 5"],
    ["Health check fails for 5 minutes", "numeric ≥ 5"],
    ["3 consecutive failed health checks", "numeric ≥ 3"],
    ["p95 > 2x baseline", "relative > 2"],
    ["p95 > 800 ms", "numeric > 800"],
    ["Orders drop by 10 %", "relative ≥ 10"],
    ["Orders 10% below baseline", "relative ≥ 10"],
    ["Traffic 20% below normal", "relative ≥ 20"],
    ["Error rate 2% above baseline for 5 minutes", "relative ≥ 2 5 minutes"],
    ["Latency 50% higher than the previous release", "relative ≥ 50"],
    ["Error rate at most 1% above baseline", "relative ≤ 1"],
    ["p95 > 2x normal", "relative > 2"],
    ["Errors > 150% of normal", "relative > 150"],
    ["Error rate > 5% in normal operation", "numeric > 5"],
    ["Something odd in the logs", "vague - -"],
    ["Any data loss", "absolute - -"],
    ["Secrets are exposed", "absolute - -"],
    ["Latency significantly elevated", "vague - -"],
    ["Error rate above [X]%", "vague > -"],
    ["Orders drop by [X]%", "vague ≥ -"],
  ])("%s", (text, expected) => {
    expect(short(`## Rollback triggers\n\n- ${text}\n`)).toEqual([expected]);
  });
});

describe("text that is no criterion", () => {
  test.each([
    "The error rate rose above 5% at 10:42.",
    "The rollback took less than 5 minutes.",
    "- Post-mortem within 48 hours",
    "- Wait at least 30 minutes",
    "- Monitor for at least 24 hours",
    "- Requires Node >= 20 and kernel > 6.4",
    "- Old SDK (< 1.257.1) had no such function",
    "- Deploy to 10% of users",
    "- Memory limit memory=512Mi",
    "- Build v1.2.3 on 2026-11-20 at 10:42",
    "- Request -> response > log",
    "- [ ] Database backup taken",
    "- No action required",
    "- No-op",
    "**Target:** 10% of users",
    "**Target date:** 2026-12-01",
    "**Expected downtime:** 10 minutes",
    "## Success criteria\n\n- Team notified",
    "## Success criteria\n\n- Team notified as agreed",
    "## Success criteria\n\n| Test | Expected result |\n|---|---|\n| Log in | User sees the start page |",
    "| Step | Target |\n|---|---|\n| Canary | N/A |",
    "```\nerror rate > 5%\n```",
    "<!-- error rate must be < 5% -->",
    "## Error rate > 5%",
    "~~Error rate < 5%~~",
  ])("%s", (text) => {
    expect(short(`${text}\n`)).toEqual([]);
  });
});

describe("items wherever they stand", () => {
  test.each<[string, string]>([
    ["`/healthz` returns 200 within 2 s on all pods", "numeric ≤ 2"],
    ["API returns within 2 s", "numeric ≤ 2"],
    ["CPU at or below 70 %", "numeric ≤ 70"],
    ["Availability at or above 99.9 %", "numeric ≥ 99.9"],
    ["No increase in 4xx rate compared to last week", "relative - -"],
    ["CSAT ≥ 4.5/5", "numeric ≥ 4.5"],
    ["No data loss", "absolute - -"],
  ])("%s", (text, expected) => {
    for (const heading of ["Success criteria", "Health checks"])
      expect(short(`## ${heading}\n\n- ${text}\n`)).toEqual([expected]);
  });
});

test.each([
  ["We roll back if the error rate exceeds 2% for 5 minutes.", ["error rate"]],
  ["Abort on data loss or if more than 1 % of payments fail.", ["payments fail"]],
  ["Proceed only when p95 is below 300 ms and CPU does not exceed 70 %.", ["p95", "CPU"]],
  ["- [x] p95 latency within 10% of baseline (actual: 4%)", ["p95 latency"]],
  ["## Success criteria\n\n- 99% of jobs complete in under 5 minutes", ["jobs complete", "jobs complete"]],
])("names what is limited: %s", (text, metrics) => {
  expect(readText(`${text}\n`).criteria.map((it) => it.metric)).toEqual(metrics);
});

test("what is asked for whether it is met names itself", () => {
  const found = readText("## Success criteria\n\n| Criteria | Met |\n|---|---|\n| Error rate < 1 % | yes |\n");
  expect(found.criteria.map((it) => it.metric)).toEqual(["Error rate"]);
});

describe("limits in cells", () => {
  test.each<[string, string]>([
    ["Latency | too high for 5 minutes", "vague - -"],
    ["Traffic | normal for 3 minutes", "vague - -"],
    ["Error rate | as agreed", "vague - -"],
    ["Error rate | to be discussed", "vague - -"],
    ["Error rate | > 5%, as agreed", "numeric > 5"],
    ["Error rate | > 5% for 5 minutes", "numeric > 5 5 minutes"],
    ["Health check | failing for 5 minutes", "numeric ≥ 5"],
  ])("%s", (row, expected) => {
    expect(short(`## Rollback triggers\n\n| Metric | Rollback if |\n|---|---|\n| ${row} |\n`)).toEqual([expected]);
  });
});

/** Verdict and claim of the one row of a table. */
function judge(header: string, row: string, heading = ""): string {
  const cells = header.split("|").length;
  const table = `| ${header} |\n|${"---|".repeat(cells)}\n| ${row} |\n`;
  return readText(`${heading}\n\n${table}`)
    .criteria.map((it) => `${it.verdict} ${it.claim ?? "-"}`)
    .join("; ");
}

describe("verdicts", () => {
  test.each<[string, string, string]>([
    ["Metric | Target | Actual | Status", "p95 | < 500 ms | 0.32 s | ✓", "pass pass"],
    ["Metric | Target | Actual | Status", "p95 | < 500 ms | 0.62 s | ✅", "fail pass"],
    ["# | Criterion | Threshold | Actual | Go?", "1 | p95 | < 500 ms | 0.62 s | ✅", "fail pass"],
    ["Metric | Target | Actual | Met target?", "p95 | < 500 ms | 0.62 s | Y", "fail pass"],
    ["Metric | Target | Actual | Go / No-Go", "p95 | < 500 ms | 0.62 s | GO", "fail pass"],
    ["Metric | Target | Actual", "CSAT | ≥ 4.5/5 | 4.3/5", "fail -"],
    ["Metric | Target | Actual", "CSAT | ≥ 4.5/5 | 8.9/10", "unknown -"],
    ["SLI | SLO | Measured | ", "p95 | 500 ms | 0.7 s | 🟢", "fail pass"],
    ["Criteria | Met", "p95 < 300 ms | no", "unknown fail"],
    ["Metric | Max | Actual | Status", "Open bugs | 0 | 1 (accepted) | ⚠️", "fail unknown"],
    ["Metric | Target | Actual | Status", "p95 | < 500 ms | 3% | Pass", "unknown pass"],
    ["Metric | Target | Actual | Status", "p95 | < 500 ms | | Fail", "unknown fail"],
    ["Metric | Target | Result", "p95 | < 500 ms | 320 ms ✔", "pass pass"],
    ["Metric | Target | Result", "p95 | < 500 ms | ❌", "unknown fail"],
    ["Metric | Target (ms) | Actual (ms)", "p95 | 500 | 501", "fail -"],
    ["Metric | Min | Actual", "Healthy replicas | 3 | 2", "fail -"],
    ["Metric | Max | Actual", "Restarts | 3 | 2", "pass -"],
    ["Metric | Limit | Actual", "Heap | 2 GiB | 2100 MB", "pass -"],
    ["Metric | Expected | Actual", "CPU | 40-60 % | 65 %", "fail -"],
    ["Check | Expected | Result", "Smoke tests | all pass | 28/28", "pass -"],
    ["Check | Expected | Result", "Smoke tests | all pass | 27/28", "fail -"],
    ["Check | Expected | Result", "Gate | PASS | FAIL", "unknown fail"],
    ["Check | Criteria | Result", "Criticals | none | 2", "fail -"],
    ["Check | Criteria | Result", "Criticals | No critical errors | 0", "pass -"],
    ["Metric | Baseline | Limit | Actual", "p99 | 300 ms | within 10% of baseline | 320 ms", "pass -"],
    ["Metric | Baseline | Limit | Actual", "p99 | 300 ms | within 10% of baseline | 340 ms", "fail -"],
    ["Metric | Baseline | Limit | Actual", "Errors | 10 | no increase | 11", "fail -"],
    ["Metric | Limit | Actual", "p99 | within 10% of baseline | 340 ms", "unknown -"],
    ["Metric | Trigger | Actual", "Error rate | > 5% | 7% | ", "fail -"],
    ["Metric | Trigger | Actual", "p50 latency | > 200% baseline | 250 ms", "unknown -"],
    ["Metric | Baseline | Trigger | Actual", "p50 latency | 100 ms | > 200% baseline | 250 ms", "fail -"],
    ["Metric | Baseline | Trigger | Actual", "p50 latency | 100 ms | > 2x baseline | 150 ms", "pass -"],
    ["Metric | Threshold | Actual", "Error rate | > 5% | 1%", "pass -"],
    ["Metric | Threshold | Actual", "Availability | < 99% | 99.9%", "pass -"],
    ["Metric | Threshold | Actual", "Frobs | > 5 | 7", "unknown -"],
    ["Metric | Threshold | Actual", "Error rate | acceptable | 0.1%", "unknown -"],
  ])("%s: %s", (header, row, expected) => {
    expect(judge(header, row)).toBe(expected);
  });
});

describe("any text", () => {
  const words = fc.constantFrom(
    "error rate",
    "latency",
    ">",
    "< ",
    "5%",
    "300 ms",
    "for",
    "10 minutes",
    "no",
    "all",
    "tests pass",
    "\n",
    "\n\n- ",
    "- [ ] ",
    "## Rollback triggers\n",
    "## Success criteria\n",
    "**Target:** ",
    "| a | Threshold |\n|---|---|\n| ",
    " | ",
    "baseline",
    "±",
    "[X]",
    "1,234.5",
    "1.234,5",
    "v1.2.3",
    "🙂",
    "—",
    "`",
    "**",
    ":",
    "\u00a0",
    "5–10",
    "2x",
  );
  const texts = fc.oneof(
    fc.string({ unit: "grapheme" }),
    fc.array(words, { maxLength: 40 }).map((them) => them.join(" ")),
  );

  test("never throws, reads the same twice, and points into the text", () => {
    fc.assert(
      fc.property(texts, (text) => {
        const found = readText(text);
        expect(readText(text)).toEqual(found);
        const lines = text.replace(/^\ufeff/, "").split(/\r\n|\n|\r/);
        for (const { range } of [...found.criteria, ...found.comparisons]) {
          expect(range.line).toBeGreaterThanOrEqual(1);
          expect(range.endLine).toBeLessThanOrEqual(lines.length);
          expect(range.column).toBeLessThanOrEqual((lines[range.line - 1]?.length ?? 0) + 1);
          expect(range.endColumn).toBeLessThanOrEqual((lines[range.endLine - 1]?.length ?? 0) + 1);
        }
      }),
      { numRuns: 300 },
    );
  });
});
