import moments from "../vocabulary/moments.json" with { type: "json" };
import type { WordFinder } from "../word-finder.ts";
import { alternatives, finderOf, type Vocabulary, wordsOf } from "../word-pattern.ts";

type Meaning =
  | "weekday"
  | "at"
  | "to"
  | "zoneLabel"
  | "dateLabel"
  | "duration"
  | "dayFirst"
  | "fixed"
  | "ambiguous"
  | "regions"
  | "places";

const vocabulary: Vocabulary = moments;

/** The words of a meaning in `vocabulary/moments.json`, in every language. */
export const list = (meaning: Meaning): readonly string[] => wordsOf(vocabulary, meaning);

/** Source of a pattern (flags `iu`) for the words of a meaning. */
export const anyOf = (meaning: Meaning): string => alternatives(list(meaning));

/** Finds the words of a meaning. */
export const find = (meaning: Meaning): WordFinder => finderOf(() => list(meaning));

/** The number of each month by its names in every language, in lower case. */
export const monthNumbers: ReadonlyMap<string, number> = new Map(
  Object.values(vocabulary).flatMap((language) =>
    (language.months ?? []).flatMap((names, at) => names.split(" ").map((name) => [name, at + 1] as const)),
  ),
);

const monthNames = [...monthNumbers.keys()].sort((one, other) => other.length - one.length);

/** Source of a pattern (flags `iu`) for the name of a month. */
export const anyMonth = (): string => alternatives(monthNames);

/** Finds the names of months. */
export const months: WordFinder = finderOf(() => monthNames);
