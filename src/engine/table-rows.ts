/** A line of a table in its source: what stands before it, its cells with their margins, and its ends. */
export interface TableRow {
  readonly prefix: string;
  readonly cells: readonly string[];
  readonly leads: boolean;
  readonly trails: boolean;
  /** White space behind the last pipe. */
  readonly rest: string;
}

/** How the columns of a table stand below each other: how wide each is, and how width is counted. */
export interface Alignment {
  /** Null for a last column that no pipe closes: it has no width. */
  readonly widths: readonly (number | null)[];
  readonly measure: (text: string) => number;
}

/** Reads a line of a table; a pipe behind a backslash belongs to its cell. */
export function parseRow(prefix: string, line: string): TableRow {
  const cells = [""];
  for (const [part] of line.matchAll(/\\[\s\S]|\||[^\\|]+|\\$/gu)) {
    if (part === "|") cells.push("");
    else cells.push((cells.pop() ?? "") + part);
  }
  const leads = cells.length > 1 && cells[0]?.trim() === "";
  if (leads) cells.shift();
  const last = cells.at(-1) ?? "";
  const trails = cells.length > 1 ? last.trim() === "" : leads && last.trim() === "";
  if (trails) cells.pop();
  return { prefix, cells, leads, trails, rest: trails ? last : "" };
}

const wide = /^(?:\p{Emoji_Presentation}|\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Hangul})$/u;
const measures: readonly ((text: string) => number)[] = [
  (text) => [...text].length,
  (text) => [...text].reduce((sum, it) => sum + (wide.test(it) ? 2 : 1), 0),
];

/** Whether all lines have their pipes below each other, and how wide the columns are then; null when they have not. */
export function alignmentOf(rows: readonly TableRow[]): Alignment | null {
  const [header] = rows;
  if (!header || rows.some((it) => it.cells.length !== header.cells.length || it.trails !== header.trails)) return null;
  const isOpen = (column: number): boolean => !header.trails && column === header.cells.length - 1;
  for (const measure of measures) {
    const widths = header.cells.map((cell, column) => (isOpen(column) ? null : measure(cell)));
    if (rows.every((row) => row.cells.every((cell, at) => widths[at] === null || widths[at] === measure(cell)))) {
      return { widths, measure };
    }
  }
  return null;
}

/** A cell filled up to its column's width. */
export function padCell(cell: string, alignment: Alignment | null, column: number): string {
  const width = alignment?.widths[column] ?? null;
  if (alignment === null || width === null) return cell;
  return cell + " ".repeat(Math.max(0, width - alignment.measure(cell)));
}

/** The rows with every column as wide as the new row's cells ask for. The second one is the rule below the header. */
export function widen(
  rows: readonly TableRow[],
  written: readonly string[],
  { widths, measure }: Alignment,
): TableRow[] {
  const missing = written.map((cell, column) => {
    const width = widths[column] ?? null;
    return width === null ? 0 : Math.max(0, measure(cell) - width);
  });
  return rows.map((row, index) => ({
    ...row,
    cells: row.cells.map((cell, column) => {
      const more = missing[column] ?? 0;
      if (more === 0) return cell;
      return index === 1 ? cell.replace("-", "-".repeat(more + 1)) : cell + " ".repeat(more);
    }),
  }));
}
