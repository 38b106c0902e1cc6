import fields from "../vocabulary/fields.json" with { type: "json" };
import type { WordFinder } from "../word-finder.ts";
import { alternatives, finderOf, type Vocabulary, wordsOf } from "../word-pattern.ts";

type Meaning = "field" | "value" | "or" | "negation" | "option" | "weakOption" | "scale" | "listing" | "initials";

const vocabulary: Vocabulary = fields;

/** The words of a meaning in `vocabulary/fields.json`, in every language, in lower case. */
export const setOf = (meaning: Meaning): ReadonlySet<string> =>
  new Set(wordsOf(vocabulary, meaning).map((word) => word.toLowerCase()));

/** Source of a pattern (flags `iu`) for the words of a meaning. */
export const anyOf = (meaning: Meaning): string => alternatives(wordsOf(vocabulary, meaning));

/** Finds the words of a meaning. */
export const find = (meaning: Meaning): WordFinder => finderOf(() => wordsOf(vocabulary, meaning));
