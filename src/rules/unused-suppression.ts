import { defineRule } from "./rule.ts";
import { quote } from "./wording/quote.ts";

export const rule = defineRule({
  id: "unused-suppression",
  group: "Suppressions",
  nature: "advice",
  summary: "A comment suppresses nothing",
  meaning: `A suppression that no longer keeps anything out hides what comes later. One that names no known rule, or a rule that
may not be suppressed, has no effect, and that is an error.

**Not reported**: suppressions of findings that are there, or will be once they are due.`,
  source: null,
  options: {},
  examples: [
    {
      wrong: "# Checks\n\n<!-- deploydoc-disable-next-line unchecked-gate -- done by hand -->\n\n- [x] Backup taken\n",
      right: "# Checks\n\n<!-- deploydoc-disable-next-line unchecked-gate -- done by hand -->\n\n- [ ] Backup taken\n",
      finds: [{ line: 3 }],
    },
    {
      title: "A rule that does not exist",
      wrong: "<!-- deploydoc-disable unticked-gate -- legacy -->\n\n- [x] Backup taken\n",
      right: "- [x] Backup taken\n",
      finds: [{ line: 1, message: '"unticked-gate"' }],
    },
    {
      title: "What is not due yet is suppressed in good time",
      wrong:
        "---\nstatus: cancelled\n---\n\n# Checks\n\n<!-- deploydoc-disable-next-line unchecked-gate -- done by hand -->\n\n- [x] Backup taken\n",
      right:
        "---\nstatus: cancelled\n---\n\n# Checks\n\n<!-- deploydoc-disable-next-line unchecked-gate -- done by hand -->\n\n- [ ] Backup taken\n",
      finds: [{ line: 7 }],
    },
  ],
  *check({ suppressions }) {
    for (const { comment, rule, outcome } of suppressions) {
      const { range } = comment;
      if (outcome === "unused")
        yield { range, message: `Nothing of rule ${quote(rule)} is suppressed here: remove the comment` };
      if (outcome === "refused") {
        yield {
          range,
          nature: "contradiction",
          message: `Rule ${quote(rule)} cannot be suppressed: mend what it found`,
        };
      }
      if (outcome === "untrusted") {
        yield {
          range,
          nature: "contradiction",
          message: `Suppression of ${quote(rule)} counts only once it was merged: mend what it keeps out, or merge the comment first`,
        };
      }
      if (outcome === "unknown" && rule !== "") {
        yield {
          range,
          nature: "contradiction",
          message: `Rule ${quote(rule)} is not known: \`deploydoc rules\` lists them`,
        };
      }
    }
  },
});
