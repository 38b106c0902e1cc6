import type { List, Nodes, Root, RootContent } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { blankOut, type Capped } from "./capped.ts";
import { findCut, findPlainCut } from "./cut.ts";
import { readPlainBlocks } from "./plain/blocks.ts";
import { mayDefineLabels } from "./plain/labels.ts";
import type { PlainSource } from "./plain/lines.ts";
import { trackPositions } from "./positions.ts";
import type { Stretches } from "./stretches.ts";
import { knowLabels, syntax } from "./syntax.ts";
import { findUnreadableText } from "./unreadable-text.ts";

/** A syntax tree with exact positions, what its values come from, and what was kept from the parser. */
export interface ParsedText {
  readonly tree: Root;
  readonly stretches: Stretches;
  readonly capped: readonly Capped[];
}

/** A part of the text that is parsed by itself. */
interface Part {
  readonly start: number;
  readonly end: number;
  readonly line: number;
  readonly text: string;
  readonly children: readonly RootContent[];
}

interface Labels {
  readonly definitions: ReadonlySet<string>;
  readonly footnotes: ReadonlySet<string>;
}

const noLabels: Labels = { definitions: new Set(), footnotes: new Set() };

// The autolink transform loses positions and overflows on deep input; its syntax extension does the common cases.
const gfmTree = gfmFromMarkdown().map(({ transforms: _, ...extension }) => extension);

/**
 * Parses the text from an offset on as CommonMark and GFM. Positions count from the beginning of the text. The time
 * and memory a parser takes grow faster than the text, so a long one is parsed in parts of about `partSize` units,
 * cut where every block but a fence or HTML is sure to have ended; the tree is the same as that of the whole.
 */
export function parseText(written: string, start: number, partSize: number | null): ParsedText {
  const text = readable(written);
  const stretches: Stretches = new Map();
  const capped: Capped[] = [];
  let parts = readParts(text, start, partSize, stretches, capped);
  const labels = parts.length > 1 ? collectLabels(parts) : noLabels;
  if (labels.definitions.size + labels.footnotes.size > 0) {
    // A label may be defined in another part than it is used in.
    parts = parts.map((part) => {
      if (!part.text.includes("[")) return part;
      return { ...part, children: parsePart(part.text, part.start, part.line, stretches, labels, capped) };
    });
  }
  const children: RootContent[] = [];
  for (const part of parts) append(children, part.children, text);
  return { tree: { type: "root", children }, stretches, capped };
}

/**
 * The same text, unit by unit, as the parser can take it: it would replace null characters itself, and lose count of emphasis before
 * them. A carriage return alone ends a line as "\n" does.
 */
const readable = (text: string): string => text.replaceAll("\0", "\u{fffd}").replace(/\r(?!\n)/g, "\n");

function readParts(
  text: string,
  from: number,
  partSize: number | null,
  stretches: Stretches,
  capped: Capped[],
): readonly Part[] {
  const parts: Part[] = [];
  let line = countLines(text, 0, from);
  const plain = partSize !== null;
  const source = { text, stretches, hasLabels: plain && mayDefineLabels(text, from) };
  for (let start = from; start < text.length || parts.length === 0; ) {
    const part =
      (plain ? readPlainPart(source, start, line) : null) ??
      readPart(text, start, line, partSize ?? text.length, plain, stretches, capped);
    parts.push(part);
    line += countLines(text, start, part.end);
    start = part.end;
  }
  return parts;
}

/** The blocks from an offset on that need no parser; null when the first is none. */
function readPlainPart(source: PlainSource, start: number, line: number): Part | null {
  const { nodes, next } = readPlainBlocks(source, { at: start, line: line + 1 });
  return next.at === start ? null : { start, end: next.at, line, text: "", children: nodes };
}

