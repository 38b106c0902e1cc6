import { isRequired, phaseOfApproval, roleOf, stateOf } from "./approvals/people.ts";
import { defineRule } from "./rule.ts";
import { quote } from "./wording/quote.ts";

export const rule = defineRule({
  id: "incomplete-approval",
  group: "Approvals",
  nature: "incomplete",
  summary: "A sign-off lacks the name or the date",
  meaning: `"✅ Approved" by nobody is worth nothing a year later, and without a date nobody can tell what was approved.

**Not reported**: a missing date in a document of unknown kind; rows the kind calls optional.`,
  source: "004 §1.3",
  options: {},
  suppressible: false,
  outranks: ["leftover-placeholder", "unchanged-guidance", "empty-cell"],
  examples: [
    {
      wrong:
        "---\nkind: change-request\n---\n\n# CR-12\n\n## Approvals\n\n| Approver | Role | Status | Date |\n|---|---|---|---|\n| Carmen Ortega | CAB | Approved |  |\n",
      right:
        "---\nkind: change-request\n---\n\n# CR-12\n\n## Approvals\n\n| Approver | Role | Status | Date |\n|---|---|---|---|\n| Carmen Ortega | CAB | Approved | 2026-11-13 |\n",
      finds: [{ line: 11, message: "no date" }],
    },
    {
      title: "Nobody's approval",
      wrong: "# Release\n\n## Sign-off\n\n| Role | Name | Status |\n|---|---|---|\n| Security |  | Approved |\n",
      right:
        "# Release\n\n## Sign-off\n\n| Role | Name | Status |\n|---|---|---|\n| Security | Amir Rahimi | Approved |\n",
      finds: [{ line: 7, message: "no name" }],
    },
  ],
  *check(subject) {
    for (const approval of subject.document.approvals) {
      const state = stateOf(approval);
      if ((state !== "unnamed" && state !== "undated") || !isRequired(approval, subject)) continue;
      if (state === "undated" && subject.kind === null) continue;
      const role = roleOf(approval, subject);
      const what = state === "unnamed" ? "name" : "date";
      yield {
        range: approval.range,
        phase: phaseOfApproval(approval, subject),
        waitsFor: role,
        message: `Approval of ${quote(role)} has no ${what}: add it`,
      };
    }
  },
});
