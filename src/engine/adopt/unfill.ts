import type { Approval, Document, Field, Gate, Table } from "../../model/document.ts";
import type { Range } from "../../model/position.ts";
import { stateOf } from "../../rules/approvals/people.ts";
import { applyEdits, type Edit, openPlaces, type Stretch } from "./places.ts";
import type { Note } from "./write-schema.ts";

/** A document with its values taken out. */
export interface Unfilled {
  readonly text: string;
  /** What was taken out, by lines of the document. */
  readonly notes: readonly Note[];
  /** The document's line that a line of the text comes from. */
  readonly lineOf: (line: number) => number;
}

/**
 * Whether a document is filled in rather than a template: more of its boxes are ticked, of its places signed and of its
 * short fields filled than are left open.
 */
export function isFilledIn(document: Document): boolean {
  const { gates, approvals, placeholders, fields } = document;
  const done = gates.filter((it) => it.state === "done" || it.state === "waived").length;
  const open = gates.length - done;
  const signed = approvals.filter((it) => stateOf(it) === "signed").length;
  const dated = document.moments.filter((it) => it.validity === "valid" && it.precision !== "time").length;
  const values = fields.filter((it) => isValue(it)).length;
  const empty = fields.filter((it) => it.value === "" && it.source !== "front-matter").length;
  const filled = 2 * done + 3 * signed + Math.min(dated, 10) + (dated > 0 ? values : 0);
  return filled > 2 * open + 3 * (approvals.length - signed) + 2 * placeholders.length + 2 * empty && filled > 2;
}

/**
 * Makes a template of a document that is filled in: ticks, signatures, short values of fields, measured values and rows
 * of tables that tell what happened when become blanks. Sentences stay: whether they are this document's or every
 * document's, only its authors know.
 */
export function unfill(text: string, document: Document): Unfilled {
  const placeOf = openPlaces(text);
  const edits: Edit[] = [];
  const notes: Note[] = [];
  const replace: Replace = (range, by, what) => {
    const { start, end } = placeOf(range);
    if (end <= start || text.slice(start, end).trim() === "") return;
    edits.push({ start, end, text: by });
    notes.push({ line: range.line, message: `${what} "${shorten(text.slice(start, end))}" became ${by}` });
  };
  for (const gate of document.gates) {
    const edit = untick(text, gate, placeOf(gate.range));
    if (edit === null) continue;
    edits.push(edit, ...withoutReason(text, gate, placeOf(gate.range)));
    notes.push({ line: gate.range.line, message: "a tick was taken out" });
  }
  for (const approval of document.approvals) unsign(approval, replace);
  unmeasure(document, replace);
  const removed: Stretch[] = [];
  for (const table of document.tables.filter((it) => isRecord(it, document))) {
    const [first, ...others] = table.rows;
    for (const [at, cell] of (first ?? []).entries()) {
      replace(cell.range, `[${table.columns[at]?.text || "Value"}]`, "the entry");
    }
    for (const row of others) {
      const line = row[0]?.range.line ?? 0;
      removed.push(placeOf({ line, column: 1, endLine: line + 1, endColumn: 1 }));
      notes.push({ line, message: "a row that tells what happened was taken out" });
    }
  }
  for (const field of valuesIn(document)) {
    replace(field.range, `[${field.label.replace(/[[\]|]/g, "")}]`, "the value");
  }
  edits.push(...titleEdits(text, document, placeOf, notes));
  const gone = new Set(removed.map(({ start }) => text.slice(0, start).split(/\r\n|\n|\r/).length));
  const lines = text.split(/\r\n|\n|\r/).flatMap((_, at) => (gone.has(at + 1) ? [] : [at + 1]));
  return {
    text: applyEdits(text, [...removed.map((it) => ({ ...it, text: "" })), ...edits]),
    notes,
    lineOf: (line) => lines[line - 1] ?? line,
  };
}

/** Puts a blank in the place of what stood there, and notes what it was. */
type Replace = (range: Range, by: string, what: string) => void;

function unmeasure({ criteria, comparisons }: Document, replace: Replace): void {
  for (const { measured, claimRange } of criteria) {
    if (measured) replace(measured.range, "[Value]", "the measured value");
    if (measured && claimRange) replace(claimRange, "[Result]", "the result");
  }
  for (const { before, after, delta } of comparisons) {
    for (const it of [before, after, delta]) replace(it.range, "[Value]", "the measured value");
  }
}

