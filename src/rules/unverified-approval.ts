import { phaseOfApproval, roleOf } from "./approvals/people.ts";
import { defineRule } from "./rule.ts";
import { quote } from "./wording/quote.ts";

const signed = "# Release\n\n## Sign-off\n\n- [x] Security approval — Amir Rahimi, 2026-11-12\n";

export const rule = defineRule({
  id: "unverified-approval",
  group: "Approvals",
  nature: "incomplete",
  summary: "A sign-off is less well attested than the risk asks for, or can't be verified",
  meaning: `The config says by \`approvals.level\` what counts for each risk: a name, a digest, the signer's own commit, or a signature. What
cannot be verified is never taken for valid: a shallow clone, a digest of a version that is not known, a key of nobody.

**Not reported**: rows that the base branch holds already, but for their digest and signature; by \`lint\`, which does not ask git.`,
  source: null,
  options: {},
  suppressible: false,
  examples: [
    {
      wrong: signed,
      right: signed,
      finds: [{ line: 5, message: "no digest" }],
      git: {
        wrong: {
          says: "the row carries no digest, and the config asks for level `digest`",
          approvals: [{ line: 5, verdict: "unverifiable", reason: "it carries no digest" }],
        },
        right: { says: "the config asks for level `named`", approvals: [{ line: 5 }] },
      },
    },
    {
      title: "A shallow clone",
      wrong: signed,
      right: signed,
      finds: [{ line: 5, message: "git fetch --unshallow" }],
      git: {
        wrong: {
          says: "the history ends before the commit that wrote the row",
          approvals: [
            {
              line: 5,
              verdict: "unverifiable",
              mends: false,
              reason: "the clone is shallow: run `git fetch --unshallow`",
            },
          ],
        },
        right: { says: "the whole history is there", approvals: [{ line: 5 }] },
      },
    },
  ],
  *check(subject) {
    for (const [approval, { verdict, reason, mends }] of subject.evidence?.approvals ?? []) {
      if (verdict !== "unverifiable") continue;
      const role = roleOf(approval, subject);
      yield {
        range: approval.range,
        phase: phaseOfApproval(approval, subject),
        ...(mends ? { waitsFor: role } : {}),
        message: `Approval of ${quote(role)} by ${quote(approval.name)} does not count: ${reason}`,
      };
    }
  },
});
