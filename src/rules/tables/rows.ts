import type { Cell, Document, Table } from "../../model/document.ts";

/** A body row with its table. */
export interface PlacedRow {
  readonly table: Table;
  readonly row: readonly Cell[];
}

/** Every body row by the line it stands on, so that what stands in a row is found in one step. */
export function rowsByLine({ tables }: Document): ReadonlyMap<number, PlacedRow> {
  const rows = new Map<number, PlacedRow>();
  for (const table of tables) {
    for (const row of table.rows) {
      const line = row[0]?.range.line;
      if (line !== undefined) rows.set(line, { table, row });
    }
  }
  return rows;
}

/** Whether a placeholder stands in a cell. */
export function hasPlaceholder({ range }: Cell, { placeholders }: Document): boolean {
  return placeholders.some(
    (it) => it.range.line === range.line && it.range.column >= range.column && it.range.endColumn <= range.endColumn,
  );
}
