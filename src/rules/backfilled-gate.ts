import type { Gate } from "../model/document.ts";
import type { Subject } from "../model/subject.ts";
import { tickingPhases } from "../model/ticking-phases.ts";
import { defineRule } from "./rule.ts";
import { momentsIn } from "./time/moments.ts";
import { nameCommit } from "./wording/commit.ts";
import { quote } from "./wording/quote.ts";

const checklist =
  "---\nkind: pre-deployment-checklist\n---\n\n# Checks\n\n## Prerequisites\n\n- [x] No Critical finding is open\n";

export const rule = defineRule({
  id: "backfilled-gate",
  group: "Gates",
  nature: "advice",
  summary: "A check that belongs before the deployment was ticked after it had begun",
  meaning: `What was to be checked beforehand and was ticked when the log had its first step was perhaps never checked. \`check\` and
\`audit\` know from git which commit ticked a box. Boxes of the plan phase count, and all of a pre-deployment checklist.

**Not reported**: boxes that were ticked before and moved or reworded since; by \`lint\`, which does not ask git.`,
  source: null,
  options: {},
  examples: [
    {
      path: "deployments/2026-11-12-checkout/pre-deployment-checklist.md",
      beside: {
        "deployment-plan.md": "---\nkind: deployment-plan\nstatus: deployed\nrisk: low\n---\n\n# Checkout\n",
        "deployment-log.md":
          "---\nkind: deployment-log\n---\n\n# Log\n\n## Timeline\n\n| Time | Step | Status | Notes |\n|---|---|---|---|\n| 2026-11-12T18:02Z | Deploy | ✓ ok | |\n",
      },
      wrong: checklist,
      right: checklist,
      finds: [{ line: 9, message: "commit 1f0c2a4" }],
      git: {
        wrong: {
          says: "commit 1f0c2a4 of 2026-11-12T21:40Z ticked the box",
          ticks: [{ line: 9, commit: "1f0c2a4", at: "2026-11-12T21:40Z" }],
        },
        right: {
          says: "commit 1f0c2a4 of 2026-11-12T16:40Z ticked the box",
          ticks: [{ line: 9, commit: "1f0c2a4", at: "2026-11-12T16:40Z" }],
        },
      },
    },
  ],
  *check(subject) {
    const { evidence, document, kind } = subject;
    if (evidence === null || evidence.ticks.size === 0) return;
    const began = firstStep(subject);
    if (began === null) return;
    const phaseOf = tickingPhases(subject);
    const isBefore = (gate: Gate): boolean =>
      phaseOf(gate) === "plan" || (kind?.name === "pre-deployment-checklist" && phaseOf(gate) === "deploy");
    for (const gate of document.gates) {
      const commit = evidence.ticks.get(gate);
      if (commit === undefined || commit.authoredAt <= began || !isBefore(gate)) continue;
      const at = `${new Date(commit.authoredAt).toISOString().slice(0, 16)}Z`;
      yield {
        range: gate.range,
        message: `${quote(gate.text)} was ticked by commit ${nameCommit(commit)} at ${at}, after the first step of the log: say in the log when it was checked`,
      };
    }
  },
});

/** When the log's first step was, in milliseconds since the epoch; null without one. */
function firstStep({ deployment }: Subject): number | null {
  const instants = (deployment?.documents ?? []).flatMap((it) =>
    it.rowsOf("timeline").flatMap(({ cells }) => {
      const instant = cells.Time && momentsIn(it.document, cells.Time.range)[0]?.instant;
      return typeof instant === "number" ? [instant] : [];
    }),
  );
  return instants.length === 0 ? null : Math.min(...instants);
}
