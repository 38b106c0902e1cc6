import { collapse } from "../model/collapse.ts";
import type { Block, Cell, Document, Field, Section, Table } from "../model/document.ts";
import type { Range } from "../model/position.ts";
import { slugify } from "../model/slug.ts";
import { escapePointer } from "./json.ts";
import type { ColumnLayout, Layout, SectionLayout } from "./layout.ts";
import type { Placement } from "./place-sections.ts";
import type { ViewFacts } from "./read-facts.ts";

/** A section as the schema sees it: plain texts only, maps without prototype. */
export interface SectionView {
  readonly title: string;
  /** Everything under the heading, sub-headings included. */
  text: string;
  readonly fields: Record<string, string>;
  readonly columns: Record<string, true>;
  readonly rows: Record<string, string>[];
  readonly items: string[];
  readonly code: string[];
  readonly children: SectionView[];
}

/** A document as its kind's schema sees it. */
export interface View {
  readonly facts: Readonly<Record<string, unknown>>;
  readonly preamble: SectionView;
  readonly sections: Readonly<Record<string, SectionView>>;
}

/** The view, and where each of its values stands, by JSON pointer. */
export interface LocatedView {
  readonly view: View;
  readonly ranges: ReadonlyMap<string, Range>;
  /** The field behind a pointer. */
  readonly fields: ReadonlyMap<string, Field>;
}

/** What a section of the view is made of. */
interface Content {
  readonly headings: readonly Section[];
  readonly blocks: Block[];
  readonly fields: Field[];
  readonly tables: Table[];
  readonly children: Map<Section, Content>;
  /** Text of declared sections that stand under it, for `text` alone. */
  readonly below: string[];
}

type Parts = Pick<SectionLayout, "fields" | "columns">;

const noParts: Parts = { fields: [], columns: [] };

/** Builds the view of a document, in time linear in its size. */
export function buildView(document: Document, layout: Layout, placement: Placement, facts: ViewFacts): LocatedView {
  const ranges = new Map<string, Range>(facts.ranges);
  const fields = new Map<string, Field>();
  const contents = collect(document, placement);
  const sections: Record<string, SectionView> = Object.create(null);
  const layouts = new Map(layout.sections.map((it) => [it.key, it]));

  const build = (content: Content, pointer: string, parts: Parts, childParts: Parts): SectionView => {
    const heading = content.headings[0];
    if (heading) ranges.set(pointer, heading.range);
    const own = content.blocks.filter((block) => block.type !== "heading");
    const children = [...content.children.values()].map((child, at) =>
      build(child, `${pointer}/children/${at}`, childParts, noParts),
    );
    const tables = chooseTables(content.tables, parts.columns);
    return {
      title: heading?.title ?? "",
      text: [...own.map((it) => it.text), ...children.map((it) => it.text), ...content.below].join("\n").trim(),
      fields: readFields(content.fields, `${pointer}/fields`, parts),
      columns: readColumns(tables, `${pointer}/columns`, parts),
      rows: readRows(tables, `${pointer}/rows`, parts),
      items: own.filter((it) => it.type === "item").map((it, at) => keep(`${pointer}/items/${at}`, it)),
      code: own.filter((it) => it.type === "code").map((it, at) => keep(`${pointer}/code/${at}`, it)),
      children,
    };
  };

  const keep = (pointer: string, block: Block): string => {
    ranges.set(pointer, block.range);
    return block.text;
  };

  const readFields = (found: readonly Field[], pointer: string, parts: Parts): Record<string, string> => {
    const values: Record<string, string> = Object.create(null);
    for (const field of found) {
      const key = parts.fields.find((it) => it.slugs.has(field.slug))?.key ?? field.slug;
      // The first of several wins, unless it was left empty.
      if (values[key]) continue;
      values[key] = collapse(field.value);
      const place = `${pointer}/${escapePointer(key)}`;
      ranges.set(place, field.range);
      fields.set(place, field);
    }
    return values;
  };

  const readColumns = (tables: readonly Table[], pointer: string, parts: Parts): Record<string, true> => {
    const columns: Record<string, true> = Object.create(null);
    const [table] = tables;
    const [first, last] = [table?.columns[0]?.range, table?.columns.at(-1)?.range];
    if (first && last) ranges.set(pointer, { ...first, endLine: last.endLine, endColumn: last.endColumn });
    for (const column of table?.columns ?? []) {
      const name = nameOf(column.text, parts.columns);
      columns[name] = true;
      ranges.set(`${pointer}/${escapePointer(name)}`, column.range);
    }
    return columns;
  };

  const readRows = (tables: readonly Table[], pointer: string, parts: Parts): Record<string, string>[] => {
    const rows: Record<string, string>[] = [];
    const header = tables[0]?.columns[0];
    if (header) ranges.set(pointer, header.range);
    for (const table of tables) {
      const names = table.columns.map((it) => nameOf(it.text, parts.columns));
      const places = names.map(escapePointer);
      for (const cells of table.rows) rows.push(readRow(cells, names, places, `${pointer}/${rows.length}`));
    }
    return rows;
  };

  const readRow = (
    cells: readonly Cell[],
    names: readonly string[],
    places: readonly string[],
    pointer: string,
  ): Record<string, string> => {
    const row: Record<string, string> = Object.create(null);
    if (cells[0]) ranges.set(pointer, cells[0].range);
    for (const [at, cell] of cells.entries()) {
      const name = names[at];
      if (name === undefined || name in row) continue;
      row[name] = collapse(cell.text);
      ranges.set(`${pointer}/${places[at]}`, cell.range);
    }
    return row;
  };

  for (const [key, content] of contents.sections) {
    const parts = layouts.get(key);
    sections[key] = build(content, `/sections/${escapePointer(key)}`, parts ?? noParts, parts?.children ?? noParts);
  }
  const preamble = build(contents.preamble, "/preamble", layout.preamble, noParts);
  return { view: { facts: facts.values, preamble, sections }, ranges, fields };
}

