import type { Criterion, Document } from "../../model/document.ts";
import type { Range } from "../../model/position.ts";

/** Whether a limit was left to be filled in: it is empty, or a placeholder stands in its place. */
export function isOpenLimit(criterion: Criterion, { placeholders }: Document): boolean {
  if (criterion.class !== "vague") return false;
  return criterion.limitText === "" || placeholders.some(({ range }) => overlap(range, criterion.range));
}

function overlap(a: Range, b: Range): boolean {
  if (a.endLine < b.line || b.endLine < a.line) return false;
  if (a.line !== a.endLine || b.line !== b.endLine) return true;
  return a.column < b.endColumn && b.column < a.endColumn;
}

/** The metric as messages name it: its name, or the criterion's text. */
export function metricOf({ metric, text }: Criterion): string {
  return metric === "" ? text : metric;
}
