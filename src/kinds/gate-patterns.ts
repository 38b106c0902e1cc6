import type { Document } from "../model/document.ts";
import type { ExpectedGate, Kind } from "../model/kind.ts";
import { unmark } from "./guidance.ts";
import { normalizeText } from "./similarity.ts";

/** The gates of marked renderings with their texts as the template has them, each text once. */
export function gatesOfTemplate(
  documents: readonly Document[],
): readonly {
  readonly text: string;
  readonly pattern: string;
  readonly isOpen: boolean;
  readonly isApproval: boolean;
}[] {
  const gates = documents.flatMap((document) => {
    const approving = new Set(document.approvals.flatMap((it) => it.gate ?? []));
    return document.gates.map((gate) => ({ ...unmark(gate.text), isApproval: approving.has(gate) }));
  });
  return [...new Map(gates.map((it) => [it.pattern, it])).values()];
}

/**
 * A kind whose gates let vary what the template marks as to be replaced: "Backup taken: [id]" is the gate "Backup
 * taken: …".
 */
export function withPatterns(kind: Kind, documents: readonly Document[]): Kind {
  const gates = gatesOfTemplate(documents);
  const patternOf = (gate: ExpectedGate): string =>
    gates.find((it) => isSameText(it.text, gate.text) && !it.isOpen)?.pattern ?? gate.text;
  return { ...kind, gates: kind.gates.map((gate) => ({ ...gate, text: patternOf(gate) })) };
}

/** Whether two texts of gates are the same, marks of what varies included. */
export function isSameText(a: string, b: string): boolean {
  return normalizeText(a) === normalizeText(b);
}
