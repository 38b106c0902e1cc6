import type { Fault } from "../model/finding.ts";
import type { Quantity } from "../model/quantity.ts";
import type { Subject } from "../model/subject.ts";
import { isSameMetric } from "./criteria/same-metric.ts";
import { documentsWith, isRolledBack, placeIn } from "./deployment/documents.ts";
import { defineRule } from "./rule.ts";
import { isRollback } from "./steps/step-nature.ts";
import { loggedSteps } from "./steps/steps.ts";
import { quote } from "./wording/quote.ts";

const plan = (facts: string) => `---\nkind: deployment-plan\n${facts}---\n\n# Plan\n`;
const path = "2026-12-01-checkout/deployment-plan.md";
const log =
  "---\nkind: deployment-log\n---\n\n# Log\n\n## Execution timeline\n\n| Time | Step | Status | Notes |\n|---|---|---|---|\n| 22:30 UTC | Roll back to v2.2.9 | ok | |\n";
const trigger =
  "---\nkind: rollback-plan\n---\n\n# Rollback\n\n## Rollback triggers\n\n| Trigger | Threshold | Action | Mode |\n|---|---|---|---|\n| Error rate | > 1% for 5 minutes | Roll back | manual |\n";
const report = (after: string) =>
  `---\nkind: monitoring-report\n---\n\n# Monitoring\n\n## Key metrics\n\n| Metric | Before | After | Delta | Limit | Status |\n|---|---|---|---|---|---|\n| Error rate | 0.1% | ${after} | | | |\n`;

/** Kinds that explain what went wrong. */
const explanations: readonly string[] = ["incident-report", "post-mortem"];

export const rule = defineRule({
  id: "unexplained-rollback",
  group: "The deployment as a whole",
  nature: "contradiction",
  summary: "A rollback, or a trigger that was breached, that nobody explained",
  meaning: `When a release was taken back, or a metric went beyond the limit at which it should have been, an incident report or a
post-mortem says what happened. Either is enough.

**Not reported**: triggers that no number decides; a draft.`,
  source: "001 emergency; 000 emergency",
  options: {},
  examples: [
    {
      path,
      beside: {},
      wrong: plan("status: rolled-back\noutcome: rolled-back\n"),
      right: plan("status: deployed\noutcome: deployed\n"),
      finds: [{ line: 3 }],
    },
    {
      title: "A rollback in the log",
      path: "2026-12-01-checkout/deployment-log.md",
      beside: { "deployment-plan.md": plan("status: deployed\n") },
      wrong: log,
      right: log.replace("Roll back to v2.2.9", "Watch metrics"),
      finds: [{ line: 11, message: '"Roll back to v2.2.9"' }],
    },
    {
      title: "A trigger that was breached",
      path: "2026-12-01-checkout/monitoring-report.md",
      beside: { "deployment-plan.md": plan("status: deployed\n"), "rollback-plan.md": trigger },
      wrong: report("1.4%"),
      right: report("0.4%"),
      finds: [{ line: 11, message: "1%" }],
    },
  ],
  *check(subject) {
    const { deployment, document, status } = subject;
    if (deployment === null || status === "draft" || status === "cancelled") return;
    if (deployment.documents.some((it) => explanations.includes(it.kind?.name ?? ""))) return;
    const advice = "write an incident report or a post-mortem";
    const isPlan = deployment.plan.document.path === document.path;
    if (isPlan && isRolledBack(deployment.plan)) {
      const fact = status === "rolled-back" ? "status" : "outcome";
      yield {
        range: deployment.placeOf(fact),
        message: `The release was rolled back and nothing explains why: ${advice}`,
      };
    }
    for (const step of loggedSteps(subject)) {
      if (step.subject.document.path !== document.path || step.status === "skipped" || !isRollback(step.name)) continue;
      yield { range: step.range, phase: "deploy", message: `${quote(step.name)} is not explained: ${advice}` };
      break;
    }
    for (const fault of breaches(subject)) yield { ...fault, message: `${fault.message}: ${advice}` };
  },
});

/** Values after the deployment that a trigger of the rollback plan forbids. */
function* breaches(subject: Subject): Iterable<Fault> {
  const triggers = documentsWith(subject).flatMap((it) =>
    it.document.criteria
      .filter(({ use, class: type, range }) => use === "trigger" && type === "numeric" && holdsTriggers(it, range))
      .map((criterion) => ({ criterion, plan: it })),
  );
  if (subject.rowsOf("metrics").length === 0) return;
  for (const { metric, after } of subject.document.comparisons) {
    const breached = triggers.find(
      ({ criterion }) =>
        isSameMetric(criterion.metric, metric) && isBeyond(after.quantity, criterion.comparator, criterion.limit),
    );
    if (!breached) continue;
    const { criterion, plan } = breached;
    yield {
      range: after.range,
      phase: "verify",
      message: `${quote(after.text)} breaches the trigger ${quote(criterion.limitText)}, and nothing explains it`,
      related: [placeIn(plan, criterion.range, "The trigger")],
    };
  }
}

function holdsTriggers({ kind, sectionOf }: Subject, range: Fault["range"]): boolean {
  const key = sectionOf(range);
  return kind?.sections.some((it) => it.slug === key && it.holds.includes("triggers")) ?? false;
}

/** Whether a value is where a trigger says that it must not be; false where the two can't be compared. */
function isBeyond(value: Quantity | null, comparator: string | null, limit: Quantity | null): boolean {
  if (value === null || limit === null || value.dimension !== limit.dimension) return false;
  if (comparator === ">") return value.base > limit.base;
  if (comparator === "≥") return value.base >= limit.base;
  if (comparator === "<") return value.base < limit.base;
  return comparator === "≤" && value.base <= limit.base;
}
