import { isRequired, phaseOfApproval, roleOf, stateOf } from "./approvals/people.ts";
import { defineRule } from "./rule.ts";
import { quote } from "./wording/quote.ts";

export const rule = defineRule({
  id: "unsigned-approval",
  group: "Approvals",
  nature: "incomplete",
  summary: "A place to sign is not signed",
  meaning: `Signed means a person's name or handle and an affirmative mark, and in a known kind a date. A role, a team, "Pending"
or an empty cell is none. A task that is an approval (\`- [ ] Technical lead approval\`) is reported here only, one that was waived too: an approval that is not needed has no row.

**Not reported**: rows the kind calls optional; rows that lack only a name or a date (\`incomplete-approval\`); rejections
(\`rejected-approval\`).`,
  source: "004 §1.1",
  options: {},
  suppressible: false,
  outranks: [
    ...["leftover-placeholder", "unchanged-guidance", "empty-cell", "unmade-choice", "unchecked-gate"],
    ...["malformed-gate", "waiver-without-reason", "waived-mandatory-gate", "expired-waiver"],
  ],
  examples: [
    {
      wrong:
        "# Release\n\n## Sign-off\n\n| Role | Name | Signature | Date |\n|---|---|---|---|\n| Ops lead | Petra Schütz |  |  |\n",
      right:
        "# Release\n\n## Sign-off\n\n| Role | Name | Signature | Date |\n|---|---|---|---|\n| Ops lead | Petra Schütz | P. Schütz | 2026-11-12 |\n",
      finds: [{ line: 7, message: '"Ops lead"' }],
    },
    {
      title: "A task",
      wrong: "# Release\n\n## Approvals\n\n- [ ] Technical lead approval\n",
      right: "# Release\n\n## Approvals\n\n- [x] Technical lead approval — Dee Park, 2026-11-12\n",
      finds: [{ line: 5 }],
    },
    {
      title: "A waived task",
      wrong: "# Release\n\n## Approvals\n\n- [~] Security approval — N/A: small change\n",
      right: "# Release\n\n## Approvals\n\n- [x] Security approval — Amir Rahimi, 2026-11-12\n",
      finds: [{ line: 5, message: '"Security"' }],
    },
  ],
  *check(subject) {
    for (const approval of subject.document.approvals) {
      if (stateOf(approval) !== "unsigned" || !isRequired(approval, subject)) continue;
      const role = roleOf(approval, subject);
      yield {
        range: approval.range,
        phase: phaseOfApproval(approval, subject),
        waitsFor: role,
        message: `Approval of ${quote(role)} is not signed: it needs a name, a decision and a date`,
      };
    }
  },
});
