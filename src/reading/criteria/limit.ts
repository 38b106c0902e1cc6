import type { Comparator, Quantity } from "../../model/quantity.ts";
import { anyOf } from "./lexicon.ts";
import { findQuantity, type QuantityRead, readQuantity } from "./quantity.ts";
import { numberWords } from "./units.ts";
import { list, pattern } from "./words.ts";

/**
 * How a relative limit relates to the state before: `ratio` is of the baseline ("200% of baseline"), `change` the
 * difference to it in a direction ("drops by 10%"), `around` on both sides ("within 10% of baseline").
 */
export interface Relation {
  readonly mode: "ratio" | "change" | "around";
  readonly direction: "up" | "down";
}

/** A limit as found in a text; `from` and `to` index the text, comparator and quantity included. */
export interface Limit {
  readonly from: number;
  readonly to: number;
  readonly comparator: Comparator | null;
  readonly limit: Quantity | null;
  readonly high: Quantity | null;
  readonly relation: Relation | null;
  readonly window: string | null;
  /** `stated`: with a comparator; `bare`: a quantity alone; `open`: a comparator before a placeholder; `lasting`: "for 5 minutes". */
  readonly form: "stated" | "bare" | "open" | "lasting";
}

const wordComparators: readonly (readonly [Comparator, string])[] = [
  ["≤", pattern("atMost")],
  ["≥", pattern("atLeast")],
  [">", pattern("above")],
  ["<", pattern("below")],
  ["=", pattern("equal")],
];
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
const comparators = new RegExp(
  `(?<symbol>(?<![-=<>\\w)])=<|(?<![-=<>])(?:<=|>=|==|[<>](?![<>=-])|[≤⩽≦≥⩾≧±＜＞])|\\+/-)|(?<within>${pattern("within")})|(?<between>${pattern("between")})|${wordComparators.map(([, source], at) => `(?<w${at}>${source})`).join("|")}`,
  "giu",
);
const filler = new RegExp(`(?:\\s|["'(]|${anyOf(list("about"))}|[~≈∼])*`, "iuy");
const dash = /\s*(?:-|–|—|−|~|〜|～|\bto\b|\bbis\b|\band\b|至|到)\s*/iuy;
const joint = new RegExp(`\\s*(?:${pattern("betweenAnd")}|-|–)\\s*`, "iuy");
const blank =
  /(?:\[[^\][\n]{0,60}\]|<[\p{L}][^<>\n]{0,40}>|\{\{[^{}\n]*\}\}|\$\{[^{}\n]*\}|_{2,}|(?:TBD|TBC|TODO|XXX?|[XNYZ])(?![\p{L}\p{N}]))/uy;
const baseline = new RegExp(pattern("baseline"), "iuy");
const baselineAfter = new RegExp(`^(?:\\s+[\\p{L}\\p{N}'’/()%-]+){0,6}?[\\s(]*${pattern("baseline")}`, "iu");
const changeBefore = new RegExp(`(${pattern("up")})|(${pattern("down")})`, "giu");
const changeAfter = new RegExp(`^\\s*(?:${pattern("about")}\\s+)?(?:(${pattern("up")})|(${pattern("down")}))`, "iu");
const changes = new RegExp(
  `(?:(${pattern("up")})|(${pattern("down")}))\\s+(?:${pattern("by")}\\s+)?(?=[\\d~≈+$[<_])`,
  "giu",
);
const negated = new RegExp(`(?:${pattern("not")}|n['’]t)(?:\\s+\\p{L}+){0,3}\\s*$`, "iu");
const post = new RegExp(
  `\\s*(?:(?<more>${pattern("orMore")}|\\+(?![\\d\\p{L}]))|(?<less>${pattern("orLess")}))|(?<over>\\s*(?:を?超え?る?|より大き))|(?<under>\\s*(?:を下回|未満))`,
  "iuy",
);
const windowBefore = new RegExp(`${pattern("window")}\\s*(?:[<>≥≤~]\\s*|${pattern("above", "atLeast")}\\s*)?$`, "iu");
const windows = new RegExp(
  `(?:${pattern("window")}(?:\\s+${pattern("about", "above", "atLeast")})*\\s*[<>≥≤~]?\\s*(?:last\\s+|any\\s+)?|[(/]\\s*)(?=[\\d\\p{L}])`,
  "giu",
);
const consecutive = new RegExp(`^\\s*-?${pattern("consecutive")}`, "iu");

