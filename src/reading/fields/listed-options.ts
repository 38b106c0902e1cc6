import type { Choice } from "../../model/document.ts";
import { type Grid, offsets, type Part } from "../outline.ts";
import type { Reading } from "../read.ts";
import { readOptions } from "./options.ts";
import { isFieldTable } from "./tables.ts";
import { setOf } from "./words.ts";

const listings = setOf("listing");

/**
 * Options still listed outside a field: in a cell (`Low/Medium/High`), or in a paragraph that is nothing but options.
 * A column that documents values ("Allowed values", "Type") lists them for good; the cells of a table of fields and the
 * values of labels are fields.
 */
export function readListedOptions({ source, outline }: Reading): readonly Choice[] {
  const fieldTables = new Set(outline.grids.filter(isFieldTable));
  return outline.parts.flatMap((part): readonly Choice[] => {
    if (!mayListOptions(part, fieldTables)) return [];
    const options = readOptions(part.phrase, 0, part.phrase.text.length);
    if (options.length === 0) return [];
    const { start, end } = part.cell
      ? { start: part.phrase.offset(0), end: part.phrase.offset(part.phrase.text.length - 1) + 1 }
      : offsets(part.node);
    return [
      {
        label: labelOf(part),
        options: options.map((text) => ({ text, chosen: false })),
        form: "words",
        section: part.section,
        range: source.range(start, end),
      },
    ];
  });
}

function mayListOptions(part: Part, fieldTables: ReadonlySet<Grid>): boolean {
  const { cell } = part;
  if (!cell) return part.type === "paragraph" || (part.type === "item" && part.item?.node.checked === null);
  if (cell.row === 0 || fieldTables.has(cell.table)) return false;
  return !listings.has(
    (part.labels[0] ?? "")
      .toLowerCase()
      .replace(/[^\p{L} ]/gu, "")
      .trim(),
  );
}

function labelOf(part: Part): string {
  const label = part.labels[0] ?? part.section?.title ?? "";
  const row = part.cell ? (part.cell.table.rows[part.cell.row]?.[0]?.phrase.text ?? "") : "";
  const text = part.cell && row !== "" && part.cell.column > 0 ? row : label;
  return text
    .replace(/\s+/g, " ")
    .trim()
    .replace(/(?:(?<!\s)\s+)?[:：]$/u, "");
}
