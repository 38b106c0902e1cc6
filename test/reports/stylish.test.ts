import { describe, expect, test } from "vitest";
import type { Finding, Severity } from "../../src/model/finding.ts";
import type { LintResult, ReportContext } from "../../src/model/result.ts";
import { render } from "../../src/reports/stylish.ts";
import { textWidth } from "../../src/reports/width.ts";
import { context as sample } from "./sample.ts";

const text = `---
kind: change-request
status: draft
---

# Change request: [CR number]

## Rollback triggers

| Metric | Threshold | Window |
|--------|-----------|--------|
| Error rate | [X]% | 5 min |

- [ ] Backups of the orders database are taken and were restored in the rehearsal on the staging cluster last week, see run 8812 and its log, and the on-call engineer has confirmed it
\t- [~] Skipped

日本語の見出し: [値]
`;

function find(rule: string, severity: Severity, message: string, at: string, waitsFor: string | null = null): Finding {
  const lines = text.split("\n");
  const line = lines.findIndex((it) => it.includes(at));
  const column = (lines[line] ?? "").indexOf(at) + 1;
  const range = { line: line + 1, column, endLine: line + 1, endColumn: column + at.length };
  return { rule, severity, message, range, phase: null, section: null, related: [], fix: null, waitsFor };
}

const document: LintResult = {
  path: "deployments/2026-12-01-checkout-v2/change-request.md",
  kind: "change-request",
  deployment: "2026-12-01-checkout-v2",
  status: "draft",
  text,
  suppressed: [],
  findings: [
    find("leftover-placeholder", "error", 'Placeholder "[CR number]" is not replaced', "[CR number]"),
    find("missing-section", "error", 'Section "Business justification" is missing', "Rollback triggers"),
    find(
      "missing-section",
      "error",
      'Section "Technical details" is missing; "Rollback triggers" may be it, renamed',
      "Rollback triggers",
    ),
    find(
      "missing-threshold",
      "error",
      'Threshold "[X]%" of "Error rate" is not filled in: give a limit such as "> 1% for 5 min"',
      "[X]%",
    ),
    find(
      "unchecked-gate",
      "warning",
      'Gate "Backups of the orders database are taken and were restored in the rehearsal on the staging cluster last week" is not ticked',
      "[ ]",
    ),
    find("vague-step", "info", "Step \u001b[31mred\u202e says nothing that can be run", "the on-call"),
    find("leftover-placeholder", "error", 'Placeholder "[値]" is not replaced', "[値]"),
    find(
      "unsigned-approval",
      "error",
      'Approval by "Technical lead" is not signed',
      "日本語の見出し",
      "Technical lead",
    ),
  ],
};
const fine: LintResult = { ...document, path: "fine.md", text: "", findings: [] };
const unsigned = { ...document, findings: document.findings.filter(({ waitsFor }) => waitsFor !== null) };
const context: ReportContext = { ...sample, rules: () => [] };

describe("stylish", () => {
  test("at 80 columns without colour", async () => {
    const report = render([document, fine], context);
    await expect(report).toMatchFileSnapshot("stylish.txt");
    for (const line of report.split("\n")) expect(textWidth(line)).toBeLessThanOrEqual(80);
  });

  test.for([50, 60, 100, 200])("at %i columns nothing is wider but words that can't be broken", (width) => {
    for (const line of render([document], { ...context, width })
      .split("\n")
      .slice(1)) {
      expect(textWidth(line) <= width || !line.trim().includes(" ")).toBe(true);
    }
  });

  test("colour changes nothing else", () => {
    const coloured = render([document, fine], { ...context, colour: true });
    expect(coloured).toContain("\u001b[31m");
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the escape sequences are what is looked for
    expect(coloured.replace(/\u001b\[\d+m/g, "")).toBe(render([document, fine], context));
  });

  test.for([
    ["lint", [fine], "Nothing wrong in 1 document\n"],
    ["check", [fine, fine], "Nothing wrong in 2 documents\nReady to merge\n"],
    [
      "check",
      [unsigned],
      "\n1 error in 1 of 1 document · waiting for: Technical lead\nNot yet to be merged: complete, but not signed by Technical lead\n  deploydoc sign deployments/2026-12-01-checkout-v2/change-request.md \\\n    --role 'Technical lead'\n",
    ],
    [
      "check",
      [document, fine],
      "\n6 errors, 1 warning, 1 note in 1 of 2 documents · waiting for: Technical lead\nNot to be merged: 5 errors to mend; to be signed by Technical lead\n",
    ],
  ] as const)("the end of %s", ([command, results, end]) => {
    expect(render(results, { ...context, command }).endsWith(end)).toBe(true);
  });

  test("nothing is ready to merge that was not judged", () => {
    const report = render([fine], { ...context, command: "check", obstacles: ["1 path could not be judged"] });
    expect(report).toBe("Nothing wrong in 1 document\nNot to be merged: 1 path could not be judged\n");
  });

  test("quiet leaves errors, and nothing where there are none", () => {
    const report = render([document], { ...context, quiet: true });
    expect(report).toContain("missing-threshold");
    expect(report).not.toContain("unchecked-gate");
    expect(render([fine], { ...context, quiet: true })).toBe("");
  });
});
