import type { CanonicalNode } from "../model/canonical.ts";
import type { Range } from "../model/position.ts";
import { overlaps } from "./ranges.ts";

/** Units of text that stand in a row, with their places; anything that is no text counts as one U+FFFC. */
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

/** The texts of a paragraph or cell within a range, joined. */
export function runIn(block: CanonicalNode, range: Range): Run {
  let text = "";
  const places: Range[] = [];
  for (const node of walk(block.children ?? [])) {
    if (node.children || !overlaps(range, node.range)) continue;
    const value = node.type === "text" ? (node.text ?? "") : "\ufffc";
    for (let at = 0; at < value.length; at++) {
      const place = node.type === "text" ? node.placeOf?.(at) : node.range;
      if (!place || !overlaps(range, place)) continue;
      text += value[at];
      places.push(place);
    }
  }
  return { text, places };
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
