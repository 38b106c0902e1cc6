import type { Cell } from "../../model/document.ts";
import type { SectionContent } from "../../model/kind.ts";
import type { Range } from "../../model/position.ts";
import type { Subject } from "../../model/subject.ts";
import { cellUnder, saysNone } from "../tables/columns.ts";

/** A row that somebody is to do something about; a column that is not there is null. */
export interface Task {
  readonly what: Cell;
  readonly owner: Cell | null;
  readonly due: Cell | null;
  readonly status: Cell | null;
  /** The whole row. */
  readonly range: Range;
}

/** The rows of the sections that, by the kind, hold actions or outstanding items; a row that says "None" is no task. */
export function tasksOf({ document, kind, sectionOf }: Subject, content: SectionContent): readonly Task[] {
  const sections = (kind?.sections ?? []).filter((it) => it.holds.includes(content)).map((it) => it.slug);
  return document.tables
    .filter((table) => sections.includes(sectionOf(table.range) ?? ""))
    .flatMap((table) =>
      table.rows.flatMap((row): readonly Task[] => {
        const [what] = row;
        const last = row.at(-1);
        if (!what || !last || saysNone(what.text)) return [];
        const { endLine, endColumn } = last.range;
        return [
          {
            what,
            owner: cellUnder(table, row, /\b(?:owner|assignee|responsible|who)\b/i),
            due: cellUnder(table, row, /\b(?:due|deadline|eta|when|date|by)\b/i),
            status: cellUnder(table, row, /\b(?:status|state)\b/i),
            range: { ...what.range, endLine, endColumn },
          },
        ];
      }),
    );
}

/** Whether a cell is empty, a dash, or holds only a placeholder. */
export function isOpen(cell: Cell, { document }: Subject): boolean {
  const { line, column, endColumn } = cell.range;
  return (
    saysNone(cell.text) ||
    document.placeholders.some(
      ({ range }) => range.line === line && range.column <= column + 2 && range.endColumn >= endColumn - 2,
    )
  );
}
