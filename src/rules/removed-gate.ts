import { defineRule } from "./rule.ts";
import { quote } from "./wording/quote.ts";

export const rule = defineRule({
  id: "removed-gate",
  group: "Gates",
  nature: "contradiction",
  summary: "A gate of the kind is gone",
  meaning: `A gate that does not apply is waived with a reason, not deleted. Each gate of the kind is matched with one in the
document: equal text first, then other wordings the kind lists, then similar ones of the same section. One that gained or lost
a negation, or changed a number, is another gate.

**Not reported**: gates that only another type, strategy or risk needs; gates of a section that is missing as a whole
(\`missing-section\`); a reworded gate (\`reworded-gate\`).`,
  source: null,
  options: {},
  suppressible: false,
  examples: [
    {
      wrong:
        "---\nkind: operations-handoff\n---\n\n# Handoff\n\n## Operational readiness\n\n- [x] On-call briefed on the changes\n- [x] Alerts reviewed and updated\n- [x] Rollback procedure documented\n",
      right:
        "---\nkind: operations-handoff\n---\n\n# Handoff\n\n## Operational readiness\n\n- [x] On-call briefed on the changes\n- [x] Alerts reviewed and updated\n- [x] Runbook procedures tested — N/A: no procedure changed\n- [x] Rollback procedure documented\n",
      finds: [{ line: 7, message: '"Runbook procedures tested"' }],
    },
  ],
  *check({ gates }) {
    for (const { expected, gate, closest, anchor } of gates) {
      if (gate !== null) continue;
      const hint = closest === null ? "" : `, the closest is ${quote(closest)}`;
      yield {
        range: anchor,
        phase: expected.phase,
        message: `Gate ${quote(expected.text)} is gone${hint}: put it back, or waive it with a reason`,
      };
    }
  },
});
