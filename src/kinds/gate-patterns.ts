import type { Document } from "../model/document.ts";
import type { ExpectedGate, Kind } from "../model/kind.ts";
import { type MarkedText, unmark } from "./marks.ts";
import { normalizeText } from "./similarity.ts";

/** A gate of a template. */
export interface TemplateGate extends MarkedText {
  /** Whether it is a place to sign, too. */
  readonly isApproval: boolean;
}

/** The gates of marked renderings, each text once. */
export function gatesOfTemplate(documents: readonly Document[]): readonly TemplateGate[] {
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
  const patternOf = (gate: ExpectedGate): string => gates.find((it) => isSameGate(it, gate.text))?.pattern ?? gate.text;
  return { ...kind, gates: kind.gates.map((gate) => ({ ...gate, text: patternOf(gate) })) };
}

/** Whether a gate of the template has a text: as it stands there, or with `…` for what varies. */
export function isSameGate(gate: TemplateGate, text: string): boolean {
  const wanted = normalizeText(text);
  return !gate.isOpen && (normalizeText(gate.text) === wanted || normalizeText(gate.pattern) === wanted);
}
