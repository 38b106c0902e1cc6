import type { Comparison, Criterion, Placeholder } from "../../model/document.ts";
import type { Reading } from "../read.ts";
import { readComparisons } from "./comparisons.ts";
import { readRows } from "./rows.ts";
import { readTexts } from "./texts.ts";
import { topicReader } from "./topic-reader.ts";

/** Metrics with their limits, and rows that compare before with after, in order of the document; see docs/reading.md. */
export function readCriteria(
  { source, outline }: Reading,
  _placeholders: readonly Placeholder[],
): { readonly criteria: readonly Criterion[]; readonly comparisons: readonly Comparison[] } {
  // A text that writes "0,5 %" means decimals by its commas, so that its "1,234" is ambiguous.
  const decimalComma = /(?<![\d.,])\d{1,3},\d{1,2}\s?(?:%|ms|s|min)(?![\p{L}\d])/u.test(source.text);
  const topicAt = topicReader();
  const criteria = [
    ...readTexts(outline.parts, topicAt, decimalComma),
    ...outline.grids.flatMap((grid) => readRows(grid, topicAt(grid), decimalComma)),
  ].toSorted((a, b) => a.range.line - b.range.line || a.range.column - b.range.column);
  return { criteria, comparisons: outline.grids.flatMap((grid) => readComparisons(grid, decimalComma)) };
}
