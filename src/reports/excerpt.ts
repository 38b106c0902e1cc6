import type { Range } from "../model/position.ts";
import { findCommands, makeVisible, spellOut } from "./visible.ts";
import { charWidth, textWidth } from "./width.ts";

/** A source line as it is shown, with where the fault stands in it (in terminal columns, from 0). */
export interface Excerpt {
  readonly text: string;
  readonly start: number;
  readonly length: number;
}

interface Piece {
  readonly text: string;
  readonly width: number;
  readonly marked: boolean;
}

const tabStop = 4;
/** Code units on either side of a fault's start that are looked at. */
const reach = 2000;

/**
 * The part of a source line that shows a range, at most `width` columns: tabs become spaces, what can't be seen is spelt
 * out, a long line is cut around the range. Null for a line without text. A range over several lines is marked to its
 * first line's end.
 */
export function excerptOf(line: string, range: Range, width: number): Excerpt | null {
  if (line.trim() === "") return null;
  const from = range.column - 1;
  const to = range.endLine > range.line ? line.length : Math.max(range.endColumn - 1, from + 1);
  const [near, dropped] = crop(line, from);
  const pieces = trimEdges(piecesOf(near, from - dropped, to - dropped));
  const first = pieces.findIndex((piece) => piece.marked);
  return cut(pieces, first < 0 ? pieces.length : first, width);
}

/**
 * What of a very long line can come to be seen, and how many of its code units are dropped before it: a fault in a
 * minified line must not cost the whole line. It stays wider than any terminal, so that both ends are cut visibly.
 */
function crop(line: string, from: number): readonly [string, number] {
  const start = Math.max(0, from - reach);
  const startsInPair = start > 0 && /[\udc00-\udfff]/.test(line.charAt(start));
  const dropped = startsInPair ? start + 1 : start;
  return [line.slice(dropped, from + reach), dropped];
}

function piecesOf(line: string, from: number, to: number): readonly Piece[] {
  const pieces: Piece[] = [];
  const commands = findCommands(line);
  let at = 0;
  let column = 0;
  for (const char of line) {
    const text = char === "\t" ? " ".repeat(tabStop - (column % tabStop)) : show(char, commands.has(at));
    const width = text === char ? charWidth(char) : textWidth(text);
    pieces.push({ text, width, marked: at + char.length > from && at < to });
    at += char.length;
    column += width;
  }
  return pieces;
}

function show(char: string, isCommand: boolean): string {
  if (isCommand) return spellOut(char);
  // Most of them: each would else be looked for in two long classes.
  return char >= " " && char <= "~" ? char : makeVisible(char);
}

/** Drops unmarked space at both ends. */
function trimEdges(pieces: readonly Piece[]): readonly Piece[] {
  const keep = (piece: Piece) => piece.marked || piece.text.trim() !== "";
  return pieces.slice(pieces.findIndex(keep), pieces.findLastIndex(keep) + 1);
}

function cut(pieces: readonly Piece[], first: number, width: number): Excerpt {
  const total = widthOf(pieces);
  if (total <= width) return toExcerpt(pieces, "", "");
  const before = widthOf(pieces.slice(0, first));
  const marked = widthOf(pieces.filter((piece) => piece.marked));
  // The fault stands in the middle; a fault wider than the terminal shows its beginning.
  const room = Math.max(0, width - 2 - marked);
  const lead = Math.min(before, Math.max(Math.floor(room / 2), room - (total - before - marked)));
  let from = first;
  for (let used = 0; from > 0; from--) {
    used += pieces[from - 1]?.width ?? 0;
    if (used > lead) break;
  }
  let end = from;
  for (let used = 0; end < pieces.length; end++) {
    used += pieces[end]?.width ?? 0;
    if (used > width - 2) break;
  }
  return toExcerpt(pieces.slice(from, end), from > 0 ? "…" : "", end < pieces.length ? "…" : "");
}

function toExcerpt(pieces: readonly Piece[], before: string, after: string): Excerpt {
  const first = pieces.findIndex((piece) => piece.marked);
  const lead = widthOf(first < 0 ? pieces : pieces.slice(0, first)) + before.length;
  const length = widthOf(pieces.filter((piece) => piece.marked));
  return {
    text: before + pieces.map((piece) => piece.text).join("") + after,
    start: lead,
    length: Math.max(1, length),
  };
}

function widthOf(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, piece) => sum + piece.width, 0);
}
