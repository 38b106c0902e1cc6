import type { Cell, Table } from "../../model/document.ts";

/** The cell of a row under the first column whose header matches; null when no column does. */
export function cellUnder(table: Table, row: readonly Cell[], header: RegExp): Cell | null {
  const column = table.columns.findIndex((it) => header.test(it.text));
  return column < 0 ? null : (row[column] ?? null);
}

/** Whether a cell answers that there is nothing. */
export function saysNone(text: string): boolean {
  return /^(?:none|nothing|n\/?a|keine?r?|aucune?|ninguno|nessuno|[-–—]?)$/i.test(text.replace(/[[\].]/g, "").trim());
}