function readPart(
  text: string,
  start: number,
  line: number,
  partSize: number,
  plain: boolean,
  stretches: Stretches,
  capped: Capped[],
): Part {
  let end = start;
  for (let size = partSize; ; size *= 2) {
    end = plain ? findPlainCut(text, end + 1, start + size) : findCut(text, start + size);
    const raw = text.slice(start, end);
    const found = findUnreadableText(raw).map((it) => ({ ...it, start: it.start + start, end: it.end + start }));
    const part = blankOut(raw, found, start);
    const failures: Capped[] = [];
    const children = parsePart(part, start, line, stretches, noLabels, failures);
    if (end < text.length && isOpen(children.at(-1), end - (raw.endsWith("\r\n") ? 2 : 1))) continue;
    for (const it of found) capped.push(it);
    for (const it of failures) capped.push(it);
    return { start, end, line, text: failures.length > 0 ? "" : part, children };
  }
}

function parsePart(
  text: string,
  start: number,
  line: number,
  stretches: Stretches,
  labels: Labels,
  failures: Capped[],
): readonly RootContent[] {
  try {
    // The parser takes a byte-order mark off, so it gets one: what else looks like one is text.
    const { children } = fromMarkdown(`\u{feff}${text}`, {
      extensions: labels === noLabels ? [...syntax] : [...syntax, knowLabels(labels.definitions, labels.footnotes)],
      mdastExtensions: [...gfmTree, trackPositions(text, start, stretches)],
    });
    for (const child of children) move(child, line, start);
    return children;
  } catch {
    failures.push({ kind: "failure", start, end: start + text.length });
    return [];
  }
}

/** Whether the last block of a part reaches to its end, and so may go on: a fence or HTML whose end did not come. */
function isOpen(last: RootContent | undefined, end: number): boolean {
  if (last === undefined || (last.position?.end.offset ?? 0) < end) return false;
  if (last.type === "code" || last.type === "html") return true;
  const isContainer =
    last.type === "list" ||
    last.type === "listItem" ||
    last.type === "blockquote" ||
    last.type === "footnoteDefinition";
  return isContainer && isOpen(last.children.at(-1), end);
}

function move(node: Nodes, lines: number, offset: number): void {
  for (const point of node.position ? [node.position.start, node.position.end] : []) {
    point.line += lines;
    point.offset = (point.offset ?? 0) + offset;
  }
  if ("children" in node) for (const child of node.children) move(child, lines, offset);
}

function collectLabels(parts: readonly Part[]): Labels {
  const definitions = new Set<string>();
  const footnotes = new Set<string>();
  const visit = (node: Nodes): void => {
    if (node.type === "definition") definitions.add(node.identifier.toUpperCase());
    if (node.type === "footnoteDefinition") footnotes.add(node.identifier.toUpperCase());
    if (node.type === "paragraph" || node.type === "heading" || node.type === "table") return;
    if ("children" in node) for (const child of node.children) visit(child);
  };
  for (const { children } of parts) for (const child of children) visit(child);
  return { definitions, footnotes };
}

/** Adds the blocks of a part. A list that was cut between two of its items becomes one again. */
function append(blocks: RootContent[], next: readonly RootContent[], text: string): void {
  const [first, ...rest] = next;
  const last = blocks.at(-1);
  if (!first) return;
  if (last?.type === "list" && first.type === "list" && markOf(last, text) === markOf(first, text)) {
    for (const it of first.children) last.children.push(it);
    last.spread = Boolean(last.spread || first.spread);
    if (last.position && first.position) last.position.end = first.position.end;
    for (const block of rest) blocks.push(block);
  } else for (const block of next) blocks.push(block);
}

/** The bullet of a list; every ordered list has one of its own, since a part never begins with one. */
function markOf(list: List, text: string): unknown {
  return list.ordered ? list : text[list.position?.start.offset ?? 0];
}

function countLines(text: string, start: number, end: number): number {
  let lines = 0;
  for (let at = start; at < end; at++) {
    const unit = text.charCodeAt(at);
    if (unit === 10 || (unit === 13 && text.charCodeAt(at + 1) !== 10)) lines++;
  }
  return lines;
}
