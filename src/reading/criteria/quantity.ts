import type { Quantity } from "../../model/quantity.ts";
import { readNumber } from "./number.ts";
import { holdsSpelled, readPer, readScale, readSpelled, readUnit } from "./units.ts";

/** A quantity with the stretch of text it was read from; `to` is exclusive. */
export interface QuantityRead {
  readonly quantity: Quantity;
  readonly from: number;
  readonly to: number;
}

/** Letters of scripts that write without spaces do not glue to a number. */
const before = /(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])[\p{L}\p{N}_#@]$|[\p{L}\p{N}][.:/-]$/u;
const money = /[$€£¥]\s?/y;
const moneyAfter = /\s?(?:[€£$]|(?:USD|EUR|GBP|CHF|dollars?|euros?)(?![\p{L}\p{N}]))/iuy;
const glued = /[:.]\d|[\p{L}_]|\/\d|[-–]\d+[-–]\d/uy;
/** What a rating is out of: "4.5/5". */
const outOf = /\s?\/\s?(?:5|10|100)(?![\p{L}\p{N}.,:/-])/uy;
const ordinal = /(?:st|nd|rd|th)\b|-?(?:level|series)\b|xx\b/iy;
const noun = /[\s-]([\p{L}][\p{L}\p{N}-]*(?:\/[\p{L}]+)?)/uy;
const notNoun =
  /^(?:for|in|at|or|and|of|on|to|by|over|per|within|during|is|are|from|with|without|than|as|the|if|vs|compared|before|after|increase[ds]?|decrease[ds]?|between|below|above|under|when|baseline|consecutive|more|less|higher|lower|fewer|max|min|maximum|minimum|oder|und|bei|pro|über|für|ou|et|sur|pendant|por|o|y|e|durante|u|i|lub|przez|en|of|gedurende|trong)$/iu;
const rateNoun =
  /^(?:req|reqs|requests?|msgs?|messages?|events?|errors?|ops|operations?|transactions?|calls?|queries|connections?|jobs?|users?|logins?|Anfragen|requêtes|solicitudes|requisições|errores|erros|Fehler)$/iu;

/**
 * Reads the quantity that starts exactly at an index: number, scale and unit, rate, factor, money, or a count with its
 * noun. Never a version, date, time, percentile, identifier or ordinal. Null where there is none.
 */
export function readQuantity(text: string, at: number, decimalComma = false): QuantityRead | null {
  if (before.test(text.slice(Math.max(0, at - 3), at))) return null;
  money.lastIndex = at;
  if (money.test(text)) return readMoney(text, at, money.lastIndex, decimalComma);
  const spelled = readSpelled(text, at);
  if (spelled !== null) {
    if (spelled.factor)
      return made(spelled.value, 0, text.slice(at, spelled.to), "factor", spelled.value, at, spelled.to);
    return withUnit(text, at, spelled.value, 0, spelled.to, true);
  }
  const clock = readCompactTime(text, at);
  if (clock !== null) return clock;
  const number = readNumber(text, at, decimalComma);
  if (number === null) return null;
  if (/^[-+−–±]/.test(text.slice(at, at + 1)) && /\d\s?$/.test(text.slice(Math.max(0, at - 2), at))) return null;
  return withUnit(text, at, number.value, number.decimals, number.to, false);
}

function readMoney(text: string, from: number, at: number, decimalComma: boolean): QuantityRead | null {
  const number = readNumber(text, at, decimalComma);
  if (number === null) return null;
  const scale = readScale(text, number.to);
  const value = number.value * (scale?.by ?? 1);
  return made(value, number.decimals, text.slice(from, at).trim(), "money", value, from, scale?.to ?? number.to);
}

function withUnit(
  text: string,
  from: number,
  shown: number,
  decimals: number,
  end: number,
  word: boolean,
): QuantityRead | null {
  ordinal.lastIndex = end;
  if (!word && ordinal.test(text)) return null;
  const scale = word ? null : readScale(text, end);
  const value = round(shown * (scale?.by ?? 1));
  const to = scale?.to ?? end;
  const unit = readUnit(text, to) ?? readLasting(text, to);
  if (unit !== null) {
    const { dimension, base } = unit.unit;
    const rate = dimension === "bytes" ? readPer(text, unit.to) : null;
    if (rate !== null) {
      const written = text.slice(unit.to - unit.text.length, rate.to);
      return made(value, decimals, written, "rate", (value * base * 1000) / rate.milliseconds, from, rate.to);
    }
    if (dimension === "time")
      return withSmallerTimes(text, made(value, decimals, unit.text, "time", value * base, from, unit.to), base);
    return made(value, decimals, unit.text, dimension, value * base, from, unit.to);
  }
  moneyAfter.lastIndex = to;
  if (moneyAfter.test(text)) {
    return made(
      value,
      decimals,
      text.slice(to, moneyAfter.lastIndex).trim(),
      "money",
      value,
      from,
      moneyAfter.lastIndex,
    );
  }
  outOf.lastIndex = to;
  if (decimals > 0 && outOf.test(text)) {
    return made(
      value,
      decimals,
      text.slice(to, outOf.lastIndex).replace(/\s/g, ""),
      "count",
      value,
      from,
      outOf.lastIndex,
    );
  }
  glued.lastIndex = to;
  if (!word && scale === null && glued.test(text)) return null;
  return withNoun(text, from, value, decimals, to, word);
}

const compactTime = /(\d+)h(\d{1,2})(?:m(?:in)?)?(?![\p{L}\p{N}])|(\d+)m(\d{1,2})s(?![\p{L}\p{N}])/uy;

/** "1h30m", "2m15s". */
function readCompactTime(text: string, at: number): QuantityRead | null {
  compactTime.lastIndex = at;
  const match = compactTime.exec(text);
  if (match === null) return null;
  const hours = match[1] !== undefined;
  const [large, small] = [Number(match[1] ?? match[3]), Number(match[2] ?? match[4])];
  const base = hours ? large * 3_600_000 + small * 60_000 : large * 60_000 + small * 1000;
  const value = round(base / (hours ? 3_600_000 : 60_000));
  return made(value, 0, hours ? "h" : "m", "time", base, at, compactTime.lastIndex);
}

const further = /(?:\s+|\s*,\s*)(?:(?:and|und|et|y|e)\s+)?(?=\d)/iuy;

/** "7 min 30 s": the smaller times that follow count in. The value stays in the unit that was written first. */
function withSmallerTimes(text: string, first: QuantityRead, unitBase: number): QuantityRead {
  let { base } = first.quantity;
  let { to } = first;
  for (let last = unitBase; ; ) {
    further.lastIndex = to;
    if (!further.test(text)) break;
    const number = readNumber(text, further.lastIndex);
    const unit = number === null ? null : readUnit(text, number.to);
    if (number === null || unit?.unit.dimension !== "time" || unit.unit.base >= last) break;
    base += number.value * unit.unit.base;
    to = unit.to;
    last = unit.unit.base;
  }
  if (to === first.to) return first;
  const quantity = { ...first.quantity, base: round(base), value: round(base / unitBase) };
  return { ...first, quantity, to };
}

const lasting = /\s+(?:consecutive|continuous|straight|full|aufeinanderfolgende[nr]?|volle|consecutivos)(?=\s)/iuy;

/** "10 consecutive minutes": the unit of time behind the adjective. */
function readLasting(text: string, at: number): ReturnType<typeof readUnit> {
  lasting.lastIndex = at;
  if (!lasting.test(text)) return null;
  const unit = readUnit(text, lasting.lastIndex);
  return unit?.unit.dimension === "time" ? unit : null;
}

function withNoun(
  text: string,
  from: number,
  value: number,
  decimals: number,
  to: number,
  word: boolean,
): QuantityRead | null {
  noun.lastIndex = to;
  const name = noun.exec(text)?.[1];
  const named = name !== undefined && !notNoun.test(name) ? name : null;
  const end = named === null ? to : noun.lastIndex;
  if (named === null || rateNoun.test(named)) {
    const per = readPer(text, end);
    if (per !== null) {
      return made(
        value,
        decimals,
        text.slice(to, per.to).trim(),
        "rate",
        (value * 1000) / per.milliseconds,
        from,
        per.to,
      );
    }
  }
  const rated = /^(.+)\/(?:s|sec|min|h)$/u.exec(named ?? "");
  if (rated) {
    const milliseconds = { s: 1000, sec: 1000, min: 60_000, h: 3_600_000 }[(named ?? "").replace(/^.*\//, "")] ?? 1000;
    return made(value, decimals, named, "rate", (value * 1000) / milliseconds, from, end);
  }
  if (word && named === null) return null;
  return made(value, decimals, named, "count", value, from, end);
}

function made(
  value: number,
  decimals: number,
  unit: string | null,
  dimension: Quantity["dimension"],
  base: number,
  from: number,
  to: number,
): QuantityRead {
  return { quantity: { value, unit, dimension, base: round(base), decimals }, from, to };
}

/** Takes away what binary fractions add: 0.1 × 1,000 is 100. */
function round(value: number): number {
  return Number(value.toPrecision(12));
}

const startWithDigit = /[-+−–±$€£¥]?\s?\d/gu;
const startWithDigitOrWord = /[-+−–±$€£¥]?\s?\d|\p{L}+/gu;

/** The first quantity at or after an index; null when the text has none. */
export function findQuantity(text: string, at = 0, decimalComma = false): QuantityRead | null {
  const start = holdsSpelled(text) ? startWithDigitOrWord : startWithDigit;
  start.lastIndex = at;
  for (let match = start.exec(text); match !== null; match = start.exec(text)) {
    const next = start.lastIndex;
    const isWord = /^\p{L}/u.test(match[0]);
    if (!isWord || !/[\p{L}\p{N}]/u.test(text[match.index - 1] ?? " ")) {
      const found = readQuantity(text, match.index, decimalComma);
      start.lastIndex = next;
      if (found !== null) return found;
      // The sign or mark belonged to something else; the digits may stand on their own.
      if (!isWord && match[0].length > 1) {
        const bare = readQuantity(text, match.index + match[0].length - 1, decimalComma);
        start.lastIndex = next;
        if (bare !== null) return bare;
      }
      if (!isWord) {
        const skip = /[\d.,:]*/y;
        skip.lastIndex = next;
        skip.exec(text);
        start.lastIndex = Math.max(next, skip.lastIndex);
      }
    }
  }
  return null;
}
