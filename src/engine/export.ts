import type { Document, FrontMatterValue, Section } from "../model/document.ts";
import type { Range } from "../model/position.ts";
import type { Quantity } from "../model/quantity.ts";
import type { KindLibrary } from "./kind-library.ts";
import { readDocument, type TextFile } from "./read-document.ts";

/** One document of `deploydoc export`: plain JSON, see docs/cli.md. */
export type ExportedDocument = { readonly path: string } & ReturnType<typeof exportReading>;

/** The reading of a document as plain data. Throws a ConfigError when a team's kind is broken. */
export async function exportDocument(
  file: TextFile,
  { kinds }: { readonly kinds: KindLibrary },
): Promise<ExportedDocument> {
  const { document } = await readDocument(file, kinds, false);
  return { path: file.path, ...exportReading(document) };
}

function exportReading(document: Document) {
  return {
    kind: document.kind,
    title: document.title,
    frontMatter: document.frontMatter.data as Readonly<Record<string, FrontMatterValue>>,
    sections: document.sections.map(({ title, slug, depth, range }) => ({ title, slug, depth, line: range.line })),
    fields: document.fields.map(({ label, value, options, range, section }) => ({
      label,
      value,
      options,
      ...place(range),
      section: slugOf(section),
    })),
    gates: document.gates.map(({ text, state, reason, marker, range, section }) => ({
      text,
      state,
      reason,
      marker,
      ...place(range),
      section: slugOf(section),
    })),
    choices: document.choices.map(({ label, options, form, range, section }) => ({
      label,
      options,
      form,
      ...place(range),
      section: slugOf(section),
    })),
    placeholders: document.placeholders.map(({ text, form, range }) => ({ text, form, ...place(range) })),
    approvals: document.approvals.map(({ role, name, status, signed, decision, date, range, section }) => ({
      role,
      name,
      status,
      signed,
      decision,
      date,
      ...place(range),
      section: slugOf(section),
    })),
    criteria: document.criteria.map((it) => ({
      text: it.text,
      class: it.class,
      use: it.use,
      metric: it.metric,
      comparator: it.comparator,
      value: it.limit?.value ?? null,
      high: it.high?.value ?? null,
      unit: unitOf(it.limit),
      window: it.window,
      measured: it.measured?.text ?? null,
      verdict: it.verdict,
      claim: it.claim,
      ...place(it.range),
      section: slugOf(it.section),
    })),
    tables: document.tables.map(({ columns, rows, range, section }) => ({
      columns: columns.map(({ text }) => text),
      rows: rows.map((row) => row.map(({ text }) => text)),
      ...place(range),
      section: slugOf(section),
    })),
    moments: document.moments.map(({ text, instant, zone, validity, range }) => ({
      text,
      instant: instant === null ? null : new Date(instant).toISOString(),
      zone,
      validity,
      ...place(range),
    })),
    unreadable: document.unreadable.map(({ reason, range }) => ({ reason, ...place(range) })),
  };
}

function place({ line, column, endLine, endColumn }: Range): Range {
  return { line, column, endLine, endColumn };
}

function slugOf(section: Section | null): string | null {
  return section?.slug ?? null;
}

function unitOf(limit: Quantity | null): string | null {
  return limit?.unit ?? null;
}
