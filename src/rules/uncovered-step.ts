import type { Fault } from "../model/finding.ts";
import { headingOf, holdersOf, placeIn } from "./deployment/documents.ts";
import { defineRule } from "./rule.ts";
import { isHarmless } from "./steps/step-nature.ts";
import { plannedSteps, rollbackSteps, type Step } from "./steps/steps.ts";
import { readUndo, type Undo } from "./steps/undo.ts";
import { hasPlaceholder } from "./tables/rows.ts";
import { quote } from "./wording/quote.ts";

const checklist = (rows: string) =>
  `---\nkind: deployment-checklist\n---\n\n# Checklist\n\n## Deploy\n\n| Step | Command | Verification | Undo | Done |\n|---|---|---|---|---|\n${rows}`;
const rollback =
  "---\nkind: rollback-plan\n---\n\n# Rollback plan\n\n## Rollback procedure\n\n| Step | Action | Command | Expected result |\n|---|---|---|---|\n| 1 | Switch traffic back to blue | `lb switch blue` | blue serves 100% |\n| 2 | Stop the green servers | `fleet stop green` | none is left |\n";

export const rule = defineRule({
  id: "uncovered-step",
  group: "The deployment as a whole",
  nature: "contradiction",
  summary: "A deploy step that no step of the rollback takes back",
  meaning: `What is done at night is undone at night, by people under pressure. Under Undo, each step names the step of the rollback plan that
takes it back, by number ("rollback step 2", "R2", "steps 2-4"), in the words of its action or by its command; or it says
\`none:\` and why there is nothing to take back. An Undo that was left empty counts as incomplete.

**Not reported**: steps that tag, verify, wait or tell; placeholders; a deployment whose rollback plan is not there
(\`missing-document\`), or has no steps yet.`,
  source: "002 steps 4–5",
  options: {},
  outranks: ["empty-cell"],
  examples: [
    {
      path: "2026-12-01-checkout/deployment-checklist.md",
      beside: {
        "deployment-plan.md": "---\nkind: deployment-plan\nstatus: approved\n---\n\n# Plan\n",
        "rollback-plan.md": rollback,
      },
      wrong: checklist(
        "| Tag the release | `git tag v2` | listed | - | [ ] |\n| Start green servers | `fleet start green` | healthy | rollback step 3 | [ ] |\n| Switch traffic to green | `lb switch green` | green serves 100% | see above | [ ] |\n| Warm the cache | `cache warm` | filled | none | [ ] |\n",
      ),
      right: checklist(
        "| Tag the release | `git tag v2` | listed | - | [ ] |\n| Start green servers | `fleet start green` | healthy | R2 | [ ] |\n| Switch traffic to green | `lb switch green` | green serves 100% | Switch traffic back | [ ] |\n| Warm the cache | `cache warm` | filled | none: it empties itself | [ ] |\n",
      ),
      finds: [
        { line: 12, message: "no step 3" },
        { line: 13, message: '"see above"' },
        { line: 14, message: "why" },
      ],
    },
  ],
  *check(subject): Iterable<Fault> {
    if (subject.deployment === null || subject.rowsOf("deploy-steps").length === 0) return;
    const steps = rollbackSteps(subject);
    const [plan] = holdersOf(subject.deployment.documents, "rollback-steps");
    if (!plan || steps.length === 0) return;
    const related = [placeIn(plan, headingOf(plan, "rollback-steps"), "Steps of the rollback")];
    for (const step of plannedSteps(subject)) {
      const cell = step.row.cells.Undo;
      if (step.subject.document.path !== subject.document.path || !cell || isHarmless(step.name)) continue;
      if (hasPlaceholder(cell, subject.document)) continue;
      const text = cell.text.replace(/^[-–—]$/, "").trim();
      const undo = readUndo(text, steps);
      if (undo.type === "covered") continue;
      yield {
        range: text === "" ? step.range : cell.range,
        phase: "plan",
        ...(text === "" ? { nature: "incomplete" as const } : {}),
        message: messageFor(step, text, undo),
        related,
      };
    }
  },
});

function messageFor({ name }: Step, text: string, undo: Undo): string {
  if (undo.type === "unreasoned")
    return `Undo of ${quote(name)} is ${quote(text)}: say why there is nothing to take back`;
  const wanted = 'name a step of the rollback plan, or "none:" and why';
  if (text === "") return `Step ${quote(name)} has no undo: ${wanted}`;
  if (undo.type === "unknown")
    return `Undo ${quote(text)} of ${quote(name)} has no step ${undo.number} in the rollback plan: ${wanted}`;
  return `Undo ${quote(text)} of ${quote(name)} is no step of the rollback plan: ${wanted}`;
}
