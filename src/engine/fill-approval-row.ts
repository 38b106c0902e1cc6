import type { Approval, Document, Table } from "../model/document.ts";
import { type Columns, type Content, columnsOf, filledIn } from "../reading/approvals/columns.ts";
import type { Edit, Lines, Words } from "./fill-approval-text.ts";
import { type Alignment, alignmentOf, padCell, parseRow, type TableRow } from "./table-rows.ts";

/** A row of a table in its source. */
export interface SourceRow {
  readonly table: Table;
  /** Place among the body rows, from 0. */
  readonly index: number;
  readonly row: TableRow;
  /** Where each cell begins, behind its pipe. */
  readonly starts: readonly number[];
  readonly alignment: Alignment | null;
  /** Whether blanks stand between pipes and texts. */
  readonly isPadded: boolean;
}

/** The row of a table that stands on a line; null when none does. */
export function rowAt(lines: Lines, { tables }: Document, line: number): SourceRow | null {
  const table = tables.find(({ range }) => line >= range.line + 2 && line <= range.endLine);
  if (!table) return null;
  const read = (at: number, length: number | null): TableRow & { readonly from: number } => {
    const { from, to } = lines.span(at);
    const body = lines.text.slice(from, to);
    const prefix = length ?? /^[\s>]*/.exec(body)?.[0].length ?? 0;
    return { ...parseRow(body.slice(0, prefix), body.slice(prefix)), from: from + prefix };
  };
  const { line: first, column } = table.range;
  const row = read(line, null);
  const starts: number[] = [];
  // White space before a leading pipe belongs to the prefix, so the first cell begins right behind the pipe.
  let at = row.from + (row.leads ? 1 : 0);
  for (const cell of row.cells) {
    starts.push(at);
    at += cell.length + 1;
  }
  // The rows of other signatures may be longer than their columns: the head alone says how wide those are.
  const header = read(first, column - 1);
  const alignment = alignmentOf([header, read(first + 1, null)]);
  return {
    table,
    index: line - first - 2,
    row,
    starts,
    alignment,
    isPadded: header.cells.some((it) => /^\s/.test(it)),
  };
}

/** Replaces what cells of a row hold, by column; their margins stay, and their width where the table is aligned. */
export function cellEdits(source: SourceRow, cells: ReadonlyMap<number, string>): readonly Edit[] {
  const { row, starts, alignment, isPadded } = source;
  const edits = [...cells].flatMap(([column, content]): Edit[] => {
    const [raw, from] = [row.cells[column], starts[column]];
    if (raw === undefined || from === undefined) return [];
    const isLast = column === row.cells.length - 1 && !row.trails;
    return [{ from, to: from + raw.length, by: fitCell(raw, content, isLast, isPadded, alignment, column) }];
  });
  return [...edits, ...missingCells(source, cells, isPadded ? " " : "")];
}

function fitCell(
  raw: string,
  content: string,
  isLast: boolean,
  isPadded: boolean,
  alignment: Alignment | null,
  column: number,
): string {
  const usual = isPadded ? " " : "";
  if (raw.trim() === "") return padCell(`${usual}${content}${usual}`, alignment, column);
  const [before = ""] = /^\s*/.exec(raw) ?? [];
  const [after = ""] = /(?:(?<!\s)\s+)?$/.exec(raw) ?? [];
  // Blanks at the end of a line stay as they are.
  return padCell(before + content + (isLast ? after : after.slice(0, 1)), alignment, column);
}

/** A short row gets the cells up to the last one that is filled in. */
function missingCells({ row, starts }: SourceRow, cells: ReadonlyMap<number, string>, margin: string): readonly Edit[] {
  const count = row.cells.length;
  const last = Math.max(...cells.keys());
  if (last < count) return [];
  const added = Array.from({ length: last - count + 1 }, (_, at) => `${margin}${cells.get(count + at) ?? ""}${margin}`);
  const end = (starts.at(-1) ?? 0) + (row.cells.at(-1)?.length ?? 0) + (row.trails ? 1 : 0);
  const by = row.trails ? added.map((it) => `${it}|`).join("") : added.map((it) => `|${it}`).join("");
  return [{ from: end, to: end, by }];
}

/** Edits that fill in a row of a sign-off table, by what its columns hold; best first, empty when it is no such row. */
export function signingRowEdits(
  lines: Lines,
  document: Document,
  approval: Approval,
  words: Words,
): readonly (readonly Edit[])[] {
  const source = rowAt(lines, document, approval.range.line);
  if (!source) return [];
  const columns = columnsOf(source.table.columns.map(({ text }) => text));
  if (!filledIn.some((it) => columns.has(it))) return [];
  const names = namesIn(lines, document, approval, source, columns, words.name);
  return names.flatMap((name) =>
    layouts(columns, { ...words, name }).map((contents) => {
      const cells = new Map([...contents].map(([column, pieces]) => [column, boxed(approval, source, column, pieces)]));
      return cellEdits(source, cells);
    }),
  );
}

