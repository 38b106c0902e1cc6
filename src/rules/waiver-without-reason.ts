import { defineRule } from "./rule.ts";
import { quote } from "./wording/quote.ts";

export const rule = defineRule({
  id: "waiver-without-reason",
  group: "Gates",
  nature: "contradiction",
  summary: "A gate is waived and nobody says why",
  meaning: `A waived gate was not done. Whoever signs or audits must see why that is right: \`- [~] Load test — N/A: no code path
changed\`.

**Not reported**: a ticked gate that offers "or N/A" as an option; that is no waiver.`,
  source: null,
  options: {},
  examples: [
    {
      wrong: "# Checks\n\n- [~] Load test\n- [x] ~~Partner informed~~\n",
      right: "# Checks\n\n- [~] Load test — N/A: no code path changed\n- [x] Partner informed\n",
      finds: [{ line: 3, message: '"Load test"' }, { line: 4 }],
    },
  ],
  *check({ document, phaseOf }) {
    for (const { state, reason, text, range } of document.gates) {
      if (state !== "waived" || reason !== "") continue;
      yield {
        range,
        phase: phaseOf(range),
        message: `Gate ${quote(text)} is waived without a reason: add one, such as "— N/A: no database"`,
      };
    }
  },
});
