import type { Moment } from "../model/document.ts";
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
begun in the earliest zone (UTC+14), and so is a time without a zone.

**Not reported**: dates that cannot be read (\`invalid-date\`); the date of a row that nobody has signed, which may say by when
(\`unsigned-approval\`).`,
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
    {
      title: "No zone makes it today",
      wrong: "# Release\n\n## Sign-off\n\n- [x] Security approval — Amir Rahimi, 2027-01-12 10:00\n",
      right: "# Release\n\n## Sign-off\n\n- [x] Security approval — Amir Rahimi, 2026-12-02 10:00\n",
      finds: [{ line: 5, message: "2027-01-12 10:00" }],
    },
  ],
  *check(subject) {
    const { document, clock } = subject;
    for (const approval of document.approvals) {
      const { date, decision, signed } = approval;
      if (date === "" || (!signed && (decision === null || decision === "pending"))) continue;
      // The moment may hold a zone that the date leaves out, and the other way round.
      const moment = momentsIn(document, approval.dateRange).find(
        ({ text }) => date.includes(text) || text.includes(date),
      );
      const start = moment === undefined ? null : earliest(moment);
      if (start === null || clock.hasCome(start)) continue;
      yield {
        range: approval.dateRange,
        phase: phaseOfApproval(approval, subject),
        message: `Approval of ${quote(roleOf(approval, subject))} is dated ${quote(date)}, in the future: give the day it was signed`,
      };
    }
  },
});

/** The first instant, in milliseconds, that a moment can mean anywhere on earth; null when that is unknown. */
function earliest(moment: Moment): number | null {
  const start = startOfDay(moment);
  if (start !== null || moment.validity === "none") return start;
  const day = /^\d{4}-\d{2}-\d{2}/.exec(moment.text)?.[0];
  return day === undefined ? null : startOfDay({ ...moment, instant: Date.parse(day), precision: "date" });
}
