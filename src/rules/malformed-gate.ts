import { defineRule } from "./rule.ts";
import { quote } from "./wording/quote.ts";

export const rule = defineRule({
  id: "malformed-gate",
  group: "Gates",
  nature: "contradiction",
  summary: "Something looks like a box and is none",
  meaning: `\`[]\`, \`-[ ]\`, \`[ x]\`, \`\\[ \\]\` and a task without text are shown as plain text by Markdown: nobody can tell whether they
were ticked. They count as open.

**Not reported**: a box alone in a table cell; brackets in running text.`,
  source: null,
  options: {},
  examples: [
    {
      wrong: "# Checks\n\n- [] Backup taken\n- [x ] Restore tested\n",
      right: "# Checks\n\n- [x] Backup taken\n- [x] Restore tested\n",
      finds: [{ line: 3, message: '"[ ]" or "[x]"' }, { line: 4 }],
    },
  ],
  *check({ document, phaseOf }) {
    for (const { state, text, marker, range } of document.gates) {
      if (state !== "malformed") continue;
      const what = text === "" ? "without text" : `of ${quote(text)}`;
      yield {
        range,
        phase: phaseOf(range),
        message: `Box ${quote(marker)} ${what} is not a task's: write "[ ]" or "[x]" and a text`,
      };
    }
  },
});
