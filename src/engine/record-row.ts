import { alignTables } from "../kinds/align-tables.ts";
import type { CompiledKind } from "../kinds/compiled-kind.ts";
import type { ColumnLayout } from "../kinds/layout.ts";
import { placeSections } from "../kinds/place-sections.ts";
import { chooseTables, nameOf } from "../kinds/view.ts";
import type { Cell, Document, Section, Table } from "../model/document.ts";
import type { SectionContent } from "../model/kind.ts";
import { escapeCell, placeRow, type RowPlace, splitLines } from "./append-row.ts";

/** What is recorded, and where: its cells by the schema's column names. */
export interface RowEntry {
  readonly content: SectionContent;
  /** Key of the section, where several hold such rows; otherwise the first of them that has a table. */
  readonly section?: string;
  readonly cells: Readonly<Record<string, string>>;
  /** Markdown of cells that somebody has yet to fill in, in the same way. */
  readonly guides?: Readonly<Record<string, string>>;
  /** Time it is put in order by, in milliseconds since the epoch; null to put it last. */
  readonly time: number | null;
}

/** The text with the row in it. */
export interface RecordedRow {
  readonly text: string;
  /** The line it stands on, from 1. */
  readonly line: number;
  /** What had to be added for it to have a place; null when there was one. */
  readonly added: string | null;
}

/**
 * Records a row in the last table of the section that holds such rows. What a person has yet to fill in there is replaced;
 * without a table one is added below the heading, and without a heading the section at the end. `document` is the
 * reading of `text`.
 */
export function recordRow(text: string, document: Document, compiled: CompiledKind, entry: RowEntry): RecordedRow {
  const { kind, layout } = compiled;
  const keys = new Set(kind.sections.filter((it) => it.holds.includes(entry.content)).map((it) => it.slug));
  const sections = layout.sections.filter(({ key }) => keys.has(key) && (entry.section ?? key) === key);
  const placement = placeSections(document, layout);
  const markdown = writeCells(entry);
  for (const { key, columns } of sections) {
    const tables = document.tables.filter((it) => placement.ownerOf(it.section) === key);
    const table = chooseTables(tables, columns).findLast((it) => hasMain(it, columns, entry));
    if (!table) continue;
    const place = findPlace(document, table, columns, entry.time);
    const cells = fillColumns(
      table.columns.map((it) => nameOf(it.text, columns)),
      markdown,
    );
    return { text: placeRow(text, table, cells, place), line: table.range.line + 2 + place.before, added: null };
  }
  const [section] = sections;
  const title = section?.title ?? "Record";
  const declared = section?.columns.map((it) => it.name) ?? [];
  const rows = writeTable(declared.length > 0 ? declared : Object.keys(markdown), markdown);
  const heading = section ? placement.headings.get(section.key)?.at(-1) : undefined;
  if (heading) return { ...insertBelow(text, heading, rows), added: `a table under "${title}"` };
  return { ...insertBelow(text, null, [`## ${title}`, "", ...rows]), added: `a section "${title}" at the end` };
}

function writeCells({ cells, guides = {} }: RowEntry): Readonly<Record<string, string>> {
  const escaped = Object.entries(cells).map(([name, text]) => [name, escapeCell(text)] as const);
  return { ...Object.fromEntries(escaped), ...guides };
}

/** A table that lacks the column that says what the row is about holds something else. */
function hasMain(table: Table, columns: readonly ColumnLayout[], { cells }: RowEntry): boolean {
  const names = new Set(table.columns.map((it) => nameOf(it.text, columns)));
  return "Step" in cells ? names.has("Step") : Object.keys(cells).some((it) => names.has(it));
}

/** Cells for the columns that are there; what has none stands in brackets behind the step. */
function fillColumns(names: readonly string[], cells: Readonly<Record<string, string>>): readonly string[] {
  const filled = names.map((name, at) => (names.indexOf(name) === at ? (cells[name] ?? "") : ""));
  const left = Object.keys(cells).flatMap((name) => (names.includes(name) ? [] : cells[name] || []));
  const step = names.indexOf("Step");
  const home = step >= 0 ? step : names.findIndex((name) => Object.hasOwn(cells, name));
  return filled.map((it, at) => (at === home && left.length > 0 ? `${it} (${left.join("; ")})` : it));
}

/** Behind the rows that are filled in, and before those of a later time. */
function findPlace(
  document: Document,
  { rows, columns }: Table,
  layouts: readonly ColumnLayout[],
  time: number | null,
): RowPlace {
  const isOpen = (row: readonly Cell[]): boolean => isUnfilled(row, document);
  const last = rows.findLastIndex((row) => !isOpen(row));
  const replaces = rows.length - last - 1;
  const column = columns.findIndex((it) => nameOf(it.text, layouts) === "Time");
  const isLater = (row: readonly Cell[] = []): boolean => {
    const cell = row[column];
    const instant = cell ? momentIn(document, cell) : null;
    return time !== null && instant !== null && instant > time;
  };
  let before = last + 1;
  while (before > 0 && isLater(rows[before - 1])) before--;
  return before <= last ? { before, replaces: 0 } : { before, replaces };
}

/** The time of day that a cell gives, with its date and zone; null when it gives none. */
function momentIn({ moments }: Document, { range }: Cell): number | null {
  const found = moments.find(
    (it) => it.range.line === range.line && it.range.column >= range.column && it.range.endColumn <= range.endColumn,
  );
  return found?.precision === "date-time" ? found.instant : null;
}

/** Whether a row holds nothing but what its template wants to be replaced. */
function isUnfilled(row: readonly Cell[], { placeholders }: Document): boolean {
  const isReplaced = ({ range }: Cell): boolean =>
    placeholders.some(
      (it) => it.range.line === range.line && it.range.column <= range.column && it.range.endColumn >= range.endColumn,
    );
  const filled = row.filter((it) => it.text.trim() !== "");
  return filled.length > 0 && filled.every(isReplaced);
}

function writeTable(columns: readonly string[], cells: Readonly<Record<string, string>>): readonly string[] {
  const line = (texts: readonly string[]): string => `| ${texts.join(" | ")} |`;
  const rows = [columns.map(escapeCell), columns.map(() => "---"), fillColumns(columns, cells)];
  return alignTables(rows.map(line).join("\n")).split("\n");
}

/** Puts lines below what a heading holds itself, or at the end of the text, with an empty line on either side. */
function insertBelow(
  text: string,
  heading: Section | null,
  added: readonly string[],
): Pick<RecordedRow, "text" | "line"> {
  const lines = splitLines(text);
  const end = lines.find((it) => it.end !== "")?.end ?? "\n";
  const isBlank = (at: number): boolean => (lines[at]?.body ?? "").trim() === "";
  let at = heading?.lastLine ?? lines.length;
  const least = heading?.range.endLine ?? 0;
  while (at > least && isBlank(at - 1)) at--;
  const before = lines.slice(0, at).map((it) => it.body + (it.end || end));
  const after = lines.slice(at).map((it) => it.body + it.end);
  const gap = at === 0 ? [] : [""];
  const block = [...gap, ...added, ...(isBlank(at) ? [] : [""])].map((it) => it + end);
  return { text: [...before, ...block, ...after].join(""), line: at + gap.length + added.length };
}
