import { rollbackNeeds, stagesNeed } from "./rollout/needed-time.ts";
import { defineRule } from "./rule.ts";
import { placeOfFact } from "./strategy/facts.ts";
import { formatDuration } from "./time/duration.ts";
import { windowOf } from "./time/window.ts";

const plan = (hours: string) =>
  `---\nkind: deployment-plan\nstatus: approved\nwindow: 2026-12-02T${hours}\n---\n\n# Plan\n\n## Strategy\n\n- **Rollback time**: 15 min\n`;
const rollout = (weight: string) =>
  `---\nkind: rollout-plan\n---\n\n# Rollout\n\n## Stages\n\n### Canary\n\n- **Weight**: 5%\n- **Duration**: 1 h\n\n### Full\n\n- **Weight**: ${weight}\n- **Duration**: 24 h\n`;

export const rule = defineRule({
  id: "window-too-short",
  group: "Time",
  nature: "contradiction",
  summary: "Stages and rollback do not fit into the window",
  meaning: `When the window ends, the release serves everyone or is taken back. So it holds the stages before the one at 100%, and the
time to take them back after that. The stages are those of the rollout plan; without one, the plan's stage that is named after
production.

**Not reported**: the stage at 100%, which may outlast the window; stages without a duration that can be read; windows that
are not filled in, or end before they begin (\`inverted-window\`).`,
  source: "004 §1.2",
  options: {},
  examples: [
    {
      wrong: `${plan("21:00Z/2026-12-02T22:00Z")}\n## Stages\n\n### Stage 3: Production\n\n- **Duration**: 50 minutes\n`,
      right: `${plan("21:00Z/2026-12-02T22:00Z")}\n## Stages\n\n### Stage 2: Staging\n\n- **Duration**: 3 h\n\n### Stage 3: Production\n\n- **Duration**: 45 minutes\n`,
      finds: [{ line: 4, message: "1 h 5 min" }],
    },
    {
      title: "A rollout plan beside",
      path: "2026-12-02-checkout/deployment-plan.md",
      beside: { "rollout-plan.md": rollout("100%") },
      wrong: plan("21:00Z/2026-12-02T22:00Z"),
      right: plan("21:00Z/PT1H15M"),
      finds: [{ line: 4, message: "15 min" }],
    },
  ],
  *check(subject) {
    const { document, facts, deployment } = subject;
    if (deployment !== null && deployment.plan.document.path !== document.path) return;
    const range = placeOfFact(document, "window");
    const window = windowOf(facts);
    if (range === null || window === null) return;
    const subjects = deployment?.documents ?? [subject];
    const [stages, rollback] = [stagesNeed(subjects), rollbackNeeds(subjects)];
    const needed = (stages?.length ?? 0) + (rollback?.length ?? 0);
    const has = window.end - window.start;
    if (stages === null || needed <= has) return;
    const places = [stages, ...(rollback ? [rollback] : [])].map((it) => it.place);
    yield {
      range,
      phase: subject.phaseOf(range),
      message: `Window of ${formatDuration(has)} is too short: stages and rollback take ${formatDuration(needed)}`,
      related: places.filter((it) => it.path !== document.path),
    };
  },
});
