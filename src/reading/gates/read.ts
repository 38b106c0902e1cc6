import type { Choice, Gate } from "../../model/document.ts";
import type { Reading } from "../read.ts";

/** What a person ticks, and choices made by ticking one of several boxes, see docs/reading.md. */
export function readGates(_reading: Reading): { readonly gates: readonly Gate[]; readonly choices: readonly Choice[] } {
  return { gates: [], choices: [] };
}
