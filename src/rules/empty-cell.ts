import { defineRule } from "./rule.ts";
import { quote } from "./wording/quote.ts";

export const rule = defineRule({
  id: "empty-cell",
  group: "Structure",
  nature: "incomplete",
  summary: "A cell that must be filled in is empty",
  meaning: `The kind says which columns must be filled in. \`None\`, \`N/A\`, \`-\` and "Not required — …" are answers.

**Not reported**: columns that may stay empty; cells whose phase is not due.`,
  source: null,
  options: {},
  examples: [
    {
      wrong:
        "---\nkind: change-request\n---\n\n# Change\n\n## Risk assessment\n\n| Risk | Likelihood | Impact | Mitigation |\n|---|---|---|---|\n| Lock on bookings | M | H |  |\n",
      right:
        "---\nkind: change-request\n---\n\n# Change\n\n## Risk assessment\n\n| Risk | Likelihood | Impact | Mitigation |\n|---|---|---|---|\n| Lock on bookings | M | H | Batches of 1,000 rows |\n",
      finds: [{ line: 11, message: '"Mitigation"' }],
    },
  ],
  *check({ faults }) {
    for (const { type, range, phase, name } of faults) {
      if (type !== "empty-cell") continue;
      yield { range, phase, message: `Cell under ${quote(name)} is empty: fill it in, or write "None"` };
    }
  },
});
