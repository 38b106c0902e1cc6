import { metricOf } from "./criteria/sections.ts";
import { defineRule } from "./rule.ts";
import { cellUnder, saysNone } from "./tables/columns.ts";
import { rowsByLine } from "./tables/rows.ts";
import { quote } from "./wording/quote.ts";

const fluctuates =
  /\b(?:rate|ratio|latency|response[ -]?time|p\d{2}|throughput|cpu|memory|utili[sz]ation|traffic|load)\b/i;

const durationHeader =
  /^(?:(?:time|evaluation) )?(?:window|duration|for|sustained|period|interval|dauer|zeitfenster|durée|duración)\b/i;

export const rule = defineRule({
  id: "missing-window",
  group: "Criteria",
  nature: "advice",
  summary: "A rollback trigger on a rate or a latency does not say for how long",
  meaning: `A rate crosses any limit for a second now and then. A trigger says how long the breach must last, so that nobody has to
decide whether a spike counts.

**Not reported**: targets; triggers on events and counts; conditions whose limit is the duration itself.`,
  source: "002 step 5",
  options: {},
  examples: [
    {
      wrong: "# Rollback\n\n## Rollback triggers\n\n- Error rate > 5%\n",
      right: "# Rollback\n\n## Rollback triggers\n\n- Error rate > 5% for 5 minutes\n- More than 3 corrupt orders\n",
      finds: [{ line: 5, message: '"Error rate' }],
    },
    {
      title: "A column of durations",
      wrong:
        "# Rollback\n\n## Rollback triggers\n\n| Metric | Threshold | Duration | Action |\n|---|---|---|---|\n| CPU | > 90% | | Roll back |\n",
      right:
        "# Rollback\n\n## Rollback triggers\n\n| Metric | Threshold | Duration | Action |\n|---|---|---|---|\n| CPU | > 90% | 5 min | Roll back |\n",
      finds: [{ line: 7, message: '"CPU > 90%"' }],
    },
  ],
  *check({ document, phaseOf }) {
    const rows = rowsByLine(document);
    for (const criterion of document.criteria) {
      const { use, window, range, limit } = criterion;
      if (use !== "trigger" || window !== null || limit === null || criterion.class === "vague") continue;
      if (!fluctuates.test(metricOf(criterion))) continue;
      const placed = rows.get(range.line);
      const duration = placed ? cellUnder(placed.table, placed.row, durationHeader) : null;
      if (duration !== null && !saysNone(duration.text)) continue;
      const trigger = placed ? `${metricOf(criterion)} ${criterion.limitText}` : criterion.text;
      yield {
        range,
        phase: phaseOf(range),
        message: `Trigger ${quote(trigger)} does not say for how long: add a duration such as "for 5 min"`,
      };
    }
  },
});
