import gates from "../vocabulary/gates.json" with { type: "json" };
import type { WordFinder } from "../word-finder.ts";
import { alternatives, finderOf, type Vocabulary, wordsOf } from "../word-pattern.ts";

type Meaning =
  | "notApplicable"
  | "offered"
  | "reasonLabel"
  | "because"
  | "skipped"
  | "skippedAlone"
  | "since"
  | "by"
  | "selectOne"
  | "selectMany"
  | "afterX"
  | "run";

const vocabulary: Vocabulary = gates;

/** The words of a meaning in `vocabulary/gates.json`, in every language. */
export const list = (meaning: Meaning): readonly string[] => wordsOf(vocabulary, meaning);

/** Source of a pattern (flags `iu`) for the words of a meaning. */
export const anyOf = (meaning: Meaning): string => alternatives(list(meaning));

/** Finds the words of these meanings. */
export const find = (...meanings: readonly Meaning[]): WordFinder => finderOf(() => meanings.flatMap(list));
