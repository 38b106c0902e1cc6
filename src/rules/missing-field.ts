import { defineRule } from "./rule.ts";
import { quote } from "./wording/quote.ts";

export const rule = defineRule({
  id: "missing-field",
  group: "Structure",
  nature: "incomplete",
  summary: "A required fact or field is absent or empty",
  meaning: `Facts stand in the front matter, fields as \`**Label**: value\` or in a two-column table. What the kind requires must
be there and have a value.

**Not reported**: facts that the plan of the folder gives already; a field whose value is a placeholder
(\`leftover-placeholder\`, \`unchanged-guidance\`); fields that only another type, strategy or risk needs.`,
  source: null,
  options: {},
  examples: [
    {
      wrong:
        "---\nkind: change-request\n---\n\n# CR-12\n\n## Technical details\n\n- **Components affected**: checkout-api\n- **Downtime required**: No\n- **Rollback time**:\n",
      right:
        "---\nkind: change-request\n---\n\n# CR-12\n\n## Technical details\n\n- **Components affected**: checkout-api\n- **Downtime required**: No\n- **Rollback time**: 2 minutes\n",
      finds: [{ line: 11, message: '"Rollback time"' }],
    },
  ],
  *check({ faults }) {
    for (const { type, range, phase, name, present } of faults) {
      if (type !== "missing-field" && type !== "missing-fact") continue;
      const what = type === "missing-fact" ? "Fact" : "Field";
      yield {
        range,
        phase,
        message: present ? `${what} ${quote(name)} is empty: fill it in` : `${what} ${quote(name)} is missing: add it`,
      };
    }
  },
});
