import type { Document, Section } from "../model/document.ts";
import type { Replacement } from "../model/finding.ts";
import type { Facts } from "../model/kind.ts";
import { slugify } from "../model/slug.ts";
import type { CompiledKind } from "./compiled-kind.ts";
import type { Placement } from "./place-sections.ts";
import { render } from "./render.ts";
import type { Template, TemplateNode } from "./template.ts";

/** A heading of a rendered template with its lines, those of its sub-headings among them. */
interface Part {
  /** Key of the section it is; null for a heading that the schema does not declare. */
  readonly key: string | null;
  readonly depth: number;
  readonly parent: Part | null;
  readonly lines: readonly string[];
}

/**
 * What adds a missing section to a document, by the section's key: what the kind's template has for it, with placeholders
 * wherever an author fills something in. It comes before the next of its siblings that is there, else behind the last
 * one. Null when the template has no such section under these facts, or nothing shows where it would stand.
 */
export function additionsTo(
  document: Document,
  compiled: CompiledKind,
  placement: Placement,
  facts: Facts,
): (key: string) => Replacement | null {
  let outline: readonly Part[] | null = null;
  return (key) => {
    outline ??= outlineOf(compiled, facts);
    const part = outline.find((it) => it.key === key);
    if (part === undefined) return null;
    const siblings = outline.filter((it) => it.parent === part.parent);
    const place = findPlace(part, siblings, outline, document, placement);
    if (place === null) return null;
    const { line, column } = place;
    const text = shift(part.lines, place.depth - part.depth).join("\n");
    return { range: { line, column, endLine: line, endColumn: column }, from: "", text, isBlock: true };
  };
}

interface Place {
  readonly line: number;
  readonly column: number;
  readonly depth: number;
}

function findPlace(
  part: Part,
  siblings: readonly Part[],
  outline: readonly Part[],
  document: Document,
  placement: Placement,
): Place | null {
  const headings = (it: Part): readonly Section[] => (it.key && placement.headings.get(it.key)) || [];
  const present = (parts: readonly Part[]): readonly Section[] => parts.flatMap(headings);
  const group = present(siblings).length > 0 ? siblings : outline;
  const all = present(group);
  if (all.length === 0) {
    // Without any other section only a document that has none at all shows where this one goes.
    return document.sections.length > 1 ? null : atEnd(document, 2);
  }
  const shallowest = Math.min(...all.map((it) => it.depth));
  // A single heading of the first level is the title, even where it reads like a section.
  const depth = document.sections.filter((it) => it.depth === 1).length === 1 ? Math.max(2, shallowest) : shallowest;
  const at = group.indexOf(part);
  const next = present(group.slice(at + 1))[0];
  if (next) {
    const before = upTo(next, depth);
    return before.range.column === 1 && before.depth === depth ? { line: before.range.line, column: 1, depth } : null;
  }
  const last = upTo(
    all.reduce((a, b) => (a.index > b.index ? a : b)),
    depth,
  );
  const after = document.sections.find((it) => it.index > last.index && it.depth <= last.depth);
  if (!after) return atEnd(document, depth);
  return after.range.column === 1 ? { line: after.range.line, column: 1, depth } : null;
}

function atEnd({ end }: Document, depth: number): Place {
  return { line: end.endLine, column: end.endColumn, depth };
}

/** The heading, or the one above it that stands no deeper than its siblings. */
function upTo(section: Section, depth: number): Section {
  let at = section;
  while (at.depth > depth && at.parent !== null) at = at.parent;
  return at;
}

/** The headings of a kind's template as it is rendered for these facts, none of which is filled in. */
function outlineOf({ template, layout }: CompiledKind, facts: Facts): readonly Part[] {
  const lines = render({ template: withoutFacts(template) }, facts).split("\n");
  const headings = headingsOf(lines);
  const parts: Part[] = [];
  for (const [index, { at, depth }] of headings.entries()) {
    const end = headings.find((it, other) => other > index && it.depth <= depth)?.at ?? lines.length;
    const slug = slugify(lines[at]?.slice(depth) ?? "");
    parts.push({
      key: layout.sections.find((it) => it.slugs.has(slug))?.key ?? null,
      depth,
      parent: parts.findLast((it) => it.depth < depth) ?? null,
      lines: trimEnd(lines.slice(at, end)),
    });
  }
  return parts;
}

/** Where headings stand in Markdown of our own making: by number signs, outside of fences and comments. */
function headingsOf(lines: readonly string[]): readonly { readonly at: number; readonly depth: number }[] {
  const headings: { readonly at: number; readonly depth: number }[] = [];
  let fence: string | null = null;
  let inComment = false;
  for (const [at, line] of lines.entries()) {
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1] ?? null;
    if (mark !== null && (fence === null || mark.startsWith(fence))) fence = fence === null ? mark : null;
    if (fence !== null) continue;
    const [marks = ""] = inComment ? [] : (/^#{1,6}(?= )/.exec(line) ?? []);
    if (marks !== "") headings.push({ at, depth: marks.length });
    const [opened, closed] = [line.lastIndexOf("<!--"), line.lastIndexOf("-->")];
    inComment = opened > closed || (inComment && closed < 0);
  }
  return headings;
}

/** The template with what it wants the author to fill in wherever it would write a fact. */
function withoutFacts(template: Template): Template {
  return template.map((node): TemplateNode => {
    if (node.type === "fact" && node.guide !== null) {
      return { type: "guide", body: [{ type: "text", text: node.guide }] };
    }
    if (node.type === "branch") return { ...node, yes: withoutFacts(node.yes), no: withoutFacts(node.no) };
    if (node.type === "each") return { ...node, body: withoutFacts(node.body), empty: withoutFacts(node.empty) };
    return node;
  });
}

function trimEnd(lines: readonly string[]): readonly string[] {
  return lines.slice(0, lines.findLastIndex((it) => it.trim() !== "") + 1);
}

/** Headings that much deeper; below the sixth level there is none. */
function shift(lines: readonly string[], by: number): readonly string[] {
  const depths = new Map(headingsOf(lines).map(({ at, depth }) => [at, depth]));
  return lines.map((line, at) => {
    const depth = depths.get(at);
    return depth === undefined ? line : "#".repeat(Math.min(6, Math.max(1, depth + by))) + line.slice(depth);
  });
}
