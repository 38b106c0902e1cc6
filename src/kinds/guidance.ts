import type { Block, Document } from "../model/document.ts";
import type { Guidance } from "../model/kind.ts";
import { slugify } from "../model/slug.ts";
import { findStretches, marks, unmark } from "./marks.ts";

/** Reads a Markdown text as data, as the reading does: kinds do not import it. */
export type ReadText = (markdown: string) => Document;

/** The guidance of a template, from its marked renderings: each with the section, slot and label where it stands. */
export function readGuidance(documents: readonly Document[]): readonly Guidance[] {
  const all = documents.flatMap((document) => [...bodyGuidance(document), ...frontMatterGuidance(document)]);
  return [...new Map(all.map((it) => [JSON.stringify(it), it])).values()];
}

function* bodyGuidance(document: Document): Generator<Guidance> {
  const headers = headersByPlace(document);
  for (const block of document.blocks) {
    const section = block.section ? slugify(unmark(block.section.title).text) : null;
    for (const { from, parts } of findStretches(block.text)) {
      const label = block.type === "cell" ? (headers.get(placeOf(block)) ?? null) : labelBefore(block, from);
      const slot = block.type !== "cell" && label !== null ? "field" : block.type;
      yield { parts, section, slot, label };
    }
  }
}

/** Slugs of the columns' headers of all cells. */
function headersByPlace(document: Document): ReadonlyMap<string, string> {
  const headers = new Map<string, string>();
  for (const table of document.tables) {
    for (const row of table.rows) {
      for (const [at, cell] of row.entries()) headers.set(placeOf(cell), slugify(table.columns[at]?.text ?? ""));
    }
  }
  return headers;
}

/** The label of the field whose value begins at an index. */
function labelBefore(block: Block, from: number): string | null {
  if (block.type === "heading" || block.type === "code") return null;
  const before =
    block.text
      .slice(0, from)
      .split(new RegExp(`[${marks.close}${marks.fact}]`))
      .at(-1) ?? "";
  const label = /(?:^|[:：])([^:：]{1,60})[:：]\s*$/.exec(before)?.[1];
  return label === undefined ? null : slugify(label);
}

function* frontMatterGuidance(document: Document): Generator<Guidance> {
  for (const [key, value] of Object.entries(document.frontMatter.data)) {
    const texts = typeof value === "string" ? [value] : Array.isArray(value) ? value : [];
    for (const text of texts) {
      const stretches = typeof text === "string" ? findStretches(text) : [];
      for (const { parts } of stretches) yield { parts, section: null, slot: "front-matter", label: slugify(key) };
    }
  }
}

function placeOf({ range }: Pick<Block, "range">): string {
  return `${range.line}:${range.column}`;
}
