import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Approval } from "../../src/model/document.ts";
import type { Range } from "../../src/model/position.ts";
import { parse } from "../../src/reading/parse.ts";
import { read } from "../../src/reading/read.ts";
import { cases } from "./approvals.cases.ts";

function approvalsOf(markdown: string, known = false): readonly Approval[] {
  return read(parse(markdown), { path: "plan.md", kind: null, hints: known ? { guidance: [] } : null }).approvals;
}

function row({ range, role, name, status, date, decision, signed, gate }: Approval): string {
  const cells = [range.line, role, name, status, date, decision ?? "", signed ? "signed" : "unsigned"];
  return [...cells, ...(gate ? ["gate"] : [])].join(" | ");
}

describe("places to sign", () => {
  test.each(cases)("$markdown", ({ markdown, known, approvals }) => {
    expect(approvalsOf(markdown, known).map(row)).toEqual(approvals);
  });
});

describe("where the name and the date stand", () => {
  const text = (markdown: string, { line, column, endColumn }: Range): string =>
    (markdown.split("\n")[line - 1]?.slice(column - 1, endColumn - 1) ?? "").replaceAll("|", "").trim();

  test.each<readonly [markdown: string, name: string, date: string]>([
    [
      "## Approvals\n\n| Role | Name | Status | Date |\n|---|---|---|---|\n| QA | Kim Li | Approved | 2026-11-20 |",
      "Kim Li",
      "2026-11-20",
    ],
    ["## Approvals\n\n| Role | Name | Status | Date |\n|---|---|---|---|\n| QA | | | |", "", ""],
    ["**Approver:** @dee\n**Approved:** 2026-11-20", "@dee", "2026-11-20"],
    ["- [ ] Technical lead approval", "Technical lead approval", "Technical lead approval"],
    ["## Sign-off\n\nVP: ____ Date: ____", "____", "____"],
  ])("%j", (markdown, name, date) => {
    const [approval] = approvalsOf(markdown);
    expect(approval && text(markdown, approval.nameRange)).toBe(name);
    expect(approval && text(markdown, approval.dateRange)).toBe(date);
  });
});

/** Text with much of what the reader looks for. */
const noisy = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        "## Approvals\n\n",
        "| Role | Name | Signature | Date |\n|---|---|---|---|\n| ",
        " | ",
        " |\n",
        "\n",
        "\n\n",
      ),
      fc.constantFrom(
        "- [ ] ",
        "- [x] ",
        "- ",
        "Approved by: ",
        "Date: ",
        "Name: ",
        "Tech lead",
        "Dee Park",
        "@dee",
        "____",
      ),
      fc.constantFrom(
        "approved",
        "rejected",
        "✅",
        "~~",
        "**",
        ": ",
        " — ",
        "(",
        ")",
        "2026-11-20",
        "[Name]",
        "<",
        ">",
      ),
      fc.string({ maxLength: 4 }),
    ),
    { maxLength: 40 },
  )
  .map((parts) => parts.join(""));

describe("on any text", () => {
  test("positions lie inside it, nobody unnamed has signed, and reading twice gives the same", () => {
    fc.assert(
      fc.property(noisy, fc.boolean(), (markdown, known) => {
        const found = approvalsOf(markdown, known);
        const lines = markdown.replace(/^\u{feff}/u, "").split(/\r\n|\n|\r/);
        for (const { range, nameRange, dateRange, name, date, signed, decision } of found) {
          for (const it of [range, nameRange, dateRange]) {
            expect(it.line).toBeGreaterThanOrEqual(1);
            expect(it.endLine).toBeLessThanOrEqual(lines.length);
            expect(it.endColumn - 1).toBeLessThanOrEqual(lines[it.endLine - 1]?.length ?? 0);
          }
          if (signed) expect(name !== "" && decision === "approved" && (!known || date !== "")).toBe(true);
        }
        expect(approvalsOf(markdown, known)).toEqual(found);
      }),
      { numRuns: 300 },
    );
  });
});
