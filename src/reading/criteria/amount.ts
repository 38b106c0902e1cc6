import type { Quantity } from "../../model/quantity.ts";
import { type QuantityRead, readQuantity } from "./quantity.ts";
import { finderOf } from "./words.ts";

const about = finderOf("about");
const blank =
  /(?:\[[^\][\n]{0,60}\]|<[\p{L}][^<>\n]{0,40}>|\{\{[^{}\n]*\}\}|\$\{[^{}\n]*\}|_{2,}|(?:TBD|TBC|TODO|XXX?|[XNYZ])(?![\p{L}\p{N}]))/uy;
const unit = /\s?(?:%|[\p{L}]{1,8})?/uy;
const dash = /\s*(?:-|–|—|−|~|〜|～|\bto\b|\bbis\b|\band\b|至|到)\s*/iuy;
const and = finderOf("betweenAnd");
const hyphen = /[-–]/y;
const space = /\s*/y;

/** Where the next word that counts begins: behind space, "about", "of", "the" and the like. */
export function skipFiller(text: string, at: number): number {
  for (let end = at; ; ) {
    if (/[\s"'(~≈∼]/.test(text.charAt(end))) end++;
    else {
      const word = about.at(text, end);
      if (word === null) return end;
      end = word.to;
    }
  }
}

/** The quantity that follows an index, whatever small words stand between. */
export function quantityAfter(text: string, at: number, decimalComma: boolean): QuantityRead | null {
  return readQuantity(text, skipFiller(text, at), decimalComma) ?? readQuantity(text, at, decimalComma);
}

/** The end of the placeholder that follows an index ("[X]%"), its unit included; null when none does. */
export function blankAfter(text: string, at: number): number | null {
  blank.lastIndex = skipFiller(text, at);
  if (!blank.test(text)) return null;
  unit.lastIndex = blank.lastIndex;
  unit.exec(text);
  return unit.lastIndex;
}

/** Where what follows a dash begins; null when none stands at the index. */
function skipDash(text: string, at: number): number | null {
  dash.lastIndex = at;
  return dash.test(text) ? dash.lastIndex : null;
}

/** The same for the "and" of "between 5 and 10". */
function skipAnd(text: string, at: number): number | null {
  const from = skipSpace(text, at);
  hyphen.lastIndex = from;
  const end = hyphen.test(text) ? from + 1 : and.at(text, from)?.to;
  return end === undefined ? null : skipSpace(text, end);
}

function skipSpace(text: string, at: number): number {
  space.lastIndex = at;
  space.test(text);
  return space.lastIndex;
}

/** The upper end of a range whose lower end was read: "5-10%", and after "between" also "5 and 10%". */
export function upperEnd(
  text: string,
  low: QuantityRead,
  between: boolean,
  decimalComma: boolean,
): QuantityRead | null {
  const at = between ? skipAnd(text, low.to) : skipDash(text, low.to);
  if (at === null) return null;
  // From here on, for a digit before a dash would make the number an identifier.
  const read = readQuantity(text.slice(at, at + 60), 0, decimalComma);
  if (read === null) return null;
  const fits = low.quantity.unit === null || read.quantity.dimension === low.quantity.dimension;
  return fits ? { ...read, from: at, to: at + read.to } : null;
}

/** The lower end of a range with the unit of the upper one: in "5-10%" the 5 is a percentage. */
export function withUnitOf(low: Quantity, high: Quantity): Quantity {
  if (low.unit !== null || high.unit === null || high.value === 0) return low;
  const base = Number(((low.value * high.base) / high.value).toPrecision(12));
  return { ...low, unit: high.unit, dimension: high.dimension, base };
}
