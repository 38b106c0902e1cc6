import type { Range } from "../model/position.ts";

/** Whether two ranges share text; an empty range shares the place where it stands. */
export function overlaps(a: Range, b: Range): boolean {
  return !isBefore(a, b) && !isBefore(b, a);
}

/** Whether a range holds another in full. */
export function contains(outer: Range, inner: Range): boolean {
  return (
    compare(outer.line, outer.column, inner.line, inner.column) <= 0 &&
    compare(outer.endLine, outer.endColumn, inner.endLine, inner.endColumn) >= 0
  );
}

function isBefore(a: Range, b: Range): boolean {
  const order = compare(a.endLine, a.endColumn, b.line, b.column);
  const isEmpty = (it: Range): boolean => it.line === it.endLine && it.column === it.endColumn;
  return order < 0 || (order === 0 && !isEmpty(a) && !isEmpty(b));
}

function compare(line: number, column: number, otherLine: number, otherColumn: number): number {
  return line - otherLine || column - otherColumn;
}
