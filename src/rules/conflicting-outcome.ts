import type { Subject } from "../model/subject.ts";
import { headingOf, placeInPlan } from "./deployment/documents.ts";
import { defineRule } from "./rule.ts";
import { isRollback } from "./steps/step-nature.ts";
import { loggedSteps } from "./steps/steps.ts";
import { quote } from "./wording/quote.ts";

const plan = (status: string, outcome: string) =>
  `---\nkind: deployment-plan\nstatus: ${status}\noutcome: ${outcome}\n---\n\n# Plan\n`;
const checklist = (result: string) =>
  `---\nkind: deployment-checklist\n---\n\n# Checklist\n\n## Outcome\n\n- **Result**: ${result}\n`;
const log = (step: string) =>
  `---\nkind: deployment-log\n---\n\n# Log\n\n## Execution timeline\n\n| Time | Step | Status | Notes |\n|---|---|---|---|\n| 22:30 UTC | ${step} | ok | |\n`;
const review = (count: string) =>
  `---\nkind: post-deployment-review\n---\n\n# Review\n\n## Metrics summary\n\n- **Rollbacks**: ${count}\n`;

export const rule = defineRule({
  id: "conflicting-outcome",
  group: "The deployment as a whole",
  nature: "contradiction",
  summary: "The documents disagree on how the deployment ended",
  meaning: `The plan says whether the release was \`deployed\` or \`rolled-back\`. Its status, the result in the checklist, the rollback in the log and
the count of rollbacks in the review must say the same. From \`deployed\` on, the plan must say it.

**Not reported**: a rollback in the log that something was deployed after; what says nothing of the outcome.`,
  source: "002 artifacts; 004 §4.2",
  options: {},
  examples: [
    {
      path: "2026-12-01-checkout/deployment-plan.md",
      beside: {},
      wrong: plan("deployed", "rolled-back"),
      right: plan("deployed", "deployed"),
      finds: [{ line: 4, message: '"rolled-back"' }],
    },
    {
      title: "The checklist",
      path: "2026-12-01-checkout/deployment-checklist.md",
      beside: { "deployment-plan.md": plan("closed", "deployed") },
      wrong: checklist("ROLLED_BACK"),
      right: checklist("DEPLOYED"),
      finds: [{ line: 9, message: '"ROLLED_BACK"' }],
    },
    {
      title: "The log",
      path: "2026-12-01-checkout/deployment-log.md",
      beside: { "deployment-plan.md": plan("closed", "rolled-back") },
      wrong: log("Watch metrics"),
      right: log("Roll back to v2.2.9"),
      finds: [{ line: 7 }],
    },
    {
      title: "The review",
      path: "2026-12-01-checkout/post-deployment-review.md",
      beside: { "deployment-plan.md": plan("closed", "rolled-back") },
      wrong: review("0"),
      right: review("1"),
      finds: [{ line: 9, message: '"0"' }],
    },
  ],
  *check(subject) {
    const { deployment, document, status } = subject;
    if (deployment === null || status === "draft" || status === "approved" || status === "cancelled") return;
    const outcome = String(deployment.facts.outcome ?? "");
    const related = [placeInPlan(deployment, "outcome", "Outcome of the plan")];
    const conflict = (range: typeof document.end, says: string) => ({
      range,
      message: `${says}, and the plan's outcome is ${quote(outcome)}: correct one of them`,
      related,
    });
    if (deployment.plan.document.path === document.path) {
      if (outcome === "") {
        const message = 'The plan does not say how it ended: set outcome to "deployed" or "rolled-back"';
        yield { range: deployment.placeOf("status"), message, nature: "incomplete" };
      } else if ((status === "deployed" || status === "rolled-back") && outcome !== status) {
        const message = `Outcome ${quote(outcome)} and status ${quote(status)} disagree: correct one of them`;
        yield { range: deployment.placeOf("outcome"), message, related: [placeInPlan(deployment, "status", "Status")] };
      }
      return;
    }
    if (outcome === "") return;
    const stated = subject.statedFacts.find((it) => it.name === "outcome");
    const result = stated?.values[0] ?? "";
    if (stated && /^(?:deployed|rolled.back)$/i.test(result) && normalize(result) !== normalize(outcome)) {
      yield conflict(stated.range, `Result is ${quote(result)}`);
    }
    yield* ofLog(subject, outcome, conflict);
    const count = document.fields.find((it) => it.slug === "rollbacks");
    if (count && outcome === "rolled-back" && /^(?:0|no(?:ne)?)$/i.test(count.value)) {
      yield conflict(count.range, `Rollbacks are counted as ${quote(count.value)}`);
    }
  },
});

type Conflict<Fault> = (range: Subject["document"]["end"], says: string) => Fault;

/** A log whose last deed is a rollback, and one without any. */
function* ofLog<Fault>(subject: Subject, outcome: string, conflict: Conflict<Fault>): Iterable<Fault> {
  const steps = loggedSteps(subject).filter((it) => it.subject.document.path === subject.document.path);
  if (steps.length === 0) return;
  const taken = steps.findLast((it) => isRollback(it.name) && it.status !== "skipped" && it.status !== "failed");
  if (outcome === "rolled-back" && !taken) yield conflict(headingOf(subject, "timeline"), "The log shows no rollback");
  if (outcome === "deployed" && taken) {
    const after = steps.slice(steps.indexOf(taken) + 1).some((it) => /deploy|rollout|switch/i.test(it.name));
    if (!after) yield conflict(taken.range, `The log ends with ${quote(taken.name)}`);
  }
}

function normalize(text: string): string {
  return text.toLowerCase().replace(/[\s_-]+/g, "-");
}
