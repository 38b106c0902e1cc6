import type { Finding, Severity } from "../../src/model/finding.ts";
import type { LintResult, ReportContext } from "../../src/model/result.ts";
import { renderHtml } from "../../src/reading/html/render.ts";

/** What a finding of a sample is, apart from its place. */
interface Wanted extends Partial<Omit<Finding, "range">> {
  /** The text it stands at: its first occurrence in the document. */
  readonly at: string;
}

/** A finding at a part of a text; an error of no section, unless said otherwise. */
export function findIn(text: string, { at, ...rest }: Wanted): Finding {
  const before = text.slice(0, text.indexOf(at)).split("\n");
  const inside = at.split("\n");
  const line = before.length;
  const column = (before.at(-1) ?? "").length + 1;
  const endColumn = (inside.length === 1 ? column : 1) + (inside.at(-1) ?? "").length;
  return {
    rule: "leftover-placeholder",
    severity: "error",
    phase: null,
    message: `Placeholder "${at}" is not replaced`,
    range: { line, column, endLine: line + inside.length - 1, endColumn },
    section: null,
    related: [],
    fix: null,
    waitsFor: null,
    ...rest,
  };
}

const rollback = `---
kind: rollback-plan
---

# Rollback plan

## Triggers

| Metric | Threshold | Window |
| --- | --- | --- |
| Error rate | [X]% | 5 min |

<!-- deploydoc-disable-next-line vague-step -- the tool asks for each host -->
1. Restart the hosts & wait
2. 見出し [値]
`;

const request = `# Change request: [CR number]

## Approvals

| Role | Name |
| --- | --- |
| Technical lead | |

Text over
two lines
`;

const folder = "deployments/2026-12-01-checkout-v2";

const triggers: Finding = findIn(rollback, {
  at: "[X]%",
  rule: "missing-threshold",
  message: 'Threshold "[X]%" of "Error rate" is not filled in: give a limit such as "> 1% for 5 min"',
  section: "triggers",
  phase: "plan",
  related: [
    {
      path: `${folder}/deployment-plan.md`,
      range: { line: 12, column: 3, endLine: 12, endColumn: 9 },
      message: "The metric stands here, too",
    },
  ],
});

/** Documents as a run finds them: with findings of every severity, a suppressed one, one without any, one on its own. */
export const sample: readonly LintResult[] = [
  {
    path: `${folder}/change request, final.md`,
    kind: "change-request",
    deployment: "2026-12-01-checkout-v2",
    status: "approved",
    text: request,
    findings: [
      findIn(request, {
        at: "## Approvals",
        rule: "missing-section",
        message: 'Section "Risk" is missing: add it',
        severity: "warning",
      }),
      findIn(request, { at: "[CR number]" }),
      findIn(request, {
        at: "Technical lead",
        rule: "unsigned-approval",
        message: 'Approval by "Technical lead" is not signed',
        section: "approvals",
        waitsFor: "Technical lead",
      }),
      findIn(request, {
        at: "Text over\ntwo lines",
        rule: "vague-step",
        message: "Says nothing; 100% of it",
        severity: "info",
      }),
    ],
    suppressed: [],
  },
  {
    path: `${folder}/rollback-plan.md`,
    kind: "rollback-plan",
    deployment: "2026-12-01-checkout-v2",
    status: "approved",
    text: rollback,
    findings: [triggers, findIn(rollback, { at: "[値]", section: "triggers" })],
    suppressed: [
      {
        finding: findIn(rollback, {
          at: "Restart the hosts & wait",
          rule: "vague-step",
          severity: "warning",
          message: 'Step "Restart the hosts & wait" says nothing that can be run',
          section: "triggers",
        }),
        justification: "the tool asks for each host",
      },
    ],
  },
  {
    path: `${folder}/rollout-plan.md`,
    kind: "rollout-plan",
    deployment: "2026-12-01-checkout-v2",
    status: "approved",
    text: "# Rollout\n",
    findings: [],
    suppressed: [],
  },
  {
    path: "notes/ünlisted.md",
    kind: null,
    deployment: null,
    status: null,
    text: "- [ ] Backups are taken\n",
    findings: [
      findIn("- [ ] Backups are taken\n", {
        at: "[ ]",
        rule: "unchecked-gate",
        message: 'Gate "Backups are taken" is not ticked: tick it once it holds',
        severity: "warning",
      }),
    ],
    suppressed: [],
  },
];

const severities: Readonly<Record<string, Severity | null>> = {
  "leftover-placeholder": "error",
  "missing-section": "error",
  "missing-threshold": "error",
  "unchecked-gate": "error",
  "unsigned-approval": "error",
  "vague-step": "warning",
  "window-too-short": null,
};

/** A run of `lint` at 80 columns, with a few rules. */
export const context: ReportContext = {
  now: new Date("2026-11-20T12:00:00Z"),
  shard: null,
  renderMarkdown: renderHtml,
  width: 80,
  colour: false,
  command: "lint",
  quiet: false,
  obstacles: [],
  notes: [],
  version: "1.2.3",
  rules: () =>
    Object.entries(severities).map(([id, severity]) => ({
      id,
      summary: `What "${id}" reports`,
      meaning: `A **fault** of \`${id}\`, told\nin two lines.\n\n**Not reported**:\n\n- anything else`,
      severity,
      url: id === "vague-step" ? "https://rules.example/vague-step" : null,
    })),
};

/** The same for `check`, with what stood in its way. */
export const gate: ReportContext = {
  ...context,
  command: "check",
  obstacles: ["1 path could not be judged"],
  notes: ["3 documents changed since main"],
};
