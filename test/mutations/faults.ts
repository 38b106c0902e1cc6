import { readDocument } from "../../src/engine/read-document.ts";
import { applyKind } from "../../src/kinds/apply.ts";
import { defaultPolicy } from "../../src/model/deployment.ts";
import type { Document, Section, Table } from "../../src/model/document.ts";
import type { Kind } from "../../src/model/kind.ts";
import type { Range } from "../../src/model/position.ts";
import type { SchemaFault, Subject } from "../../src/model/subject.ts";
import { builtinLibrary } from "../support/lint.ts";
import { dropLines, offsetOf, replaceRange, textOf } from "./text.ts";

/** A complete document with one thing wrong. */
export interface Fault {
  readonly name: string;
  readonly text: string;
  /** Line at which a finding must stand in the faulty text; null where something is missing: then one of `rules` must be found. */
  readonly line: number | null;
  readonly rules: readonly string[];
}

interface Complete {
  readonly text: string;
  readonly document: Document;
  readonly kind: Kind;
  readonly subject: Pick<Subject, "gates" | "approvals" | "sectionOf">;
}

/** A value of each placeholder form. */
const placeholders = ["[Name]", "<name>", "TBD", "TODO", "____", "YYYY-MM-DD", "{{name}}", "@username", "XXX"];

/** Every single fault that can be made in a complete document of a built-in kind. */
export async function faultsOf(path: string, text: string): Promise<readonly Fault[]> {
  const { document, compiled } = await readDocument({ path, text }, builtinLibrary, false);
  if (compiled === null) throw new Error(`${path} is of no known kind`);
  const subject = applyKind(document, compiled, {}, defaultPolicy);
  const complete: Complete = { text, document, kind: compiled.kind, subject };
  return [
    ...gateFaults(complete),
    ...approvalFaults(complete),
    ...criterionFaults(complete),
    ...comparisonFaults(complete),
    ...valueFaults(complete),
    ...sectionFaults(complete),
    ...columnFaults(complete, await requiredColumns(complete)),
  ];
}

function gateFaults({ text, document, subject }: Complete): readonly Fault[] {
  const approvals = new Set(document.approvals.map((it) => it.gate));
  const unticked = document.gates
    .filter((gate) => gate.state === "done")
    .map((gate): Fault => {
      const end = { line: gate.range.line + 1, column: 1 };
      const line = textOf(text, { ...gate.range, column: 1, endLine: end.line, endColumn: end.column });
      const open = line.replace(/\[[xX]\]/, "[ ]").replace(/[☑☒🗹]/u, "☐");
      const range = { line: gate.range.line, column: 1, endLine: end.line, endColumn: end.column };
      return { name: `untick "${gate.text}"`, text: replaceRange(text, range, open), line: gate.range.line, rules: [] };
    });
  const deleted = subject.gates.flatMap(({ gate, expected }): readonly Fault[] =>
    gate === null || approvals.has(gate)
      ? []
      : [
          {
            name: `delete gate "${expected.text}"`,
            text: dropLines(text, gate.range.line, gate.range.endLine),
            line: null,
            rules: ["removed-gate", "empty-section", "missing-section"],
          },
        ],
  );
  return [...unticked, ...deleted];
}

function approvalFaults({ text, subject }: Complete): readonly Fault[] {
  const signed = subject.approvals.filter((it) => it.required && it.approval?.signed);
  return signed.flatMap(({ expected, approval }): readonly Fault[] => {
    if (!approval) return [];
    const { line } = approval.range;
    const fault = (what: string, by: string): Fault => ({
      name: `${what} of "${expected.role}"`,
      text: by,
      line,
      rules: [],
    });
    const without = (part: string) => replaceOnLine(text, line, part, "");
    return [
      fault("no name", without(approval.name)),
      fault("a role for a name", replaceOnLine(text, line, approval.name, expected.role)),
      fault("a placeholder for a name", replaceOnLine(text, line, approval.name, "[Name]")),
      fault("no date", without(approval.date)),
      ...(approval.gate === null && approval.status !== "" && approval.status !== approval.name
        ? [
            fault("no signature", without(approval.status)),
            fault("rejected", replaceOnLine(text, line, approval.status, "Rejected")),
          ]
        : []),
    ];
  });
}

function criterionFaults({ text, document, subject }: Complete): readonly Fault[] {
  const cells = document.tables.flatMap((table) => table.rows.flat());
  return document.criteria.flatMap((it): readonly Fault[] => {
    if (it.use === "other" || it.class === "vague" || subject.sectionOf(it.range) === null) return [];
    const { line } = it.range;
    const cell = cells.find(({ range }) => contains(range, it.range));
    // Where the limit's text is all of the item, nothing would be left for "normal" to be said of.
    const range = cell?.range ?? (it.metric !== "" && !textOf(text, it.range).includes(it.metric) ? it.range : null);
    const vague =
      range === null || it.class === "absolute"
        ? []
        : [{ name: `"normal" for ${textOf(text, range)}`, text: replaceRange(text, range, "normal"), line, rules: [] }];
    const claim = it.claimRange && it.claim === "pass" && it.verdict === "pass" ? it.claimRange : null;
    const contradicted =
      claim === null
        ? []
        : [{ name: `"Fail" claimed of ${it.metric}`, text: replaceRange(text, claim, "Fail"), line, rules: [] }];
    return [...vague, ...contradicted];
  });
}

