import { defineRule } from "./rule.ts";
import { hasPlaceholder } from "./tables/rows.ts";
import { durationOf } from "./time/duration.ts";
import { quote } from "./wording/quote.ts";

const aboutTime =
  /^(?:estimated-|expected-)?(?:rollback|revert)-(?:time|duration)(?:-traffic)?$|^time-to-(?:rollback|roll-back|revert)(?:-traffic)?$/;

export const rule = defineRule({
  id: "slow-rollback",
  group: "Strategy and risk",
  nature: "advice",
  summary: "Taking traffic back takes too long",
  meaning: `Reverting traffic should take five minutes at most; \`limit\` sets another number of minutes. The time is the first one a
field about the rollback's time gives, of a range its longer end; "under 10 minutes" promises no less than ten.

**Not reported**: the time to restore a database, which takes what it takes; values without a unit; placeholders.`,
  source: "000 success metrics",
  options: { limit: { type: "number", default: 5, description: "most minutes that reverting traffic may take" } },
  examples: [
    {
      wrong: "# Change\n\n- **Rollback time**: 12 minutes\n",
      right: "# Change\n\n- **Rollback time**: 90 seconds\n",
      finds: [{ line: 3, message: "5 min" }],
    },
    {
      title: "Another limit",
      options: { limit: 15 },
      wrong: "# Change\n\n- **Rollback time**: 1 h\n",
      right: "# Change\n\n- **Rollback time**: 12 minutes\n",
      finds: [{ line: 3, message: "15 min" }],
    },
    {
      title: "A range",
      wrong: "# Change\n\n- **Rollback time**: 3–8 minutes\n",
      right: "# Change\n\n- **Rollback time**: 3–5 minutes, an hour with the database\n",
      finds: [{ line: 3 }],
    },
  ],
  *check({ document, phaseOf, sectionOf }, { limit }) {
    for (const { slug, value, range } of document.fields) {
      const isEstimate = slug === "traffic" && sectionOf(range) === "estimated-time";
      if (!isEstimate && !aboutTime.test(slug)) continue;
      const time = hasPlaceholder({ text: value, code: false, range }, document) ? null : durationOf(value);
      if (time === null || time <= limit * 60_000) continue;
      yield {
        range,
        phase: phaseOf(range),
        message: `Rollback takes ${quote(value)}, more than ${limit} min: choose a strategy that can switch back sooner`,
      };
    }
  },
});
