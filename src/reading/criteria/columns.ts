import type { Comparator } from "../../model/quantity.ts";
import { rememberBy } from "../../model/remember.ts";
import columns from "../vocabulary/columns.json" with { type: "json" };
import type { WordFinder } from "../word-finder.ts";
import { finder, type Vocabulary, wordsOf } from "./lexicon.ts";
import { classifyLabel } from "./topics.ts";

type Concern =
  | "limit"
  | "weakLimit"
  | "atMost"
  | "atLeast"
  | "breach"
  | "equal"
  | "notLimit"
  | "measured"
  | "claim"
  | "before"
  | "after"
  | "delta"
  | "window"
  | "metric"
  | "risk";

const vocabulary: Vocabulary<Concern> = columns;
const concerns = [
  "limit",
  "weakLimit",
  "atMost",
  "atLeast",
  "breach",
  "equal",
  "notLimit",
  "measured",
  "claim",
  "before",
  "after",
  "delta",
  "window",
  "metric",
  "risk",
] as const;
const names = Object.fromEntries(concerns.map((it) => [it, finder(() => wordsOf(vocabulary, it))])) as Record<
  Concern,
  WordFinder
>;

/** What the columns of a table are for; an index is -1 where there is no such column. */
export interface Columns {
  readonly limits: readonly number[];
  /** Columns that may hold limits in a table about criteria. */
  readonly weak: readonly number[];
  readonly metric: number;
  readonly measured: number;
  readonly claim: number;
  readonly before: number;
  readonly after: number;
  readonly delta: number;
  readonly window: number;
  /** The table lists risks: what may happen, and no limit. */
  readonly risks: boolean;
}

/** A header without bracketed unit or window, marks and emphasis. */
const plain = (header: string): string =>
  header
    .replace(/\([^()]*\)|\[[^\][]*\]/gu, " ")
    .replace(/[*_`:]/gu, " ")
    .replace(/\s+/gu, " ")
    .trim();

function isLimit(header: string): boolean {
  const text = plain(header);
  if (names.limit.is(text)) return true;
  // "Met target?", "Go / No-Go"
  if (names.claim.is(text)) return false;
  if (!names.limit.isIn(text) || text.split(" ").length > 5) return false;
  return !names.notLimit.isIn(text);
}

/** Finds what each column is for from the headers. */
export const readColumns: (headers: readonly string[]) => Columns = rememberBy(JSON.stringify, findColumns);

function findColumns(headers: readonly string[]): Columns {
  const texts = headers.map(plain);
  const find = (concern: Concern, from = 0): number => {
    const exact = texts.findIndex((it, at) => at >= from && names[concern].is(it));
    if (exact >= 0) return exact;
    return texts.findIndex(
      (it, at) => at >= from && it.split(" ").length <= 4 && names[concern].isIn(it) && !isLimit(it),
    );
  };
  const limits = headers.flatMap((header, at) => (isLimit(header) ? [at] : []));
  const strong = limits.filter(
    (at) => !names.metric.is(texts[at] ?? "") || !limits.some((it) => it !== at && !names.metric.is(texts[it] ?? "")),
  );
  const measured = texts.findIndex((it, at) => names.measured.is(it) && !strong.includes(at));
  const partly = texts.findIndex(
    (it, at) => names.measured.isIn(it) && !strong.includes(at) && it.split(" ").length <= 3,
  );
  const named = texts.findLastIndex((it, at) => names.claim.is(it) && !strong.includes(at));
  // A last column without a name holds marks.
  const claim = named < 0 && texts.length > 2 && texts.at(-1) === "" ? texts.length - 1 : named;
  const first = texts.findIndex((it, at) => at !== claim && !strong.includes(at) && names.metric.is(it));
  const isTaken = (at: number): boolean => strong.includes(at) || at === claim || at === measured;
  return {
    limits: strong,
    weak: headers.flatMap((_, at) => (names.weakLimit.is(texts[at] ?? "") && !strong.includes(at) ? [at] : [])),
    metric: first >= 0 ? first : texts.findIndex((it, at) => !isTaken(at) && !/^(?:#|no\.?|nr\.?|id)?$/iu.test(it)),
    measured: measured >= 0 ? measured : partly,
    claim,
    before: find("before"),
    after: find("after"),
    delta: find("delta"),
    risks: texts.some((it) => names.risk.is(it)),
    window: texts.findIndex((it, at) => names.window.is(it) && !strong.includes(at)),
  };
}

/** The comparator that a limit column's name implies for a bare number; null when it implies none. */
export function impliedBy(header: string): Comparator | null {
  const text = plain(header);
  if (names.atLeast.isIn(text)) return "≥";
  if (names.atMost.isIn(text)) return "≤";
  return names.equal.is(text) ? "=" : null;
}

/** Whether a limit column states what must not be reached, what must be kept, or leaves it open. */
export function useOfColumn(header: string): "trigger" | "target" | null {
  const text = plain(header);
  if (names.breach.isIn(text)) return "trigger";
  const topic = classifyLabel(text);
  if (topic === "trigger" || topic === "alert") return "trigger";
  return topic === "target" || /criteri|target|expected|goal|objective/iu.test(text) ? "target" : null;
}
