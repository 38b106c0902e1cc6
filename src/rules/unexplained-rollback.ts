import type { Fault } from "../model/finding.ts";
import type { Deployment, Subject } from "../model/subject.ts";
import { breachesIn } from "./criteria/breaches.ts";
import { placeIn, placeInPlan } from "./deployment/documents.ts";
import { outcomeOf } from "./deployment/outcome.ts";
import { defineRule } from "./rule.ts";
import { rollbackRows } from "./steps/rollback-rows.ts";
import { listNames, quote } from "./wording/quote.ts";

const plan = (status: string) => `---\nkind: deployment-plan\nstatus: ${status}\n---\n\n# Plan\n`;
const log = (row: string) =>
  `---\nkind: deployment-log\n---\n\n# Log\n\n## Execution timeline\n\n| Time | Step | Status | Notes |\n|---|---|---|---|\n${row}`;
const report = (after: string) =>
  `---\nkind: monitoring-report\n---\n\n# Monitoring\n\n## Key metrics\n\n| Metric | Before | After | Delta | Limit | Status |\n|---|---|---|---|---|---|\n| Error rate (5xx) | 0.2% | ${after} | | < 5% | ok |\n`;
const triggers =
  "---\nkind: rollback-plan\n---\n\n# Rollback plan\n\n## Rollback triggers\n\n| Trigger | Threshold | Action | Mode |\n|---|---|---|---|\n| Error rate | > 1% for 5 minutes | Roll back | automatic |\n";

export const rule = defineRule({
  id: "unexplained-rollback",
  group: "The deployment as a whole",
  nature: "contradiction",
  summary: "Rolled back, or a trigger was breached, and no document says why",
  meaning: `A rollback without an incident report or a post-mortem happens again. So does one that should have taken place: a value after
the deployment that reaches a trigger of the rollback plan, and nobody rolled back. The first rollback of the log is reported,
else the plan's outcome, else every value that breaches a trigger.

**Not reported**: before the status says that the deployment is over; steps that only plan, rehearse or decide about a
rollback; a rollback that failed or was skipped; triggers relative to a baseline, and values in other units.`,
  source: "000 emergency; 001 artifacts",
  options: {
    documents: {
      type: "strings",
      default: ["incident-report", "post-mortem"],
      description: "Kinds of which one explains a rollback",
    },
  },
  examples: [
    {
      path: "2026-12-01-checkout/deployment-log.md",
      beside: { "deployment-plan.md": plan("deployed") },
      wrong: log("| 22:20 UTC | Roll back to v2.2.9 | ok | |\n"),
      right: log("| 21:20 UTC | Rehearse rollback to v2.2.9 | ok | |\n"),
      finds: [{ line: 11, message: '"Roll back to v2.2.9"' }],
    },
    {
      title: "A trigger that was breached",
      path: "2026-12-01-checkout/monitoring-report.md",
      beside: { "deployment-plan.md": plan("deployed"), "rollback-plan.md": triggers },
      wrong: report("1.4%"),
      right: report("0.9%"),
      finds: [{ line: 11, message: '"1.4%"' }],
    },
    {
      title: "The plan, where there is no log",
      path: "2026-12-01-checkout/deployment-plan.md",
      beside: { "rollback-plan.md": triggers },
      wrong: plan("rolled-back"),
      right: plan("approved"),
      finds: [{ line: 3 }],
    },
  ],
  *check(subject, options) {
    const { deployment } = subject;
    if (deployment === null || /^(?:draft|approved|cancelled)$/.test(deployment.status ?? "")) return;
    if (deployment.documents.some((it) => options.documents.includes(it.kind?.name ?? ""))) return;
    const wanted = `write ${listNames(options.documents.map((it) => `${it}.md`))}`;
    yield* findFaults(subject, deployment, wanted);
  },
});

function* findFaults(subject: Subject, deployment: Deployment, wanted: string): Iterable<Fault> {
  const { path } = subject.document;
  const [rollback] = rollbackRows(subject);
  const related = [placeInPlan(deployment, "status", "Status of the plan")];
  if (rollback) {
    if (rollback.subject.document.path !== path) return;
    yield { range: rollback.range, related, message: `Rollback ${quote(rollback.name)} is not explained: ${wanted}` };
  } else if (outcomeOf(deployment) === "rolled-back") {
    if (deployment.plan.document.path !== path) return;
    const range = deployment.placeOf(deployment.facts.outcome === undefined ? "status" : "outcome");
    yield { range, related, message: `Rollback is not explained: ${wanted}` };
  } else {
    for (const { metric, measured, trigger, source } of breachesIn(subject, deployment.documents)) {
      yield {
        range: measured.range,
        phase: "verify",
        message: `${quote(metric)} at ${quote(measured.text)} reached the rollback trigger ${quote(trigger.limitText)}, and nothing says why it was kept: ${wanted}`,
        related: [placeIn(source, trigger.range, "The trigger")],
      };
    }
  }
}
