import type { Approval, Gate, Placeholder } from "../../model/document.ts";
import type { Grid } from "../outline.ts";
import type { Reading } from "../read.ts";
import { entriesOf, entriesOfTable } from "./entries.ts";
import { readLines } from "./lines.ts";
import { readSigningTable } from "./tables.ts";
import { readTexts } from "./texts.ts";

/** Where people sign, see docs/reading.md. */
export function readApprovals(
  { source, outline, hints }: Reading,
  gates: readonly Gate[],
  placeholders: readonly Placeholder[],
): readonly Approval[] {
  const texts = readTexts(gates, placeholders);
  const context = { source, texts, dated: hints !== null };
  const others: Grid[] = [];
  const signed = outline.grids.flatMap((grid) => {
    const rows = readSigningTable(grid, context);
    if (rows === null || rows.length === 0) others.push(grid);
    return rows ?? [];
  });
  const lines = [
    ...readLines(entriesOf(outline.parts, context), context),
    ...others.flatMap((grid) => readLines(entriesOfTable(grid, context), context)),
  ];
  return [...signed, ...lines].sort((a, b) => a.range.line - b.range.line || a.range.column - b.range.column);
}
