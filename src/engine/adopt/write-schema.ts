import type { Approval, Document, Field, Gate, Section, Table } from "../../model/document.ts";
import type { Range } from "../../model/position.ts";
import { slugify } from "../../model/slug.ts";
import { type Blank, findOptional } from "./blanks.ts";
import type { Declared } from "./declare-sections.ts";
import { idsFor } from "./ids.ts";
import { isOptional } from "./prompts.ts";

/** What a schema is written from. */
export interface Findings {
  readonly kind: string;
  readonly title: string;
  readonly document: Document;
  readonly blanks: readonly Blank[];
  readonly declared: Declared;
}

type Json = Readonly<Record<string, unknown>>;

/** A guess that a person should look at. */
export interface Note {
  readonly line: number;
  readonly message: string;
}

/** The schema of a kind that was read off a document, and what in it was guessed. */
export function writeSchema(findings: Findings): { readonly schema: Json; readonly notes: readonly Note[] } {
  const { document, declared, blanks } = findings;
  const notes: Note[] = [];
  const note = (range: Range, message: string): void => void notes.push({ line: range.line, message });
  const gatesIn = (key: string | null) => document.gates.filter((it) => declared.keyOf(it.section) === key);
  const approvalsIn = (key: string | null) => document.approvals.filter((it) => declared.keyOf(it.section) === key);
  const signs = (key: string | null): Json => ({
    ...listed("gates", gatesOf(gatesIn(key), findings, note)),
    ...listed("approvals", approvalsOf(approvalsIn(key), note)),
  });
  const sections = Object.fromEntries(
    [...declared.sections].map(([key, section]) => {
      const isHere = (it: Field | Table): boolean => it.section === section;
      const parts = partsOf(document.fields.filter(isHere), findings, note);
      const part = {
        title: section.title,
        $comment: commentOn(section),
        ...signs(key),
        ...(approvalsIn(key).length > 0 && !approvalsIn(key).some(isNamed) ? { minimumApprovals: 1 } : {}),
        ...columnsOf(document.tables.filter(isHere), note),
        ...criteriaOf(key, findings, note),
        ...listed("properties", parts),
      };
      return [key, part];
    }),
  );
  const first = document.fields.filter(({ section }) => section === null || section.depth === 1);
  const parts = partsOf(
    first.filter((it) => declared.keyOf(it.section) === null),
    findings,
    note,
  );
  const preamble = { ...signs(null), ...listed("properties", parts) };
  const required = [...declared.sections].filter(([, it]) => isRequired(it, document, blanks)).map(([key]) => key);
  for (const [key, section] of declared.sections) {
    note(section.range, `taken for ${required.includes(key) ? "a section" : "an optional section"} "${section.title}"`);
  }
  const optional = findOptional(document);
  return {
    schema: {
      $schema: "https://json-schema.org/draft/2020-12/schema",
      title: findings.title,
      description: "Made by `deploydoc adopt` of a document that the team had: say here what it is for.",
      $comment: "What follows was guessed from the document's text: review it. A $comment names the document's line.",
      template: 1,
      verbatim: true,
      complete: optional.length === 0 ? {} : { except: optional },
      properties: {
        ...(Object.keys(preamble).length === 0 ? {} : { preamble }),
        sections: { ...(required.length === 0 ? {} : { required }), properties: sections },
      },
    },
    notes,
  };
}

function listed(key: string, value: Json): Json {
  return Object.keys(value).length === 0 ? {} : { [key]: value };
}

function commentOn({ range }: Section): string {
  return `line ${range.line}`;
}

/** A section has to be there unless it says that it is optional, or may stand empty. */
function isRequired(section: Section, { blocks, sections }: Document, blanks: readonly Blank[]): boolean {
  if (isOptional(section.title)) return false;
  const holds = (it: Section | null): boolean => {
    for (let at = it; at !== null; at = at.parent) if (at === section) return true;
    return false;
  };
  const isParent = sections.some((it) => it.parent === section);
  const hasText = blocks.some((it) => it.type !== "heading" && it.text.trim() !== "" && holds(it.section));
  return hasText || (!isParent && blanks.some((it) => it.type === "section" && it.range.line === section.range.line));
}

function gatesOf(gates: readonly Gate[], { document }: Findings, note: (range: Range, message: string) => void): Json {
  const approving = new Set(document.approvals.filter((it) => isNamed(it) && saysRole(it)).map((it) => it.gate));
  const declared = gates.filter((it) => !approving.has(it) && /[\p{L}\p{N}]/u.test(it.text));
  const ids = idsFor(
    declared.map((it) => it.text),
    "gate",
  );
  return Object.fromEntries(
    declared.map((gate, at) => {
      note(gate.range, `taken for a gate "${gate.text}"`);
      return [ids[at] ?? "", gate.text];
    }),
  );
}

