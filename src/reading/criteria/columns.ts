import type { Comparator } from "../../model/quantity.ts";
import columns from "../vocabulary/columns.json" with { type: "json" };
import { anyOf, matcher, type Vocabulary, wordsOf } from "./lexicon.ts";
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
const whole = Object.fromEntries(
  concerns.map((it) => [it, new RegExp(`^${anyOf(wordsOf(vocabulary, it))}$`, "iu")]),
) as Record<Concern, RegExp>;
const part = Object.fromEntries(concerns.map((it) => [it, matcher(wordsOf(vocabulary, it))])) as Record<
  Concern,
  RegExp
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
  if (whole.limit.test(text)) return true;
  if (!part.limit.test(text) || text.split(" ").length > 5) return false;
  return !part.notLimit.test(text);
}

/** Finds what each column is for from the headers. */
export function readColumns(headers: readonly string[]): Columns {
  const texts = headers.map(plain);
  const find = (concern: Concern, from = 0): number => {
    const exact = texts.findIndex((it, at) => at >= from && whole[concern].test(it));
    if (exact >= 0) return exact;
    return texts.findIndex(
      (it, at) => at >= from && it.split(" ").length <= 4 && part[concern].test(it) && !isLimit(it),
    );
  };
  const limits = headers.flatMap((header, at) => (isLimit(header) ? [at] : []));
  const strong = limits.filter(
    (at) =>
      !whole.metric.test(texts[at] ?? "") || !limits.some((it) => it !== at && !whole.metric.test(texts[it] ?? "")),
  );
  const measured = texts.findIndex((it, at) => whole.measured.test(it) && !strong.includes(at));
  const partly = texts.findIndex(
    (it, at) => part.measured.test(it) && !strong.includes(at) && it.split(" ").length <= 3,
  );
  const claim = texts.findLastIndex((it, at) => whole.claim.test(it) && !strong.includes(at));
  const first = texts.findIndex((it, at) => at !== claim && !strong.includes(at) && whole.metric.test(it));
  return {
    limits: strong,
    weak: headers.flatMap((_, at) => (whole.weakLimit.test(texts[at] ?? "") && !strong.includes(at) ? [at] : [])),
    metric:
      first >= 0 ? first : texts.findIndex((it, at) => !strong.includes(at) && !/^(?:#|no\.?|nr\.?|id)?$/iu.test(it)),
    measured: measured >= 0 ? measured : partly,
    claim,
    before: find("before"),
    after: find("after"),
    delta: find("delta"),
    risks: texts.some((it) => whole.risk.test(it)),
    window: texts.findIndex((it, at) => whole.window.test(it) && !strong.includes(at)),
  };
}

/** The comparator that a limit column's name implies for a bare number; null when it implies none. */
export function impliedBy(header: string): Comparator | null {
  const text = plain(header);
  if (part.atLeast.test(text)) return "≥";
  if (part.atMost.test(text)) return "≤";
  return whole.equal.test(text) ? "=" : null;
}

/** Whether a limit column states what must not be reached, what must be kept, or leaves it open. */
export function useOfColumn(header: string): "trigger" | "target" | null {
  const text = plain(header);
  if (part.breach.test(text)) return "trigger";
  const topic = classifyLabel(text);
  if (topic === "trigger" || topic === "alert") return "trigger";
  return topic === "target" || /criteri|target|expected|goal|objective/iu.test(text) ? "target" : null;
}
