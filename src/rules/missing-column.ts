import { defineRule } from "./rule.ts";
import { quote } from "./wording/quote.ts";

export const rule = defineRule({
  id: "missing-column",
  group: "Structure",
  nature: "contradiction",
  summary: "A table lacks a column that the kind requires",
  meaning: `Other documents and rules read these columns: without an owner's column no action has an owner. Headers match
whatever their case; the kind may list other headers for a column.

**Not reported**: a section without any table (\`empty-section\`); more columns than the kind names.`,
  source: null,
  options: {},
  examples: [
    {
      wrong:
        "---\nkind: post-deployment-review\n---\n\n# Review\n\n## Action items\n\n| Action | Due |\n|---|---|\n| Index the orders table | 2026-12-04 |\n",
      right:
        "---\nkind: post-deployment-review\n---\n\n# Review\n\n## Action items\n\n| Action | Owner | Due |\n|---|---|---|\n| Index the orders table | Ravi Menon | 2026-12-04 |\n",
      finds: [{ line: 9, message: '"Owner"' }],
    },
  ],
  *check({ faults }) {
    for (const { type, range, phase, name } of faults) {
      if (type !== "missing-column") continue;
      yield { range, phase, message: `Table has no column ${quote(name)}: add it` };
    }
  },
});