function approvalsOf(approvals: readonly Approval[], note: (range: Range, message: string) => void): Json {
  const named = [...new Map(approvals.filter(isNamed).map((it) => [slugify(it.role), it])).values()];
  const ids = idsFor(
    named.map((it) => it.role),
    "approval",
  );
  return Object.fromEntries(
    named.map(({ role, range }, at) => {
      note(range, `taken for a place to sign, for "${role}", who approves and is always needed`);
      return [ids[at] ?? "", { role, act: "approves", required: true }];
    }),
  );
}

/** Whether the text of an approval's box names its role: only then does the approval stand for the gate. */
function saysRole({ role, gate }: Approval): boolean {
  return gate !== null && `-${slugify(gate.text)}-`.includes(`-${slugify(role)}-`);
}

/** Whether an approval says whose it is: a role that is not to be filled in itself. */
function isNamed({ role }: Approval): boolean {
  return /^[^[\]<>{}_]+$/.test(role) && slugify(role) !== "";
}

/** The columns of a section's tables, where they all have the same. */
function columnsOf(tables: readonly Table[], note: (range: Range, message: string) => void): Json {
  const [first, ...others] = tables.map((it) => it.columns.map((column) => column.text));
  if (!first || others.some((it) => it.join("\n") !== first.join("\n"))) return {};
  const names = [...new Map(first.map((it) => [slugify(it), it.replace(/\s+/g, " ").trim()])).values()];
  const fixed = names.filter((it) => slugify(it) !== "" && !/[[\]<>{}]|__/.test(it));
  for (const { range } of tables) note(range, `taken for a table with the columns ${fixed.join(", ")}`);
  return fixed.length === 0 ? {} : { columns: fixed };
}

/** A section of triggers or targets holds at least one limit. */
function criteriaOf(
  key: string,
  { document, declared }: Findings,
  note: (range: Range, message: string) => void,
): Json {
  const [first] = document.criteria.filter((it) => it.use !== "other" && declared.keyOf(it.section) === key);
  if (!first) return {};
  note(first.range, "taken for a limit: the section must hold at least one");
  return { criteria: 1 };
}

/** The fields of a section or the preamble that are to be filled in, each label that stands there once. */
function partsOf(
  all: readonly Field[],
  { blanks, document }: Findings,
  note: (range: Range, message: string) => void,
): Json {
  const counts = new Map<string, number>();
  for (const { slug } of all) counts.set(slug, (counts.get(slug) ?? 0) + 1);
  const fields = all.filter(
    (it) =>
      it.source !== "front-matter" &&
      it.slug !== "" &&
      it.label.length <= 60 &&
      counts.get(it.slug) === 1 &&
      !isOptional(it.label) &&
      !/[[\]<>{}]|__/.test(it.label) &&
      isBlank(it, blanks) &&
      !document.approvals.some(({ range }) => range.line === it.labelRange.line),
  );
  if (fields.length === 0) return {};
  const properties = Object.fromEntries(
    fields.map((field) => {
      const form = formOf(field);
      note(field.labelRange, `taken for a field "${field.label}"${form.says}`);
      return [field.slug, { title: field.label, ...form.part, $comment: `line ${field.labelRange.line}` }];
    }),
  );
  return { fields: { required: fields.map((it) => it.slug), properties } };
}

/** Whether a field is to be filled in: its value is a blank, or holds one. */
function isBlank({ range, value, options }: Field, blanks: readonly Blank[]): boolean {
  if (value === "" || options.length > 0) return true;
  return blanks.some(
    (it) =>
      it.type === "placeholder" &&
      it.range.line === range.line &&
      it.range.column >= range.column &&
      it.range.column <= range.endColumn,
  );
}

/** What a blank says of the form of its value. */
function formOf({ value, options }: Field): { readonly part: Json; readonly says: string } {
  const distinct = new Set(options.map((it) => slugify(it)));
  if (options.length > 1 && distinct.size === options.length && !distinct.has("")) {
    return { part: { enum: options }, says: `, one of ${options.join(", ")}` };
  }
  if (/^[[<(]?YYYY-MM-DD[\])>]?$/.test(value)) return { part: { format: "date" }, says: ", a date" };
  return { part: {}, says: "" };
}
