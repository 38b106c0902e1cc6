import type { Approval } from "../model/document.ts";
import { approves, phaseOfApproval, roleOf, stateOf } from "./approvals/people.ts";
import { defineRule } from "./rule.ts";
import { quote } from "./wording/quote.ts";

export const rule = defineRule({
  id: "repeated-approver",
  group: "Approvals",
  nature: "contradiction",
  summary: "One person approves in two roles",
  meaning: `Several roles approve so that several people look. One person counts once, under whatever name: aliases and handles
of the config's \`approvals.people\` are one person, and so are names that look the same.

**Not reported**: one person who attests two facts; the same role named twice.`,
  source: null,
  options: {},
  suppressible: false,
  examples: [
    {
      wrong:
        "# Release\n\n## Sign-off\n\n- [x] Technical lead approval — Dee Park, 2026-11-12\n- [x] Security approval — Dee Park, 2026-11-12\n",
      right:
        "# Release\n\n## Sign-off\n\n- [x] Technical lead approval — Dee Park, 2026-11-12\n- [x] Security approval — Amir Rahimi, 2026-11-12\n",
      finds: [{ line: 6, message: '"Dee Park"' }],
    },
  ],
  *check(subject) {
    const first = new Map<string, Approval>();
    for (const approval of subject.document.approvals) {
      const name = subject.directory.keyOf(approval.name);
      if (name === "" || !isGiven(approval) || !approves(approval, subject)) continue;
      const other = first.get(name);
      if (other === undefined) first.set(name, approval);
      else if (roleOf(other, subject) !== roleOf(approval, subject)) {
        yield {
          range: approval.nameRange,
          phase: phaseOfApproval(approval, subject),
          message: `${quote(approval.name)} approves as ${quote(roleOf(other, subject))} already: another person must approve`,
          related: [{ path: subject.document.path, range: other.nameRange, message: "the first approval" }],
        };
      }
    }
  },
});

/** Whether a row says yes; that its date is missing makes it no other person's. */
function isGiven(approval: Approval): boolean {
  const state = stateOf(approval);
  return state === "signed" || state === "undated";
}
