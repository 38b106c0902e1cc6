import { findLeftOut } from "../approvals/left-out.ts";
import type { Approval, Document, Gate } from "../model/document.ts";
import { canonicalTree } from "../reading/canonical.ts";
import { approvalAt, type Changed, changesMore, differsFrom, type ReadForSigning } from "./fill-approval-check.ts";
import { labelEdits } from "./fill-approval-line.ts";
import { signingRowEdits } from "./fill-approval-row.ts";
import { tailEdits } from "./fill-approval-task.ts";
import { applyEdits, type Edit, type Lines, linesOf, type SignEntry, wordsOf } from "./fill-approval-text.ts";

/** Reads a text as the same document: the same path, kinds and plan. */
export type Reread = (text: string) => Promise<ReadForSigning>;

/** The signed text, or why nothing was written, without a full stop. */
export type Filled = { readonly text: string } | { readonly refused: string };

const byteOrderMark = "\u{feff}";

/**
 * Fills in the row, line or task of an approval. No other byte changes, and the result has been read again: the approval
 * says what the entry says, everything else what it said before, and what approvals cover is the same. Where that can't be
 * had, nothing is written. An older signature is replaced; signing again with the same entry changes nothing.
 *
 * @param approval one of the document's, which was read from the text
 */
export async function fillApproval(
  text: string,
  document: Document,
  approval: Approval,
  entry: SignEntry,
  reread: Reread,
): Promise<Filled> {
  const mark = text.startsWith(byteOrderMark) ? byteOrderMark : "";
  const body = text.slice(mark.length);
  const before = await reread(text);
  const own = document.approvals.includes(approval) ? approvalAt(before.subject.document, approval) : null;
  if (own?.role !== approval.role) return { refused: "The row is none of this text" };
  if (differsFrom(own, entry) === null) return { text };
  const lines = linesOf(body);
  const box = own.gate === null ? [] : boxEdits(lines, own.gate, entry.decision === "approved");
  if (box === null) return { refused: "Its box is none that can be ticked here" };
  let reason: string | null = null;
  const seen = new Set<string>();
  for (const row of editsFor(lines, before, own, entry)) {
    const edits = [...row, ...box];
    const filled = applyEdits(body, edits);
    if (seen.has(filled)) continue;
    seen.add(filled);
    const after = await reread(mark + filled);
    const found = approvalAt(after.subject.document, own);
    const changed = changedLines(lines, filled, edits);
    const fault =
      found === null
        ? "It would no longer be read as an approval"
        : (differsFrom(found, entry) ?? changesMore(before, after, own, changed));
    if (fault === null) return { text: mark + filled };
    reason ??= fault;
  }
  const row = body.slice(lines.span(own.range.line).from, lines.span(own.range.line).to);
  if (/~~/.test(row) && own.decision === null) return { refused: "The row is struck through" };
  return { refused: reason ?? "It has no place for a name" };
}

/** All ways to write the entry, best first. */
function editsFor(
  lines: Lines,
  { subject, source }: ReadForSigning,
  approval: Approval,
  entry: SignEntry,
): readonly (readonly Edit[])[] {
  const { document } = subject;
  const { texts } = findLeftOut(subject, canonicalTree(source), null);
  return wordsOf(entry).flatMap((words) => {
    if (isInTable(document, approval)) {
      return [...signingRowEdits(lines, document, approval, words), ...labelEdits(lines, document, approval, words)];
    }
    const labels = labelEdits(lines, document, approval, words);
    const tail = tailEdits(lines, document, approval, words, texts);
    // "N/A: no product" is a reason, and no label.
    if (approval.gate?.state === "waived") return [...tail, ...labels];
    return approval.gate !== null || labels.length === 0 ? [...labels, ...tail] : labels;
  });
}

function isInTable({ tables }: Document, { range }: Approval): boolean {
  return tables.some((it) => it.range.line < range.line && range.line <= it.range.endLine);
}

const openBoxes = "☐□◻⬜🔲";

/** The box as it has to be; null when it is none that can be written, as one in HTML. */
function boxEdits(lines: Lines, { range, marker }: Gate, isTicked: boolean): readonly Edit[] | null {
  const from = lines.offset(range.line, range.column);
  const to = from + marker.length;
  if (lines.text.slice(from, to) !== marker) return null;
  if (/^\[[^\]\r\n]*\]$/.test(marker)) {
    const isRight = isTicked ? /^\[x\]$/i.test(marker) : marker === "[ ]";
    return isRight ? [] : [{ from, to, by: isTicked ? "[x]" : "[ ]" }];
  }
  const isOpen = openBoxes.includes(marker);
  if (!isOpen && !/^[☑☒🗹]$/u.test(marker)) return null;
  return isOpen === isTicked ? [{ from, to, by: isTicked ? "☑" : "☐" }] : [];
}

/** From the first line that is edited to the last one. */
function changedLines(lines: Lines, filled: string, edits: readonly Edit[]): Changed {
  const lineOf = (offset: number): number => linesIn(lines.text.slice(0, offset));
  const first = Math.min(...edits.map(({ from }) => lineOf(from)));
  const last = Math.max(...edits.map(({ to }) => lineOf(to)));
  return { first, last, lastAfter: last + linesIn(filled) - linesIn(lines.text) };
}

const linesIn = (text: string): number => text.split(/\r\n|\n|\r/).length;
