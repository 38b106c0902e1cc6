import type { Document, Section } from "../model/document.ts";
import type { Layout, SectionLayout } from "./layout.ts";

/** Where the headings of a document belong in the view. */
export interface Placement {
  /** Headings of each section of the view, declared ones first come first; the preamble has no key. */
  readonly headings: ReadonlyMap<string, readonly Section[]>;
  /** Key of the section of the view that a heading's content belongs to; null for the preamble. */
  readonly ownerOf: (section: Section | null) => string | null;
  /** The sub-heading of a declared section, directly below it, that a heading's content belongs to. */
  readonly childOf: (section: Section | null) => Section | null;
  /** The declared section, by heading; undefined for undeclared ones. */
  readonly declared: ReadonlyMap<Section, SectionLayout>;
}

/**
 * Assigns headings to declared sections by key, title or another title, whatever their depth. A sub-heading that is not
 * declared belongs to what it stands under. Where a declared title occurs at several depths, the shallowest ones count
 * (the H1 only when it is alone): a sub-heading "Risk" of something else is not the section "Risk".
 */
export function placeSections(document: Document, layout: Layout): Placement {
  const declared = findDeclared(document, layout);
  const owners = new Map<Section, string | null>();
  const children = new Map<Section, Section | null>();
  const headings = new Map<string, Section[]>();
  for (const section of document.sections) {
    const { parent } = section;
    const key = declared.get(section)?.key;
    const above = parent ? owners.get(parent) : undefined;
    const inherited = key === undefined ? (above ?? null) : null;
    const owner = key ?? inherited ?? (section.depth === 1 ? null : section.slug);
    owners.set(section, owner);
    const child = parent ? children.get(parent) : undefined;
    children.set(section, inherited === null ? null : (child ?? section));
    if (owner !== null && inherited === null) addTo(headings, owner, section);
  }
  return {
    headings,
    ownerOf: (section) => (section ? (owners.get(section) ?? null) : null),
    childOf: (section) => (section ? (children.get(section) ?? null) : null),
    declared,
  };
}

function addTo(map: Map<string, Section[]>, key: string, section: Section): void {
  const list = map.get(key);
  if (list) list.push(section);
  else map.set(key, [section]);
}

function findDeclared(document: Document, layout: Layout): ReadonlyMap<Section, SectionLayout> {
  const declared = new Map<Section, SectionLayout>();
  for (const expected of layout.sections) {
    const all = document.sections.filter((it) => expected.slugs.has(it.slug) && !declared.has(it));
    const below = all.filter((it) => it.depth > 1);
    const matches = below.length > 0 ? below : all;
    const shallowest = Math.min(...matches.map((it) => it.depth));
    for (const match of matches) if (match.depth === shallowest) declared.set(match, expected);
  }
  return declared;
}
