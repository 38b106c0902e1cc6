import { defineRule } from "./rule.ts";
import { quote } from "./wording/quote.ts";

export const rule = defineRule({
  id: "unchanged-guidance",
  group: "Completeness",
  nature: "incomplete",
  summary: "The template's instruction still stands where the answer should",
  meaning: `A template marks what the author must replace. Text still equal to it, in the same place, has not been filled in,
whatever its wrapping, emphasis or padding.

**Not reported**: text of the template that may stay, such as headings, gates and explanations; documents of unknown kind.`,
  source: null,
  options: {},
  outranks: ["leftover-placeholder"],
  examples: [
    {
      wrong:
        "---\nkind: change-request\n---\n\n# CR-12\n\n## Business justification\n\n[Why this change is needed, and what\nhappens without it.]\n",
      right:
        "---\nkind: change-request\n---\n\n# CR-12\n\n## Business justification\n\nWithout it, 40 customers a day are turned away.\n",
      finds: [{ line: 9 }],
    },
  ],
  *check({ document, phaseOf }) {
    for (const { form, text, range } of document.placeholders) {
      if (form !== "guidance") continue;
      yield { range, phase: phaseOf(range), message: `${quote(text)} is the template's text: replace it by your own` };
    }
  },
});
