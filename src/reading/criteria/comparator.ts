import type { Comparator } from "../../model/quantity.ts";
import { wordExpression } from "../word-expression.ts";
import { blankAfter, quantityAfter, skipFiller, upperEnd, withUnitOf } from "./amount.ts";
import type { Draft } from "./limit.ts";
import type { QuantityRead } from "./quantity.ts";
import { finderOf, finderOfEach, pattern } from "./words.ts";

const words = finderOfEach("within", "between", "atMost", "atLeast", "above", "below", "equal");
/** What the words of each list say. */
const spoken = ["within", "between", "≤", "≥", ">", "<", "="] as const;
const symbol = /(?<![-=<>\w)])=<|(?<![-=<>])(?:<=|>=|==|[<>](?![<>=-])|[≤⩽≦≥⩾≧±＜＞])|\+\/-/giu;
/** Most texts hold nothing of any symbol. */
const anySymbol = /[<>=≤⩽≦≥⩾≧±＜＞]|\+\/-/;
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

/** A comparator as it is written in a text; `to` is exclusive. */
export interface Written {
  readonly from: number;
  readonly to: number;
  readonly says: Comparator | "within" | "between";
  readonly isSymbol: boolean;
}

/** Every comparator of a text: a symbol that is no arrow, "within", "between", and other words; no word holds a symbol. */
export function comparatorsOf(text: string): readonly Written[] {
  const signs = [...(anySymbol.test(text) ? text.matchAll(symbol) : [])].map(({ index, 0: sign }): Written => {
    return { from: index, to: index + sign.length, says: symbols[sign] ?? "=", isSymbol: true };
  });
  const spelled = words.all(text).map(({ from, to, list }): Written => {
    return { from, to, says: spoken[list] ?? "=", isSymbol: false };
  });
  return [...signs, ...spelled].sort((one, other) => one.from - other.from);
}

/** Whether `comparatorsOf` may find any. */
export function mayHoldComparator(text: string): boolean {
  return anySymbol.test(text) || words.isIn(text);
}

/** Every change that a quantity follows: "drops by 10%", "increase of 20%". */
export const changes = wordExpression(
  () => `(?:(?<up>${pattern("up")})|(?<down>${pattern("down")}))\\s+(?:${pattern("by")}\\s+)?(?=[\\d~≈+$[<_])`,
  "giu",
  { isIn: (text) => /\s[\d~≈+$[<_]/.test(text) },
  finderOf("up", "down"),
);

const not = finderOf("not");
const negated = wordExpression(() => `(?:${pattern("not")}|n['’]t)(?:\\s+\\p{L}+){0,3}\\s*$`, "iu", {
  isIn: (text) => not.isIn(text) || /n['’]t/i.test(text),
});
const opposite: Partial<Record<Comparator, Comparator>> = { ">": "≤", "<": "≥" };
const baseline = finderOf("baseline");

function comparatorOf(text: string, { from, says, isSymbol }: Written): Comparator | null {
  if (says === "between") return null;
  if (says === "within") return "≤";
  // "must not be greater than 5" is at most 5.
  const isNegated = !isSymbol && negated.test(text.slice(Math.max(0, from - 40), from));
  return isNegated ? (opposite[says] ?? says) : says;
}

/** The limit that a comparator begins; null when neither quantity, baseline nor placeholder follows. */
export function limitFrom(text: string, written: Written, decimalComma: boolean): Draft | null {
  const { from, to: end } = written;
  // The end of `<name>` is no comparator.
  if (text.slice(from, end) === ">" && /<[\p{L}][^<>\n]{0,40}$/u.test(text.slice(Math.max(0, from - 42), from)))
    return null;
  const comparator = comparatorOf(text, written);
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
  if (read !== null) return withQuantity(text, base, read, written, decimalComma);
  if (written.says === "between") return null;
  const against = baseline.at(text, skipFiller(text, end));
  if (against !== null) return againstBaseline(text, base, against.to, decimalComma);
  const open = blankAfter(text, end);
  return open === null ? null : { ...base, form: "open", to: open };
}

function withQuantity(
  text: string,
  base: Draft,
  read: QuantityRead,
  { says }: Written,
  decimalComma: boolean,
): Draft | null {
  const between = says === "between";
  const range = upperEnd(text, read, between, decimalComma);
  if (range === null) return between ? null : { ...base, limit: read.quantity, to: read.to };
  return {
    ...base,
    limit: withUnitOf(read.quantity, range.quantity),
    high: range.quantity,
    comparator: between || says === "within" ? "range" : base.comparator,
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
