import type { Fix, Replacement } from "../model/finding.ts";

/** Turns what rules offer for a document into changes of its text (without byte-order mark), with its own line ends. */
export function fixesOf(text: string): (offer: Replacement) => Fix | null {
  let starts: readonly number[] | null = null;
  const offsetOf = (line: number, column: number): number => {
    starts ??= [0, ...Array.from(text.matchAll(/\r\n|\n|\r/g), (it) => it.index + it[0].length)];
    return Math.min((starts[line - 1] ?? text.length) + column - 1, text.length);
  };
  return (offer) => {
    const { range, from, isBlock = false } = offer;
    const start = offsetOf(range.line, range.column);
    const end = offsetOf(range.endLine, range.endColumn);
    if (text.slice(start, end) !== from) return null;
    const written = isBlock ? asBlock(text, start, offer.text) : trimmed(text, start, end, offer.text);
    return { start, end, text: written.replaceAll("\n", lineEndOf(text)) };
  };
}

/** What ends the lines of a text: what ends its first one. */
export function lineEndOf(text: string): string {
  return /\r\n|\n|\r/.exec(text)?.[0] ?? "\n";
}

/** The new text without a blank at an end where one stands already. */
function trimmed(text: string, start: number, end: number, by: string): string {
  const isBlank = (at: number): boolean => /\s/.test(text[at] ?? "\n");
  const from = by.startsWith(" ") && isBlank(start - 1) ? 1 : 0;
  return by.slice(from, by.endsWith(" ") && isBlank(end) ? -1 : undefined);
}

/** Lines with an empty one on either side, for a place at the start of a line or at the end of the text. */
function asBlock(text: string, at: number, lines: string): string {
  const before = /(?:\r\n|\n|\r)?[ \t]*(?:\r\n|\n|\r)?[ \t]*$/.exec(text.slice(Math.max(0, at - 200), at))?.[0] ?? "";
  const ends = before.match(/\r\n|\n|\r/g)?.length ?? 0;
  const lead = at === 0 ? "" : "\n".repeat(Math.max(0, 2 - ends));
  const after = text.slice(at);
  const isLast = after.trim() === "";
  // At the end of the text its last line end stays what it is.
  const tail = isLast ? (after === "" && ends > 0 ? "\n" : "") : "\n\n";
  return `${lead}${lines}${tail}`;
}
