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
const unknown = "▢❏❐❑❒🗆🗵🗷⊠🞎";

const openMark = new RegExp(`[${open}]\\uFE0F?`, "yu");
const doneMark = new RegExp(`[${done}]\\uFE0F?`, "yu");
const unknownMark = new RegExp(`[${unknown}]\\uFE0F?`, "yu");
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
  /\[\s?(?:[vV✓✔✗✘×√✅❌●■*+?!><.#o_]|ok)\s?\](?=\s|$)|\[[ xX]?[)}](?=\s|$)|[({][ xX]?\](?=\s|$)|\{[ xX]\}(?=\s|$)/uy;
const unitAfter = once(
  () =>
    new RegExp(
      `\\s*${anyOf("afterX")}(?=\\s*(?:$|[\\p{P}\\n]|(?:of|per|for|over|within|during|de|von|di|für|durante|pendant|pour|por)\\s))`,
      "iuy",
    ),
);
const bullet = /(?:[-*+]|\d{1,9}[.)]|[•‣◦▪·–—])[ \t\u00a0]*/y;

/** Any box wherever it stands in a line: what makes a line with two of them a choice. */
const anyMark = new RegExp(`(?<![\\p{L}\\p{N}\\]!])\\[ ?[xX]? ?\\](?![(\\[:])|[${open}${done}]\\uFE0F?`, "gu");

const anySign = new RegExp(`[[\\]{［【${open}${done}${unknown}]`, "u");

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
  const after = matchAt(bullet, text, at);
  if (after === null) return null;
  const mark = markAt(text, after, "line");
  if (!mark) return null;
  // A typed bullet is a list to a reader; "-[ ]" is a list to nobody.
  const typed = /[•‣◦▪·–—]/u.test(text[at] ?? "");
  return typed ? mark : { from: at, to: mark.to, state: "malformed" };
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
  const glued = found(gluedMark, "malformed");
  return glued && matchAt(unitAfter(), text, glued.to) === null ? glued : found(oddMark, "malformed");
}

/** Every box of a stretch of text, with what it says. */
export function marksIn(text: string, from: number, to: number): readonly LeadMark[] {
  return [...text.slice(from, to).matchAll(anyMark)].map((match) => ({
    from: from + match.index,
    to: from + match.index + match[0].length,
    state: /x|[☑☒🗹]/iu.test(match[0]) ? "done" : "open",
  }));
}
