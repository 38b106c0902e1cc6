import type { Block, Document } from "../model/document.ts";
import type { ReadingHints } from "../model/kind.ts";
import { readApprovals } from "./approvals/read.ts";
import { readComments } from "./comments.ts";
import { readCriteria } from "./criteria/read.ts";
import { readFields } from "./fields/read.ts";
import { readGates } from "./gates/read.ts";
import { readMoments } from "./moments/read.ts";
import { type Outline, type Part, readOutline } from "./outline.ts";
import type { Source } from "./parse.ts";
import { readPlaceholders } from "./placeholders/read.ts";
import { readTables } from "./tables.ts";

/** What is known about a document before it is read: its path, and what its kind's template says. */
export interface ReadingContext {
  readonly path: string;
  readonly kind: string | null;
  /** Null for a document of unknown kind. */
  readonly hints: ReadingHints | null;
}

/** Everything that the readers share; one of it is made for a document. */
export interface Reading {
  readonly source: Source;
  readonly outline: Outline;
  readonly hints: ReadingHints | null;
}

/** Reads a parsed text as data, see docs/reading.md. Never throws on any text. */
export function read(source: Source, context: ReadingContext): Document {
  const outline = readOutline(source);
  const reading: Reading = { source, outline, hints: context.hints };
  const { gates, choices } = readGates(reading);
  const fields = readFields(reading);
  const placeholders = readPlaceholders(reading, gates);
  const approvals = readApprovals(reading, gates, placeholders);
  const { criteria, comparisons } = readCriteria(reading, placeholders);
  const { moments, intervals } = readMoments(reading);
  const end = source.range(source.text.trimEnd().length, source.text.trimEnd().length);
  return {
    path: context.path,
    kind: context.kind,
    title: outline.sections.find((it) => it.depth === 1)?.title ?? null,
    frontMatter: source.frontMatter,
    sections: outline.sections,
    blocks: outline.parts.map((part) => readBlock(part)),
    fields,
    tables: readTables(reading),
    gates,
    choices: [...choices, ...fields.filter((it) => it.options.length > 0).map(fieldChoice)],
    placeholders,
    approvals,
    criteria,
    comparisons,
    moments,
    intervals,
    comments: readComments(reading),
    unreadable: source.unreadable,
    end,
  };
}

function readBlock(part: Part): Block {
  const text = part.node.type === "code" ? part.node.value : part.phrase.text.replace(/\s+/g, " ").trim();
  const { start, end } = part.node.position ?? { start: null, end: null };
  return {
    type: part.type,
    text,
    code: part.type === "code" || part.phrase.spans.some((it) => it.kind === "code"),
    section: part.section,
    labels: part.labels,
    depth: part.item?.depth ?? 0,
    range: {
      line: start?.line ?? 1,
      column: start?.column ?? 1,
      endLine: end?.line ?? 1,
      endColumn: end?.column ?? 1,
    },
  };
}

function fieldChoice(field: Document["fields"][number]): Document["choices"][number] {
  return {
    label: field.label,
    options: field.options.map((text) => ({ text, chosen: false })),
    form: "words",
    section: field.section,
    range: field.range,
  };
}