type Draft = { -readonly [K in keyof Limit]: Limit[K] };

/** What a limit cannot do without: a digit, a mark of a comparator or slot, a number as a word, a baseline. */
const needed = new RegExp(
  `[\\d<>≤≥±[_{]|${anyOf([...numberWords])}|${pattern("baseline")}|(?:TBD|TBC|TODO|[XNYZ])(?![\\p{L}\\p{N}])`,
  "iu",
);

/** Every limit in a text, in order of writing: with a comparator, a change, or as a bare quantity. */
export function findLimits(text: string, decimalComma = false): readonly Limit[] {
  if (!needed.test(text)) return [];
  const found: Draft[] = [];
  const taken: { readonly from: number; readonly to: number }[] = [];
  const overlaps = (at: number): boolean => [...found, ...taken].some((it) => at >= it.from && at < it.to);
  for (const match of text.matchAll(comparators)) {
    const at = match.index;
    if (overlaps(at)) continue;
    const limit = stated(text, at, at + match[0].length, match.groups ?? {}, decimalComma);
    if (limit === null) continue;
    if (takenAsWindow(text, limit, found)) taken.push(limit);
    else found.push(limit);
  }
  for (const match of text.matchAll(changes)) {
    if (overlaps(match.index) || overlaps(match.index + match[0].length)) continue;
    const start = match.index + match[0].length;
    const read = quantityAt(text, start, decimalComma);
    const open = read === null && blankAt(text, start);
    if (read === null && !open) continue;
    const relation = { mode: "change", direction: match[1] === undefined ? "down" : "up" } as const;
    found.push({
      from: match.index,
      to: read?.to ?? openEnd(text, start),
      comparator: "≥",
      limit: read?.quantity ?? null,
      high: null,
      relation,
      window: null,
      form: read === null ? "open" : "stated",
    });
  }
  for (
    let at = 0, read = findQuantity(text, 0, decimalComma);
    read !== null;
    read = findQuantity(text, at, decimalComma)
  ) {
    at = Math.max(read.to, at + 1);
    if (overlaps(read.from) || overlaps(read.to - 1)) continue;
    const limit = bare(text, read, decimalComma);
    at = Math.max(limit.to, at);
    if (isLasting(text, read)) {
      const owner = found.findLast((it) => it.to <= read.from && it.window === null && it.form !== "bare");
      if (owner && sameClause(text.slice(owner.to, read.from))) {
        owner.window = text.slice(read.from, limit.to);
        continue;
      }
      limit.form = limit.form === "bare" ? "lasting" : limit.form;
    }
    found.push(limit);
  }
  found.sort((a, b) => a.from - b.from);
  const kept: Draft[] = [];
  for (const limit of found) {
    const last = kept.at(-1);
    const follows = last?.form === "bare" && last.limit?.dimension !== "time";
    if (limit.form === "stated" && follows && takenAsWindow(text, limit, kept)) continue;
    kept.push(limit);
    relate(text, limit);
  }
  return kept;
}

const sameClause = (between: string): boolean => between.length < 80 && !/[;|]/u.test(between);

