import { placeInPlan, rowsOfAll, textUnder } from "./deployment/documents.ts";
import { defineRule } from "./rule.ts";
import { isAmong } from "./steps/match-steps.ts";
import { instantOf } from "./steps/resolutions.ts";
import { isBackup, isHarmless, isMark, isRollback } from "./steps/step-nature.ts";
import { deviationsWith, loggedSteps, plannedElsewhere, plannedSteps, type Step } from "./steps/steps.ts";
import { formatDuration } from "./time/duration.ts";
import { windowOf } from "./time/window.ts";
import { quote } from "./wording/quote.ts";

const minute = 60_000;
const ofWindow = /window|\bover-?r[au]n|zeitfenster|créneau|ventana/iu;

const plan =
  "---\nkind: deployment-plan\nstatus: deployed\nwindow: 2026-12-01T22:00Z/2026-12-01T23:00Z\n---\n\n# Plan\n";
const log = (last: string) =>
  `---\nkind: deployment-log\n---\n\n# Log\n\n## Execution timeline\n\n| Time | Step | Status | Notes |\n|---|---|---|---|\n| 2026-12-01 21:50 UTC | Backup database | ok | |\n| 2026-12-01 22:05 UTC | Deploy API servers | ok | |\n${last}`;
const checklist =
  "---\nkind: deployment-checklist\n---\n\n# Checklist\n\n## Deploy\n\n| Step | Command | Verification | Undo | Done |\n|---|---|---|---|---|\n| Deploy API servers | `make api` | 5 of 5 | R1 | [x] |\n| Switch traffic | `lb switch` | all green | R2 | [x] |\n";

export const rule = defineRule({
  id: "window-overrun",
  group: "The deployment as a whole",
  nature: "advice",
  summary: "The deployment was carried out outside its window",
  meaning: `The window is what support, users and other teams were told. The first logged step outside it is reported, unless a row in the
deviations names it or speaks of the window.

**Not reported**: what prepares (before the window only planned steps count); what verifies, waits or tells; steps of the
rollback, gates of the checklists and backups; times whose date or zone is not known.`,
  source: "001 step 3; 004 §1.2",
  options: {},
  examples: [
    {
      path: "2026-12-01-checkout/deployment-log.md",
      beside: { "deployment-plan.md": plan, "deployment-checklist.md": checklist },
      wrong: log("| 2026-12-01 23:20 UTC | Switch traffic | ok | |\n"),
      right: log(
        "| 2026-12-01 22:40 UTC | Switch traffic | ok | |\n| 2026-12-01 23:40 UTC | Monitor error rate | ok | |\n",
      ),
      finds: [{ line: 13, message: "20 min after" }],
    },
    {
      title: "Begun too early, and a deviation",
      path: "2026-12-01-checkout/deployment-log.md",
      beside: { "deployment-plan.md": plan.replace("22:00Z", "22:30Z"), "deployment-checklist.md": checklist },
      wrong: log(""),
      right: log(
        "\n## Deviations from the plan\n\n| Step | Deviation | Why |\n|---|---|---|\n| Deploy API servers | 25 minutes early | traffic was low |\n",
      ),
      finds: [{ line: 12, message: "25 min before" }],
    },
  ],
  *check(subject) {
    const { deployment } = subject;
    const window = deployment && windowOf(deployment.plan.facts);
    if (!window || subject.rowsOf("timeline").length === 0) return;
    const isPlanned = isAmong(plannedSteps(subject).map((it) => it.name));
    const [isPlannedElsewhere, deviates] = [isAmong(plannedElsewhere(subject)), deviationsWith(subject)];
    const saysWindow = rowsOfAll(deployment.documents, "deviations").some(({ row }) =>
      ofWindow.test(`${textUnder(row, "Step")} ${textUnder(row, "Deviation")}`),
    );
    const exempt = [isHarmless, isRollback, isBackup, deviates];
    /** Milliseconds outside the window: negative before it, 0 inside. */
    const outside = (step: Step): number => {
      const at = instantOf(step);
      if (at === null || exempt.some((it) => it(step.name))) return 0;
      if (at < window.start) return isPlanned(step.name) ? at - window.start : 0;
      if (at < window.end + minute || (!isPlanned(step.name) && isPlannedElsewhere(step.name))) return 0;
      return at - window.end;
    };
    const logged = loggedSteps(subject).filter((it) => it.subject.document.path === subject.document.path);
    const first = saysWindow ? undefined : logged.find((it) => outside(it) !== 0);
    if (!first) return;
    const off = outside(first);
    const when = `${formatDuration(Math.abs(off))} ${off < 0 ? "before the window began" : "after the window ended"}`;
    yield {
      range: first.row.cells.Time?.range ?? first.range,
      phase: "deploy",
      message: `${isMark(first.name) ? "Row" : "Step"} ${quote(first.name)} was logged ${when}: note the deviation, and why`,
      related: [placeInPlan(deployment, "window", "Window of the plan")],
    };
  },
});