function collect(document: Document, placement: Placement): { sections: Map<string, Content>; preamble: Content } {
  const preamble = emptyContent(document.sections.filter((it) => it.depth === 1).slice(0, 1));
  const sections = new Map([...placement.headings].map(([key, headings]) => [key, emptyContent(headings)]));
  const contentOf = (section: Section | null): Content => {
    const owner = placement.ownerOf(section);
    const whole = owner === null ? preamble : (sections.get(owner) ?? preamble);
    const child = placement.childOf(section);
    if (child === null) return whole;
    const known = whole.children.get(child);
    if (known) return known;
    const made = emptyContent([child]);
    whole.children.set(child, made);
    return made;
  };
  for (const section of document.sections) contentOf(section);
  for (const block of document.blocks) {
    contentOf(block.section).blocks.push(block);
    // A heading that only holds other declared sections is not empty.
    const owner = placement.ownerOf(block.section);
    for (let above = block.section?.parent ?? null; above !== null; above = above.parent) {
      const key = placement.ownerOf(above);
      if (key !== null && key !== owner && block.type !== "heading") sections.get(key)?.below.push(block.text);
    }
  }
  for (const field of document.fields) if (field.source !== "front-matter") contentOf(field.section).fields.push(field);
  for (const table of document.tables) contentOf(table.section).tables.push(table);
  return { sections, preamble };
}

function emptyContent(headings: readonly Section[]): Content {
  return { headings, blocks: [], fields: [], tables: [], children: new Map(), below: [] };
}

/** All tables that have every declared column; else the one that has most of them. */
export function chooseTables(tables: readonly Table[], columns: readonly ColumnLayout[]): readonly Table[] {
  const scores = tables.map((table) => {
    const names = new Set(table.columns.map((it) => nameOf(it.text, columns)));
    return columns.filter((column) => names.has(column.name)).length;
  });
  const best = Math.max(0, ...scores);
  if (best === columns.length && columns.length > 0) return tables.filter((_, at) => scores[at] === best);
  const at = scores.indexOf(best);
  const table = tables[at];
  return table ? [table] : [];
}

/** A header by the schema's name for the column ("Time (UTC)" is "Time"), or as it stands. */
export function nameOf(header: string, columns: readonly ColumnLayout[]): string {
  const slugs = [header, header.replace(/[(（][^()（）]*[)）]/gu, " ")].map(slugify);
  const column = slugs.map((slug) => columns.find((it) => it.slugs.has(slug))).find((it) => it !== undefined);
  return column?.name ?? collapse(header);
}
