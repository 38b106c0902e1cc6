import { likenessOfSteps, sameStep, stemsOfStep } from "./same-step.ts";

const number = /^\s*(?:(?:step|schritt|étape|paso|#)\s*)?#?(\d{1,3})\s*[.):]?\s*$/iu;
const leadingNumber = /^\s*(?:step\s+)?(\d{1,3})[.):]\s/iu;

/**
 * Which of the planned steps a name means, by their places in the list: those most like it, all of them where several are
 * equally so ("Deploy API and web servers" is two). "Step 3" means the third, or the one that is numbered so.
 */
export function stepsMeant(name: string, planned: readonly string[]): readonly number[] {
  const numbered = number.exec(name)?.[1];
  if (numbered !== undefined) return stepNumbered(Number(numbered), planned);
  const scores = planned.map((it) => scoreOf(name, it));
  const best = Math.max(sameStep, ...scores);
  return [...scores.keys()].filter((at) => scores[at] === best);
}

/** The planned step that is most like a name, whether or not it means it; null when none has a word in common. */
export function nearestStep<Step extends { readonly name: string }>(
  name: string,
  planned: readonly Step[],
): Step | null {
  const scores = planned.map((it) => scoreOf(name, it.name));
  const best = Math.max(0, ...scores);
  return best === 0 ? null : (planned[scores.indexOf(best)] ?? null);
}

function stepNumbered(wanted: number, planned: readonly string[]): readonly number[] {
  const numbers = planned.map((it) => Number(leadingNumber.exec(it)?.[1] ?? Number.NaN));
  const at = numbers.every(Number.isNaN) ? wanted - 1 : numbers.indexOf(wanted);
  return at in planned ? [at] : [];
}

/** The same words are worth more than words that one has and the other has too. */
function scoreOf(a: string, b: string): number {
  const [one, other] = [stemsOfStep(a), stemsOfStep(b)];
  if (one.size > 0 && one.size === other.size && [...one].every((it) => other.has(it))) return 2;
  return likenessOfSteps(a, b);
}
