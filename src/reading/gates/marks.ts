import type { GateState } from "../../model/document.ts";
import { once } from "../once.ts";
import { anyOf } from "./words.ts";

/** Where a line stands that may begin with a box. */
export type LineKind = "item" | "line" | "cell";

/** A box at the start of a line; `from` and `to` index the text it was looked for in. */
export interface LeadMark {
  readonly from: number;
  readonly to: number;
  readonly state: GateState;
}

const open = "☐⬜◻□🔲";
const done = "☑☒🗹";
/** Boxes of other fonts: a reader sees a box, the contract does not say what it means. */
const unknown = "▢❏❐❑❒🗆🗵🗷⊠🞎🔳⮽";

const openMark = new RegExp(`[${open}][\\uFE0E\\uFE0F]?`, "yu");
const doneMark = new RegExp(`[${done}][\\uFE0E\\uFE0F]?`, "yu");
const unknownMark = new RegExp(`[${unknown}][\\uFE0E\\uFE0F]?`, "yu");
const emptyMark = /\[ \]/y;
const tickedMark = /\[[xX]\](?=\s|$|\\)/y;
const waivedMark = once(() => new RegExp(`\\[\\s?(?:[~/-]|n/?a|${anyOf("notApplicable")})\\s?\\](?=\\s|$)`, "iuy"));
/** `[]`, `[ x]`, `[x ]`, `[  ]`, and the same in full width. */
const paddedMark =
  /\[[\s\u200b]*\](?![(:[])|\[(?:[\s\u200b]+[xX][\s\u200b]*|[xX][\s\u200b]+)\](?![(:[])|［[\s\u3000]*(?:[xXｘＸ][\s\u3000]*)?］|【[\s\u3000]*(?:[xXｘＸ][\s\u3000]*)?】/uy;
/** A tick that no space sets apart from its text, or that is set in bold, so that it is no task. */
const gluedMark = /\[[xX]\](?=\s|$|\p{L})/uy;
/** What only a list item shows to be a box: another sign inside, or brackets that do not match. */
const oddMark =
  /[[［]\s?(?:[vVyY✓✔✗✘×√✅❌●■*+?!><.#o–—]\uFE0F?|_{1,3}|ok)\s?[\]］](?=\s|$)|\[[ xX]?[)}](?=\s|$)|[({][ xX]?\](?=\s|$)|[({][ xX][)}](?=\s|$)|（[\s\u3000]）/uy;
const unitAfter = once(
  () =>
    new RegExp(
      `\\s*${anyOf("afterX")}(?=\\s*(?:$|[\\p{P}\\n]|(?:of|per|for|over|within|during|de|von|di|für|durante|pendant|pour|por)\\s))`,
      "iuy",
    ),
);
/** What a line is typed to begin with: a list's mark, or a number or sign that no list of Markdown begins with. */
const bullet = /(?:[-*+]|\d{1,9}[.)]|[•‣◦▪·–—»›▸►➢→])[ \t\u00a0]*/y;
const ordinal =
  /(?:\(?(?:\d{1,3}|\p{L})\)|\d{1,3}(?:\.\d{1,3}){1,4}[.)]?|\d\d?:\d\d|\p{Lu}\.|o(?= )|\p{L}{1,12}[ -]?\d{1,3}(?:\.\d{1,3}){0,3}(?=\s?[:.)–—-]))(?:\s?[:.)–—-])?\s+/uy;
const pictograph = /(?:\p{Extended_Pictographic}\uFE0F?\s*){1,3}/uy;

/** Any box wherever it stands in a line: what makes a line with two of them a choice. */
const anyMark = new RegExp(`\\[ ?[xX]? ?\\](?![(\\[:])|[${open}${done}][\\uFE0E\\uFE0F]?`, "gu");

const anySign = new RegExp(`[[\\]{［【${open}${done}${unknown}]|\\([ xX]\\)|（[\\s\\u3000]）`, "u");

/** White space and what cannot be seen before a box: it does not change how the line begins. */
const unseen = /[\s\u{ad}\u{61c}\u{200b}-\u{200f}\u{202a}-\u{202e}\u{2060}-\u{2064}\u{2066}-\u{206f}\u{feff}]*/uy;

/** Where a line that starts at `from` begins to be seen. */
export const firstSeen = (text: string, from: number): number => matchAt(unseen, text, from) ?? from;

/** Whether a text holds a character that every box that is written as text has one of. */
export const mayHoldMark = (text: string): boolean => anySign.test(text);

const matchAt = (pattern: RegExp, text: string, at: number): number | null => {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : null;
};

/**
 * The box that a line begins with, looked for from `at`; null when it begins with none. Decoration (✅ ✔ ❌) and verdicts are none.
 * A list item that begins with brackets is malformed here: were it a task, the parser would have said so.
 */
export function leadMark(text: string, at: number, kind: LineKind): LeadMark | null {
  const plain = markAt(text, at, kind);
  if (plain) return plain;
  // A typed bullet or number is a list to a reader; "-[ ]" is a list to nobody.
  const typed = [ordinal, pictograph].map((it) => matchAt(it, text, at)).find((it) => it !== null) ?? null;
  const after = typed ?? matchAt(bullet, text, at);
  if (after === null) return null;
  const mark = markAt(text, after, "line");
  if (!mark) return null;
  return typed !== null || !/[-*+\d]/.test(text[at] ?? "") ? mark : { from: at, to: mark.to, state: "malformed" };
}

/** The one box that a line ends with ("Backup taken: [ ]"); what stands before it has to be words. */
export function tailMark(text: string, from: number, to: number, kind: LineKind): LeadMark | null {
  const [mark, second] = marksIn(text, from, to);
  if (!mark || second || text.slice(mark.to, to).trim() !== "" || /^\[(?:X|\])/.test(text.slice(mark.from)))
    return null;
  const before = text.slice(from, mark.from);
  if (!/\p{L}/u.test(before)) return null;
  const end = kind === "line" ? /[:：?？…–—-]$|\.{3}$/u.test(before.trimEnd()) : /[\s:：?？]$/u.test(before);
  return end ? mark : null;
}

function markAt(text: string, at: number, kind: LineKind): LeadMark | null {
  const found = (pattern: RegExp, state: GateState): LeadMark | null => {
    const to = matchAt(pattern, text, at);
    return to === null ? null : { from: at, to, state };
  };
  const symbol = found(openMark, "open") ?? found(doneMark, "done") ?? found(unknownMark, "malformed");
  if (symbol) return symbol;
  const waived = kind === "cell" || text[at] !== "[" ? null : found(waivedMark(), "waived");
  if (waived) return waived;
  const to = matchAt(emptyMark, text, at) ?? matchAt(tickedMark, text, at);
  if (to !== null && kind !== "item") {
    const ticked = text[at + 1] !== " ";
    // `[X] minutes` is a value to fill in.
    if (ticked && matchAt(unitAfter(), text, to) !== null) return null;
    return { from: at, to, state: ticked ? "done" : "open" };
  }
  const padded = found(paddedMark, "malformed");
  if (padded || kind !== "item") return padded;
  const other = found(gluedMark, "malformed") ?? found(oddMark, "malformed");
  return other && matchAt(unitAfter(), text, other.to) === null ? other : null;
}

/** Every box of a stretch of text, with what it says; `arr[x]` is none unless a tag, at one of `tags`, divides them. */
export function marksIn(text: string, from: number, to: number, tags?: ReadonlySet<number>): readonly LeadMark[] {
  return [...text.slice(from, to).matchAll(anyMark)].flatMap(({ 0: mark, index }) => {
    const at = from + index;
    const before = text.slice(Math.max(from, at - 2), at);
    if (mark.startsWith("[") && /[\p{L}\p{N}\]!]$/u.test(before) && !tags?.has(at)) return [];
    return [{ from: at, to: at + mark.length, state: /x|[☑☒🗹]/iu.test(mark) ? "done" : "open" }];
  });
}
