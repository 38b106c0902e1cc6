import { once } from "./once.ts";
import type { WordFinder } from "./word-finder.ts";

/** A regular expression with words of lists in it. */
export interface WordExpression {
  readonly test: (text: string) => boolean;
  readonly exec: (text: string) => RegExpExecArray | null;
  /** Every match; the expression needs the flag `g`. */
  readonly matchAll: (text: string) => readonly RegExpExecArray[];
}

/**
 * A regular expression that cannot match a text unless it holds a word of each of the needed lists. To compile one of many
 * words takes the engine longer than to read a page, so that waits for the first text that it may match.
 */
export function wordExpression(
  source: () => string,
  flags: string,
  ...needed: readonly Pick<WordFinder, "isIn">[]
): WordExpression {
  const expression = once(() => new RegExp(source(), flags));
  const mayMatch = (text: string): boolean => needed.every((words) => words.isIn(text));
  return {
    test: (text) => mayMatch(text) && expression().test(text),
    exec: (text) => (mayMatch(text) ? expression().exec(text) : null),
    matchAll: (text) => (mayMatch(text) ? [...text.matchAll(expression())] : []),
  };
}
