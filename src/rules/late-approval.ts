import type { Approval } from "../model/document.ts";
import type { Subject } from "../model/subject.ts";
import { phaseOfApproval, roleOf, stateOf } from "./approvals/people.ts";
import { defineRule } from "./rule.ts";
import { holds } from "./strategy/facts.ts";
import { momentsIn, startOfDay } from "./time/moments.ts";
import { windowStart } from "./time/window.ts";
import { nameCommit } from "./wording/commit.ts";
import { quote } from "./wording/quote.ts";

const hour = 3_600_000;

const beside = (type: string) => ({
  "deployment-plan.md": `---\nkind: deployment-plan\nstatus: approved\nrisk: low\ntype: ${type}\nwindow: 2026-11-12T18:00Z/2026-11-12T20:00Z\n---\n\n# Checkout\n`,
});
const request = (date: string): string =>
  `---\nkind: change-request\n---\n\n# CR-12\n\n## Approvals\n\n| Approver | Role | Status | Date |\n|---|---|---|---|\n| Dee Park | Technical lead | Approved | ${date} |\n`;

export const rule = defineRule({
  id: "late-approval",
  group: "Approvals",
  nature: "contradiction",
  summary: "A plan was approved after its window had begun",
  meaning: `What is approved when it is under way was not approved. A hotfix may be approved until the hours are over in which it may
be completed (\`limits.hotfixHours\`). Where git tells when the row was committed, that counts too: a date is soon written.

**Not reported**: approvals of later phases, such as taking over operations; a date alone on the day of the window; rows that
the base branch holds already; where the window's start is not known.`,
  source: null,
  options: {},
  suppressible: false,
  examples: [
    {
      path: "deployments/2026-11-12-checkout/change-request.md",
      beside: beside("standard"),
      wrong: request("2026-11-13T09:00Z"),
      right: request("2026-11-11T09:00Z"),
      finds: [{ line: 11, message: "2026-11-13T09:00Z" }],
    },
    {
      title: "A hotfix has some hours",
      path: "deployments/2026-11-12-checkout/change-request.md",
      beside: beside("hotfix"),
      wrong: request("2026-11-17"),
      right: request("2026-11-13"),
      finds: [{ line: 11 }],
    },
    {
      title: "By the commit",
      path: "deployments/2026-11-12-checkout/change-request.md",
      beside: beside("standard"),
      wrong: request("2026-11-12"),
      right: request("2026-11-12"),
      finds: [{ line: 11, message: "commit 1f0c2a4" }],
      git: {
        wrong: {
          says: "commit 1f0c2a4 of 2026-11-12T18:20Z wrote the row",
          approvals: [{ line: 11, commit: "1f0c2a4", at: "2026-11-12T18:20Z" }],
        },
        right: {
          says: "commit 1f0c2a4 of 2026-11-12T15:20Z wrote the row",
          approvals: [{ line: 11, commit: "1f0c2a4", at: "2026-11-12T15:20Z" }],
        },
      },
    },
  ],
  *check(subject) {
    const facts = subject.deployment?.facts ?? subject.facts;
    const start = windowStart(facts);
    if (start === null) return;
    const latest = start + (holds(facts, "type", "hotfix") ? subject.hotfixHours * hour : 0);
    for (const approval of subject.document.approvals) {
      if (stateOf(approval) !== "signed" || phaseOfApproval(approval, subject) !== "plan") continue;
      const late = lateBy(approval, subject, latest);
      if (late === null) continue;
      yield {
        range: approval.dateRange,
        phase: "plan",
        message: `Approval of ${quote(roleOf(approval, subject))} was signed after the window began: ${late}`,
      };
    }
  },
});

/** How it shows that a row was signed after a moment; null when it was not. */
function lateBy(approval: Approval, { document, evidence }: Subject, latest: number): string | null {
  const moment = momentsIn(document, approval.dateRange).find(({ text }) => approval.date.includes(text));
  const signed = moment ? startOfDay(moment) : null;
  if (signed !== null && signed > latest) return `it is dated ${quote(approval.date)}`;
  const { commit, fresh } = evidence?.approvals.get(approval) ?? { commit: null, fresh: false };
  if (commit === null || !fresh || commit.authoredAt <= latest) return null;
  return `commit ${nameCommit(commit)} wrote it at ${new Date(commit.authoredAt).toISOString().slice(0, 16)}Z`;
}
