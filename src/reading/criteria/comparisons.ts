import { collapse } from "../../model/collapse.ts";
import type { Comparison, Measurement } from "../../model/document.ts";
import type { Grid, Part } from "../outline.ts";
import { readColumns } from "./columns.ts";
import { isEmpty, readMeasured } from "./result.ts";

/** The rows of a table that compare a metric before and after and state the difference. */
export function readComparisons(grid: Grid, decimalComma: boolean): readonly Comparison[] {
  const [header = [], ...rows] = grid.rows;
  const headers = header.map((cell) => cell.phrase.text);
  const { before, after, delta, metric } = readColumns(headers);
  if (before < 0 || after < 0 || delta < 0 || new Set([before, after, delta]).size < 3) return [];
  return rows.flatMap((row) => {
    const [from, to, by] = [row[before], row[after], row[delta]];
    if (!from || !to || !by || [from, to, by].every((cell) => isEmpty(cell.phrase.text))) return [];
    const name = collapse(row[metric]?.phrase.text ?? "");
    const measure = (cell: Part, at: number): Measurement => ({
      text: collapse(cell.phrase.text),
      quantity: readMeasured(cell.phrase.text, [headers[at] ?? "", name], decimalComma),
      range: cell.phrase.range(0, cell.phrase.text.length),
    });
    return [
      {
        metric: name,
        before: measure(from, before),
        after: measure(to, after),
        delta: measure(by, delta),
        section: grid.section,
        range:
          row[metric]?.phrase.range(0, row[metric]?.phrase.text.length ?? 0) ??
          from.phrase.range(0, from.phrase.text.length),
      },
    ];
  });
}
