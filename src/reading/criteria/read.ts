import type { Comparison, Criterion, Placeholder } from "../../model/document.ts";
import type { Reading } from "../read.ts";

/** Metrics with their limits, and rows that compare before with after, see docs/reading.md. */
export function readCriteria(
  _reading: Reading,
  _placeholders: readonly Placeholder[],
): { readonly criteria: readonly Criterion[]; readonly comparisons: readonly Comparison[] } {
  return { criteria: [], comparisons: [] };
}
