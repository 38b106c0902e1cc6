import { remember } from "../../model/remember.ts";

/** Words that say nothing of which step it is. */
const fillers = new Set(["the", "a", "an", "of", "to", "and", "for", "on", "in", "with", "all", "step"]);

/** The words of a step's name: without its number, what stands in brackets, and fillers. */
export const wordsOfStep: (name: string) => readonly string[] = remember((name) => {
  const words = name
    .toLowerCase()
    .replace(/\([^)]{0,200}\)/g, " ")
    .replace(/^\s*(?:step\s+)?[\dt]?\d*[.):–-]\s+/, "")
    .match(/[\p{L}\p{N}]+/gu);
  const telling = (words ?? []).filter((it) => !fillers.has(it));
  return telling.length > 0 ? telling : (words ?? []);
});

/** The words of a step's name as they are compared: "Traffic switched" has those of "Switch traffic". */
export const stemsOfStep: (name: string) => ReadonlySet<string> = remember(
  (name) => new Set(wordsOfStep(name).map(stemOf)),
);

/** A word without its English ending: "switched", "switching" and "switch" are one. */
export const stemOf: (word: string) => string = remember((word) => {
  if (word.length < 4 || /\d/.test(word)) return word;
  return word
    .replace(/(?:ied|ies)$/, "y")
    .replace(/(?<=\w{3})(?:ed|ing|es|s)$/, "")
    .replace(/([bdgklmnprt])\1$/, "$1")
    .replace(/e$/, "");
});

/**
 * How alike two names of steps are, from 0 to 1: 1 when they have the same words, or one has all of the other's (two at
 * least); else the share of words they have in common, which is not enough where they give different numbers.
 */
export function likenessOfSteps(a: string, b: string): number {
  return likenessOfStems(stemsOfStep(a), stemsOfStep(b));
}

/** The same of the words of two names, for who compares one with many. */
export function likenessOfStems(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const common = [...one].filter((it) => other.has(it)).length;
  const [least, most] = [Math.min(one.size, other.size), Math.max(one.size, other.size)];
  if (least === 0) return 0;
  if (common === least && (least === most || least >= 2)) return 1;
  const likeness = (2 * common) / (one.size + other.size);
  return countsDiffer(one, other) ? Math.min(likeness, 0.7) : likeness;
}

/** "Shift 5% of the traffic" and "Shift 25% of the traffic" are two steps, however alike. */
function countsDiffer(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  const [few, many] = [one, other].map((words) => [...words].filter((it) => /^\d/.test(it)));
  const isWithin = (a: readonly string[] = [], b: readonly string[] = []): boolean => a.every((it) => b.includes(it));
  return !isWithin(few, many) && !isWithin(many, few);
}

/** Above this likeness two names mean the same step. */
export const sameStep = 0.75;
