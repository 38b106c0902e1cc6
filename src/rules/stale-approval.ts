import { phaseOfApproval, roleOf } from "./approvals/people.ts";
import { defineRule } from "./rule.ts";
import { quote } from "./wording/quote.ts";

const signed = "# Release\n\n## Sign-off\n\n- [x] Technical lead approval — Dee Park, 2026-11-12\n";

export const rule = defineRule({
  id: "stale-approval",
  group: "Approvals",
  nature: "incomplete",
  summary: "What was approved has changed since",
  meaning: `\`check\` compares what an approval covers with what it covered when it was signed: by the digest in its row, else by the
commit that last wrote the row. An approval of a plan or of a change request covers all planning documents of its
deployment. See [approvals](../approvals.md).

**Not reported**: another layout, another signature, another status, boxes and values of a later phase; by \`lint\`, which
does not ask git.`,
  source: null,
  options: {},
  suppressible: false,
  examples: [
    {
      wrong: signed,
      right: signed,
      finds: [{ line: 5, message: "is stale" }],
      git: {
        wrong: {
          says: "the rollback limit was 1% when it was signed",
          approvals: [
            {
              line: 5,
              verdict: "stale",
              reason: "what it covers has changed since commit 1f0c2a4",
              changes: ['"above 1%" is now "above 5%"'],
            },
          ],
        },
        right: { says: "nothing changed since", approvals: [{ line: 5 }] },
      },
    },
  ],
  *check(subject) {
    for (const [approval, { verdict, reason, changes }] of subject.evidence?.approvals ?? []) {
      if (verdict !== "stale") continue;
      const role = roleOf(approval, subject);
      const told = changes.length === 0 ? "" : `: ${changes.join("; ")}`;
      yield {
        range: approval.range,
        phase: phaseOfApproval(approval, subject),
        waitsFor: role,
        message: `Approval of ${quote(role)} is stale, ${reason}${told}. ${quote(approval.name)} has to sign again`,
      };
    }
  },
});
