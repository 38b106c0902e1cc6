import { defineRule } from "./rule.ts";
import { inIso } from "./time/iso.ts";
import { listNames, quote } from "./wording/quote.ts";

export const rule = defineRule({
  id: "invalid-field",
  group: "Structure",
  nature: "contradiction",
  summary: "A value is none that the kind allows",
  meaning: `Some facts, fields and cells take one of a few values, or have a form: a risk, a change type, a window. Letter case
and hyphens do not matter.

**Not reported**: values that are still empty or placeholders; free text.`,
  source: null,
  options: {},
  examples: [
    {
      wrong: "---\nkind: change-request\n---\n\n# Change\n\n## Change\n\n- **Type**: Urgent\n- **Risk level**: high\n",
      right:
        "---\nkind: change-request\n---\n\n# Change\n\n## Change\n\n- **Type**: Emergency\n- **Risk level**: high\n",
      finds: [{ line: 9, message: '"Urgent"' }],
    },
    {
      title: "A status that does not exist",
      wrong: "---\nkind: deployment-plan\nstatus: ready\n---\n\n# Plan\n",
      right: "---\nkind: deployment-plan\nstatus: approved\n---\n\n# Plan\n",
      finds: [{ line: 3, message: "draft, approved" }],
    },
  ],
  *check({ faults, document }) {
    for (const { type, range, phase, name, value, expected, format } of faults) {
      if (type !== "invalid-field" && type !== "invalid-fact") continue;
      const wanted = expected.length === 0 ? "" : `: expected ${listNames(expected)}`;
      const fix = format === null ? null : inIso(format, range, value, document);
      yield { range, phase, message: `${quote(value)} is no valid ${quote(name)}${wanted}`, fix };
    }
  },
});
