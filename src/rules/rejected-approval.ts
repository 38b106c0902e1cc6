import { phaseOfApproval, roleOf, stateOf } from "./approvals/people.ts";
import { defineRule } from "./rule.ts";
import { quote } from "./wording/quote.ts";

export const rule = defineRule({
  id: "rejected-approval",
  group: "Approvals",
  nature: "contradiction",
  summary: "An approval was refused",
  meaning: `A refusal is an answer, and the answer is no. The deployment goes back to a draft, or is cancelled.

**Not reported**: "Pending" and an empty status (\`unsigned-approval\`).`,
  source: null,
  options: {},
  suppressible: false,
  examples: [
    {
      wrong:
        "# Release\n\n## Sign-off\n\n| Role | Name | Status | Date |\n|---|---|---|---|\n| Security | Amir Rahimi | Rejected | 2026-11-12 |\n",
      right:
        "# Release\n\n## Sign-off\n\n| Role | Name | Status | Date |\n|---|---|---|---|\n| Security | Amir Rahimi | Approved | 2026-11-12 |\n",
      finds: [{ line: 7, message: '"Security"' }],
    },
  ],
  *check(subject) {
    for (const approval of subject.document.approvals) {
      if (stateOf(approval) !== "rejected") continue;
      yield {
        range: approval.range,
        phase: phaseOfApproval(approval, subject),
        message: `${quote(roleOf(approval, subject))} has refused: settle it, or cancel the deployment`,
      };
    }
  },
});
