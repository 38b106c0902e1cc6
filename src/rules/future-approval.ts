import { phaseOfApproval, roleOf } from "./approvals/people.ts";
import { defineRule } from "./rule.ts";
import { momentsIn, startOfDay } from "./time/moments.ts";
import { quote } from "./wording/quote.ts";

export const rule = defineRule({
  id: "future-approval",
  group: "Approvals",
  nature: "contradiction",
  summary: "A sign-off is dated in the future",
  meaning: `Nobody has signed tomorrow. A date alone means that day anywhere on earth: it is in the future until the day has
begun in the earliest zone (UTC+14).

**Not reported**: dates that cannot be read (\`invalid-date\`).`,
  source: null,
  options: {},
  suppressible: false,
  examples: [
    {
      wrong:
        "# Release\n\n## Sign-off\n\n| Role | Name | Signature | Date |\n|---|---|---|---|\n| Ops lead | Petra Schütz | P. Schütz | 2027-01-12 |\n",
      right:
        "# Release\n\n## Sign-off\n\n| Role | Name | Signature | Date |\n|---|---|---|---|\n| Ops lead | Petra Schütz | P. Schütz | 2026-12-02 |\n",
      finds: [{ line: 7, message: "2027-01-12" }],
    },
  ],
  *check(subject) {
    const { document, now } = subject;
    for (const approval of document.approvals) {
      const [moment] = momentsIn(document, approval.dateRange).filter((it) => approval.date.includes(it.text));
      const start = approval.date === "" || !moment ? null : startOfDay(moment);
      if (start === null || start <= now.getTime()) continue;
      yield {
        range: approval.dateRange,
        phase: phaseOfApproval(approval, subject),
        message: `Approval of ${quote(roleOf(approval, subject))} is dated ${approval.date}, in the future: give the day it was signed`,
      };
    }
  },
});