/** What stands in one cell, in this order. */
interface Pieces {
  name?: string;
  status?: string;
  at?: string;
  digest?: string;
}

/** What goes into the columns of a row, by their places; best first. */
function layouts(columns: Columns, words: Words): readonly ReadonlyMap<number, string>[] {
  const first = (...contents: readonly Content[]): number | undefined =>
    contents.map((it) => columns.get(it)).find((it) => it !== undefined);
  const own = first("name", "approver");
  const date = first("date", "signedDate");
  const verdict = first("status", "approved", "signature");
  const named = own ?? first("signature", "approved", "status");
  const signature = columns.get("signature");
  if (named === undefined) return [];
  const place = (says: boolean, signs: "name" | "status"): ReadonlyMap<number, string> => {
    const cells = new Map<number, Pieces>();
    const put = (column: number, pieces: Pieces): void => {
      cells.set(column, { ...cells.get(column), ...pieces });
    };
    put(named, { name: words.name });
    for (const column of [columns.get("status"), columns.get("approved"), verdict]) {
      if (column !== undefined) put(column, { status: words.status });
    }
    if (signature !== undefined && signature !== verdict) put(signature, { [signs]: words[signs] });
    if (verdict === undefined && says) put(date ?? named, { status: words.status });
    for (const column of [date ?? verdict ?? named, columns.get("signedDate")]) {
      if (column !== undefined) put(column, { at: words.at });
    }
    put(columns.get("digest") ?? verdict ?? date ?? named, { digest: words.digest });
    return new Map([...cells].map(([column, pieces]) => [column, join(pieces)]));
  };
  // "Approved by" or "Approved on" says it without a word.
  const silent = verdict === undefined && words.plain ? [place(false, "name")] : [];
  return [...silent, place(true, "name"), place(true, "status")];
}

function join({ name, status, at, digest }: Pieces): string {
  // "2 errors 2026" would be a date.
  const isFirst = !/\d/.test(status ?? "");
  const said = (isFirst ? [status, at] : [at, status]).flatMap((it) => it ?? []).join(isFirst ? " " : ", ");
  const signed = [name, said === "" ? undefined : said].flatMap((it) => it ?? []).join(", ");
  return [signed === "" ? undefined : signed, digest].flatMap((it) => it ?? []).join(" ");
}

/** The cell of a row that holds its box keeps it. */
function boxed({ gate }: Approval, { table, index }: SourceRow, column: number, content: string): string {
  const cell = table.rows[index]?.[column]?.range;
  const isHere = gate !== null && cell && gate.range.line === cell.line && gate.range.column >= cell.column;
  const isInside = isHere && gate.range.column < cell.endColumn;
  return isInside && content.startsWith("Approved") ? `[x] ${content}` : content;
}

/** What stands in the cell for the name: where it is the one that names the role, the role stays before the name. */
function namesIn(
  lines: Lines,
  { placeholders }: Document,
  { role, fillIns }: Approval,
  { table, index, row, starts }: SourceRow,
  columns: Columns,
  name: string,
): readonly string[] {
  const filled = new Set(filledIn.flatMap((it) => columns.get(it) ?? []));
  const cells = table.rows[index] ?? [];
  const column = columns.get("approver") ?? columns.get("name");
  const elsewhere = cells.some((cell, at) => !filled.has(at) && cell.text.includes(role));
  if (role === "" || elsewhere || column === undefined || fillIns.length === 0) return [name];
  const [raw = "", from = 0] = [row.cells[column], starts[column]];
  const at = raw.indexOf(role);
  if (at < 0) return [name];
  const open = placeholders
    .map(({ range }) => ({
      from: lines.offset(range.line, range.column),
      to: lines.offset(range.endLine, range.endColumn),
    }))
    .filter((it) => it.from >= from && it.to <= from + raw.length);
  const [firstOpen, lastOpen] = [open[0], open.at(-1)];
  const inPlace =
    firstOpen && lastOpen ? [(raw.slice(0, firstOpen.from - from) + name + raw.slice(lastOpen.to - from)).trim()] : [];
  const head = raw.slice(0, at + role.length) + (/^[*_~`]+/.exec(raw.slice(at + role.length))?.[0] ?? "");
  return [...inPlace, `${head.trim()} — ${name}`];
}
