import { defineRule } from "./rule.ts";
import { quote } from "./wording/quote.ts";

export const rule = defineRule({
  id: "unexplained-suppression",
  group: "Suppressions",
  nature: "contradiction",
  summary: "A comment suppresses without a reason, or names no rule",
  meaning: `Who suppresses a finding says why, after two hyphens. Without a reason nothing is kept out.

**Not reported**: suppressions with a reason, whatever it says: whether it is a good one is for the reviewer.`,
  source: null,
  options: {},
  suppressible: false,
  examples: [
    {
      wrong: "<!-- deploydoc-disable-next-line unchecked-gate -->\n\n- [ ] Backup taken\n",
      right: "<!-- deploydoc-disable-next-line unchecked-gate -- the database is read-only -->\n\n- [ ] Backup taken\n",
      finds: [{ line: 1, message: '"unchecked-gate"' }],
    },
  ],
  *check({ suppressions }) {
    for (const { comment, rule, reason, outcome } of suppressions) {
      if (rule === "") {
        yield { range: comment.range, message: "Suppression names no rule: name the one it is for, and why" };
      } else if (reason === "" && outcome !== "unknown") {
        yield {
          range: comment.range,
          message: `Suppression of ${quote(rule)} gives no reason: add "-- why" at its end`,
        };
      }
    }
  },
});
