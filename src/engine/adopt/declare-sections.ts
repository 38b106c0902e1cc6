import type { Document, Section } from "../../model/document.ts";

/** Which headings of a template are sections of its kind. */
export interface Declared {
  /** By key, in the document's order. */
  readonly sections: ReadonlyMap<string, Section>;
  /** Key of the section that something under a heading belongs to; null where no declared one holds it. */
  readonly keyOf: (section: Section | null) => string | null;
}

/**
 * A heading is a section when it alone has its name and its name is not to be filled in. Headings of one name stay parts
 * of what they stand under. The H1 is a section only where there is nothing else to be one.
 */
export function declareSections(document: Document, isBlank: (section: Section) => boolean): Declared {
  const counts = new Map<string, number>();
  for (const { slug } of document.sections) counts.set(slug, (counts.get(slug) ?? 0) + 1);
  const named = document.sections.filter((it) => it.slug !== "" && counts.get(it.slug) === 1 && !isBlank(it));
  const titles = document.sections.filter((it) => it.depth === 1);
  const isTitle = (section: Section): boolean =>
    section.depth === 1 && section === titles[0] && (titles.length === 1 || section.index === 0);
  const below = named.filter((it) => !isTitle(it));
  const chosen = below.length > 0 ? below : named;
  const keys = new Map(chosen.map((it) => [it, it.slug]));
  const keyOf = (section: Section | null): string | null => {
    for (let at = section; at !== null; at = at.parent) {
      const key = keys.get(at);
      if (key !== undefined) return key;
    }
    return null;
  };
  return { sections: new Map(chosen.map((it) => [it.slug, it])), keyOf };
}
