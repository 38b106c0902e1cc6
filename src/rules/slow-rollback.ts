import { defineRule } from "./rule.ts";
import { quote } from "./wording/quote.ts";

const minutesPer: Readonly<Record<string, number>> = { ms: 1 / 60_000, s: 1 / 60, m: 1, h: 60, d: 1440 };
const amount = /(\d+(?:[.,]\d+)?)\s*(ms|s|m|h|d)(?:\b|(?:ec|ek|in|r|our|ay)\p{L}*)/iu;
const aboutTime =
  /^(?:estimated-|expected-)?(?:rollback|revert)-(?:time|duration)(?:-traffic)?$|^time-to-(?:rollback|roll-back|revert)$/;

export const rule = defineRule({
  id: "slow-rollback",
  group: "Strategy and risk",
  nature: "advice",
  summary: "Taking traffic back takes too long",
  meaning: `Reverting traffic should take five minutes at most; \`limit\` sets another number of minutes. The time is the first one a
field about the rollback's time gives; "under 10 minutes" promises no less than ten.

**Not reported**: the time to restore a database, which takes what it takes; values without a unit.`,
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
  ],
  *check({ document, phaseOf }, { limit }) {
    for (const { slug, value, range } of document.fields) {
      if (!aboutTime.test(slug)) continue;
      const [, number = "", unit = ""] = amount.exec(value) ?? [];
      const minutes = Number(number.replace(",", ".")) * (minutesPer[unit.toLowerCase()] ?? 0);
      if (number === "" || minutes <= limit) continue;
      yield {
        range,
        phase: phaseOf(range),
        message: `Rollback takes ${quote(value)}, more than ${limit} min: choose a strategy that can switch back sooner`,
      };
    }
  },
});
