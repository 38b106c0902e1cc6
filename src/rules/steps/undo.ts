import { isAmong } from "./match-steps.ts";
import { stemsOfStep } from "./same-step.ts";
import type { Step } from "./steps.ts";

const none =
  /^(?:none|nothing|n\/?a|not? (?:undo|rollback|needed|necessary|applicable)|keine?|nichts|rien|aucun|nada|ninguno)(?!\p{L})/iu;
const reference = /(?<![\p{L}\d.\-/_])(?:steps?\s+#?|schritte?\s+|étapes?\s+|pasos?\s+|rb?-?|#)(\d.*)$/iu;
const numbers = /^\d+(?:\s*(?:[-–—,&+]|to|and|und|bis|et|à|y|a)\s*(?:steps?\s+|rb?-?|#)?\d+)*(?![\d%]|[.:]\S)/iu;

/** What the Undo of a deploy step comes to. */
export type Undo =
  | { readonly type: "covered" }
  | { readonly type: "unreasoned" }
  | { readonly type: "uncovered" }
  /** It names a step by a number that the procedure does not have. */
  | { readonly type: "unknown"; readonly number: number };

/**
 * Holds the Undo of a step against the steps of the rollback: it says "none" and why, names steps by number ("rollback
 * step 2", "R2", "steps 2-4"), or in the words of an action, or gives the command of one.
 */
export function readUndo(text: string, steps: readonly Step[]): Undo {
  if (none.test(text)) {
    const reason = text.replace(none, "").match(/[\p{L}\p{N}]+/gu) ?? [];
    return reason.length > 0 ? { type: "covered" } : { type: "unreasoned" };
  }
  const known = new Set(steps.map(numberOf));
  const named = numbersIn(text);
  const unknown = named.find((it) => !known.has(it));
  if (unknown !== undefined) return { type: "unknown", number: unknown };
  const isNamed = named.length > 0 || steps.some((it) => isInWords(text, it.name) || isCommandOf(it, text));
  return { type: isNamed ? "covered" : "uncovered" };
}

/** The number of a step of the rollback: its cell's, else its place. */
function numberOf({ row, subject }: Step, at: number): number {
  const written = /\d+/.exec(row.cells.Step?.text ?? "")?.[0];
  return written === undefined ? subject.rowsOf("rollback-steps").indexOf(row) + 1 || at + 1 : Number(written);
}

/** The numbers of the steps that a text refers to, ranges filled up. */
function numbersIn(text: string): readonly number[] {
  const list = numbers.exec(reference.exec(text)?.[1] ?? "")?.[0] ?? "";
  const found: number[] = [];
  for (const part of list.split(/[,&+]|\b(?:and|und|et|y)\b/i)) {
    const [from, to] = (part.match(/\d+/g) ?? []).map(Number);
    if (from === undefined) continue;
    for (let at = from; at <= Math.min(to ?? from, from + 99); at++) found.push(at);
  }
  return found;
}

/** The Undo means the action, or speaks of it in all its words. */
function isInWords(text: string, action: string): boolean {
  const words = [...stemsOfStep(action)];
  const said = stemsOfStep(text);
  return isAmong([action])(text) || (words.length > 1 && words.every((it) => said.has(it)));
}

function isCommandOf({ row }: Step, text: string): boolean {
  const command = flat(row.cells.Command?.text ?? "");
  const undo = flat(text);
  return command.length > 3 && undo.length > 3 && (command.includes(undo) || undo.includes(command));
}

function flat(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
