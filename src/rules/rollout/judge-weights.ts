import type { Fault } from "../../model/finding.ts";
import type { Subject } from "../../model/subject.ts";
import { quote } from "../wording/quote.ts";
import { isInternal, type RolloutStage } from "./stages.ts";

/**
 * Weights that do not rise from stage to stage, or do not end at 100%. Where one is not filled in yet, the end is not
 * judged.
 */
export function* judgeWeights(stages: readonly RolloutStage[], { phaseOf }: Subject): Iterable<Fault> {
  const weighted = stages.flatMap(({ weight, weightAt }) =>
    weight !== null && weightAt ? [{ weight, weightAt }] : [],
  );
  let before = -1;
  for (const { weight, weightAt } of weighted) {
    const { range, text } = weightAt;
    const phase = phaseOf(range);
    if (weight > 100) yield { range, phase, message: `Weight ${quote(text)} is more than 100%: correct it` };
    else if (weight <= before) {
      yield {
        range,
        phase,
        message: `Weight ${quote(text)} does not rise above the ${before}% before it: order the stages`,
      };
    }
    before = weight;
  }
  const last = weighted.at(-1);
  const allKnown = stages.every((it) => it.weight !== null || isInternal(it));
  if (!last || !allKnown || weighted.some((it) => it.weight >= 100)) return;
  const { range } = last.weightAt;
  yield {
    range,
    phase: phaseOf(range),
    message: `Rollout ends at ${last.weight}%: add the stage that brings it to 100%`,
  };
}
