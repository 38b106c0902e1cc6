import type { Range } from "../model/position.ts";
import { escapeCell } from "./append-row.ts";

/** A text in which one place is replaced by another text; offsets in UTF-16 units, the end exclusive. */
export interface Edit {
  readonly from: number;
  readonly to: number;
  readonly by: string;
}

/** A text by its lines, as the reading counts them. */
export interface Lines {
  readonly text: string;
  readonly offset: (line: number, column: number) => number;
  /** Start and end of a line, its terminator left out. */
  readonly span: (line: number) => { readonly from: number; readonly to: number };
  readonly slice: (range: Range) => string;
}

/** Finds lines in a text without a byte-order mark, whatever ends them. */
export function linesOf(text: string): Lines {
  const starts = [0];
  for (const { index, 0: end } of text.matchAll(/\r\n|\n|\r/g)) starts.push(index + end.length);
  const offset = (line: number, column: number): number => (starts[line - 1] ?? text.length) + column - 1;
  return {
    text,
    offset,
    span: (line) => {
      const from = starts[line - 1] ?? text.length;
      return {
        from,
        to: from + text.slice(from, starts[line] ?? text.length).replace(/(?<![\r\n])[\r\n]+$/, "").length,
      };
    },
    slice: (range) => text.slice(offset(range.line, range.column), offset(range.endLine, range.endColumn)),
  };
}

/** The text with all edits made; one that reaches into an earlier one of the list is left out. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const kept: Edit[] = [];
  for (const edit of edits) {
    if (!kept.some(({ from, to }) => edit.from < to && from < edit.to)) kept.push(edit);
  }
  return kept
    .toSorted((a, b) => b.from - a.from)
    .reduce((edited, { from, to, by }) => edited.slice(0, from) + by + edited.slice(to), text);
}

/** What is to be written of a signature, as Markdown. */
export interface Words {
  readonly name: string;
  /** "Approved", "Rejected", or "Approved despite 2 errors". */
  readonly status: string;
  /** Whether the status says no more than "Approved", which a tick or a name may say as well. */
  readonly plain: boolean;
  readonly at: string;
  readonly digest: string;
}

/** A decision and who made it. */
export interface SignEntry {
  readonly name: string;
  readonly decision: "approved" | "rejected";
  /** `d1:` and 64 hexadecimal digits. */
  readonly digest: string;
  /** Date and time with offset: "2026-11-20T14:02+01:00". */
  readonly at: string;
  /** What it was signed in spite of: "2 errors"; null for nothing. */
  readonly despite: string | null;
}

const handle = /^[\p{L}\p{N}][\p{L}\p{N}_.-]*$/u;

/** How an entry may be written, best first: a name of one word may need an @ to be taken for one. */
export function wordsOf({ name, decision, digest, at, despite }: SignEntry): readonly Words[] {
  const verb = decision === "approved" ? "Approved" : "Rejected";
  const status = despite === null ? verb : `${verb} despite ${escapeCell(despite)}`;
  const words = { status, plain: status === "Approved", at, digest };
  const names = handle.test(name) ? [name, `@${name}`] : [name];
  return names.map((it) => ({ ...words, name: escapeCell(it) }));
}
