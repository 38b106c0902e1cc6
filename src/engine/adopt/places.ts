import type { Range } from "../../model/position.ts";

/** A stretch of a text by offsets, end exclusive. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** A stretch with what is to stand in its place. */
export interface Edit extends Stretch {
  readonly text: string;
}

/** How to get from the lines and columns of a text to its offsets. */
export function openPlaces(text: string): (range: Range) => Stretch {
  const starts = [0];
  for (const match of text.matchAll(/\r\n|\n|\r/g)) starts.push(match.index + match[0].length);
  const offset = (line: number, column: number): number =>
    Math.min(text.length, (starts[line - 1] ?? text.length) + column - 1);
  return (range) => ({
    start: offset(range.line, range.column),
    end: offset(range.endLine, range.endColumn),
  });
}

/** A text after edits, in whatever order they are given; one that reaches into an earlier one is left out. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const ordered = [...edits].sort((a, b) => a.start - b.start || b.end - a.end);
  let written = "";
  let at = 0;
  for (const edit of ordered) {
    if (edit.start < at) continue;
    written += text.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return written + text.slice(at);
}
