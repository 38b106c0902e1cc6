import { remember } from "../../model/remember.ts";
import criteria from "../vocabulary/criteria.json" with { type: "json" };
import type { WordFinder } from "../word-finder.ts";
import { anyOf, finder, type Vocabulary, wordsOf } from "./lexicon.ts";

type Concern =
  | "above"
  | "below"
  | "atMost"
  | "atLeast"
  | "equal"
  | "within"
  | "between"
  | "betweenAnd"
  | "orMore"
  | "orLess"
  | "up"
  | "down"
  | "by"
  | "baseline"
  | "ordinary"
  | "none"
  | "without"
  | "any"
  | "all"
  | "passing"
  | "fault"
  | "lowMetric"
  | "highMetric"
  | "metric"
  | "duration"
  | "failing"
  | "strong"
  | "plain"
  | "weak"
  | "norm"
  | "past"
  | "strongPast"
  | "describing"
  | "deadline"
  | "soak"
  | "imperative"
  | "version"
  | "share"
  | "window"
  | "consecutive"
  | "not"
  | "about"
  | "noneExcept"
  | "link"
  | "opening"
  | "passStrong"
  | "vagueMetric"
  | "needless"
  | "stage";

const vocabulary: Vocabulary<Concern> = criteria;

/** Words of every language for a concern of `vocabulary/criteria.json`. */
const list = (...concerns: readonly Concern[]): readonly string[] =>
  concerns.flatMap((concern) => wordsOf(vocabulary, concern));

/** Source of a pattern for the words of these concerns, for the flags `iu`. */
export const pattern = (...concerns: readonly Concern[]): string => anyOf(list(...concerns));

/** Finds the words of these concerns, and tells of which one each is. */
export const finderOfEach = (...concerns: readonly Concern[]): WordFinder =>
  finder(...concerns.map((it) => () => list(it)));

const finders = new Map<string, WordFinder>();

/** Finds the words of these concerns. */
export function finderOf(...concerns: readonly Concern[]): WordFinder {
  const key = concerns.join();
  const known = finders.get(key) ?? finder(() => list(...concerns));
  finders.set(key, known);
  return known;
}

/** Whether a text holds a word of a concern. */
export function holds(concern: Concern, text: string): boolean {
  return finderOf(concern).isIn(text);
}

/** Whether a text names something that is measured. */
export const holdsMetric: (text: string) => boolean = remember(
  (text) =>
    holds("lowMetric", text) || holds("highMetric", text) || holds("metric", text) || /\bp\d{2,3}\b/i.test(text),
);

/** Which way a metric is better; null when its words do not say. */
export function polarityOf(metric: string): "low" | "high" | null {
  const high = holds("highMetric", metric);
  const low = holds("lowMetric", metric) || holds("fault", metric);
  if (high) return /budget/iu.test(metric) && low ? "low" : "high";
  return low ? "low" : null;
}
