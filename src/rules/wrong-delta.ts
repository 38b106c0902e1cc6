import type { Measurement } from "../model/document.ts";
import type { Replacement } from "../model/finding.ts";
import { expectedDelta } from "./criteria/delta.ts";
import { defineRule } from "./rule.ts";
import { quote } from "./wording/quote.ts";

export const rule = defineRule({
  id: "wrong-delta",
  group: "Criteria",
  nature: "contradiction",
  summary: "A stated difference is not the difference of its row",
  meaning: `The delta is after minus before, up to the digits shown. Between percentages it may be given in points or relative to the
value before; both count. A bare number is in the unit of the values; an arrow or a word such as "lower" may stand for the sign.

**Not reported**: values in units that cannot be compared; rounding of the last digit; "faster" and "better", whichever
way they point.`,
  source: "004 §3.2",
  options: {},
  examples: [
    {
      wrong:
        "# Monitoring\n\n| Metric | Before | After | Delta |\n|---|---|---|---|\n| Latency p50 | 80 ms | 85 ms | +8 ms |\n",
      right:
        "# Monitoring\n\n| Metric | Before | After | Delta |\n|---|---|---|---|\n| Latency p50 | 80 ms | 85 ms | +5 ms |\n| Error rate | 0.05% | 0.06% | +20% |\n",
      finds: [{ line: 5, message: "+5 ms" }],
    },
    {
      title: "Signs, and numbers without a unit",
      wrong:
        "# Monitoring\n\n| Metric | Before | After | Delta |\n|---|---|---|---|\n| Latency p50 | 100 ms | 90 ms | 10 ms |\n| CPU | 40% | 46% | +3 |\n",
      right:
        "# Monitoring\n\n| Metric | Before | After | Delta |\n|---|---|---|---|\n| Latency p50 | 100 ms | 90 ms | ↓ 10 ms |\n| CPU | 40% | 46% | +6 |\n",
      finds: [
        { line: 5, message: "is -10 ms" },
        { line: 6, message: "is +6%" },
      ],
    },
  ],
  *check({ document, phaseOf }) {
    for (const comparison of document.comparisons) {
      const wanted = expectedDelta(comparison);
      if (wanted === null) continue;
      const { delta, metric } = comparison;
      yield {
        range: delta.range,
        phase: phaseOf(delta.range),
        message: `Delta ${quote(delta.text)} of ${quote(metric)} is wrong: after minus before is ${wanted}`,
        fix: corrected(delta, wanted),
      };
    }
  },
});

/** The number replaced in a delta that is a number and maybe a unit; words and arrows say more than a sign would. */
function corrected({ text, range }: Measurement, wanted: string): Replacement | null {
  const [, unit] = /^[+\-−]? ?\d{1,15}(?:\.\d{1,15})?( ?(?:%|\p{L}{1,12}(?:\/\p{L}{1,12})?)?)$/u.exec(text) ?? [];
  const number = /^[+-]?\d+(?:\.\d+)?/.exec(wanted)?.[0];
  if (unit === undefined || number === undefined) return null;
  return { range, from: text, text: `${number}${unit}` };
}
