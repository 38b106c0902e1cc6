import { collapse } from "../../model/collapse.ts";
import type { Field } from "../../model/document.ts";
import { slugify } from "../../model/slug.ts";
import type { Grid, Part } from "../outline.ts";
import type { Reading } from "../read.ts";
import { readOptions } from "./options.ts";
import { setOf } from "./words.ts";

const labelHeaders = setOf("field");
const valueHeaders = setOf("value");

const textOf = (part: Part | undefined): string => collapse(part?.phrase.text ?? "");

const isBold = (part: Part | undefined): boolean =>
  part?.phrase.spans.some((it) => it.kind === "strong" && it.to - it.from >= part.phrase.text.trim().length - 1) ??
  false;

/**
 * Whether a table of two columns has a label and its value in each row. Its headers say so, or have no text, or
 * every row begins with a bold label; any other pair of columns is a list of things with one property.
 */
export function isFieldTable(grid: Grid): boolean {
  const [header = [], ...body] = grid.rows;
  if (header.length !== 2) return false;
  const names = header.map((part) => textOf(part).toLowerCase());
  const [label = "", value = ""] = names;
  if (label === "" && value === "") return true;
  if (labelHeaders.has(label) && (valueHeaders.has(value) || value === "")) return true;
  if (label === "" && valueHeaders.has(value)) return true;
  return body.length > 0 && body.every((row) => isBold(row[0]));
}

/** Fields of two-column tables. A header row with a bold label is a row like the others. */
export function readTableFields({ outline }: Reading): readonly Field[] {
  return outline.grids.filter(isFieldTable).flatMap((grid) => {
    const rows = grid.rows.filter((row, at) => at > 0 || (isBold(row[0]) && !isBold(row[1])));
    return rows.flatMap((row): readonly Field[] => {
      const [label, value] = row;
      const name = textOf(label).replace(/(?:(?<!\s)\s+)?[:：]$/u, "");
      if (!label || name === "") return [];
      const labelRange = label.phrase.range(0, label.phrase.text.length);
      const text = textOf(value);
      return [
        {
          label: name,
          slug: slugify(name),
          value: text,
          source: "table",
          section: grid.section,
          range: value && text !== "" ? value.phrase.range(0, value.phrase.text.length) : labelRange,
          labelRange,
          options: value ? readOptions(value.phrase, 0, value.phrase.text.length) : [],
        },
      ];
    });
  });
}
