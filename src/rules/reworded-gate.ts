import { defineRule } from "./rule.ts";
import { quote } from "./wording/quote.ts";

export const rule = defineRule({
  id: "reworded-gate",
  group: "Gates",
  nature: "advice",
  summary: "A gate does not say quite what the kind says",
  meaning: `A gate that was put in other words may still ask the same. Somebody should look at it; the kind can list the wording
if it is to stay.

**Not reported**: wordings that the kind lists; text added behind the gate, such as a link or a name.`,
  source: null,
  options: {},
  examples: [
    {
      wrong:
        "---\nkind: operations-handoff\n---\n\n# Handoff\n\n## Operational readiness\n\n- [x] On-call engineers briefed on the changes\n",
      right:
        "---\nkind: operations-handoff\n---\n\n# Handoff\n\n## Operational readiness\n\n- [x] On-call briefed on the changes\n",
      finds: [{ line: 9, message: '"On-call briefed on the changes"' }],
    },
  ],
  *check({ gates }) {
    for (const { expected, gate, exact } of gates) {
      if (gate === null || exact) continue;
      yield {
        range: gate.range,
        phase: expected.phase,
        message: `Gate ${quote(gate.text)} was reworded: the kind says ${quote(expected.text)}`,
      };
    }
  },
});
