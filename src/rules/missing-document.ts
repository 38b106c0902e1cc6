import { defineRule } from "./rule.ts";
import { listNames } from "./wording/quote.ts";

export const rule = defineRule({
  id: "missing-document",
  group: "The deployment as a whole",
  nature: "incomplete",
  summary: "A document that the status asks for is not there",
  meaning: `Each status asks for documents beside the plan: \`approved\` for checklists and the rollback plan, \`deployed\` for what was done and
measured, \`closed\` for handoff and review. Which ones depends on strategy, risk and outcome; \`required\` in the config sets other lists.

**Not reported**: documents of a deployment without a plan; what a later status will ask for, except that a draft is told what approval needs.`,
  source: "004 deliverables",
  options: {},
  examples: [
    {
      path: "2026-12-01-checkout/deployment-plan.md",
      beside: {
        "pre-deployment-checklist.md": "# Checklist\n",
        "deployment-checklist.md": "# Checklist\n",
        "rollback-plan.md": "# Rollback\n",
      },
      wrong: "---\nstatus: approved\nstrategy: canary\nrisk: low\n---\n\n# Plan\n",
      right: "---\nstatus: approved\nstrategy: rolling\nrisk: low\n---\n\n# Plan\n",
      finds: [{ line: 2, message: "rollout-plan.md" }],
    },
    {
      title: "After a rollback an incident report or a post-mortem is enough",
      path: "2026-12-01-checkout/deployment-plan.md",
      beside: {
        "pre-deployment-checklist.md": "# Checklist\n",
        "deployment-checklist.md": "# Checklist\n",
        "rollback-plan.md": "# Rollback\n",
        "deployment-log.md": "# Log\n",
        "post-mortem.md": "# Post-mortem\n",
      },
      wrong: "---\nstatus: deployed\nstrategy: rolling\nrisk: low\n---\n\n# Plan\n",
      right: "---\nstatus: rolled-back\nstrategy: rolling\nrisk: low\n---\n\n# Plan\n",
      finds: [{ line: 2, message: "smoke-test-results.md" }],
    },
  ],
  *check({ deployment, kind }) {
    if (deployment === null || kind?.name !== deployment.plan.kind?.name) return;
    for (const { kinds, since } of deployment.missing) {
      const names = listNames(kinds.map((it) => `${it}.md`));
      yield {
        range: deployment.placeOf("status"),
        message: `${names} is missing, which "${since}" asks for: make it by "deploydoc new ${kinds[0] ?? ""}"`,
      };
    }
  },
});
