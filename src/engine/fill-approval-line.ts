import type { Approval, Document } from "../model/document.ts";
import type { Range } from "../model/position.ts";
import { type Content, contentsOf } from "../reading/approvals/columns.ts";
import { cellEdits, rowAt } from "./fill-approval-row.ts";
import type { Edit, Lines, Words } from "./fill-approval-text.ts";

/** A label with the place of its value; where the value is empty, the place to write it. */
interface Slot {
  readonly range: Range;
  readonly contents: ReadonlySet<Content>;
  readonly write: (value: string) => readonly Edit[];
}

/** Edits that fill in the values behind labels, on one line or several, best first; empty when there are none. */
export function labelEdits(
  lines: Lines,
  document: Document,
  approval: Approval,
  words: Words,
): readonly (readonly Edit[])[] {
  const slots = slotsOf(lines, document, approval);
  const having = (...contents: readonly Content[]): Slot | undefined =>
    contents.map((it) => slots.find((slot) => slot.contents.has(it))).find((it) => it !== undefined);
  const named = nameSlot(slots, approval, having);
  if (!named) return [];
  const stated = having("status") ?? slots.find((it) => it !== named && it.contents.has("signature"));
  const approved = slots.find((it) => it !== named && it.contents.has("approved"));
  const dates = slots.filter((it) => it !== named && (it.contents.has("date") || it.contents.has("signedDate")));
  const digest = slots.find((it) => it.contents.has("digest"));
  const old = approval.digest === "" ? null : findOld(lines, slots, approval);
  const hosts = [digest, stated, dates.at(-1), approved, named].flatMap((it) => it ?? []);
  const write = (host: Slot | null, spoken: boolean): readonly Edit[] => {
    const values = new Map<Slot, string[]>([[named, [words.name]]]);
    const put = (slot: Slot, text: string, mark = ""): void => {
      const before = values.get(slot) ?? [];
      values.set(slot, before.length === 0 ? [text] : [`${before.join(" ")}${mark}`, text]);
    };
    const said = approved && dates.length > 0 ? approved : null;
    const status = (): void => {
      if (stated) put(stated, words.status, ",");
      else if (said) put(said, yesOrNo(words));
      else if (spoken) put(named, words.status.slice(0, 1).toLowerCase() + words.status.slice(1), ",");
    };
    const date = (): void => {
      for (const slot of dates.length > 0 ? dates : [approved ?? named]) put(slot, words.at, ",");
    };
    // "2 errors, 2026" would be a date.
    for (const step of /\d/.test(words.status) ? [date, status] : [status, date]) step();
    if (host) put(host, words.digest);
    return [
      ...[...values].flatMap(([slot, pieces]) => slot.write(pieces.join(" "))),
      ...(host === null && old ? [{ ...old, by: words.digest }] : []),
    ];
  };
  // "Approved by" says it without a word, and so does a tick.
  const silent = words.plain && !stated ? [false, true] : [true];
  return [...(old ? [null] : []), ...new Set(hosts)].flatMap((host) => silent.map((says) => write(host, says)));
}

function yesOrNo({ status }: Words): string {
  const [verb = "", ...rest] = status.split(" ");
  return [verb === "Approved" ? "Yes" : "No", ...(rest.length > 0 ? [rest.join(" ")] : [])].join(", ");
}

function nameSlot(
  slots: readonly Slot[],
  { nameRange }: Approval,
  having: (...contents: readonly Content[]) => Slot | undefined,
): Slot | undefined {
  const isSame = (one: Range, other: Range): boolean =>
    one.line === other.line && one.column === other.column && one.endColumn === other.endColumn;
  const known = having("name") ?? having("approver");
  const bare = slots.filter(({ contents }) => contents.size === 0);
  const own = bare.find(({ range }) => isSame(range, nameRange)) ?? bare[0];
  return known ?? own ?? having("signature") ?? slots.find(({ range }) => isSame(range, nameRange)) ?? slots[0];
}

/** Where an older digest stands outside the values, so that a new one may stand in for it. */
function findOld(lines: Lines, slots: readonly Slot[], { digest, range }: Approval): Omit<Edit, "by"> | null {
  const numbers = [range.line, ...slots.map((it) => it.range.line)];
  for (const line of new Set(numbers)) {
    const { from, to } = lines.span(line);
    const at = lines.text.slice(from, to).indexOf(digest);
    if (at >= 0) return { from: from + at, to: from + at + digest.length };
  }
  return null;
}

/** The labels of an approval, from the places that the reading names. */
function slotsOf(lines: Lines, document: Document, approval: Approval): readonly Slot[] {
  const { fillIns, nameRange, dateRange, statusRange } = approval;
  const found = new Map<string, Slot>();
  for (const range of [...fillIns, nameRange, dateRange, statusRange]) {
    const key = `${range.line}:${range.column}`;
    if (found.has(key)) continue;
    const slot = slotAt(lines, document, range, fillIns.includes(range));
    if (slot) found.set(key, slot);
  }
  return [...found.values()].sort((a, b) => a.range.line - b.range.line || a.range.column - b.range.column);
}

function slotAt(lines: Lines, document: Document, range: Range, isFilled: boolean): Slot | null {
  const source = rowAt(lines, document, range.line);
  if (source) {
    const label = source.table.rows[source.index]?.[0]?.text ?? "";
    if (source.table.columns.length !== 2) return null;
    return { range, contents: contentsIn(label), write: (value) => cellEdits(source, new Map([[1, value]])) };
  }
  const from = lines.offset(range.line, range.column);
  const to = lines.offset(range.endLine, range.endColumn);
  const { from: start, to: end } = lines.span(range.line);
  if (isFilled) {
    // No approval leaves out code, so it can't be replaced.
    if (/`/.test(lines.text.slice(from - 1, to + 1))) return null;
    const contents = contentsIn(lines.text.slice(start, from));
    return { range, contents, write: (by) => [{ from, to, by }] };
  }
  const text = lines.text.slice(from, to);
  if (!/[:：]$/.test(text)) return null;
  // An empty value: behind the label and the marks that close it.
  const behind = to + (/^[*_]+/.exec(lines.text.slice(to, end))?.[0].length ?? 0);
  const isFollowed = /^\S/.test(lines.text.slice(behind, end));
  const write = (value: string): readonly Edit[] => [
    { from: behind, to: behind, by: ` ${value}${isFollowed ? " " : ""}` },
  ];
  return { range, contents: contentsIn(text), write };
}

/** What the words right before a value say that it is. */
function contentsIn(before: string): ReadonlySet<Content> {
  const words = before
    .replace(/[*_`~]+/g, " ")
    .trim()
    .replace(/(?:(?<!\s)\s+)?[:：]$/, "")
    .split(/\s+/);
  for (let length = Math.min(4, words.length); length > 0; length--) {
    const contents = contentsOf(words.slice(-length).join(" "));
    if (contents.size > 0) return contents;
  }
  return new Set();
}