/** "for more than 10 minutes" behind another limit is that limit's window. */
function takenAsWindow(text: string, limit: Draft, found: readonly Draft[]): boolean {
  const owner = found.at(-1);
  if (limit.limit?.dimension !== "time" || owner === undefined || owner.window !== null) return false;
  if (owner.limit?.dimension === "time" && limit.comparator !== ">") return false;
  const between = text.slice(owner.to, limit.from);
  if (!sameClause(between) || /[,]|\b(?:or|and|und|oder|et|ou|y|o|e)\b/iu.test(between)) return false;
  const word = text.slice(limit.from, limit.to);
  // "99.5% of requests within 300 ms" has two limits, "99.9% over 30 days" one and its window.
  if (owner.form === "bare" && /^(?:within|in |under|innerhalb|binnen|entro)/iu.test(word)) return false;
  const isWindow =
    windowBefore.test(`${between} `) || /^(?:over|within|über|innerhalb|für|por|durante|longer|länger)/iu.test(word);
  if (!isWindow) return false;
  owner.window = word.replace(/^[^\d\p{N}]*(?=\d)/u, "");
  return true;
}

function quantityAt(text: string, at: number, decimalComma: boolean): QuantityRead | null {
  filler.lastIndex = at;
  filler.exec(text);
  return readQuantity(text, filler.lastIndex, decimalComma) ?? readQuantity(text, at, decimalComma);
}

function blankAt(text: string, at: number): boolean {
  filler.lastIndex = at;
  filler.exec(text);
  blank.lastIndex = filler.lastIndex;
  return blank.test(text);
}

function stated(
  text: string,
  from: number,
  end: number,
  groups: Readonly<Record<string, string | undefined>>,
  comma: boolean,
): Draft | null {
  // The end of `<name>` is no comparator.
  if (groups.symbol === ">" && /<[\p{L}][^<>\n]{0,40}$/u.test(text.slice(Math.max(0, from - 42), from))) return null;
  const word = wordComparators.findIndex((_, at) => groups[`w${at}`] !== undefined);
  let comparator: Comparator | null = groups.symbol
    ? (symbols[groups.symbol] ?? null)
    : (wordComparators[word]?.[0] ?? null);
  if (groups.within !== undefined) comparator = "≤";
  if (word >= 0 && negated.test(text.slice(Math.max(0, from - 40), from))) {
    comparator = comparator === ">" ? "≤" : comparator === "<" ? "≥" : comparator;
  }
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
  const read = quantityAt(text, end, comma);
  if (read !== null) {
    const high = groups.between === undefined ? null : second(text, read, joint, comma);
    if (groups.between !== undefined && high === null) return null;
    const range = high ?? second(text, read, dash, comma);
    if (range === null) return { ...base, limit: read.quantity, to: read.to };
    const isRange = high !== null || groups.within !== undefined;
    return {
      ...base,
      limit: united(read.quantity, range.quantity),
      high: range.quantity,
      comparator: isRange ? "range" : comparator,
      to: range.to,
    };
  }
  filler.lastIndex = end;
  filler.exec(text);
  baseline.lastIndex = filler.lastIndex;
  if (baseline.test(text)) return againstBaseline(text, base, baseline.lastIndex, comma);
  return blankAt(text, end) && groups.between === undefined ? { ...base, form: "open", to: openEnd(text, end) } : null;
}

function openEnd(text: string, at: number): number {
  filler.lastIndex = at;
  filler.exec(text);
  blank.lastIndex = filler.lastIndex;
  blank.exec(text);
  const unit = /\s?(?:%|[\p{L}]{1,8})?/uy;
  unit.lastIndex = Math.max(blank.lastIndex, at);
  unit.exec(text);
  return Math.max(unit.lastIndex, at);
}

/** "> baseline", "exceeds baseline by 20%", "above baseline + 50 ms". */
function againstBaseline(text: string, base: Draft, at: number, comma: boolean): Draft {
  const direction = base.comparator === "<" || base.comparator === "≤" ? "down" : "up";
  const tail = /^\s*(?:by|um|en|de|([+×x*±−-]))\s*/iu.exec(text.slice(at, at + 12));
  const read = tail === null ? null : quantityAt(text, at + tail[0].length, comma);
  if (read === null) return { ...base, to: at, relation: { mode: "ratio", direction } };
  const mode = /[×x*]/u.test(tail?.[1] ?? "") ? "ratio" : "change";
  return { ...base, to: read.to, limit: read.quantity, relation: { mode, direction } };
}

