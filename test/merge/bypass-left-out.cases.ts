import type { Bypass, Group } from "./bypass.cases.ts";
import { deployment, type Edit, signedAnew } from "./stage.ts";

const approved = { main: "approved" } as const;
const deployed = { main: "deployed" } as const;

const checks = "pre-deployment-checklist.md";
const rollback = "rollback-plan.md";
const plan = "deployment-plan.md";

/** A change for which everybody signs anew, so that nothing but the change is in the way. */
function becomes(finds: readonly string[], ...edits: readonly Edit[]): Bypass {
  return { steps: [{ edits: [...signedAnew, ...edits] }], finds };
}

const status = (from: string, to: string): Edit => [plan, `status: ${from}`, to === "" ? "" : `status: ${to}`];

/** What an approved deployment loses, and what it claims to be. */
export const leftOut: readonly Group[] = [
  {
    about: "something left out",
    start: approved,
    honest: { steps: [{ edits: [[rollback, "> 0.5% for 3 minutes", "> 0.4% for 3 minutes"], ...signedAnew] }] },
    bypasses: {
      "the checklist": becomes([`removed-gate ${checks}`], [checks, /- \[x\] Exit criteria[\s\S]*?window\n/, ""]),
      "sections with gates, triggers and approvals": becomes(
        [`missing-section ${checks}`, `missing-section ${rollback}`],
        [checks, /## Prerequisites[\s\S]*?(?=## Automated)/, ""],
        [rollback, /## Rollback triggers[\s\S]*?(?=## Rollback procedure)/, ""],
        [checks, /## Approvals[\s\S]*?(?=## Backups)/, ""],
      ),
      "the document": {
        steps: [{ files: { [`${deployment}/${rollback}`]: null }, edits: signedAnew }],
        finds: [`missing-document ${rollback}`],
      },
      "all but its heading": {
        steps: [{ files: { [`${deployment}/${rollback}`]: "# Rollback plan: v7.0.0\n" }, edits: signedAnew }],
        finds: [`missing-section ${rollback}`],
      },
      "the whole deployment": {
        steps: [{ files: { [deployment]: null } }],
        finds: [`missing-document ${plan}`, `missing-document ${checks}`],
      },
      "the plan": {
        steps: [{ files: { [`${deployment}/${plan}`]: null }, edits: signedAnew }],
        finds: [`missing-document ${plan}`],
      },
      "the plan, which gets another name": {
        steps: [
          {
            act: ({ rename }) => rename(`${deployment}/${plan}`, `${deployment}/plan.md`),
            edits: [checks, rollback, "deployment-checklist.md", "change-request.md"].map(
              (it): Edit => [it, "template: 1", "template: 1\nstatus: cancelled"],
            ),
          },
        ],
        finds: [`missing-document ${plan}`],
      },
      "the row of a role": {
        ...becomes([`missing-approver ${checks}`], [checks, /- \[x\] Security sign-off.*\n/, ""]),
        code: 3,
      },
    },
  },
  {
    about: "kind and version",
    start: approved,
    honest: { steps: [{ edits: signedAnew }] },
    bypasses: {
      "another kind": becomes(
        [`changed-kind ${rollback}`, `missing-document ${plan}`],
        [rollback, "kind: rollback-plan", "kind: operations-handoff"],
      ),
      "a kind of nobody's": becomes(
        [`changed-kind ${rollback}`, `unknown-kind ${rollback}`],
        [rollback, "kind: rollback-plan", "kind: notes"],
      ),
      "no kind, under another name": {
        steps: [
          {
            act: ({ rename }) => rename(`${deployment}/${rollback}`, `${deployment}/taking-back.md`),
            edits: [["taking-back.md", "kind: rollback-plan\n", ""], ...signedAnew],
          },
        ],
        finds: [`missing-document ${plan}`],
      },
      "an older template": {
        start: { ...approved, edits: [[checks, "template: 1", "template: 2"]] },
        ...becomes([`changed-kind ${checks}`], [checks, "template: 2", "template: 1"]),
      },
      "a template that does not exist": becomes(
        [`outdated-template ${checks}`],
        [checks, "template: 1", "template: 0"],
      ),
    },
  },
  {
    about: "the status",
    start: approved,
    honest: { steps: [{ edits: [status("approved", "cancelled")] }] },
    bypasses: {
      "a draft again": { steps: [{ edits: [status("approved", "draft")] }], finds: [`unmergeable-draft ${plan}`] },
      none: { steps: [{ edits: [status("approved", "")] }], finds: [`illegal-transition ${plan}`] },
      "one of nobody's": {
        steps: [{ edits: [status("approved", "Approved-ish")] }],
        finds: [`illegal-transition ${plan}`],
      },
      "cancelled when it was deployed": {
        start: deployed,
        steps: [{ edits: [status("deployed", "cancelled")] }],
        finds: [`illegal-transition ${plan}`],
      },
      "approved again when it was deployed": {
        start: deployed,
        steps: [{ edits: [status("deployed", "approved")] }],
        finds: [`illegal-transition ${plan}`],
      },
      "cancelled when it was closed": {
        start: { main: "closed" },
        steps: [{ edits: [status("closed", "cancelled")] }],
        finds: [`illegal-transition ${plan}`],
      },
      "said twice": {
        steps: [{ edits: [[plan, "status: approved", "status: approved\nstatus: cancelled"]] }],
        finds: [`invalid-front-matter ${plan}`],
      },
      "a second front matter in front": {
        steps: [{ edits: [[plan, /^/, "---\nkind: deployment-plan\ntemplate: 1\nstatus: cancelled\n---\n\n"]] }],
        start: deployed,
        finds: [`illegal-transition ${plan}`],
      },
      "its own in another document": becomes(
        [`unchecked-gate ${checks}`],
        [checks, "template: 1", "template: 1\nstatus: cancelled"],
        [checks, "- [x] No Critical", "- [ ] No Critical"],
      ),
      "a second plan that is cancelled": {
        steps: [
          {
            files: {
              [`${deployment}/deployment-plan.markdown`]:
                "---\nkind: deployment-plan\nstatus: cancelled\n---\n\n# Plan\n",
            },
            edits: [[checks, "- [x] No Critical", "- [ ] No Critical"]],
          },
        ],
        code: 2,
        says: "deployment-plan.markdown",
      },
      "a plan in the folder above that is cancelled": {
        steps: [
          {
            files: {
              "deployments/deployment-plan.md": "---\nkind: deployment-plan\nstatus: cancelled\n---\n\n# Plan\n",
            },
            edits: [[checks, "- [x] No Critical", "- [ ] No Critical"]],
          },
        ],
        finds: [`unchecked-gate ${checks}`],
      },
      "a hotfix, for its hours of grace": {
        steps: [
          {
            edits: [
              [plan, "  - database-migration", "  - database-migration\n  - hotfix"],
              [checks, "- [x] No Critical", "- [ ] No Critical"],
            ],
          },
        ],
        finds: [`changed-kind ${plan}`],
      },
    },
  },
  {
    about: "the risk",
    start: approved,
    honest: { steps: [{ edits: [[rollback, "> 0.5%", "> 0.4%"], ...signedAnew] }] },
    bypasses: {
      "lowered, with fewer approvals": {
        steps: [
          {
            files: { [`${deployment}/change-request.md`]: null },
            edits: [
              [plan, "risk: high", "risk: low"],
              [plan, "**Risk level**: high", "**Risk level**: low"],
              [checks, "**Risk level**: high", "**Risk level**: low"],
              [checks, /- \[x\] (?:Security|Operations) sign-off.*\n/g, ""],
              [checks, "Petra Lang, 2026-11-12", "Petra Lang, 2026-11-14"],
            ],
          },
        ],
        finds: ["missing-document change-request.md"],
      },
      "lowered, with the change request kept": {
        steps: [
          {
            edits: [
              [plan, "risk: high", "risk: low"],
              [plan, "**Risk level**: high", "**Risk level**: low"],
              ["change-request.md", "**Risk level**: high", "**Risk level**: low"],
              ["change-request.md", "Approved | 2026-11-12", "Approved | 2026-11-14"],
              [checks, "**Risk level**: high", "**Risk level**: low"],
              [checks, /- \[x\] (?:Security|Operations) sign-off.*\n/g, ""],
              [checks, "Petra Lang, 2026-11-12", "Petra Lang, 2026-11-14"],
            ],
          },
        ],
        finds: [`changed-kind ${plan}`],
      },
      "lowered in one document only": becomes(
        [`fact-mismatch ${checks}`],
        [checks, "template: 1", "template: 1\nrisk: low"],
        [checks, /- \[x\] Security sign-off.*\n/g, ""],
      ),
    },
  },
];
