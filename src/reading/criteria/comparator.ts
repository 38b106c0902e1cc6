import type { Comparator } from "../../model/quantity.ts";
import { blankAfter, quantityAfter, skipFiller, upperEnd, withUnitOf } from "./amount.ts";
import type { Draft } from "./limit.ts";
import type { QuantityRead } from "./quantity.ts";
import { pattern } from "./words.ts";

const words = [
  ["≤", pattern("atMost")],
  ["≥", pattern("atLeast")],
  [">", pattern("above")],
  ["<", pattern("below")],
  ["=", pattern("equal")],
] as const;
const symbols: Readonly<Record<string, Comparator>> = {
  "<": "<",
  "＜": "<",
  "<=": "≤",
  "=<": "≤",
  "≤": "≤",
  "⩽": "≤",
  "≦": "≤",
  ">": ">",
  "＞": ">",
  ">=": "≥",
  "≥": "≥",
  "⩾": "≥",
  "≧": "≥",
  "±": "±",
  "+/-": "±",
  "==": "=",
};

/** Every comparator of a text: a symbol that is no arrow, "within", "between", or words in order of `words`. */
export const comparators = new RegExp(
  [
    "(?<symbol>(?<![-=<>\\w)])=<|(?<![-=<>])(?:<=|>=|==|[<>](?![<>=-])|[≤⩽≦≥⩾≧±＜＞])|\\+/-)",
    `(?<within>${pattern("within")})`,
    `(?<between>${pattern("between")})`,
    ...words.map(([, source], at) => `(?<w${at}>${source})`),
  ].join("|"),
  "giu",
);

/** Every change that a quantity follows: "drops by 10%", "increase of 20%". */
export const changes = new RegExp(
  `(?:(?<up>${pattern("up")})|(?<down>${pattern("down")}))\\s+(?:${pattern("by")}\\s+)?(?=[\\d~≈+$[<_])`,
  "giu",
);

const negated = new RegExp(`(?:${pattern("not")}|n['’]t)(?:\\s+\\p{L}+){0,3}\\s*$`, "iu");
const opposite: Partial<Record<Comparator, Comparator>> = { ">": "≤", "<": "≥" };
const baseline = new RegExp(pattern("baseline"), "iuy");

type Groups = Readonly<Record<string, string | undefined>>;

function comparatorOf(text: string, from: number, groups: Groups): Comparator | null {
  if (groups.symbol !== undefined) return symbols[groups.symbol] ?? null;
  if (groups.within !== undefined) return "≤";
  const word = words.find((_, at) => groups[`w${at}`] !== undefined)?.[0] ?? null;
  // "must not be greater than 5" is at most 5.
  const isNegated = word !== null && negated.test(text.slice(Math.max(0, from - 40), from));
  return isNegated ? (opposite[word] ?? word) : word;
}

/** The limit that a match of `comparators` begins; null when neither quantity, baseline nor placeholder follows. */
export function limitFrom(text: string, match: RegExpExecArray, decimalComma: boolean): Draft | null {
  const groups: Groups = match.groups ?? {};
  const from = match.index;
  const end = from + match[0].length;
  // The end of `<name>` is no comparator.
  if (groups.symbol === ">" && /<[\p{L}][^<>\n]{0,40}$/u.test(text.slice(Math.max(0, from - 42), from))) return null;
  const comparator = comparatorOf(text, from, groups);
  const base: Draft = {
    from,
    to: end,
    comparator,
    limit: null,
    high: null,
    relation: null,
    window: null,
    form: "stated",
  };
  const read = quantityAfter(text, end, decimalComma);
  if (read !== null) return withQuantity(text, base, read, groups, decimalComma);
  if (groups.between !== undefined) return null;
  baseline.lastIndex = skipFiller(text, end);
  if (baseline.test(text)) return againstBaseline(text, base, baseline.lastIndex, decimalComma);
  const open = blankAfter(text, end);
  return open === null ? null : { ...base, form: "open", to: open };
}

function withQuantity(
  text: string,
  base: Draft,
  read: QuantityRead,
  groups: Groups,
  decimalComma: boolean,
): Draft | null {
  const between = groups.between !== undefined;
  const range = upperEnd(text, read, between, decimalComma);
  if (range === null) return between ? null : { ...base, limit: read.quantity, to: read.to };
  return {
    ...base,
    limit: withUnitOf(read.quantity, range.quantity),
    high: range.quantity,
    comparator: between || groups.within !== undefined ? "range" : base.comparator,
    to: range.to,
  };
}

/** "> baseline", "exceeds baseline by 20%", "above baseline + 50 ms". */
function againstBaseline(text: string, base: Draft, at: number, decimalComma: boolean): Draft {
  const direction = base.comparator === "<" || base.comparator === "≤" ? "down" : "up";
  const tail = /^\s*(?:by|um|en|de|([+×x*±−-]))\s*/iu.exec(text.slice(at, at + 12));
  const read = tail === null ? null : quantityAfter(text, at + tail[0].length, decimalComma);
  if (read === null) return { ...base, to: at, relation: { mode: "ratio", direction } };
  const mode = /[×x*]/u.test(tail?.[1] ?? "") ? "ratio" : "change";
  return { ...base, to: read.to, limit: read.quantity, relation: { mode, direction } };
}

/** The limit that a match of `changes` begins; null when neither a quantity nor a placeholder follows. */
export function limitOfChange(text: string, match: RegExpExecArray, decimalComma: boolean): Draft | null {
  const start = match.index + match[0].length;
  const read = quantityAfter(text, start, decimalComma);
  const to = read?.to ?? blankAfter(text, start);
  if (to === null) return null;
  return {
    from: match.index,
    to,
    comparator: "≥",
    limit: read?.quantity ?? null,
    high: null,
    relation: { mode: "change", direction: match.groups?.up === undefined ? "down" : "up" },
    window: null,
    form: read === null ? "open" : "stated",
  };
}