function second(text: string, first: QuantityRead, between: RegExp, comma: boolean): QuantityRead | null {
  between.lastIndex = first.to;
  if (!between.test(text)) return null;
  const read = readQuantity(text, between.lastIndex, comma) ?? quantityAfterDash(text, between.lastIndex, comma);
  if (read === null) return null;
  const bareFirst = first.quantity.unit === null;
  return bareFirst || read.quantity.dimension === first.quantity.dimension ? read : null;
}

/** `readQuantity` takes "5-10" for an identifier where a digit stands before the dash; the range knows better. */
function quantityAfterDash(text: string, at: number, comma: boolean): QuantityRead | null {
  const read = readQuantity(text.slice(at), 0, comma);
  return read === null ? null : { ...read, from: at, to: at + read.to };
}

function united(first: Quantity, last: Quantity): Quantity {
  if (first.unit !== null || last.unit === null || last.value === 0) return first;
  return { ...first, unit: last.unit, dimension: last.dimension, base: (first.value * last.base) / last.value };
}

function bare(text: string, read: QuantityRead, comma: boolean): Draft {
  const range = second(text, read, dash, comma);
  const to = range?.to ?? read.to;
  post.lastIndex = to;
  const after = post.exec(text)?.groups ?? {};
  const more = after.more ? "≥" : after.over ? ">" : null;
  const comparator: Comparator | null = range ? "range" : (more ?? (after.under ? "<" : after.less ? "≤" : null));
  return {
    from: read.from,
    to: comparator && !range ? post.lastIndex : to,
    comparator,
    limit: range ? united(read.quantity, range.quantity) : read.quantity,
    high: range?.quantity ?? null,
    relation: null,
    window: null,
    form: comparator && !range ? "stated" : "bare",
  };
}

/** "for 5 minutes", "(5m)", "for 3 consecutive checks". */
function isLasting(text: string, read: QuantityRead): boolean {
  const repeated = consecutive.test(text.slice(read.to)) || consecutive.test(` ${read.quantity.unit ?? ""}`);
  if (read.quantity.dimension !== "time" && !repeated) return false;
  const start = Math.max(0, read.from - 40);
  for (const match of text.slice(start, read.from + 1).matchAll(windows)) {
    if (start + match.index + match[0].length === read.from) return true;
  }
  return false;
}

/** Marks a limit as relative when a baseline follows it, or a change stands right before or after it. */
function relate(text: string, limit: Draft): void {
  if (limit.relation !== null || limit.limit === null) return;
  const rest = (/^[^.;,|]*/u.exec(text.slice(limit.to)) ?? [""])[0];
  const before = text.slice(Math.max(0, limit.from - 30), limit.from);
  const last = [...before.matchAll(changeBefore)].at(-1);
  const near =
    last !== undefined && /^\s*(?:of|by|is|be|de|um|von|en)?\s*$/iu.test(before.slice(last.index + last[0].length));
  const after = changeAfter.exec(rest);
  const isShare =
    limit.limit.dimension === "percent" || limit.limit.dimension === "factor" || limit.limit.dimension === "points";
  const crosses = /^(?:above|over|beyond|below|under|über|unter)/iu.test(text.slice(limit.from, limit.to));
  const changed = (near && !crosses && isShare) || (after !== null && isShare);
  const based =
    baselineAfter.test(rest) || /\b(?:vs\.?|versus|compared to|compared with|relative to)\b/iu.test(rest.slice(0, 60));
  if (!changed && !based) return;
  const downward = (near && last?.[2] !== undefined) || after?.[2] !== undefined || /^\s*below/iu.test(rest);
  const within = text.slice(limit.from, limit.to);
  const around = limit.comparator === "±" || (limit.comparator === "≤" && /^\p{L}/u.test(within) && !changed);
  const ratio =
    !changed &&
    (limit.limit.dimension === "factor" || /^\s*(?:of\s+)?(?:the\s+)?baseline/iu.test(rest) || /^\s*of\b/iu.test(rest));
  limit.relation = { mode: around ? "around" : ratio ? "ratio" : "change", direction: downward ? "down" : "up" };
}
