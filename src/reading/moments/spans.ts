import { once } from "../once.ts";
import type { Mark } from "./marks.ts";
import { anyOf } from "./words.ts";

/** Two marks that bound a span of time; both index the list of marks. */
export interface Pair {
  readonly start: number;
  readonly end: number;
}

const between = once(
  () =>
    new RegExp(
      `^(?:\\s{0,3}[-–—/~〜～→]\\s{0,3}T?|\\s{0,3}->\\s{0,3}|[,\\s]{0,3}${anyOf("to")}\\s{0,3})(?:${anyOf("at")}\\s{0,3})?$`,
      "iu",
    ),
);
const and = /^[,\s]*(?:and|und)/iu;
const opens = /(?:between|zwischen)\s[^.]*$/iu;

/** The spans of a text: ISO intervals, "from … to …", two moments with a dash between. */
export function pairMarks(text: string, marks: readonly Mark[]): readonly Pair[] {
  const pairs: Pair[] = [];
  for (let at = 0; at + 1 < marks.length; at++) {
    const [start, end] = [marks[at], marks[at + 1]];
    if (!start || !end || end.from - start.to > 20 || Boolean(start.time) !== Boolean(end.time)) continue;
    const gap = text.slice(start.to, end.from);
    if (!between().test(gap)) continue;
    // "… and …" bounds a span only after "between"; a slash without times may list two days.
    if (and.test(gap) && !opens.test(text.slice(Math.max(0, start.from - 30), start.from))) continue;
    // "14:00 UTC / 07:00 PDT" is one moment said twice.
    if (gap.includes("/") && start.zone !== null && end.zone !== null && start.zone !== end.zone && gap.includes(" "))
      continue;
    pairs.push({ start: at, end: at + 1 });
    at++;
  }
  return pairs;
}
