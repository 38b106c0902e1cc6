import type { Gate } from "./document.ts";
import type { Phase } from "./kind.ts";
import type { Subject } from "./subject.ts";

/**
 * When the gates of a document fall due to be ticked: those of its kind as the kind says; others by their section's
 * `ticked`, else with what they stand in.
 */
export function tickingPhases({ gates, kind, sectionOf, phaseOf }: Subject): (gate: Gate) => Phase | null {
  const expected = new Map(gates.map(({ gate, expected }) => [gate, expected.phase]));
  const ticked = new Map(kind?.sections.map((it) => [it.slug, it.ticked]));
  return (gate) => expected.get(gate) ?? ticked.get(sectionOf(gate.range) ?? "") ?? phaseOf(gate.range);
}
