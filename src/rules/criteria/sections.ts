import type { Criterion, Document } from "../../model/document.ts";
import type { Range } from "../../model/position.ts";
import { cellUnder, saysNone } from "../tables/columns.ts";
import { rowsByLine } from "../tables/rows.ts";

const limitHeader =
  /^(?:target|expected|threshold|limit|criteria|criterion|slo|soll|grenzwert|objectif|cible|objetivo)\b/i;

/**
 * A test for limits left to be filled in: the cell beside the metric is empty or says "-" or "N/A", nothing follows the
 * label, or a placeholder stands in the limit's place.
 */
export function openLimits(document: Document): (criterion: Criterion) => boolean {
  const rows = rowsByLine(document);
  return ({ class: type, limitText, range }) => {
    if (type !== "vague") return false;
    if (limitText === "" || /[:：]$/u.test(limitText)) return true;
    const placed = rows.get(range.line);
    const cell = placed ? cellUnder(placed.table, placed.row, limitHeader) : null;
    if (cell !== null && saysNone(cell.text)) return true;
    return document.placeholders.some((it) => overlap(it.range, range));
  };
}

function overlap(a: Range, b: Range): boolean {
  if (a.endLine < b.line || b.endLine < a.line) return false;
  if (a.line !== a.endLine || b.line !== b.endLine) return true;
  return a.column < b.endColumn && b.column < a.endColumn;
}

/** The metric as messages name it: its name, or the criterion's text, without the label's colon. */
export function metricOf({ metric, text }: Criterion): string {
  return metric === "" ? text.replace(/(?:(?<!\s)\s+)?[:：]$/u, "") : metric;
}
