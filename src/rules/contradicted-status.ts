import { metricOf } from "./criteria/sections.ts";
import { defineRule } from "./rule.ts";
import { quote } from "./wording/quote.ts";

const inWords = { pass: "passed", fail: "failed", unknown: "is unknown" } as const;

export const rule = defineRule({
  id: "contradicted-status",
  group: "Criteria",
  nature: "contradiction",
  summary: "A row says passed and its numbers say failed, or the reverse",
  meaning: `The measured value is compared with the limit of its row. A tick that the numbers contradict is the fault an auditor
remembers.

**Not reported**: values and limits that cannot be compared; rows without a verdict of their own (\`unjudged-result\`).`,
  source: "004 §3.1",
  options: {},
  examples: [
    {
      wrong:
        "# Smoke tests\n\n| Metric | Expected | Actual | Status |\n|---|---|---|---|\n| API latency p99 | < 500 ms | 620 ms | ✅ Pass |\n",
      right:
        "# Smoke tests\n\n| Metric | Expected | Actual | Status |\n|---|---|---|---|\n| API latency p99 | < 500 ms | 0.32 s | ✅ Pass |\n",
      finds: [{ line: 5, message: "620 ms" }],
    },
  ],
  *check({ document, phaseOf }) {
    for (const criterion of document.criteria) {
      const { claim, verdict, claimRange, measured } = criterion;
      if (claim === null || claim === "unknown" || verdict === "unknown" || claim === verdict) continue;
      if (claimRange === null || measured === null) continue;
      yield {
        range: claimRange,
        phase: phaseOf(claimRange),
        message: `Row says ${quote(metricOf(criterion))} ${inWords[claim]}, but ${measured.text} against ${quote(criterion.limitText)} ${inWords[verdict]}: correct one of them`,
      };
    }
  },
});
