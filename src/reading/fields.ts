import type { Field } from "../model/document.ts";
import type { Reading } from "./read.ts";

/** Labels with their values, see docs/reading.md. */
export function readFields(_reading: Reading): readonly Field[] {
  return [];
}
