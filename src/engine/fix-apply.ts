import type { Document, Table } from "../model/document.ts";
import type { Fix } from "../model/finding.ts";
import { splitLines } from "./append-row.ts";
import { alignmentOf, parseRow, type TableRow } from "./table-rows.ts";

/** Where a fix went: what it replaced in the text before, and what stands there now, as offsets. */
export interface Applied {
  readonly before: { readonly start: number; readonly end: number };
  readonly after: { readonly start: number; readonly end: number };
}

/** Those of several fixes that do not get in each other's way, in order of place: the first of two that overlap. */
export function withoutConflicts<It extends Fix>(fixes: readonly It[]): readonly It[] {
  const chosen: It[] = [];
  for (const fix of fixes.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    const last = chosen.at(-1);
    const isApart = last === undefined || fix.start > last.end || (fix.start === last.end && fix.start === fix.end);
    if (isApart || (fix.start === last.end && last.start < last.end)) chosen.push(fix);
  }
  return chosen;
}

/** The text with fixes in it, which are in order and apart. */
export function applyFixes(
  text: string,
  fixes: readonly Fix[],
): { readonly text: string; readonly applied: readonly Applied[] } {
  const applied: Applied[] = [];
  let [written, at] = ["", 0];
  for (const { start, end, text: by } of fixes) {
    written += text.slice(at, start);
    // Two blocks at one place need one empty line between them.
    const own = start === end && written.endsWith("\n\n") ? by.replace(/^[\r\n]+/, "") : by;
    applied.push({ before: { start, end }, after: { start: written.length, end: written.length + own.length } });
    written += own;
    at = end;
  }
  return { text: written + text.slice(at), applied };
}

/** A text and its reading. */
interface ReadText {
  readonly text: string;
  readonly document: Document;
}

/**
 * The text after fixes, with the columns below each other again in the tables whose cells changed, where they were before.
 * A column gets wider where it has to, and never narrower. `isTouched`: whether a line (from 1) has a fix in it.
 */
export function alignTouched(before: ReadText, after: ReadText, isTouched: (line: number) => boolean): string {
  const tables = [...before.document.tables.entries()].filter(
    ([, { range }]) => linesOf(range.line, range.endLine).some(isTouched) && range.line !== range.endLine,
  );
  if (tables.length === 0 || before.document.tables.length !== after.document.tables.length) return after.text;
  const [old, lines] = [splitLines(before.text), [...splitLines(after.text)]];
  for (const [index, table] of tables) {
    const now = after.document.tables[index];
    if (!now || now.range.endLine - now.range.line !== table.range.endLine - table.range.line) continue;
    const rows = alignRows(rowsOf(old, table), rowsOf(lines, now));
    for (const [row, body] of rows.entries()) {
      const at = now.range.line - 1 + row;
      lines[at] = { body, end: lines[at]?.end ?? "" };
    }
  }
  return lines.map(({ body, end }) => body + end).join("");
}

function linesOf(first: number, last: number): readonly number[] {
  return Array.from({ length: last - first + 1 }, (_, at) => first + at);
}

function rowsOf(lines: ReturnType<typeof splitLines>, { range }: Table): readonly TableRow[] {
  return lines.slice(range.line - 1, range.endLine).map(({ body }, at) => {
    const length = at === 0 ? range.column - 1 : (/^[\s>]*/.exec(body)?.[0].length ?? 0);
    return parseRow(body.slice(0, length), body.slice(length));
  });
}

/** The lines of a table; as they are, unless its columns stood below each other before. */
function alignRows(before: readonly TableRow[], after: readonly TableRow[]): readonly string[] {
  const alignment = alignmentOf(before);
  const isSquare = after.every((row) => row.cells.length === before[0]?.cells.length);
  if (alignment === null || !isSquare) return after.map(writeRow);
  const { widths, measure } = alignment;
  const margin = /\s$/.test(before[0]?.cells[0] ?? "") ? " " : "";
  const wanted = widths.map((width, column) =>
    width === null
      ? null
      : Math.max(
          width,
          ...after.filter((_, row) => row !== 1).map(({ cells }) => leastWidth(cells[column] ?? "", margin, measure)),
        ),
  );
  const write = (cell: string, column: number, isRule: boolean): string => {
    const width = wanted[column] ?? null;
    const more = width === null ? 0 : width - measure(cell);
    if (more === 0) return cell;
    if (isRule) return cell.replace("-", "-".repeat(more + 1));
    if (isRight(cell)) return more > 0 ? " ".repeat(more) + cell : cell.slice(-more);
    return more > 0 ? cell + " ".repeat(more) : cell.slice(0, more);
  };
  return after.map((row, at) =>
    writeRow({ ...row, cells: row.cells.map((cell, column) => write(cell, column, at === 1)) }),
  );
}

/** Whether a cell's padding stands before its text. */
function isRight(cell: string): boolean {
  return /^\s{2,}\S/.test(cell) && !/\s\s$/.test(cell);
}

/** How wide a cell is without its padding. */
function leastWidth(cell: string, margin: string, measure: (text: string) => number): number {
  return measure(`${margin}${cell.trim()}${margin}`);
}

function writeRow({ prefix, cells, leads, trails, rest }: TableRow): string {
  return `${prefix}${leads ? "|" : ""}${cells.join("|")}${trails ? "|" : ""}${rest}`;
}
