import type { Cell, Document, Field, Section } from "../model/document.ts";
import type { Kind, SectionContent } from "../model/kind.ts";
import type { HeldPart, HeldRow, Subject } from "../model/subject.ts";
import type { Layout } from "./layout.ts";
import type { Placement } from "./place-sections.ts";
import { chooseTables, nameOf } from "./view.ts";

/** Looks up what the sections of a document hold, by what its kind says they hold. */
export function indexHeld(
  document: Document,
  kind: Kind,
  layout: Layout,
  placement: Placement,
): Pick<Subject, "rowsOf" | "partsOf"> {
  const keysOf = (content: SectionContent): ReadonlySet<string> =>
    new Set(kind.sections.filter((it) => it.holds.includes(content)).map((it) => it.slug));
  const rows = new Map<SectionContent, readonly HeldRow[]>();
  const parts = new Map<SectionContent, readonly HeldPart[]>();
  return {
    rowsOf: (content) => remember(rows, content, () => rowsIn(keysOf(content), document, layout, placement)),
    partsOf: (content) => remember(parts, content, () => partsIn(keysOf(content), document, layout, placement)),
  };
}

function remember<Key, Value>(known: Map<Key, Value>, key: Key, make: () => Value): Value {
  const value = known.get(key) ?? make();
  known.set(key, value);
  return value;
}

function rowsIn(
  keys: ReadonlySet<string>,
  document: Document,
  layout: Layout,
  placement: Placement,
): readonly HeldRow[] {
  return layout.sections
    .filter(({ key }) => keys.has(key))
    .flatMap(({ key, columns }) => {
      const tables = document.tables.filter((it) => placement.ownerOf(it.section) === key);
      return chooseTables(tables, columns).flatMap((table) => {
        const names = table.columns.map((it) => nameOf(it.text, columns));
        return table.rows.flatMap((cells) => rowOf(key, cells, names));
      });
    })
    .sort((a, b) => a.range.line - b.range.line);
}

function rowOf(section: string, cells: readonly Cell[], names: readonly string[]): readonly HeldRow[] {
  const [first, last] = [cells[0], cells.at(-1)];
  if (!first || !last) return [];
  const named: Record<string, Cell> = Object.create(null);
  for (const [at, cell] of cells.entries()) {
    const name = names[at];
    if (name !== undefined) named[name] ??= cell;
  }
  const range = { ...first.range, endLine: last.range.endLine, endColumn: last.range.endColumn };
  return [{ section, cells: named, range }];
}

function partsIn(
  keys: ReadonlySet<string>,
  document: Document,
  layout: Layout,
  placement: Placement,
): readonly HeldPart[] {
  return document.sections.flatMap((heading): HeldPart[] => {
    const key = placement.ownerOf(heading);
    if (key === null || !keys.has(key) || placement.childOf(heading) !== heading) return [];
    const declared = layout.sections.find((it) => it.key === key)?.children.fields ?? [];
    const fields: Record<string, Field> = Object.create(null);
    for (const field of document.fields) {
      if (!field.section || !isUnder(field.section, heading)) continue;
      fields[declared.find((it) => it.slugs.has(field.slug))?.key ?? field.slug] ??= field;
    }
    return [{ heading, fields }];
  });
}

function isUnder(section: Section, heading: Section): boolean {
  for (let at: Section | null = section; at !== null; at = at.parent) if (at === heading) return true;
  return false;
}
