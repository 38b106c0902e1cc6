import type { Criterion } from "../model/document.ts";
import type { Range } from "../model/position.ts";
import type { Subject } from "../model/subject.ts";
import { isSameMetric } from "./criteria/same-metric.ts";
import { metricOf } from "./criteria/sections.ts";
import { headingOf, holdersOf, placeIn, rowsOfAll, textUnder } from "./deployment/documents.ts";
import { defineRule } from "./rule.ts";
import { quote } from "./wording/quote.ts";

/** What passes or fails as the deployment goes, and has no value before and after. */
const judgedElsewhere = /\b(?:smoke|health[ -]?checks?|probes?)\b/i;

const report = (rows: string) =>
  `---\nkind: monitoring-report\n---\n\n# Monitoring\n\n## Key metrics\n\n| Metric | Before | After | Delta | Limit | Status |\n|---|---|---|---|---|---|\n${rows}`;

export const rule = defineRule({
  id: "unmonitored-trigger",
  group: "The deployment as a whole",
  nature: "contradiction",
  summary: "Nobody measured what a rollback trigger is about",
  meaning: `A trigger is a promise to look. When the monitoring report has no row for its metric, nobody can say whether the release should
have been rolled back.

**Not reported**: events that no metric shows ("any data loss"); smoke tests and health checks, which pass or fail and have
no value before and after; a deployment without a monitoring report; a metric that is named more or less closely ("Error
rate", "Error rate (5xx)") or in another order. Different percentiles are different metrics.`,
  source: "002 step 6; 004 §3.2",
  options: {},
  examples: [
    {
      path: "2026-12-01-checkout/rollback-plan.md",
      beside: {
        "deployment-plan.md": "---\nkind: deployment-plan\nstatus: deployed\n---\n\n# Plan\n",
        "monitoring-report.md": report(
          "| Error rate (5xx) | 0.05% | 0.06% | +0.01% | < 1% | ok |\n| Latency p95 | 80 ms | 82 ms | +2 ms | < 200 ms | ok |\n",
        ),
      },
      wrong:
        "---\nkind: rollback-plan\n---\n\n# Rollback plan\n\n## Rollback triggers\n\n| Trigger | Threshold | Action | Mode |\n|---|---|---|---|\n| Error rate | > 1% for 5 minutes | Roll back | automatic |\n| P99 latency | > 500 ms for 5 minutes | Roll back | manual |\n| Data loss | any | Roll back | manual |\n",
      right:
        "---\nkind: rollback-plan\n---\n\n# Rollback plan\n\n## Rollback triggers\n\n| Trigger | Threshold | Action | Mode |\n|---|---|---|---|\n| Error rate | > 1% for 5 minutes | Roll back | automatic |\n| P95 latency | > 500 ms for 5 minutes | Roll back | manual |\n| Data loss | any | Roll back | manual |\n",
      finds: [{ line: 12, message: '"P99 latency"' }],
    },
    {
      title: "A look at the logs measures nothing",
      path: "2026-12-01-checkout/rollback-plan.md",
      beside: {
        "deployment-plan.md": "---\nkind: deployment-plan\nstatus: deployed\n---\n\n# Plan\n",
        "monitoring-report.md": `${report("| CPU usage | 40% | 41% | +1% | < 80% | ok |\n")}\n## Log analysis\n\n- [x] No unexpected errors\n`,
      },
      wrong:
        "---\nkind: rollback-plan\n---\n\n# Rollback plan\n\n## Rollback triggers\n\n| Trigger | Threshold | Action | Mode |\n|---|---|---|---|\n| Error rate | > 1% for 5 minutes | Roll back | automatic |\n",
      right:
        "---\nkind: rollback-plan\n---\n\n# Rollback plan\n\n## Rollback triggers\n\n| Trigger | Threshold | Action | Mode |\n|---|---|---|---|\n| CPU usage | > 90% for 5 minutes | Roll back | automatic |\n",
      finds: [{ line: 11, message: '"Error rate"' }],
    },
  ],
  *check(subject) {
    const reports = holdersOf(subject.deployment?.documents ?? [], "metrics");
    const [first] = reports;
    if (!first) return;
    const measured = [
      ...rowsOfAll(reports, "metrics").map(({ row }) => textUnder(row, "Metric")),
      // "No unexpected errors" judges the logs; it measures no error rate.
      ...reports.flatMap(({ document }) => document.criteria.filter(isMeasured).map(metricOf)),
    ];
    for (const { name, range } of triggersOf(subject)) {
      if (judgedElsewhere.test(name) || measured.some((it) => isSameMetric(it, name))) continue;
      yield {
        range,
        phase: "verify",
        message: `Trigger ${quote(name)} has no row in the monitoring report: measure it, or drop the trigger`,
        related: [placeIn(first, headingOf(first, "metrics"), "Metrics that were measured")],
      };
    }
  },
});

/** Whether a number decides it, rather than somebody's look at something. */
function isMeasured({ class: type }: Criterion): boolean {
  return type === "numeric" || type === "relative";
}

/** Triggers that a metric decides, with its name: those of tables by their rows, others by their text. */
function triggersOf(subject: Subject): readonly { readonly name: string; readonly range: Range }[] {
  const { document, kind, sectionOf, rowsOf } = subject;
  const sections = new Set(kind?.sections.filter((it) => it.holds.includes("triggers")).map((it) => it.slug));
  if (sections.size === 0) return [];
  const criteria = document.criteria.filter(
    (it) => it.use === "trigger" && isMeasured(it) && sections.has(sectionOf(it.range) ?? ""),
  );
  return criteria.map((criterion) => {
    const row = rowsOf("triggers").find((it) => it.range.line === criterion.range.line);
    const cell = row?.cells.Trigger;
    return cell?.text ? { name: cell.text, range: cell.range } : { name: metricOf(criterion), range: criterion.range };
  });
}
