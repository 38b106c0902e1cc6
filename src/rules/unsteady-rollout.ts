import type { Range } from "../model/position.ts";
import type { Subject } from "../model/subject.ts";
import { judgeWeights } from "./rollout/judge-weights.ts";
import { isInternal, type RolloutStage, stagesOf } from "./rollout/stages.ts";
import { defineRule } from "./rule.ts";
import { quote } from "./wording/quote.ts";

const stage = (title: string, lines: string) => `\n### ${title}\n\n${lines}`;
const criteria = "\n**Success criteria**:\n\n- [ ] Error rate < 1%\n";
const plan = (stages: string, strategy = "canary") =>
  `---\nkind: rollout-plan\nstrategy: ${strategy}\n---\n\n# Rollout\n\n## Stages\n${stages}`;

export const rule = defineRule({
  id: "unsteady-rollout",
  group: "Strategy and risk",
  nature: "contradiction",
  summary: "The stages of a rollout do not rise to 100%, or one of them proves nothing",
  meaning: `Each stage reaches more users than the one before it, and the last one all of them. Before the stage at 100% every stage
lasts a stated time and has criteria that must hold, else it is a pause and no proof. The weight stands in a field or column
of that name, or in the stage's heading ("Canary (5%)"). A weight, a time or criteria that are not there yet count as incomplete.

**Not reported**: a weight of the stage for internal users, who are chosen and no share; what follows the stage at 100%;
time and criteria of the stage at 100%; placeholders (\`leftover-placeholder\`).`,
  source: "002 step 7; 004 §2.3",
  options: {},
  outranks: ["missing-field"],
  examples: [
    {
      wrong: plan(
        stage("Stage 1: Canary", `- **Weight**: 25%\n- **Duration**: 30 minutes\n${criteria}`) +
          stage("Stage 2: Early adopters", `- **Weight**: 5%\n- **Duration**: 30 minutes\n${criteria}`) +
          stage("Stage 3: Full (100%)", "- **Duration**: 30 minutes\n"),
      ),
      right: plan(
        stage("Stage 1: Canary", `- **Weight**: 5%\n- **Duration**: 30 minutes\n${criteria}`) +
          stage("Stage 2: Early adopters", `- **Weight**: 25%\n- **Duration**: 30 minutes\n${criteria}`) +
          stage("Stage 3: Full (100%)", "- **Lead**: Dee Park\n"),
      ),
      finds: [{ line: 21, message: '"5%"' }],
    },
    {
      title: "A flag, and a stage that proves nothing",
      wrong: plan(
        stage("Internal users", `- **Duration**: 24 hours\n${criteria}`) +
          stage("Stage 2: First users", "- **Weight**: 1%\n") +
          stage("Stage 3: Half", `- **Weight**: 50%\n- **Duration**: 4 hours\n${criteria}`),
        "feature-flag",
      ),
      right: plan(
        stage("Internal users", `- **Duration**: 24 hours\n${criteria}`) +
          stage("Stage 2: First users", `- **Weight**: 1%\n- **Duration**: 4 hours\n${criteria}`) +
          stage("Stage 3: Everyone", "- **Weight**: 100%\n"),
        "feature-flag",
      ),
      finds: [
        { line: 18, message: "no duration and no success criteria" },
        { line: 24, message: "ends at 50%" },
      ],
    },
    {
      title: "A table",
      wrong: plan(
        "\n| Stage | Weight | Duration | Success criteria |\n|---|---|---|---|\n| Canary | 10% | 1 h | Error rate < 1% |\n| Wider | 10% | 1 h | Error rate < 1% |\n| Full | 100% | - | - |\n",
      ),
      right: plan(
        "\n| Stage | Weight | Duration | Success criteria |\n|---|---|---|---|\n| Canary | 10% | 1 h | Error rate < 1% |\n| Wider | 50% | 1 h | Error rate < 1% |\n| Full | 100% | - | - |\n",
      ),
      finds: [{ line: 13, message: "does not rise" }],
    },
  ],
  *check(subject) {
    const stages = stagesOf(subject);
    yield* judgeWeights(stages, subject);
    const full = stages.findIndex((it) => it.weight === 100);
    for (const stage of full < 0 ? stages : stages.slice(0, full)) {
      for (const [range, missing] of missingOf(stage, subject)) {
        yield {
          range,
          phase: subject.phaseOf(range),
          nature: "incomplete",
          message: `Stage ${quote(stage.name)} has ${missing.map((it) => `no ${it}`).join(" and ")}: say what must hold, how long, at which share`,
        };
      }
    }
  },
});

/** What a stage before the last does not say, by the place where it should. */
function missingOf(stage: RolloutStage, { document }: Subject): ReadonlyMap<Range, readonly string[]> {
  const lines = [stage.range.line, stage.weightAt?.range.line];
  const isOpen = document.placeholders.some((it) => lines.includes(it.range.line));
  const missing = new Map<Range, readonly string[]>();
  const add = (range: Range, what: string) => missing.set(range, [...(missing.get(range) ?? []), what]);
  if (stage.weight === null && !isOpen && !isInternal(stage)) add(stage.placeOf("weight"), "weight");
  if (stage.duration === null) add(stage.placeOf("duration"), "duration");
  if (!stage.hasCriteria) add(stage.range, "success criteria");
  return missing;
}
