import type { Range } from "../model/position.ts";
import { findCommands, makeVisible, spellOut } from "./visible.ts";
import { charWidth, textWidth } from "./width.ts";

/** A source line as it is shown, with where the fault stands in it (in terminal columns, from 0). */
export interface Excerpt {
  readonly text: string;
  readonly start: number;
  readonly length: number;
}

/** A line as it is shown. Indices count its characters. */
interface Shown {
  /** What stands for each. */
  readonly texts: readonly string[];
  /** The column in which each begins, from 0, and behind them the one in which the line ends. */
  readonly columns: readonly number[];
  /** Those that are marked: from the first on, up to the second. */
  readonly marked: Part;
}

type Part = readonly [from: number, to: number];

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
  const shown = showLine(near, from - dropped, to - dropped);
  return cut(shown, trimEdges(shown), width);
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

function showLine(line: string, from: number, to: number): Shown {
  const texts: string[] = [];
  const columns: number[] = [];
  const commands = findCommands(line);
  let [first, end] = [0, 0];
  let at = 0;
  let column = 0;
  for (const char of line) {
    const text = char === "\t" ? " ".repeat(tabStop - (column % tabStop)) : show(char, commands.has(at));
    texts.push(text);
    columns.push(column);
    if (at + char.length <= from) first = texts.length;
    if (at < to) end = texts.length;
    at += char.length;
    column += text === char ? charWidth(char) : textWidth(text);
  }
  columns.push(column);
  // Behind the line's end nothing is marked.
  return { texts, columns, marked: first < end ? [first, end] : [texts.length, 0] };
}

function show(char: string, isCommand: boolean): string {
  if (isCommand) return spellOut(char);
  // Most of them: each would else be looked for in two long classes.
  return char >= " " && char <= "~" ? char : makeVisible(char);
}

/** Without unmarked space at both ends. */
function trimEdges({ texts, marked: [first, end] }: Shown): Part {
  let [from, to] = [0, texts.length];
  while (from < Math.min(to, first) && texts[from]?.trim() === "") from++;
  while (to > Math.max(from, end) && texts[to - 1]?.trim() === "") to--;
  return [from, to];
}

function cut(shown: Shown, [start, stop]: Part, width: number): Excerpt {
  const wide = (from: number, to: number) => widthOf(shown, from, to);
  const total = wide(start, stop);
  if (total <= width) return toExcerpt(shown, [start, stop], "", "");
  const [marks, marksEnd] = shown.marked;
  const first = Math.min(marks, stop);
  const [before, marked] = [wide(start, first), wide(first, Math.max(first, marksEnd))];
  // The fault stands in the middle; a fault wider than the terminal shows its beginning.
  const room = Math.max(0, width - 2 - marked);
  const lead = Math.min(before, Math.max(Math.floor(room / 2), room - (total - before - marked)));
  let from = first;
  while (from > start && wide(from - 1, first) <= lead) from--;
  let to = from;
  while (to < stop && wide(from, to + 1) <= width - 2) to++;
  return toExcerpt(shown, [from, to], from > start ? "…" : "", to < stop ? "…" : "");
}

function toExcerpt(shown: Shown, [from, to]: Part, before: string, after: string): Excerpt {
  const first = Math.min(Math.max(shown.marked[0], from), to);
  const end = Math.max(first, Math.min(shown.marked[1], to));
  return {
    text: before + shown.texts.slice(from, to).join("") + after,
    start: widthOf(shown, from, first) + before.length,
    length: Math.max(1, widthOf(shown, first, end)),
  };
}

/** How many columns the characters of a part take. */
function widthOf({ columns }: Shown, from: number, to: number): number {
  return (columns[to] ?? 0) - (columns[from] ?? 0);
}
