import type { Field } from "../../model/document.ts";
import type { Reading } from "../read.ts";
import { readFrontMatterFields } from "./front-matter.ts";
import { readLineFields } from "./lines.ts";
import { readTableFields } from "./tables.ts";

/** Labels with their values, in the order of the text, see docs/reading.md. */
export function readFields(reading: Reading): readonly Field[] {
  const fields = [...readFrontMatterFields(reading), ...readLineFields(reading), ...readTableFields(reading)];
  return fields.sort(
    (one, other) => one.labelRange.line - other.labelRange.line || one.labelRange.column - other.labelRange.column,
  );
}
