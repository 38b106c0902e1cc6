import type { Comparison } from "../model/document.ts";
import type { Quantity } from "../model/quantity.ts";
import { defineRule } from "./rule.ts";
import { quote } from "./wording/quote.ts";

export const rule = defineRule({
  id: "wrong-delta",
  group: "Criteria",
  nature: "contradiction",
  summary: "A stated difference is not the difference of its row",
  meaning: `The delta is after minus before, up to the digits shown. Between percentages it may be given in points or relative to the
value before; both count.

**Not reported**: values in units that cannot be compared; rounding of the last digit.`,
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
      };
    }
  },
});

/** The delta a row should state, or null when the one it states is right or cannot be judged. */
function expectedDelta({ before, after, delta }: Comparison): string | null {
  const [from, to, stated] = [before.quantity, after.quantity, delta.quantity];
  if (from === null || to === null || stated === null || from.dimension !== to.dimension) return null;
  const difference = to.base - from.base;
  const blur = halfDigit(from) + halfDigit(to) + halfDigit(stated) + 1e-9;
  const relative = from.base === 0 ? null : (difference / from.base) * 100;
  const isShare = stated.dimension === "percent";
  if (isShare && relative !== null && Math.abs(relative - stated.base) <= halfDigit(stated) + relativeBlur(from, to))
    return null;
  const comparable =
    stated.dimension === from.dimension || (from.dimension === "percent" && stated.dimension === "points");
  if (!comparable) return isShare && relative !== null ? `${sign(relative)}${round(relative, stated.decimals)}%` : null;
  if (Math.abs(difference - stated.base) <= blur) return null;
  const scale = stated.value === 0 ? 1 : stated.base / stated.value;
  const unit = stated.unit === null ? "" : stated.unit === "%" ? "%" : ` ${stated.unit}`;
  return `${sign(difference)}${round(difference / scale, Math.max(from.decimals, to.decimals, stated.decimals))}${unit}`;
}

/** Half of the last digit shown, in the base unit: how far rounding may have moved a value. */
function halfDigit({ value, base, decimals }: Quantity): number {
  const scale = value === 0 ? 1 : base / value;
  return 0.5 * 10 ** -decimals * Math.abs(scale);
}

/** How far rounding of both values may move their relative difference, in percent. */
function relativeBlur(from: Quantity, to: Quantity): number {
  return ((halfDigit(from) + halfDigit(to)) / Math.abs(from.base)) * 100 + 1e-9;
}

function sign(value: number): string {
  return value > 0 ? "+" : "";
}

function round(value: number, decimals: number): string {
  return String(Number(value.toFixed(Math.min(decimals, 6))));
}
