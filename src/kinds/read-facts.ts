import { collapse } from "../model/collapse.ts";
import type { Document, Field } from "../model/document.ts";
import type { Facts, ReadingHints } from "../model/kind.ts";
import type { Range } from "../model/position.ts";
import type { StatedFact } from "../model/subject.ts";
import { escapePointer } from "./json.ts";
import type { Layout, SectionLayout } from "./layout.ts";
import type { Placement } from "./place-sections.ts";
import { overlaps } from "./ranges.ts";
import { chooseValue, normalizeWord } from "./words.ts";

/** The facts of a document for its view, with places; a value that is neither text nor list stays for the schema to refuse. */
export interface ViewFacts {
  readonly values: Readonly<Record<string, unknown>>;
  /** By JSON pointer into the view. Facts of the plan have none. */
  readonly ranges: ReadonlyMap<string, Range>;
  /** What rules see: texts and lists only. */
  readonly facts: Facts;
  /** What the document says itself, the plan's facts left out. */
  readonly stated: readonly StatedFact[];
}

/** Facts that are one of a few words, whatever the kind: compared without regard to case. */
const words: ReadonlySet<string> = new Set(["status", "outcome", "type", "strategy", "risk", "environment"]);

/** What a document says of itself alone. */
const ownFacts: ReadonlySet<string> = new Set(["kind", "template"]);

/**
 * The facts of a document: its front matter's, else the plan's, else those that fields of its body give. Words are in
 * lower case, names and versions as written. What is empty, or still the template's guidance, gives no fact to rules.
 */
export function readFacts(
  document: Document,
  layout: Layout,
  placement: Placement,
  planFacts: Facts,
  hints: ReadingHints,
): ViewFacts {
  const values: Record<string, unknown> = Object.create(null);
  const facts: Record<string, string | readonly string[]> = Object.create(null);
  const ranges = new Map<string, Range>();
  const stated: StatedFact[] = [];
  const guidance = new Set(hints.guidance.filter((it) => it.slot === "front-matter").map((it) => it.parts.join("")));
  const wordOf = (name: string, text: string): string => {
    const known = layout.factValues.get(name);
    if (words.has(name)) return normalizeWord(text);
    return (known && chooseValue(text, known)) ?? collapse(text);
  };
  const state = (name: string, value: unknown, range: Range | undefined): void => {
    const texts = (Array.isArray(value) ? value : [value]).filter((it) => typeof it === "string");
    const list = layout.lists.has(name) && typeof value === "string" ? value.split(",") : texts;
    const given = list.map(collapse).filter((it) => it !== "" && !guidance.has(it));
    if (given.length === 0 || !range || document.placeholders.some((it) => overlaps(it.range, range))) return;
    stated.push({ name, values: given, range });
  };
  const set = (name: string, value: unknown): void => {
    const list = layout.lists.has(name) && typeof value === "string" ? value.split(",") : value;
    if (!Array.isArray(list) && typeof list !== "string") {
      values[name] = value;
      return;
    }
    const texts = (typeof list === "string" ? [list] : list).filter((it) => typeof it === "string");
    const read = texts.map((it) => (guidance.has(it.trim()) ? "" : wordOf(name, it)));
    const given = read.filter((it) => it !== "");
    values[name] = typeof list === "string" ? (read[0] ?? "") : texts.length === list.length ? given : value;
    if (given.length > 0) facts[name] = typeof list === "string" ? (given[0] ?? "") : given;
  };
  for (const { field, name, isWord } of factFields(document, layout, placement)) {
    state(name, field.value, field.range);
    if (name in facts) continue;
    set(name, isWord ? normalizeWord(field.value) : field.value);
    ranges.set(`/facts/${escapePointer(name)}`, field.range);
  }
  for (const [name, value] of Object.entries(planFacts)) {
    if (ownFacts.has(name) || value.length === 0) continue;
    set(name, value);
    ranges.delete(`/facts/${escapePointer(name)}`);
  }
  for (const [name, value] of Object.entries(document.frontMatter.data)) {
    const isEmpty = value === "" || (Array.isArray(value) && value.length === 0);
    // A key left empty says nothing against the plan.
    if (isEmpty && name in facts) continue;
    delete facts[name];
    set(name, value);
    const range = document.frontMatter.positions.get(`/${name}`);
    if (range) ranges.set(`/facts/${escapePointer(name)}`, range);
    state(name, value, range);
  }
  return { values, ranges, facts, stated };
}

/** Body fields that give a fact: filled in with something that the schema knows, and no placeholder. */
function* factFields(
  document: Document,
  layout: Layout,
  placement: Placement,
): Generator<{ readonly field: Field; readonly name: string; readonly isWord: boolean }> {
  const sections = new Map(layout.sections.map((it) => [it.key, it]));
  for (const field of document.fields) {
    if (field.source === "front-matter" || field.value.trim() === "" || field.options.length > 0) continue;
    const owner = placement.ownerOf(field.section);
    const section = owner === null ? null : sections.get(owner);
    const parts: Pick<SectionLayout, "fields"> | null | undefined =
      placement.childOf(field.section) === null && section ? section : owner === null ? layout.preamble : null;
    const declared = parts?.fields.find((it) => it.slugs.has(field.slug));
    if (!declared?.fact) continue;
    if (declared.values !== null && chooseValue(field.value, declared.values) === null) continue;
    if (document.placeholders.some((it) => overlaps(it.range, field.range))) continue;
    yield { field, name: declared.fact, isWord: declared.values !== null };
  }
}
