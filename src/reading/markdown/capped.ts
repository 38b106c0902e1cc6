import type { Unreadable } from "../../model/document.ts";
import type { Range } from "../../model/position.ts";

/** Quotes, list items and footnotes inside each other. */
export const maximumDepth = 100;
/** Lines that carry on a paragraph without the marks of the quote or list item it stands in. */
export const maximumLazyLines = 2_000;
/** Characters of one run of `*`, `_`, `~` or a backtick. */
export const maximumRun = 200;
/** Square brackets in one block of text. */
export const maximumBrackets = 2_000;
/** Characters of `*`, `_` and `~` that may be emphasis, in one block of text. */
export const maximumEmphasis = 2_000;
/** Marks and lines of one block of text, times its length: what a parser may have to read again and again. */
export const maximumWork = 50_000_000;

/** UTF-16 units of a whole document. */
export const maximumLength = 2_000_000;

/** Why a stretch of text is kept from the parser; `failure` is a text on which the parser gave up. */
export type CapKind = "containers" | "lines" | "run" | "brackets" | "emphasis" | "work" | "length" | "failure";

/** Text that is kept from the parser, by source offsets (end exclusive). */
export interface Capped {
  readonly kind: CapKind;
  readonly start: number;
  readonly end: number;
}

const reasons = {
  containers: `Quotes and list items are nested more than ${maximumDepth} deep`,
  lines: `A paragraph runs on for more than ${maximumLazyLines} lines outside its quote or list item`,
  run: `More than ${maximumRun} of the same mark (* _ ~ or backtick) stand in a row`,
  brackets: `One block of text has more than ${maximumBrackets} square brackets`,
  emphasis: `One block of text has more than ${maximumEmphasis} marks of emphasis (* _ ~)`,
  work: "One block of text is too long for the number of its marks and lines",
  length: `The document is longer than ${maximumLength} characters, and this is the rest`,
  failure: "The Markdown parser gave up on this text",
} as const satisfies Record<CapKind, string>;

/** What a reader of the document is told, in order of place: once for lines that follow each other. */
export function explainCaps(capped: readonly Capped[], range: (start: number, end: number) => Range): Unreadable[] {
  const told: Unreadable[] = [];
  for (const { kind, start, end } of capped.toSorted((a, b) => a.start - b.start)) {
    const reason = reasons[kind];
    const { line, column, endLine, endColumn } = range(start, end);
    const last = told.at(-1);
    if (last?.reason === reason && line <= last.range.endLine + 1) {
      told[told.length - 1] = { reason, range: { ...last.range, endLine, endColumn } };
    } else told.push({ reason, range: { line, column, endLine, endColumn } });
  }
  return told;
}

/**
 * The text with what is capped blanked out, every other character at its place. No-break spaces are text to the
 * parser and white space to a reader, so the blocks around stay what they are. Only lines without end become empty.
 */
export function blankOut(text: string, capped: readonly Capped[], from = 0): string {
  let blanked = "";
  let at = 0;
  for (const { kind, start, end } of capped.toSorted((a, b) => a.start - b.start)) {
    const begin = Math.max(at, start - from);
    const stop = Math.max(begin, Math.min(text.length, end - from));
    const filler = kind === "lines" ? " " : "\u{a0}";
    blanked += text.slice(at, begin) + text.slice(begin, stop).replace(/[^\r\n]/g, filler);
    at = stop;
  }
  return at === 0 ? text : blanked + text.slice(at);
}
