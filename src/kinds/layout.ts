import { slugify } from "../model/slug.ts";
import { listFacts } from "./plain-parts.ts";
import { type Column, type SchemaNode, titleOf } from "./schema.ts";

/** A field that a schema declares. */
export interface FieldLayout {
  readonly key: string;
  readonly title: string;
  /** Slugs of the labels that mean it. */
  readonly slugs: ReadonlySet<string>;
  /** The fact it gives. */
  readonly fact: string | null;
  /** What it may say; null for anything. */
  readonly values: readonly string[] | null;
}

export interface ColumnLayout {
  readonly name: string;
  readonly slugs: ReadonlySet<string>;
}

/** A section that a schema declares, in the form a document is compared with. */
export interface SectionLayout {
  readonly key: string;
  readonly title: string;
  readonly slugs: ReadonlySet<string>;
  readonly fields: readonly FieldLayout[];
  readonly columns: readonly ColumnLayout[];
  /** Fields and columns of its undeclared sub-headings. */
  readonly children: Pick<SectionLayout, "fields" | "columns">;
}

/** How a schema lays a document out. */
export interface Layout {
  /** In schema order. */
  readonly sections: readonly SectionLayout[];
  /** What stands before the first declared section. */
  readonly preamble: Pick<SectionLayout, "fields" | "columns">;
  /** Facts that are lists. */
  readonly lists: ReadonlySet<string>;
  /** What a fact may be, where the schema says. */
  readonly factValues: ReadonlyMap<string, readonly string[]>;
}

/** Reads the layout out of an expanded schema. */
export function readLayout(schema: SchemaNode): Layout {
  const { facts, sections, preamble } = schema.properties ?? {};
  const factNodes = Object.entries(facts?.properties ?? {});
  return {
    sections: Object.entries(sections?.properties ?? {}).map(([key, node]) => ({
      key,
      title: titleOf(key, node),
      slugs: slugsOf(key, node),
      ...partsOf(node),
      children: partsOf(node.properties?.children?.items),
    })),
    preamble: partsOf(preamble),
    lists: new Set([
      ...listFacts,
      ...factNodes.filter(([, node]) => node.type === "array" || node.items).map(([name]) => name),
    ]),
    factValues: new Map(
      factNodes.flatMap(([name, node]) => {
        const values = valuesOf(node.items ?? node);
        return values === null ? [] : [[name, values] as const];
      }),
    ),
  };
}

function partsOf(node: SchemaNode | undefined): Pick<SectionLayout, "fields" | "columns"> {
  const fields = Object.entries(node?.properties?.fields?.properties ?? {}).map(([key, field]) => ({
    key,
    title: titleOf(key, field),
    slugs: slugsOf(key, field),
    fact: field.fact ?? null,
    values: valuesOf(field),
  }));
  const names = new Map<string, Column>();
  for (const name of Object.keys(node?.properties?.rows?.items?.properties ?? {})) names.set(name, { name, also: [] });
  for (const column of node?.columns ?? []) names.set(column.name, column);
  const columns = [...names.values()].map(({ name, also }) => ({ name, slugs: new Set([name, ...also].map(slugify)) }));
  return { fields, columns };
}

function slugsOf(key: string, node: SchemaNode): ReadonlySet<string> {
  return new Set([key, ...[titleOf(key, node), ...(node.titles ?? [])].map(slugify)]);
}

/** The values that a node allows by `enum`; null without one. */
function valuesOf(node: SchemaNode): readonly string[] | null {
  return (node.allOf ?? []).find((part) => part.values !== undefined)?.values ?? null;
}
