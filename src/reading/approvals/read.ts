import type { Approval, Gate, Placeholder } from "../../model/document.ts";
import type { Reading } from "../read.ts";

/** Where people sign, see docs/reading.md. */
export function readApprovals(
  _reading: Reading,
  _gates: readonly Gate[],
  _placeholders: readonly Placeholder[],
): readonly Approval[] {
  return [];
}
