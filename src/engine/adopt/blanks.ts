import { type EmptyPlace, findEmpty } from "../../kinds/find-empty.ts";
import type { Approval, Document } from "../../model/document.ts";
import type { Range } from "../../model/position.ts";
import { stateOf } from "../../rules/approvals/people.ts";
import { findPrompts, isOptional } from "./prompts.ts";

/** What a blank is taken for. */
export type BlankType = "gate" | "choice" | "approval" | "placeholder" | "prompt" | "time" | EmptyPlace["type"];

/** Something that the author of a document has to fill in. */
export interface Blank {
  readonly type: BlankType;
  /** The text as it stands, or the name of what is empty. */
  readonly text: string;
  readonly range: Range;
}

/**
 * The blanks of a template, in order of place: open boxes, choices, places to sign, placeholders, instructions that stand
 * alone, times without a zone, which are one document's, and what is empty and does not say that it may be. `sourceOf` gives the source of a range.
 */
export function findBlanks(document: Document, sourceOf: (range: Range) => string): readonly Blank[] {
  const approvals = document.approvals.filter(isOpen);
  const signed = new Set(approvals.map((it) => it.gate));
  const prompts = findPrompts(document, (it) => sourceOf(it.range));
  const blanks: readonly Blank[] = [
    ...document.gates
      .filter((it) => (it.state === "open" || it.state === "malformed") && !signed.has(it))
      .map((it): Blank => ({ type: "gate", text: it.text, range: it.range })),
    ...document.choices
      .filter((it) => it.form === "words" || it.options.filter(({ chosen }) => chosen).length !== 1)
      .map((it): Blank => ({ type: "choice", text: it.label, range: it.range })),
    ...approvals.map((it): Blank => ({ type: "approval", text: it.role || it.name, range: it.range })),
    ...prompts.map((it): Blank => ({ type: "prompt", text: it.text, range: it.range })),
    ...document.placeholders.map((it): Blank => ({ type: "placeholder", text: it.text, range: it.range })),
    ...document.moments
      .filter((it) => it.validity === "valid" && it.precision !== "date" && it.zone === null)
      .map((it): Blank => ({ type: "time", text: it.text, range: it.range })),
    ...findEmpty(document)
      .filter((it) => !isOptional(it.name))
      .map((it): Blank => ({ type: it.type, text: it.name, range: it.range })),
  ];
  return [...blanks].sort((a, b) => a.range.line - b.range.line || a.range.column - b.range.column);
}

/** The labels, columns and headings that say themselves that they may stay empty. */
export function findOptional({ fields, tables, sections }: Document): readonly string[] {
  const labels = fields.filter((it) => it.source !== "front-matter").map((it) => it.label);
  const headers = tables.flatMap((it) => it.columns.map(({ text }) => text));
  const names = [...labels, ...headers, ...sections.map((it) => it.title)];
  return [...new Set(names.filter((it) => it !== "" && isOptional(it)))];
}

function isOpen(approval: Approval): boolean {
  const state = stateOf(approval);
  return state !== "signed" && state !== "rejected";
}
