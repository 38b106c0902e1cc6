import { collapse } from "../model/collapse.ts";
import type { Block, Document } from "../model/document.ts";
import type { ReadingHints } from "../model/kind.ts";
import { readApprovals } from "./approvals/read.ts";
import { readComments } from "./comments.ts";
import { readCriteria } from "./criteria/read.ts";
import { readFields } from "./fields/read.ts";
import { readGates } from "./gates/read.ts";
import { readMoments } from "./moments/read.ts";
import { once } from "./once.ts";
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

const documents = new WeakMap<Source, { readonly context: ReadingContext; readonly document: Document }>();

/**
 * Reads a parsed text as data, see docs/reading.md. Never throws on any text. Each part is read when it is first asked
 * for: who only wants tables does not wait for criteria.
 */
export function read(source: Source, context: ReadingContext): Document {
  const known = documents.get(source);
  const { path, kind, hints } = known?.context ?? {};
  if (known && path === context.path && kind === context.kind && hints === context.hints) return known.document;
  const document = openDocument(source, context);
  documents.set(source, { context, document });
  return document;
}

function openDocument(source: Source, context: ReadingContext): Document {
  const outline = readOutline(source);
  const reading: Reading = { source, outline, hints: context.hints };
  const boxes = once(() => readGates(reading));
  const fields = once(() => readFields(reading));
  const placeholders = once(() => readPlaceholders(reading, boxes().gates));
  const approvals = once(() => readApprovals(reading, boxes().gates, placeholders()));
  const limits = once(() => readCriteria(reading, placeholders()));
  const times = once(() => readMoments(reading));
  const blocks = once(() => outline.parts.map(readBlock));
  const tables = once(() => readTables(reading));
  const comments = once(() => readComments(reading));
  const choices = once(() => [
    ...boxes().choices,
    ...fields()
      .filter((it) => it.options.length > 0)
      .map(fieldChoice),
  ]);
  const end = source.text.trimEnd().length;
  return {
    path: context.path,
    kind: context.kind,
    title: outline.sections.find((it) => it.depth === 1)?.title ?? null,
    frontMatter: source.frontMatter,
    sections: outline.sections,
    get blocks() {
      return blocks();
    },
    get fields() {
      return fields();
    },
    get tables() {
      return tables();
    },
    get gates() {
      return boxes().gates;
    },
    get choices() {
      return choices();
    },
    get placeholders() {
      return placeholders();
    },
    get approvals() {
      return approvals();
    },
    get criteria() {
      return limits().criteria;
    },
    get comparisons() {
      return limits().comparisons;
    },
    get moments() {
      return times().moments;
    },
    get intervals() {
      return times().intervals;
    },
    get comments() {
      return comments();
    },
    unreadable: source.unreadable,
    end: source.range(end, end),
  };
}

function readBlock(part: Part): Block {
  const text = part.node.type === "code" ? part.node.value : collapse(part.phrase.text);
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
