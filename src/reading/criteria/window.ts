import { wordExpression } from "../word-expression.ts";
import type { Draft } from "./limit.ts";
import type { QuantityRead } from "./quantity.ts";
import { finderOf, pattern } from "./words.ts";

const leads = finderOf("window");
const windowBefore = wordExpression(
  () => `${pattern("window")}\\s*(?:[<>≥≤~]\\s*|${pattern("above", "atLeast")}\\s*)?$`,
  "iu",
  leads,
);
const windows = wordExpression(
  () =>
    `(?:${pattern("window")}(?:\\s+${pattern("about", "above", "atLeast")})*\\s*(?:[<>≥≤~]\\s*)?(?:last\\s+|any\\s+)?|[(/]\\s*)(?=[\\d\\p{L}])`,
  "giu",
  { isIn: (text) => /[(/]/.test(text) || leads.isIn(text) },
);
const consecutive = finderOf("consecutive");
const gap = /\s{0,39}-?/y;
const spanning = /^(?:over|within|über|innerhalb|für|por|durante|longer|länger)/iu;

const sameClause = (between: string): boolean => between.length < 80 && !/[;|]/u.test(between);

/** Gives "for more than 10 minutes" behind another limit to that limit as its window; false when it is none. */
export function takeAsWindow(text: string, limit: Draft, owner: Draft | undefined): boolean {
  if (limit.limit?.dimension !== "time" || owner === undefined || owner.window !== null) return false;
  if (owner.limit?.dimension === "time" && limit.comparator !== ">") return false;
  const between = text.slice(owner.to, limit.from);
  if (!sameClause(between) || /[,]|\b(?:or|and|und|oder|et|ou|y|o|e)\b/iu.test(between)) return false;
  const written = text.slice(limit.from, limit.to);
  // "99.5% of requests within 300 ms" has two limits, "99.9% over 30 days" one and its window.
  if (owner.form === "bare" && /^(?:within|in |under|innerhalb|binnen|entro)/iu.test(written)) return false;
  if (!windowBefore.test(`${between} `) && !spanning.test(written)) return false;
  owner.window = written.replace(/^[^\d\p{N}]*(?=\d)/u, "");
  return true;
}

/** Gives "for 5 minutes" to the last limit before it that has no window; false when there is none. */
export function giveWindow(text: string, lasting: Draft, found: readonly Draft[]): boolean {
  const owner = found.findLast((it) => it.to <= lasting.from && it.window === null && it.form !== "bare");
  if (owner === undefined || !sameClause(text.slice(owner.to, lasting.from))) return false;
  owner.window = text.slice(lasting.from, lasting.to);
  return true;
}

/** Whether a quantity says how long: "for 5 minutes", "(5m)", "for 3 consecutive checks". */
export function isLasting(text: string, read: QuantityRead): boolean {
  if (read.quantity.dimension !== "time" && !isRepeated(text, read.to) && !isRepeated(read.quantity.unit ?? "", 0)) {
    return false;
  }
  const start = Math.max(0, read.from - 40);
  for (const match of windows.matchAll(text.slice(start, read.from + 1))) {
    if (start + match.index + match[0].length === read.from) return true;
  }
  return false;
}

/** Whether "consecutive" or the like follows an index. */
function isRepeated(text: string, at: number): boolean {
  gap.lastIndex = at;
  gap.test(text);
  return consecutive.at(text, gap.lastIndex) !== null;
}
