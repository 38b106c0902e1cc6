import type { Quantity, Verdict } from "../../model/quantity.ts";
import { remember } from "../../model/remember.ts";
import columns from "../vocabulary/columns.json" with { type: "json" };
import { type WordExpression, wordExpression } from "../word-expression.ts";
import { anyOf, finder, type Vocabulary, wordsOf } from "./lexicon.ts";
import { findQuantity } from "./quantity.ts";
import { readUnit } from "./units.ts";

type Concern = "pass" | "fail" | "undecided" | "nothing";
const vocabulary: Vocabulary<Concern> = columns;
const around = (concern: Concern, before: string, after: string): WordExpression => {
  const list = () => wordsOf(vocabulary, concern);
  return wordExpression(() => `${before}${anyOf(list())}${after}`, "iu", finder(list));
};
const words = (concern: Concern): WordExpression => around(concern, "^[^\\p{L}\\p{N}]*", "");
const ends = (concern: Concern): WordExpression => around(concern, "[\\s(,;–—-]", "[^\\p{L}\\p{N}]*$");
const starting = { fail: words("fail"), undecided: words("undecided"), pass: words("pass"), nothing: words("nothing") };
const ending = { fail: ends("fail"), undecided: ends("undecided"), pass: ends("pass") };

const marks: readonly (readonly [Verdict, RegExp])[] = [
  ["fail", /[✗✘❌✖❎🔴⛔🚫👎]/u],
  ["unknown", /[⚠🟡🟠⏳❓⏸]/u],
  ["pass", /[✓✔✅☑🟢👍🗸]/u],
];
/** Answers of one letter count as all of a cell. */
const letters: ReadonlyMap<string, Verdict> = new Map([
  ["Y", "pass"],
  ["N", "fail"],
]);
const empty = /^[\s\-–—_.…?*]*$|^(?:\[[ xX]?\]|☐|⬜|n\/?a|tbd|tbc|todo|\[[^\]]*\]|<[^<>]*>|\{\{[^{}]*\}\})$/iu;

/** Whether a cell holds nothing, a box, a dash or what is still to be replaced. */
export function isEmpty(text: string): boolean {
  return empty.test(text.trim());
}

/** What a cell claims of its row: a mark, or a word of passing or failing; null when it claims nothing, or lists its options. */
export const readClaim: (text: string) => Verdict | null = remember((text) => {
  if (isEmpty(text)) return null;
  const letter = letters.get(text.trim().toUpperCase());
  if (letter !== undefined) return letter;
  const shown = marks.filter(([, mark]) => mark.test(text)).map(([verdict]) => verdict);
  if (shown.length > 1) return null;
  // "No issues" is no "No".
  if (starting.nothing.test(text) && text.trim().split(/\s+/u).length > 1 && shown.length === 0) return null;
  const spoken = (["fail", "undecided", "pass"] as const).filter(
    (it) => starting[it].test(text) || ending[it].test(text),
  );
  // "PASS / FAIL" is a choice that nobody made; "not met" is one word of failing.
  if (spoken.includes("pass") && spoken.includes("fail") && /[/|☐□]|\bor\b/iu.test(text)) return null;
  if (shown[0] !== undefined) return shown[0];
  const first = spoken[0];
  if (first === undefined || text.trim().split(/\s+/u).length > 6) return null;
  return first === "undecided" ? "unknown" : first;
});

/** Whether a result is only a mark or word and no measured value. */
export function isOnlyClaim(text: string): boolean {
  return readClaim(text) !== null && !/\d/u.test(text) && text.trim().split(/\s+/u).length <= 3;
}

/** The quantity that a cell measured; a bare number takes the unit that its header or metric gives in brackets. */
export function readMeasured(text: string, unitSources: readonly string[], decimalComma: boolean): Quantity | null {
  const read = findQuantity(text, 0, decimalComma);
  if (read === null) return null;
  // "28/28" is a score, and a second value makes it open which one was meant.
  if (/^\s*\/\s*\d/u.test(text.slice(read.to))) return null;
  return withUnit(read.quantity, unitSources);
}

/** Gives a bare number the unit found in brackets: "Latency (ms)", "Error rate [%]". */
export function withUnit(quantity: Quantity, sources: readonly string[]): Quantity {
  if (quantity.unit !== null) return quantity;
  for (const source of sources) {
    for (const match of source.matchAll(/[([]([^()[\]]{1,12})[)\]]/gu)) {
      const read = readUnit(match[1] ?? "", 0);
      if (read !== null && read.to === (match[1] ?? "").length) {
        const { dimension, base } = read.unit;
        return { ...quantity, unit: read.text, dimension, base: Number((quantity.value * base).toPrecision(12)) };
      }
    }
  }
  return quantity;
}

/** What a result says of something countable: none of it, some, or all ("28/28"); null when it does not say. */
export function readAmount(text: string, quantity: Quantity | null): "none" | "some" | "all" | null {
  const score = /(?<!\d)(\d+)\s*\/\s*(\d+)/u.exec(text);
  if (score) return score[1] === score[2] ? "all" : score[1] === "0" ? "none" : "some";
  if (quantity !== null) {
    if (quantity.dimension === "percent" && quantity.base === 100) return "all";
    return quantity.base === 0 ? "none" : "some";
  }
  if (starting.nothing.test(text)) return "none";
  return /^\W*all\b/iu.test(text) ? "all" : null;
}
