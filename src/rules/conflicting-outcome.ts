import { placeInPlan } from "./deployment/documents.ts";
import { judgeCount, judgeLog, judgeResult, judgeStatus } from "./deployment/judge-outcome.ts";
import { outcomeOf } from "./deployment/outcome.ts";
import { defineRule } from "./rule.ts";

const plan = (outcome: string, status = "closed") =>
  `---\nkind: deployment-plan\nstatus: ${status}\noutcome: ${outcome}\n---\n\n# Plan\n`;
const log = (rows: string) =>
  `---\nkind: deployment-log\n---\n\n# Log\n\n## Execution timeline\n\n| Time | Step | Status | Notes |\n|---|---|---|---|\n| 22:05 UTC | Deploy API servers | ok | |\n${rows}`;
const review = (count: string) =>
  `---\nkind: post-deployment-review\n---\n\n# Review\n\n## Metrics summary\n\n- **Rollbacks**: ${count}\n`;
const checklist = (result: string) =>
  `---\nkind: deployment-checklist\n---\n\n# Checklist\n\n## Outcome\n\n- **Result**: ${result}\n`;
const beside = { "deployment-plan.md": plan("deployed") };

export const rule = defineRule({
  id: "conflicting-outcome",
  group: "The deployment as a whole",
  nature: "contradiction",
  summary: "A document tells another end than the plan",
  meaning: `How a deployment ended stands in the plan's \`outcome\`. Its status, the checklist's result, the log and the review's count of
rollbacks have to tell the same story: an auditor believes none of them when two differ.

**Not reported**: before the deployment is over; a rollback after which the log shows that the release went out again; a
checklist whose result names neither outcome; a log without rows; what a monitoring report or a smoke test says (a release
whose tests passed may be taken back, and \`step-after-failure\` and \`failed-criterion\` judge those that failed).`,
  source: "002 artifact",
  options: {},
  examples: [
    {
      path: "2026-12-01-checkout/deployment-checklist.md",
      beside,
      wrong: checklist("ROLLED_BACK"),
      right: checklist("DEPLOYED"),
      finds: [{ line: 9, message: '"deployed"' }],
    },
    {
      title: "The log",
      path: "2026-12-01-checkout/deployment-log.md",
      beside,
      wrong: log("| 22:20 UTC | Roll back to v2.2.9 | ok | |\n"),
      right: log(
        "| 22:20 UTC | Roll back to v2.2.9 | ok | |\n| 22:50 UTC | Deploy API servers | ok | limit raised |\n",
      ),
      finds: [{ line: 12 }],
    },
    {
      title: "A count of rollbacks",
      path: "2026-12-01-checkout/post-deployment-review.md",
      beside: { "deployment-plan.md": plan("rolled-back"), "deployment-log.md": log("") },
      wrong: review("0"),
      right: review("1 (see INC-4711)"),
      finds: [{ line: 9, message: "Rollbacks" }],
    },
    {
      title: "The plan's own status",
      path: "2026-12-01-checkout/deployment-plan.md",
      beside: {},
      wrong: plan("rolled-back", "deployed"),
      right: plan("rolled-back", "rolled-back"),
      finds: [{ line: 4, message: "status" }],
    },
  ],
  *check(subject) {
    const { deployment } = subject;
    const outcome = deployment && outcomeOf(deployment);
    if (!outcome) return;
    if (deployment.plan.document.path === subject.document.path) {
      const related = [placeInPlan(deployment, "status", "Status of the plan")];
      for (const fault of judgeStatus(deployment, outcome)) yield { ...fault, related };
      return;
    }
    const fact = deployment.facts.outcome === undefined ? "status" : "outcome";
    const related = [placeInPlan(deployment, fact, "Outcome of the plan")];
    for (const judge of [judgeResult, judgeLog, judgeCount]) {
      for (const fault of judge(subject, outcome)) yield { ...fault, related };
    }
  },
});
