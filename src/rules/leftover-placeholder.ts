import { defineRule } from "./rule.ts";
import { quote } from "./wording/quote.ts";

export const rule = defineRule({
  id: "leftover-placeholder",
  group: "Completeness",
  nature: "incomplete",
  summary: "Text that stands for a value was not replaced",
  meaning: `\`[Name]\`, \`[X]%\`, \`<name>\`, \`{{name}}\`, \`TBD\`, \`____\`, \`YYYY-MM-DD\` and their like were to be replaced by the author.

**Not reported**: links, footnotes, citations and tags in brackets; code that is more than a placeholder; answers such as
"N/A" and "None"; text of the template itself (\`unchanged-guidance\`).`,
  source: "002 step 5",
  options: {},
  examples: [
    {
      wrong: "# Rollback\n\n- Contact [Name] if the rollback fails\n- Deadline: TBD\n",
      right: "# Rollback\n\n- Contact Dee Park if the rollback fails\n- Deadline: 2026-12-01\n",
      finds: [
        { line: 3, message: '"[Name]"' },
        { line: 4, message: '"TBD"' },
      ],
    },
    {
      title: "A reference is none",
      wrong: "# Plan\n\nSee [the runbook] and ask <team>.\n\n[the runbook]: https://runbooks.example/checkout\n",
      right:
        "# Plan\n\nSee [the runbook] and ask the platform team.\n\n[the runbook]: https://runbooks.example/checkout\n",
      finds: [{ line: 3 }],
    },
  ],
  *check({ document, phaseOf }) {
    for (const { form, text, range } of document.placeholders) {
      if (form === "guidance") continue;
      yield { range, phase: phaseOf(range), message: `Placeholder ${quote(text)} is not filled in: replace it` };
    }
  },
});
