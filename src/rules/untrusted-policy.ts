import { phaseOfApproval, roleOf, stateOf } from "./approvals/people.ts";
import { defineRule } from "./rule.ts";
import { listNames, quote } from "./wording/quote.ts";

const signed = "# Release\n\n## Sign-off\n\n- [x] Security approval — Amir Rahimi, 2026-11-12\n";

export const rule = defineRule({
  id: "untrusted-policy",
  group: "Approvals",
  nature: "contradiction",
  summary: "Approvals come together with a change to who may approve",
  meaning: `\`check\` judges by the config and the kinds of the base branch. A change to them counts once it was merged, and approvals that
come in the same merge cannot rely on it.

**Not reported**: a change to the config alone, or with documents in which nobody signs; approvals that the base branch holds
already; by \`lint\`, which judges by the files as they lie there.`,
  source: null,
  options: {},
  suppressible: false,
  examples: [
    {
      wrong: signed,
      right: signed,
      finds: [{ line: 5, message: "deploydoc.config.yaml" }],
      git: {
        wrong: {
          says: "the branch changes deploydoc.config.yaml and brings the approval in",
          changedPolicy: ["deploydoc.config.yaml"],
          approvals: [{ line: 5, fresh: true }],
        },
        right: {
          says: "the approval was merged before",
          changedPolicy: ["deploydoc.config.yaml"],
          approvals: [{ line: 5, fresh: false }],
        },
      },
    },
  ],
  *check(subject) {
    const { changedPolicy = [], approvals = [] } = subject.evidence ?? {};
    if (changedPolicy.length === 0) return;
    for (const [approval, { fresh }] of approvals) {
      if (!fresh || stateOf(approval) === "unsigned") continue;
      yield {
        range: approval.range,
        phase: phaseOfApproval(approval, subject),
        message: `Approval of ${quote(roleOf(approval, subject))} comes with a change to ${listNames(changedPolicy, "and")}: merge that first, by itself`,
      };
    }
  },
});