/** The fields that are filled in and neither a limit, which stays, nor part of a place to sign. */
function valuesIn({ fields, criteria, approvals }: Document): readonly Field[] {
  const taken = new Set([...criteria, ...approvals].map((it) => it.range.line));
  return fields.filter((it) => isValue(it) && !taken.has(it.range.line));
}

const mostLetters = 60;

/** A value that is one document's: short, on one line, no sentence, no command. */
function isValue({ source, value, range, options }: Field): boolean {
  return (
    source !== "front-matter" &&
    value !== "" &&
    options.length === 0 &&
    range.line === range.endLine &&
    value.length <= mostLetters &&
    value.split(/\s+/).length <= 8 &&
    !/[.:;!?]$/.test(value) &&
    !/[[\]<>{}`|]|__/.test(value)
  );
}

const tick = /\[[xX~/-]\]|\[n\/a\]|[☑☒🗹]/iu;

function untick(text: string, gate: Gate, { start, end }: Stretch): Edit | null {
  if (gate.state !== "done" && gate.state !== "waived") return null;
  const source = text.slice(start, end);
  const checked = /(<input\b[^<>]*?(?<!\s))\s+checked(?:="[^"]*")?/i.exec(source);
  if (checked) {
    return { start: start + checked.index, end: start + checked.index + checked[0].length, text: checked[1] ?? "" };
  }
  const found = tick.exec(source);
  if (!found) return null;
  return {
    start: start + found.index,
    end: start + found.index + found[0].length,
    text: found[0].startsWith("[") ? "[ ]" : "☐",
  };
}

/** Takes out why a gate was waived, which stands behind its text. */
function withoutReason(text: string, gate: Gate, { start, end }: Stretch): readonly Edit[] {
  if (gate.state !== "waived" || gate.reason === null) return [];
  const at = text.slice(start, end).indexOf(gate.text);
  return at < 0 ? [] : [{ start: start + at + gate.text.length, end, text: "" }];
}

/** Takes name, date and digest out of a place to sign, and what says yes where it has a cell of its own. */
function unsign(approval: Approval, replace: Replace): void {
  const { range, nameRange, dateRange, statusRange, name, date } = approval;
  if (name !== "") replace(nameRange, "[Name]", "the name");
  if (date !== "") replace(dateRange, "[Date]", "the date");
  const isOwn = ![range, nameRange, dateRange].some((it) => isSame(it, statusRange));
  if (isOwn && approval.decision !== null) replace(statusRange, "Pending", "the decision");
}

function isSame(a: Range, b: Range): boolean {
  return a.line === b.line && a.column === b.column && a.endLine === b.endLine && a.endColumn === b.endColumn;
}

/** A table whose rows tell what happened: each has a date or time in one column, and none is to be ticked or signed. */
function isRecord({ rows, range }: Table, { moments, gates, approvals, criteria }: Document): boolean {
  const isIn = (it: { readonly range: Range }): boolean =>
    it.range.line >= range.line && it.range.endLine <= range.endLine;
  if (rows.length === 0 || [...gates, ...approvals, ...criteria].some(isIn)) return false;
  const inside = moments.filter(isIn);
  const holds = (cell: { readonly range: Range } | undefined): boolean =>
    cell !== undefined &&
    inside.some(
      ({ range: at }) =>
        at.line === cell.range.line && at.column >= cell.range.column && at.endColumn <= cell.range.endColumn,
    );
  return (rows[0] ?? []).some((_, column) => rows.every((row) => holds(row[column])));
}

/** Dates and versions in the title are this document's. */
function titleEdits(
  text: string,
  { sections }: Document,
  placeOf: (range: Range) => Stretch,
  notes: Note[],
): readonly Edit[] {
  const title = sections.find((it) => it.depth === 1);
  if (!title) return [];
  const { start, end } = placeOf(title.range);
  return [...text.slice(start, end).matchAll(/\b\d{4}-\d{2}-\d{2}\b|\bv?\d+(?:\.\d+)+(?:-[a-z0-9.]+)?\b/gi)].map(
    (match) => {
      const by = /^\d{4}-/.test(match[0]) ? "[Date]" : "[Version]";
      notes.push({ line: title.range.line, message: `"${match[0]}" of the title became ${by}` });
      return { start: start + match.index, end: start + match.index + match[0].length, text: by };
    },
  );
}

function shorten(text: string): string {
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}
