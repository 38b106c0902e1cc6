import type { Cell, Document, Field, Section, Table } from "../model/document.ts";
import type { Range } from "../model/position.ts";
import { slugify } from "../model/slug.ts";
import type { SchemaFault } from "../model/subject.ts";
import { overlaps } from "./ranges.ts";
import { isObject, type SchemaNode } from "./schema.ts";

/** Something that a document leaves empty, by the name that a reader knows it by. */
export interface EmptyPlace {
  /** `rows`: a table that has a header and nothing below it. */
  readonly type: "field" | "cell" | "rows" | "section";
  /** The label, the column's header or the heading. */
  readonly name: string;
  readonly range: Range;
}

/**
 * Everything that a document leaves empty, in order of place: labels, cells, tables and headings with nothing to them.
 * Of a row that is empty as a whole, its first cell. Not what is said otherwise: cells of boxes and of places to sign, a
 * first cell left out because it is the one above, a heading that holds others.
 */
export function findEmpty(document: Document): readonly EmptyPlace[] {
  const introduced = new Map(
    document.blocks.flatMap((it) => it.labels.map((label) => [label, it.range.line] as const)),
  );
  const fields = document.fields.filter((it) => isEmptyField(it, document, introduced));
  const lines = new Set(document.fields.filter((it) => it.source === "table").map((it) => it.labelRange.line));
  const places: readonly EmptyPlace[] = [
    ...fields.map((it): EmptyPlace => ({ type: "field", name: it.label, range: it.range })),
    ...document.tables.flatMap((table) => emptyIn(table, document, lines)),
    ...emptySections(document),
  ];
  return [...places].sort((a, b) => a.range.line - b.range.line || a.range.column - b.range.column);
}

/** What a kind whose schema says `complete` misses in a document, where the schema does not say so itself. */
export function findIncomplete(
  document: Document,
  schema: SchemaNode,
  known: readonly SchemaFault[],
): readonly SchemaFault[] {
  if (!isObject(schema.complete)) return [];
  const { except = [] } = schema.complete as { readonly except?: readonly string[] };
  const allowed = new Set(except.map(slugify));
  const said = new Set(known.map(({ range }) => placeOf(range)));
  return findEmpty(document)
    .filter(({ name, range }) => !allowed.has(slugify(name)) && !said.has(placeOf(range)))
    .map(({ type, name, range }) => ({
      type: types[type],
      pointer: `/complete/${placeOf(range)}`,
      name: type === "rows" ? "rows of the table" : name,
      value: "",
      present: true,
      expected: [],
      format: null,
      similar: null,
      range,
      phase: null,
    }));
}

const types = {
  field: "missing-field",
  cell: "empty-cell",
  rows: "missing-content",
  section: "empty-section",
} as const satisfies Record<EmptyPlace["type"], SchemaFault["type"]>;

/**
 * A label of which nothing follows: neither on its line nor as what it introduces. `introduced`: the last line that each
 * label introduces.
 */
function isEmptyField(field: Field, { approvals }: Document, introduced: ReadonlyMap<string, number>): boolean {
  if (field.source === "front-matter" || field.value.trim() !== "") return false;
  if ((introduced.get(field.label) ?? 0) > field.labelRange.line) return false;
  return !approvals.some((it) => overlaps(it.range, field.labelRange));
}

function emptyIn(table: Table, document: Document, fieldLines: ReadonlySet<number>): readonly EmptyPlace[] {
  const [header] = table.columns;
  if (table.rows.length === 0) return header ? [{ type: "rows", name: header.text, range: header.range }] : [];
  const isSaid = (cell: Cell): boolean =>
    [...document.gates, ...document.approvals].some((it) => overlaps(it.range, cell.range));
  return table.rows.flatMap((row, at): readonly EmptyPlace[] => {
    const [first] = row;
    if (!first || fieldLines.has(first.range.line)) return [];
    const empty = row.flatMap((cell, column) => (cell.text.trim() === "" && !isSaid(cell) ? [{ cell, column }] : []));
    const placed = empty.map(({ cell, column }): EmptyPlace => {
      return { type: "cell", name: table.columns[column]?.text ?? "", range: cell.range };
    });
    if (empty.length === row.length) return placed.slice(0, 1);
    const goesOn = at > 0 && empty[0]?.column === 0;
    return goesOn ? placed.slice(1) : placed;
  });
}

function emptySections({ sections, blocks, gates }: Document): readonly EmptyPlace[] {
  const holding = new Set<Section | null>([
    ...sections.map((it) => it.parent),
    ...blocks.filter((it) => it.type !== "heading").map((it) => it.section),
    ...gates.map((it) => it.section),
  ]);
  // The first H1 is the document's title.
  const title = sections.find((it) => it.depth === 1);
  return sections
    .filter((it) => !holding.has(it) && it !== title)
    .map(({ title: name, range }) => ({ type: "section", name, range }));
}

function placeOf({ line, column }: Range): string {
  return `${line}:${column}`;
}
