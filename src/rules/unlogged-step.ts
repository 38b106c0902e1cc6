import { headingOf, holdersOf, isRolledBack, placeIn, textUnder } from "./deployment/documents.ts";
import { defineRule } from "./rule.ts";
import { matchSteps } from "./steps/match-steps.ts";
import { deviationsWith, loggedSteps, plannedSteps, type Step } from "./steps/steps.ts";
import { saysNone } from "./tables/columns.ts";
import { quote } from "./wording/quote.ts";

const plan = "---\nkind: deployment-plan\nstatus: deployed\n---\n\n# Plan\n";
const log = (rows: string) =>
  `---\nkind: deployment-log\n---\n\n# Log\n\n## Execution timeline\n\n| Time | Step | Status | Notes |\n|---|---|---|---|\n${rows}`;
const checklist = (done: string) =>
  `---\nkind: deployment-checklist\n---\n\n# Checklist\n\n## Deploy\n\n| Step | Command | Verification | Undo | Done |\n|---|---|---|---|---|\n| Shift 5% of traffic | \`lb weight 5\` | 5% | R1 | [x] |\n| Shift 25% of traffic | \`lb weight 25\` | 25% | R1 | ${done} |\n`;

export const rule = defineRule({
  id: "unlogged-step",
  group: "The deployment as a whole",
  nature: "contradiction",
  summary: "A planned step that the log does not show",
  meaning: `The log answers what was done, and when. A step of the checklist that is not in it was forgotten at night, or by whoever wrote it
down. Steps are matched by their words, or by number ("Step 3"); one that was left out on purpose has a row in the
deviations that names it.

**Not reported**: before the deployment is over; after a rollback, what follows the last step that was logged; steps waived
by their box; steps that the log calls skipped and says why; a deployment without a log, or with an empty one.`,
  source: "003 phase 6",
  options: {},
  examples: [
    {
      path: "2026-12-01-checkout/deployment-checklist.md",
      beside: {
        "deployment-plan.md": plan,
        "deployment-log.md": log("| 22:05 UTC | 5% of traffic shifted (canary) | ok | |\n"),
      },
      wrong: checklist("[x]"),
      right: checklist("[x] N/A: went straight to all"),
      finds: [{ line: 12, message: '"Shift 25% of traffic"' }],
    },
    {
      title: "A deviation that names it",
      path: "2026-12-01-checkout/deployment-checklist.md",
      beside: {
        "deployment-plan.md": plan,
        "deployment-log.md": `${log("| 22:05 UTC | Shift 5% of traffic | ok | |\n| 22:25 UTC | Shift 50% of traffic | ok | |\n")}\n## Deviations from the plan\n\n| Step | Deviation | Why |\n|---|---|---|\n| Shift 25% of traffic | left out | traffic was too low to tell |\n`,
      },
      wrong: checklist("[x]").replace("Shift 5% of", "Drain"),
      right: checklist("[x]"),
      finds: [{ line: 11, message: '"Drain traffic"' }],
    },
  ],
  *check(subject) {
    if (subject.rowsOf("deploy-steps").length === 0) return;
    const planned = plannedSteps(subject).filter((it) => it.subject.document.path === subject.document.path);
    const logged = loggedSteps(subject);
    const [log] = holdersOf(subject.deployment?.documents ?? [], "timeline");
    if (!log || planned.length === 0 || logged.length === 0) return;
    const stepsMeant = matchSteps(planned.map((it) => it.name));
    const done = new Set(
      logged
        .filter((it) => it.status !== "skipped" || !saysNone(textUnder(it.row, "Notes")))
        .flatMap((it) => stepsMeant(it.name)),
    );
    const deviates = deviationsWith(subject);
    const reached = isRolledBack(subject) ? Math.max(-1, ...done) : planned.length;
    for (const [at, step] of planned.slice(0, reached + 1).entries()) {
      if (done.has(at) || deviates(step.name) || isWaived(step)) continue;
      yield {
        range: step.range,
        phase: "deploy",
        message: `Step ${quote(step.name)} is not in the log: log it, or say among the deviations why it was left out`,
        related: [placeIn(log, headingOf(log, "timeline"), "Steps that were logged")],
      };
    }
  },
});

function isWaived({ subject, row, range: { line } }: Step): boolean {
  if (/^\[?n\/a/i.test(textUnder(row, "Done"))) return true;
  return subject.document.gates.some((it) => it.state === "waived" && it.range.line === line);
}