function contains(outer: Range, inner: Range): boolean {
  return outer.line === inner.line && outer.column <= inner.column && inner.endColumn <= outer.endColumn;
}

function comparisonFaults({ text, document }: Complete): readonly Fault[] {
  return document.comparisons
    .filter((it) => it.delta.quantity !== null)
    .map((it) => ({
      name: `wrong delta of ${it.metric}`,
      text: replaceRange(
        text,
        it.delta.range,
        // Far off: between small percentages the relative change may be many times the difference.
        it.delta.text.replace(/\d/, (digit) => `97${digit}`),
      ),
      line: it.delta.range.line,
      rules: [],
    }));
}

/** Values of fields and cells, replaced by placeholders. */
function valueFaults({ text, document, subject }: Complete): readonly Fault[] {
  const fields = document.fields.filter((it) => it.source === "line" && it.value !== "");
  const cells = document.tables.flatMap((table) => table.rows.flat()).filter((it) => it.text !== "");
  const ranges = [...fields, ...cells].map((it) => it.range).filter((it) => it.line === it.endLine);
  return (
    ranges
      // A link's text stands in brackets already.
      .filter(
        (range) =>
          subject.sectionOf(range) !== null && !textOf(text, { ...range, column: range.column - 1 }).startsWith("["),
      )
      .flatMap((range, at) =>
        // Every form has its turn, two for each value: all of them for each would be many times the work.
        [placeholders[at % placeholders.length], placeholders[(at + 4) % placeholders.length]].flatMap(
          (by = "TBD") => ({
            name: `${by} for "${textOf(text, range)}"`,
            text: replaceRange(text, range, by),
            line: range.line,
            rules: [],
          }),
        ),
      )
  );
}

function sectionFaults({ text, document, kind, subject }: Complete): readonly Fault[] {
  const required = new Set(kind.sections.filter((it) => it.required && it.when === null).map((it) => it.slug));
  const declared = document.sections.filter(
    (it) => required.has(it.slug) || kind.sections.some(({ slug }) => slug === it.slug),
  );
  return declared
    .filter((it) => required.has(it.slug) && subject.sectionOf(it.range) === it.slug)
    .flatMap((section): readonly Fault[] => {
      const next = declared.find((it) => it.index > section.index);
      const last = next ? next.range.line - 1 : document.end.endLine;
      const missing = ["missing-section"];
      return [
        {
          name: `delete section "${section.title}"`,
          text: dropLines(text, section.range.line, last),
          line: null,
          rules: missing,
        },
        {
          name: `empty section "${section.title}"`,
          text: dropLines(text, section.range.endLine + 1, last),
          line: section.range.line,
          rules: [],
        },
        { name: `rename section "${section.title}"`, text: rename(text, section), line: null, rules: missing },
      ];
    });
}

function rename(text: string, section: Section): string {
  return replaceOnLine(text, section.range.line, section.title, "Something of another kind");
}

/** Columns that the schema asks for, learned from what it says of the document with all tables cut off. */
async function requiredColumns({ text, document }: Complete): Promise<readonly SchemaFault[]> {
  const cut = document.tables.reduceRight(
    (rest, table) => replaceRange(rest, table.range, "| Nothing |\n| --- |\n| here |"),
    text,
  );
  const path = document.path;
  const { document: bare, compiled } = await readDocument({ path, text: cut }, builtinLibrary, false);
  if (compiled === null) return [];
  return applyKind(bare, compiled, {}, defaultPolicy).faults.filter((it) => it.type === "missing-column");
}

function columnFaults({ text, document, subject }: Complete, required: readonly SchemaFault[]): readonly Fault[] {
  return document.tables.flatMap((table) => {
    const section = subject.sectionOf(table.range);
    return table.columns.flatMap((column, at): readonly Fault[] => {
      const wanted = required.some((it) => it.pointer.startsWith(`/sections/${section}/`) && it.name === column.text);
      if (!wanted) return [];
      return [
        {
          name: `drop column "${column.text}"`,
          text: dropColumn(text, table, at),
          line: table.range.line,
          rules: ["missing-column"],
        },
      ];
    });
  });
}

function dropColumn(text: string, table: Table, column: number): string {
  const lines = textOf(text, { ...table.range, column: 1 }).split("\n");
  const without = lines.map((line) => {
    const cells = line.trim().replace(/^\|/, "").replace(/\|$/, "").split("|");
    return `|${cells.filter((_, at) => at !== column).join("|")}|`;
  });
  return replaceRange(text, { ...table.range, column: 1 }, without.join("\n"));
}

function onLine(text: string, line: number): string {
  return text.split("\n")[line - 1] ?? "";
}

function replaceOnLine(text: string, line: number, part: string, by: string): string {
  const at = onLine(text, line).lastIndexOf(part);
  if (at < 0) return text;
  const start = offsetOf(text, line, at + 1);
  return text.slice(0, start) + by + text.slice(start + part.length);
}

/** Whether a finding stands on a line. */
export function standsOn(range: Range, line: number): boolean {
  return range.line <= line && line <= range.endLine;
}
