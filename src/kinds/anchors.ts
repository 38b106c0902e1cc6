import { distance } from "fastest-levenshtein";
import type { Document, Section } from "../model/document.ts";
import type { Range } from "../model/position.ts";
import { slugify } from "../model/slug.ts";
import type { Layout } from "./layout.ts";
import type { Placement } from "./place-sections.ts";

/**
 * Where a missing section should stand: the heading of the next section in schema order that is there; after the last
 * one, the document's last heading; its end when it has none.
 */
export function anchorOfSection(key: string, document: Document, layout: Layout, placement: Placement): Range {
  const at = layout.sections.findIndex((it) => it.key === key);
  const next = layout.sections.slice(at + 1).find((it) => placement.headings.has(it.key));
  const heading = next ? placement.headings.get(next.key)?.[0] : document.sections.at(-1);
  return heading?.range ?? document.end;
}

/** Heading of a declared section, or where it should stand. */
export function headingOrAnchor(key: string, document: Document, layout: Layout, placement: Placement): Range {
  return placement.headings.get(key)?.[0]?.range ?? anchorOfSection(key, document, layout, placement);
}

/**
 * For each missing section the heading that may be the same under another name: the nearest by edit distance among
 * those that are no declared section, at most half of the longer title away, each offered once.
 */
export function findRenamed(
  missing: readonly { readonly key: string; readonly title: string }[],
  document: Document,
  placement: Placement,
): ReadonlyMap<string, string> {
  const free = document.sections.filter((it) => !placement.declared.has(it) && it.depth > 1 && it.slug !== "");
  const pairs = missing.flatMap(({ key, title }) =>
    // Headings without end would take time without end, and help nobody.
    free.slice(0, 200).map((section) => ({ key, section, away: awayFrom(slugify(title), section) })),
  );
  const renamed = new Map<string, string>();
  const taken = new Set<Section>();
  for (const { key, section, away } of pairs.sort((a, b) => a.away - b.away)) {
    if (away > 0.5 || renamed.has(key) || taken.has(section)) continue;
    renamed.set(key, section.title);
    taken.add(section);
  }
  return renamed;
}

/** Share of the longer title that differs; words added in front or behind count little. */
function awayFrom(slug: string, section: Section): number {
  const title = section.slug.slice(0, 200);
  const [shorter, longer] = slug.length < title.length ? [slug, title] : [title, slug];
  const away = distance(slug, title) / Math.max(longer.length, 1);
  return `-${longer}-`.includes(`-${shorter}-`) ? Math.min(away, 0.4) : away;
}
