import type { Comparator } from "../../model/quantity.ts";
import { remember } from "../../model/remember.ts";
import { upperEnd, withUnitOf } from "./amount.ts";
import { changes, comparatorsOf, limitFrom, limitOfChange, mayHoldComparator } from "./comparator.ts";
import type { Draft, Limit } from "./limit.ts";
import { findQuantity, type QuantityRead } from "./quantity.ts";
import { isShare, relationBehind, relationOf } from "./relation.ts";
import { holdsSpelled } from "./units.ts";
import { giveWindow, isLasting, takeAsWindow } from "./window.ts";
import { finderOf, finderOfEach } from "./words.ts";

/** No limit is sought further on in a text: it keeps the reading linear. */
const longest = 1500;

/** What a limit cannot do without: a digit, a mark of a comparator or slot, a number as a word, a baseline. */
const needed = /[\d<>≤≥±[_{]|(?:TBD|TBC|TODO|[XNYZ])(?![\p{L}\p{N}])/iu;
const baseline = finderOf("baseline");
const changing = finderOf("up", "down");
const orMoreOrLess = finderOfEach("orMore", "orLess");
const glued = /(?<more>\+(?![\d\p{L}]))|(?<over>を?超え?る?|より大き)|(?<under>を下回|未満)/uy;
const anyGlued = new RegExp(glued, "u");

interface Search {
  readonly text: string;
  readonly decimalComma: boolean;
  readonly found: Draft[];
  /** Stretches that were given to a limit as its window. */
  readonly taken: { readonly from: number; readonly to: number }[];
}

/** Every limit in a text, in order of writing: with a comparator, a change, or as a bare quantity. */
export function findLimits(text: string, decimalComma = false): readonly Limit[] {
  return decimalComma ? limitsWithComma(text) : limitsWithPoint(text);
}

/** Whether a text may hold a limit with a comparator before or behind it, or as a change: one of another form than `bare` or `lasting`. */
export function mayStateLimit(text: string): boolean {
  return mayHoldComparator(text) || orMoreOrLess.isIn(text) || changing.isIn(text) || anyGlued.test(text);
}

const limitsWithComma = remember((text) => searchLimits(text, true));
const limitsWithPoint = remember((text) => searchLimits(text, false));

function searchLimits(whole: string, decimalComma: boolean): readonly Limit[] {
  const text = whole.slice(0, longest);
  if (!needed.test(text) && !holdsSpelled(text) && !baseline.isIn(text)) return [];
  const search: Search = { text, decimalComma, found: [], taken: [] };
  findStated(search);
  findChanges(search);
  findBare(search);
  search.found.sort((a, b) => a.from - b.from);
  return completed(search);
}

const overlaps = ({ found, taken }: Search, at: number): boolean =>
  found.some((it) => at >= it.from && at < it.to) || taken.some((it) => at >= it.from && at < it.to);

function findStated(search: Search): void {
  for (const written of comparatorsOf(search.text)) {
    const limit = overlaps(search, written.from) ? null : limitFrom(search.text, written, search.decimalComma);
    // "2% above baseline" is one limit: the share's.
    if (limit === null || (limit.limit === null && endsWithShare(search, written.from))) continue;
    if (takeAsWindow(search.text, limit, search.found.at(-1))) search.taken.push(limit);
    else search.found.push(limit);
  }
}

/** Characters of a share before "above baseline". */
const longestShare = 24;

/** Whether a share or factor ends right before a place of the text. */
function endsWithShare({ text, decimalComma }: Search, end: number): boolean {
  const before = text.slice(Math.max(0, end - longestShare), end).trimEnd();
  let read = findQuantity(before, 0, decimalComma);
  while (read !== null && read.to < before.length) read = findQuantity(before, read.to, decimalComma);
  return read !== null && isShare(read.quantity);
}

function findChanges(search: Search): void {
  for (const match of changes.matchAll(search.text)) {
    if (overlaps(search, match.index) || overlaps(search, match.index + match[0].length)) continue;
    const limit = limitOfChange(search.text, match, search.decimalComma);
    if (limit !== null) search.found.push(limit);
  }
}

function findBare(search: Search): void {
  const { text, decimalComma, found } = search;
  let at = 0;
  for (let read = findQuantity(text, 0, decimalComma); read !== null; read = findQuantity(text, at, decimalComma)) {
    at = Math.max(read.to, at + 1);
    if (overlaps(search, read.from) || overlaps(search, read.to - 1)) continue;
    const limit = bareLimit(text, read, decimalComma);
    at = Math.max(limit.to, at);
    if (isLasting(text, read)) {
      if (giveWindow(text, limit, found)) continue;
      if (limit.form === "bare") limit.form = "lasting";
    }
    found.push(limit);
  }
}

/** A quantity without a comparator before it; it may have one behind ("5% or more"), or be a range. */
function bareLimit(text: string, read: QuantityRead, decimalComma: boolean): Draft {
  const range = upperEnd(text, read, false, decimalComma);
  const behind = range === null ? comparatorBehind(text, read.to) : null;
  const relation = range === null && behind === null ? relationBehind(text, read) : null;
  return {
    from: read.from,
    to: range?.to ?? behind?.to ?? read.to,
    comparator: range === null ? (behind?.comparator ?? (relation && "≥")) : "range",
    limit: range === null ? read.quantity : withUnitOf(read.quantity, range.quantity),
    high: range?.quantity ?? null,
    relation,
    window: null,
    form: behind === null && relation === null ? "bare" : "stated",
  };
}

/** "5% or more": the comparator behind a quantity, and where it ends; null when there is none. */
function comparatorBehind(text: string, at: number): { readonly comparator: Comparator; readonly to: number } | null {
  const from = at + (/^\s*/.exec(text.slice(at))?.[0].length ?? 0);
  const word = orMoreOrLess.at(text, from);
  if (word !== null) return { comparator: word.list === 0 ? "≥" : "≤", to: word.to };
  glued.lastIndex = from;
  const groups = glued.exec(text)?.groups;
  if (groups === undefined) return null;
  return { comparator: groups.more !== undefined ? "≥" : groups.over !== undefined ? ">" : "<", to: glued.lastIndex };
}

/** The limits with what only their order tells: "99.9% over 30 days" is one with its window. */
function completed({ text, found }: Search): readonly Limit[] {
  const kept: Draft[] = [];
  for (const limit of found) {
    const last = kept.at(-1);
    const follows = last?.form === "bare" && last.limit?.dimension !== "time";
    if (limit.form === "stated" && follows && takeAsWindow(text, limit, last)) continue;
    limit.relation = relationOf(text, limit);
    kept.push(limit);
  }
  return kept;
}
