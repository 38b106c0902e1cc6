import { placeIn } from "./deployment/documents.ts";
import { defineRule } from "./rule.ts";
import { isAmong, nearestStep } from "./steps/match-steps.ts";
import { isBackup, isHarmless, isMark, isRollback, isSmokeTest } from "./steps/step-nature.ts";
import { deviationsWith, loggedSteps, plannedElsewhere, plannedSteps } from "./steps/steps.ts";
import { quote } from "./wording/quote.ts";

const log = (rows: string, deviations = "") =>
  `---\nkind: deployment-log\n---\n\n# Log\n\n## Execution timeline\n\n| Time | Step | Status | Notes |\n|---|---|---|---|\n${rows}${deviations}`;
const checklist =
  "---\nkind: deployment-checklist\n---\n\n# Checklist\n\n## Deploy\n\n| Step | Command | Verification | Undo | Done |\n|---|---|---|---|---|\n| Deploy API servers | `make api` | 5 of 5 | R1 | [x] |\n| Deploy web servers | `make web` | 3 of 3 | R2 | [x] |\n";
const rows =
  "| 22:00 UTC | Start deployment | ok | |\n| 22:02 UTC | Backup database | ok | |\n| 22:05 UTC | Deploy API servers | ok | 5/5 |\n| 22:09 UTC | Restart cache servers | ok | |\n| 22:11 UTC | Deploy web servers | ok | 3/3 |\n| 22:15 UTC | Deployment complete | ok | |\n";

export const rule = defineRule({
  id: "unplanned-step",
  group: "The deployment as a whole",
  nature: "advice",
  summary: "A step was done that nobody planned",
  meaning: `The checklist is what was approved. What the log shows beside it was improvised, which may have been right, but then a row in
the deviations says why.

**Not reported**: the start and the end of the deployment or of a stage; steps of the rollback plan; backups, smoke tests,
and what only verifies, waits or tells; gates of the checklists; steps that were skipped; a deployment whose checklist lists no steps.`,
  source: "003 principles",
  options: {},
  examples: [
    {
      path: "2026-12-01-checkout/deployment-log.md",
      beside: {
        "deployment-plan.md": "---\nkind: deployment-plan\nstatus: deployed\n---\n\n# Plan\n",
        "deployment-checklist.md": checklist,
      },
      wrong: log(rows),
      right: log(
        rows,
        "\n## Deviations from the plan\n\n| Step | Deviation | Why |\n|---|---|---|\n| Restart cache servers | not planned | they held old sessions |\n",
      ),
      finds: [{ line: 14, message: '"Restart cache servers"' }],
    },
  ],
  *check(subject) {
    if (subject.deployment === null || subject.rowsOf("timeline").length === 0) return;
    const planned = plannedSteps(subject);
    if (planned.length === 0) return;
    const isPlanned = isAmong([...planned.map((it) => it.name), ...plannedElsewhere(subject)]);
    const deviates = deviationsWith(subject);
    const exempt = [isMark, isRollback, isBackup, isSmokeTest, isHarmless, isPlanned, deviates];
    for (const step of loggedSteps(subject)) {
      if (step.subject.document.path !== subject.document.path || step.status === "skipped") continue;
      if (exempt.some((it) => it(step.name))) continue;
      const nearest = nearestStep(step.name, planned);
      const hint = nearest ? `, the nearest planned one is ${quote(nearest.name)}` : "";
      yield {
        range: step.range,
        phase: "deploy",
        message: `Step ${quote(step.name)} was not planned${hint}: name the planned step, or note the deviation`,
        related: nearest ? [placeIn(nearest.subject, nearest.range, "Nearest planned step")] : [],
      };
    }
  },
});
