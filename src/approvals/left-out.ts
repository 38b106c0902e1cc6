import type { CanonicalNode } from "../model/canonical.ts";
import type { Approval, Document, Gate } from "../model/document.ts";
import { type Phase, phases } from "../model/kind.ts";
import type { Range } from "../model/position.ts";
import type { Subject } from "../model/subject.ts";
import { tickingPhases } from "../model/ticking-phases.ts";
import type { LeaveOut } from "./projection.ts";
import { contains, indexRanges, overlaps } from "./ranges.ts";
import { findRecorded } from "./recorded.ts";
import { findText, nodeIn, runIn, span, walk } from "./runs.ts";
import { findTail } from "./signature-tail.ts";

/**
 * What an approval in a phase does not cover, see docs/digest.md: what signers fill in, the status, and what later phases
 * tick and record. With no phase every box and every value counts.
 *
 * @param nodes the canonical tree of the subject's document
 */
export function findLeftOut(subject: Subject, nodes: readonly CanonicalNode[], phase: Phase | null): LeaveOut {
  const { document, phaseOf } = subject;
  const isLater = (other: Phase | null): boolean =>
    phase !== null && other !== null && phases.indexOf(other) > phases.indexOf(phase);
  const tree = [...walk(nodes)];
  const blocks = tree.filter(({ type }) => type === "paragraph" || type === "cell");
  const rows = tree.filter(({ type }) => type === "row");
  const tickedIn = tickingPhases(subject);
  const later = document.gates.filter((gate) => isLater(tickedIn(gate)));
  const choices = document.choices.filter(({ form, range }) => form === "boxes" && isLater(phaseOf(range)));
  const own = document.approvals.flatMap(({ gate }) => gate ?? []);
  // A threshold counts wherever it was written.
  const limits = indexRanges(document.criteria.flatMap(({ limit, range }) => (limit === null ? [] : [range])));
  const texts = [
    ...document.approvals.flatMap((approval) => signedIn(approval, document, blocks, rows)),
    // Of a box that is ticked later also why it does not apply.
    ...later.flatMap((gate) => tailIn(gate.range, [gate.reason ?? ""], blocks)),
    ...findRecorded(subject, isLater),
  ];
  return {
    // The outcome is stated with the status `deployed`, of which the last phase is verify.
    keys: isLater("verify") ? ["outcome", "status"] : ["status"],
    texts: inOrder(texts.filter((range) => !limits.touching(range))),
    boxes: inOrder([...[...own, ...later].map(boxOf), ...choices.flatMap((it) => boxesIn(it.range, tree, blocks))]),
  };
}

/** Ranges by place, each once; what is empty leaves nothing out. */
function inOrder(ranges: readonly Range[]): readonly Range[] {
  const sorted = ranges.toSorted(
    (a, b) => a.line - b.line || a.column - b.column || a.endLine - b.endLine || a.endColumn - b.endColumn,
  );
  return sorted.filter((it, at) => {
    const last = sorted[at - 1];
    const isEmpty = it.line === it.endLine && it.column === it.endColumn;
    return !isEmpty && !(last && contains(it, last) && contains(last, it));
  });
}

/** What the signer of a row, line or task fills in. */
function signedIn(
  approval: Approval,
  document: Document,
  blocks: readonly CanonicalNode[],
  rows: readonly CanonicalNode[],
): readonly Range[] {
  const { fillIns, name, date, status, digest, gate } = approval;
  const row = nodeIn(rows, approval.range);
  if (row) return fillIns.flatMap((range) => withoutRole(approval, range, row));
  const range = gate?.range ?? approval.range;
  const open = document.placeholders.filter((it) => overlaps(it.range, range)).map(({ text }) => text);
  const tail = tailIn(range, [name, date, status, digest, gate?.reason ?? "", ...open], blocks);
  return [...fillIns, ...tail, ...digestIn(digest, [range, ...fillIns], blocks)];
}

/** Where the digest stands beside a label, be it on a further line: a text cannot cover its own digest. */
function digestIn(digest: string, ranges: readonly Range[], blocks: readonly CanonicalNode[]): readonly Range[] {
  if (digest === "") return [];
  const places = ranges.map((range) => {
    const block = nodeIn(blocks, range);
    return block && findText(block, range, digest);
  });
  return places.flatMap((it) => it ?? []);
}

/** A cell that a signer fills in; where it is also the one that names the role, the role's words stay. */
function withoutRole({ role, fillIns }: Approval, range: Range, row: CanonicalNode): readonly Range[] {
  const cells = row.children ?? [];
  const isFilledIn = (cell: CanonicalNode): boolean => fillIns.some((it) => contains(it, cell.range));
  const named = cells.some((cell) => !isFilledIn(cell) && textOf(cell).includes(role));
  const own = cells.find((cell) => contains(range, cell.range));
  if (named || role === "" || !own) return [range];
  const { text, places } = runIn(own, own.range);
  const at = text.indexOf(role);
  if (at < 0) return [range];
  const before = at > 0 ? spanOf(places.slice(0, at)) : [];
  return [...before, ...spanOf(places.slice(at + role.length))];
}

const textOf = (cell: CanonicalNode): string => runIn(cell, cell.range).text.replace(/\s+/g, " ");

function spanOf(places: readonly Range[]): readonly Range[] {
  const [first] = places;
  const last = places.at(-1);
  return first && last ? [span(first, last)] : [];
}

function tailIn(range: Range, signs: readonly string[], blocks: readonly CanonicalNode[]): readonly Range[] {
  const block = nodeIn(blocks, range);
  const tail = block && findTail(block, range, signs);
  return tail ? [tail] : [];
}

/** The box of a gate as it was written. */
function boxOf({ range, marker }: Gate): Range {
  const lines = marker.split(/\r\n|\n|\r/);
  const last = lines.at(-1)?.length ?? 0;
  const endLine = range.line + lines.length - 1;
  return { ...range, endLine, endColumn: lines.length > 1 ? last + 1 : range.column + last };
}

const boxMark = /\[[ xX]?\]|[☐⬜◻□🔲☑☒🗹]/gu;

/** The boxes of a choice: those of tasks, and those in the text of its first paragraph or cell. */
function boxesIn(range: Range, tree: readonly CanonicalNode[], blocks: readonly CanonicalNode[]): readonly Range[] {
  const tasks = tree.filter((it) => it.type === "box" && contains(range, it.range)).map((it) => it.range);
  const block = nodeIn(blocks, range);
  const { text, places } = block ? runIn(block, range) : { text: "", places: [] };
  const marks = [...text.matchAll(boxMark)].flatMap(({ index, 0: { length } }) =>
    spanOf(places.slice(index, index + length)),
  );
  return [...tasks, ...marks];
}
