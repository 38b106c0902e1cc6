import { phaseOfApproval, roleOf } from "./approvals/people.ts";
import { defineRule } from "./rule.ts";
import { quote } from "./wording/quote.ts";

const signed = "# Release\n\n## Sign-off\n\n- [x] Security approval — Amir Rahimi, 2026-11-12\n";

export const rule = defineRule({
  id: "forged-approval",
  group: "Approvals",
  nature: "contradiction",
  summary: "A sign-off is not its signer's",
  meaning: `A row says that somebody signed, and what git or a signature says of it is otherwise: somebody else committed the row where
the config asks for the level \`commit\`, or its signature is of another role, document, deployment, person or key.

**Not reported**: rows that somebody else committed, at the levels \`named\` and \`digest\`; by \`lint\`, which does not ask git.`,
  source: null,
  options: {},
  suppressible: false,
  examples: [
    {
      wrong: signed,
      right: signed,
      finds: [{ line: 5, message: "Bo Ek" }],
      git: {
        wrong: {
          says: "Bo Ek committed the row, and level `commit` is asked for",
          approvals: [
            { line: 5, verdict: "forged", reason: "Bo Ek <bo@shop.example> wrote the row, in commit 1f0c2a4" },
          ],
        },
        right: { says: "Amir Rahimi committed it", approvals: [{ line: 5, reached: "commit" }] },
      },
    },
  ],
  *check(subject) {
    for (const [approval, { verdict, reason }] of subject.evidence?.approvals ?? []) {
      if (verdict !== "forged") continue;
      yield {
        range: approval.range,
        phase: phaseOfApproval(approval, subject),
        message: `Approval of ${quote(roleOf(approval, subject))} is not ${quote(approval.name)}'s: ${reason}`,
      };
    }
  },
});
