import type { Cell, Table } from "../../model/document.ts";
import type { SectionContent } from "../../model/kind.ts";
import type { Subject } from "../../model/subject.ts";
import { cellUnder, saysNone } from "../tables/columns.ts";

/** A row that somebody is to do something about; a column that is not there is null. */
export interface Task {
  readonly what: Cell;
  readonly owner: Cell | null;
  readonly due: Cell | null;
  /** Whether the row itself says that it is finished, or will not be done. */
  readonly done: boolean;
}

/** Columns that number or rank rows, and so do not say what is to be done. */
const counting = /^(?:#|no\.?|nr\.?|n°|№|id|key|ref|prio(?:rity)?|status|state|date|type|category|severity)?$/i;
const finished =
  /^\P{L}*(?:done|closed|finished|resolved|completed?|fixed|shipped|merged|cancell?ed|dropped|won't (?:do|fix)|erledigt|fertig|terminée?|fait|hecho|concluído|fatto)(?!\p{L})/iu;
const ticked = /^(?:[✅✓✔☑☒🗹]|\[x\])/iu;
const nothing =
  /^(?:none|nothing|no)\s(?:(?:open|outstanding|known|further|other|more|pending|remaining|follow-up)\s)*(?:actions?|items?|issues?|open|outstanding|left|remaining|pending|needed|required|known|at this time|at present|so far)\.?$/i;

/** The rows of the sections that, by the kind, hold actions or outstanding items; a row that says "None" is no task. */
export function tasksOf({ document, kind, sectionOf }: Subject, content: SectionContent): readonly Task[] {
  const sections = (kind?.sections ?? []).filter((it) => it.holds.includes(content)).map((it) => it.slug);
  return document.tables
    .filter((table) => sections.includes(sectionOf(table.range) ?? ""))
    .flatMap((table) => table.rows.flatMap((row) => readTask(table, row)));
}

function readTask(table: Table, row: readonly Cell[]): readonly Task[] {
  const naming = table.columns.findIndex((it) => !counting.test(it.text));
  const what = row[naming];
  if (!what || saysNone(what.text) || nothing.test(what.text)) return [];
  const due =
    cellUnder(table, row, /\b(?:due|deadline|eta|target date)\b/i) ?? cellUnder(table, row, /\b(?:when|date|by)\b/i);
  const status = cellUnder(table, row, /\b(?:status|state|done)\b/i)?.text ?? "";
  return [
    {
      what,
      owner: cellUnder(table, row, /\b(?:owner|assignee|assigned|responsible|who)\b/i),
      due,
      done: [status, due?.text ?? ""].some((text) => finished.test(text) || ticked.test(text)),
    },
  ];
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
