import { openLimits } from "./criteria/sections.ts";
import { defineRule } from "./rule.ts";
import { quote } from "./wording/quote.ts";

const isObjective = /^(?:objective|goal|purpose|aim|ziel|objectif|objetivo|obiettivo)s?$/;

export const rule = defineRule({
  id: "vague-threshold",
  group: "Criteria",
  nature: "incomplete",
  summary: "A limit is given in words that nobody can measure",
  meaning: `"Error rate normal" and "performance acceptable" are decided by whoever looks. A limit is a number with a unit, a relation to a
baseline, or none of something.

**Not reported**: plain statements ("Team notified"); qualities outside of triggers, targets, success and exit criteria; the
objective of a stage.`,
  source: "002 step 5",
  options: {},
  examples: [
    {
      wrong: "# Canary\n\n## Success criteria\n\n- Error rate normal\n- Performance acceptable\n",
      right:
        "# Canary\n\n## Success criteria\n\n- Error rate < 0.1% for 10 minutes\n- p95 latency within 10% of baseline\n",
      finds: [{ line: 5, message: '"Error rate normal"' }, { line: 6 }],
    },
    {
      title: "An objective is no criterion",
      wrong: "# Plan\n\n## Success criteria\n\n- **Latency**: good\n",
      right: "# Plan\n\n## Success criteria\n\n- **Objective**: Performance is good\n- **Latency**: p95 < 300 ms\n",
      finds: [{ line: 5 }],
    },
  ],
  *check({ document, phaseOf }) {
    const isOpen = openLimits(document);
    const objectives = new Set(document.fields.flatMap((it) => (isObjective.test(it.slug) ? [it.range.line] : [])));
    for (const criterion of document.criteria) {
      const { range, text, limitText } = criterion;
      if (criterion.class !== "vague" || isOpen(criterion) || objectives.has(range.line)) continue;
      const what = limitText === "" ? text : limitText;
      yield {
        range,
        phase: phaseOf(range),
        message: `${quote(what)} cannot be measured: give a limit such as "< 0.5% for 10 min" or "within 10% of baseline"`,
      };
    }
  },
});
