import { defineRule } from "./rule.ts";
import { listNames, quote } from "./wording/quote.ts";

export const rule = defineRule({
  id: "unmade-choice",
  group: "Completeness",
  nature: "incomplete",
  summary: "A field still lists its options, or not exactly one box of a choice is ticked",
  meaning: `\`Low | Medium | High\` is a question, not an answer. Of several boxes on one line exactly one is to be ticked.

**Not reported**: alternatives that are one value, such as \`CI/CD\` or \`24/7\`; columns that explain what is allowed.`,
  source: "004 §1.3",
  options: {},
  outranks: ["leftover-placeholder", "invalid-field"],
  examples: [
    {
      wrong: "# Change\n\n- **Risk**: Low | Medium | High\n\nType: [ ] Standard [x] Normal [x] Emergency\n",
      right: "# Change\n\n- **Risk**: Medium\n\nType: [ ] Standard [x] Normal [ ] Emergency\n",
      finds: [
        { line: 3, message: "Low, Medium or High" },
        { line: 5, message: "2 of 3" },
      ],
    },
  ],
  *check({ document, phaseOf }) {
    for (const { form, label, options, range } of document.choices) {
      const chosen = options.filter((it) => it.chosen).length;
      if (form === "boxes" && chosen === 1) continue;
      const phase = phaseOf(range);
      const names = listNames(options.map((it) => it.text).filter((it) => it !== ""));
      const what = label === "" ? "Choice" : `Choice ${quote(label)}`;
      const message =
        form === "words"
          ? `${what} is not made: keep one of ${names}`
          : `${what} has ${chosen} of ${options.length} boxes ticked: tick exactly one of ${names}`;
      yield { range, phase, message };
    }
  },
});
