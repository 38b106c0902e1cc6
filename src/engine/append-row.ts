import { escapeFact } from "../kinds/escape.ts";
import type { Table } from "../model/document.ts";
import { alignmentOf, padCell, parseRow, type TableRow, widen } from "./table-rows.ts";

/** Where a row goes among the body rows of a table. */
export interface RowPlace {
  /** Place of the row it comes before, from 0; the number of rows for the end. */
  readonly before: number;
  /** How many of the rows from there on it stands in for. */
  readonly replaces: number;
}

/** A line of a text without its terminator, and that; "" at the end of the file. */
interface Line {
  readonly body: string;
  readonly end: string;
}

/** Adds a row after the last one of a table: its cells read back as the texts given, white space collapsed. */
export function appendRow(text: string, table: Table, cells: readonly string[]): string {
  return placeRow(text, table, cells.map(escapeCell), { before: table.rows.length, replaces: 0 });
}

/**
 * The text with one more row in a table that was read in it; its cells, by the table's columns, are Markdown (see
 * `escapeCell`). It is written as the others are: pipes at the ends, margins, indentation, line ends. A table whose columns stand below each other is widened where a cell does not fit; no other byte changes.
 */
export function placeRow(text: string, table: Table, cells: readonly string[], place: RowPlace): string {
  const lines = splitLines(text);
  const first = table.range.line - 1;
  const count = table.range.endLine - first;
  const rows = lines.slice(first, first + count).map(({ body }, at) => readRow(body, at === 0 ? table : null));
  const [header, rule] = rows;
  if (!header || !rule) return text;
  const at = 2 + place.before;
  const kept = [...rows.slice(0, at), ...rows.slice(at + place.replaces)];
  const alignment = alignmentOf(rows);
  const filled = table.columns.map((_, column) => cells[column] ?? "");
  const margin = /^\s/.test(header.cells[0] ?? "") ? " " : "";
  const written = filled.map((cell, column) => padCell(`${margin}${cell}${margin}`, alignment, column));
  const row: TableRow = { ...rule, ...endsOf(rule, filled), cells: written };
  const widened = alignment === null ? [...kept] : widen(kept, written, alignment);
  widened.splice(at, 0, row);
  const ends = endsOfLines(lines.slice(first, first + count), at, place.replaces);
  const block = widened.map((it, index) => `${writeRow(it)}${ends[index] ?? ""}`);
  return [...lines.slice(0, first).map(join), ...block, ...lines.slice(first + count).map(join)].join("");
}

/** Line ends as they are, with one for the new row; the last line of a file without a final line end stays without. */
function endsOfLines(lines: readonly Line[], at: number, replaces: number): readonly string[] {
  const ends = lines.map((it) => it.end);
  const [usual = "\n", last = ""] = [ends[0], ends.at(-1)];
  ends.splice(at, replaces, usual);
  return ends.map((end, index) => (index === ends.length - 1 ? last : end || usual));
}

/** Text as a cell's Markdown: on one line, and nothing in it means anything. */
export function escapeCell(text: string): string {
  const escaped = escapeFact(text, { line: "| x ", inFrontMatter: false, isCode: false });
  // A limit reads better without: "> 1%" and "< 500 ms" mean nothing in a cell.
  return escaped.replace(/\\>|\\<(?=[\s\d=])/g, (it) => it.slice(1));
}

/** Splits a text into its lines, whatever ends them. */
export function splitLines(text: string): readonly Line[] {
  return [...text.matchAll(/([^\r\n]*)(\r\n|\r|\n|$)/g)]
    .map(([, body = "", end = ""]) => ({ body, end }))
    .filter(({ body, end }) => body !== "" || end !== "");
}

function join({ body, end }: Line): string {
  return body + end;
}

/** The header begins where the table does, maybe behind a list's marker; the other lines behind their indentation. */
function readRow(body: string, header: Table | null): TableRow {
  const length = header === null ? (/^[\s>]*/.exec(body)?.[0].length ?? 0) : header.range.column - 1;
  return parseRow(body.slice(0, length), body.slice(length));
}

/** Pipes at the ends as the table has them, and where a row without one would read otherwise. */
function endsOf(rule: TableRow, cells: readonly string[]): Pick<TableRow, "leads" | "trails"> {
  const isPlain = /^\p{L}|^\d(?!\d{0,8}[.)])/u.test(cells[0] ?? "");
  return { leads: rule.leads || !isPlain, trails: rule.trails || cells.at(-1) === "" };
}

function writeRow({ prefix, cells, leads, trails, rest }: TableRow): string {
  return `${prefix}${leads ? "|" : ""}${cells.join("|")}${trails ? "|" : ""}${rest}`;
}
