import type { Gate, Placeholder } from "../../model/document.ts";
import type { Reading } from "../read.ts";

/** What the author was to replace and did not, by pattern and by provenance, see docs/reading.md. */
export function readPlaceholders(_reading: Reading, _gates: readonly Gate[]): readonly Placeholder[] {
  return [];
}
