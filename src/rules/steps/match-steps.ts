import { likenessOfStems, sameStep, stemsOfStep } from "./same-step.ts";

const number = /^\s*(?:(?:step|schritt|étape|paso|#)\s*)?#?(\d{1,3})\s*(?:[.):]\s*)?$/iu;
const leadingNumber = /^\s*(?:step\s+)?(\d{1,3})[.):]\s/iu;

/**
 * Which of the planned steps a name means, by their places in the list: those most like it, all of them where several are
 * equally so ("Deploy API and web servers" is two). "Step 3" means the third, or the one that is numbered so.
 */
export function matchSteps(planned: readonly string[]): (name: string) => readonly number[] {
  const stems = planned.map(stemsOfStep);
  return (name) => {
    const numbered = number.exec(name)?.[1];
    if (numbered !== undefined) return stepNumbered(Number(numbered), planned);
    const words = stemsOfStep(name);
    const scores = stems.map((it) => scoreOf(words, it));
    const best = scores.reduce((most, it) => Math.max(most, it), sameStep);
    return [...scores.keys()].filter((at) => scores[at] === best);
  };
}

/** Whether a name means one of the planned steps. */
export function isAmong(planned: readonly string[]): (name: string) => boolean {
  const match = matchSteps(planned);
  return (name) => match(name).length > 0;
}

/** The planned step that is most like a name, whether or not it means it; null when none has a word in common. */
export function nearestStep<Step extends { readonly name: string }>(
  name: string,
  planned: readonly Step[],
): Step | null {
  const words = stemsOfStep(name);
  let [nearest, best]: [Step | null, number] = [null, 0];
  for (const step of planned) {
    const score = scoreOf(words, stemsOfStep(step.name));
    if (score > best) [nearest, best] = [step, score];
  }
  return nearest;
}

function stepNumbered(wanted: number, planned: readonly string[]): readonly number[] {
  const numbers = planned.map((it) => Number(leadingNumber.exec(it)?.[1] ?? Number.NaN));
  const at = numbers.every(Number.isNaN) ? wanted - 1 : numbers.indexOf(wanted);
  return at in planned ? [at] : [];
}

/** The same words are worth more than words that one has and the other has too. */
function scoreOf(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  if (one.size > 0 && one.size === other.size && [...one].every((it) => other.has(it))) return 2;
  return likenessOfStems(one, other);
}
