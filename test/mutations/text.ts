import type { Range } from "../../src/model/position.ts";

/** Offset of a 1-based line and column. */
export function offsetOf(text: string, line: number, column: number): number {
  const lines = text.split("\n").slice(0, line - 1);
  return lines.reduce((sum, it) => sum + it.length + 1, 0) + column - 1;
}

/** The text of a range. */
export function textOf(text: string, range: Range): string {
  return text.slice(offsetOf(text, range.line, range.column), offsetOf(text, range.endLine, range.endColumn));
}

/** The text with a range replaced. */
export function replaceRange(text: string, range: Range, by: string): string {
  const start = offsetOf(text, range.line, range.column);
  return text.slice(0, start) + by + text.slice(offsetOf(text, range.endLine, range.endColumn));
}

/** The text without some lines (1-based, both inclusive). */
export function dropLines(text: string, from: number, to: number): string {
  return text
    .split("\n")
    .filter((_, at) => at + 1 < from || at + 1 > to)
    .join("\n");
}
