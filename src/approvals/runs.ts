import type { CanonicalNode } from "../model/canonical.ts";
import type { Range } from "../model/position.ts";
import { overlaps } from "./ranges.ts";

/** Units of text that stand in a row, with their places; what is neither text nor code counts as one U+FFFC. */
export interface Run {
  readonly text: string;
  readonly places: readonly Range[];
}

/** Every node of a tree, parents first. */
export function* walk(nodes: readonly CanonicalNode[]): Generator<CanonicalNode> {
  for (const node of nodes) {
    yield node;
    if (node.children) yield* walk(node.children);
  }
}

const known = new WeakMap<CanonicalNode, Run>();

/** The texts of a paragraph or cell, joined. It is asked for again and again, by each of many lines. */
function runOf(block: CanonicalNode): Run {
  const before = known.get(block);
  if (before) return before;
  const parts: string[] = [];
  const places: Range[] = [];
  for (const { type, text, range, placeOf, children } of walk(block.children ?? [])) {
    if (children) continue;
    const value = type === "text" || type === "code" ? (text ?? "") : "\ufffc";
    parts.push(value);
    for (let at = 0; at < value.length; at++) places.push(type === "text" && placeOf ? placeOf(at) : range);
  }
  const run = { text: parts.join(""), places };
  known.set(block, run);
  return run;
}

/** The texts of a paragraph or cell within a range. */
export function runIn(block: CanonicalNode, range: Range): Run {
  const { text, places } = runOf(block);
  const from = firstIndex(places, (it) => isAfter(it.endLine, it.endColumn, range.line, range.column));
  const to = firstIndex(places, (it) => !isAfter(range.endLine, range.endColumn, it.line, it.column));
  return { text: text.slice(from, to), places: places.slice(from, Math.max(from, to)) };
}

/** Where a text stands in a paragraph or cell, at or after the start of a range; null when it does not. */
export function findText(block: CanonicalNode, range: Range, wanted: string): Range | null {
  const { text, places } = runOf(block);
  const from = firstIndex(places, (it) => isAfter(it.endLine, it.endColumn, range.line, range.column));
  const at = text.indexOf(wanted, from);
  const [first, last] = [places[at], places[at + wanted.length - 1]];
  return at >= 0 && first && last ? span(first, last) : null;
}

function isAfter(line: number, column: number, otherLine: number, otherColumn: number): boolean {
  return line > otherLine || (line === otherLine && column > otherColumn);
}

/** The first of some places, which are in order, of which something holds from there on; their number when of none. */
function firstIndex(places: readonly Range[], holds: (place: Range) => boolean): number {
  let low = 0;
  for (let high = places.length; low < high; ) {
    const middle = (low + high) >> 1;
    const place = places[middle];
    if (place && holds(place)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The range from one place to the end of another. */
export function span(from: Range, to: Range): Range {
  return { line: from.line, column: from.column, endLine: to.endLine, endColumn: to.endColumn };
}

/** The first of some nodes that stand apart and in order of which a part stands in a range; null when none does. */
export function nodeIn(nodes: readonly CanonicalNode[], range: Range): CanonicalNode | null {
  let low = 0;
  for (let high = nodes.length; low < high; ) {
    const middle = (low + high) >> 1;
    const { endLine = 0, endColumn = 0 } = nodes[middle]?.range ?? {};
    if (endLine < range.line || (endLine === range.line && endColumn <= range.column)) low = middle + 1;
    else high = middle;
  }
  const found = nodes[low];
  return found && overlaps(found.range, range) ? found : null;
}
