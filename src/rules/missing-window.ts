import { metricOf } from "./criteria/sections.ts";
import { defineRule } from "./rule.ts";
import { quote } from "./wording/quote.ts";

const fluctuates =
  /\b(?:rate|ratio|latency|response[ -]?time|p\d{2}|throughput|cpu|memory|utili[sz]ation|traffic|load)\b/i;

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
  ],
  *check({ document, phaseOf }) {
    for (const criterion of document.criteria) {
      const { use, window, range, limit } = criterion;
      if (use !== "trigger" || window !== null || limit === null || criterion.class === "vague") continue;
      if (!fluctuates.test(metricOf(criterion))) continue;
      yield {
        range,
        phase: phaseOf(range),
        message: `Trigger ${quote(criterion.text)} does not say for how long: add a duration such as "for 5 min"`,
      };
    }
  },
});
