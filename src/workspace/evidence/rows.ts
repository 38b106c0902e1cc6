import type { ReadSubject } from "../../engine/read-subject.ts";
import type { Approval, Gate } from "../../model/document.ts";
import { slugify } from "../../model/slug.ts";

/** What stands in a row, to tell whether it was written anew: another layout is the same. */
export function stateOfRow({ role, name, status, decision, date, digest }: Approval): string {
  return JSON.stringify([role, name, status, decision, date, digest].map((it) => it?.replace(/\s+/g, " ") ?? ""));
}

/** The row of another version that is the same place to sign: of the same role, and the same one of several. */
export function sameRow(approval: Approval, own: ReadSubject, other: ReadSubject): Approval | null {
  const key = rowKeys(own).get(approval);
  for (const [candidate, its] of rowKeys(other)) if (its === key) return candidate;
  return null;
}

const rows = new WeakMap<ReadSubject, ReadonlyMap<Approval, string>>();

function rowKeys(read: ReadSubject): ReadonlyMap<Approval, string> {
  const known = rows.get(read) ?? numbered(read.subject.document.approvals, (it) => roleKey(it, read));
  rows.set(read, known);
  return known;
}

/** Where a row has no role, its kind may know it; else its place among such rows is all there is. */
function roleKey(approval: Approval, { subject }: ReadSubject): string {
  const expected = subject.approvals.find((it) => it.approval === approval)?.expected;
  return expected?.id ?? slugify(approval.role);
}

/** Boxes by what they say, and which one of several that say the same. */
export function gateKeys(read: ReadSubject): ReadonlyMap<Gate, string> {
  const known = gates.get(read) ?? numbered(read.subject.document.gates, (it) => slugify(it.text));
  gates.set(read, known);
  return known;
}

const gates = new WeakMap<ReadSubject, ReadonlyMap<Gate, string>>();

function numbered<Item>(items: readonly Item[], keyOf: (item: Item) => string): ReadonlyMap<Item, string> {
  const counts = new Map<string, number>();
  return new Map(
    items.map((item) => {
      const key = keyOf(item);
      const count = (counts.get(key) ?? 0) + 1;
      counts.set(key, count);
      return [item, `${key} ${count}`];
    }),
  );
}
