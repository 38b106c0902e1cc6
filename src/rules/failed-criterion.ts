import { metricOf } from "./criteria/sections.ts";
import { defineRule } from "./rule.ts";
import { quote } from "./wording/quote.ts";

export const rule = defineRule({
  id: "failed-criterion",
  group: "Criteria",
  nature: "contradiction",
  summary: "A criterion failed, and the outcome claims a deployment",
  meaning: `The row says honestly that the limit was missed, while the deployment counts as deployed. Either the outcome is
\`rolled-back\`, or the limit was agreed anew.

**Not reported**: without \`outcome: deployed\`; rows that contradict their own numbers (\`contradicted-status\`).`,
  source: "003 phase 4",
  options: {},
  examples: [
    {
      wrong:
        "---\noutcome: deployed\n---\n\n# Smoke tests\n\n| Metric | Expected | Actual | Status |\n|---|---|---|---|\n| API latency p99 | < 500 ms | 620 ms | ❌ Fail |\n",
      right:
        "---\noutcome: rolled-back\n---\n\n# Smoke tests\n\n| Metric | Expected | Actual | Status |\n|---|---|---|---|\n| API latency p99 | < 500 ms | 620 ms | ❌ Fail |\n",
      finds: [{ line: 9 }],
    },
  ],
  *check({ document, facts, phaseOf }) {
    if (facts.outcome !== "deployed") return;
    for (const criterion of document.criteria) {
      const { claim, verdict, measured } = criterion;
      if (claim === "pass" || verdict === "pass" || (claim !== "fail" && verdict !== "fail")) continue;
      const range = criterion.claimRange ?? measured?.range ?? criterion.range;
      yield {
        range,
        phase: phaseOf(range),
        message: `${quote(metricOf(criterion))} failed, and the outcome is "deployed": roll back, or agree on another limit`,
      };
    }
  },
});
