import { defineRule } from "./rule.ts";
import { quote } from "./wording/quote.ts";

export const rule = defineRule({
  id: "invalid-date",
  group: "Time",
  nature: "contradiction",
  summary: "A date or time that no calendar or clock has",
  meaning: `30 February and 25:61 are slips of the pen, in a document that says when something happens.

**Not reported**: placeholders such as \`YYYY-MM-DD\`; version numbers, ratios and ports.`,
  source: null,
  options: {},
  examples: [
    {
      wrong: "# Plan\n\nThe window opens on 2026-11-31 at 22:00 UTC.\n",
      right: "# Plan\n\nThe window opens on 2026-11-30 at 22:00 UTC.\n",
      finds: [{ line: 3, message: '"2026-11-31' }],
    },
  ],
  *check({ document, phaseOf }) {
    for (const { validity, text, range } of document.moments) {
      if (validity === "valid") continue;
      yield { range, phase: phaseOf(range), message: `${quote(text)} is no date or time: correct it` };
    }
  },
});
