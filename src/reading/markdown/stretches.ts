import type { Nodes } from "mdast";

/**
 * Where a stretch of a node's value comes from: the index in the value at which it begins (it ends where the next
 * one begins) and its source offsets. Stretches of equal length match unit by unit; the others are an escape, a
 * character reference, a line end or the columns of a tab.
 */
export interface Stretch {
  readonly from: number;
  readonly start: number;
  readonly end: number;
}

/** The stretches of those nodes whose value is not the one unbroken stretch of source that their position says. */
export type Stretches = Map<object, readonly Stretch[]>;

/** The stretches of a node's value; `base` is the source offset that its position counts from. */
export function stretchesOf(node: Nodes, stretches: Stretches, base = 0): readonly Stretch[] {
  const { start, end } = node.position ?? { start: undefined, end: undefined };
  return stretches.get(node) ?? [{ from: 0, start: (start?.offset ?? 0) + base, end: (end?.offset ?? 0) + base }];
}

/** Source offsets (end exclusive) of one unit of a value that is so many units long. */
export function locate(found: readonly Stretch[], length: number, at: number): { start: number; end: number } {
  let low = 0;
  let high = found.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((found[middle]?.from ?? 0) <= at) low = middle;
    else high = middle - 1;
  }
  const { from, start, end } = found[low] ?? { from: 0, start: 0, end: 0 };
  const surplus = (found[low + 1]?.from ?? length) - from - (end - start);
  if (surplus < 0) return { start, end };
  // Columns of a tab that a list took in part have no source of their own: they stand before the rest.
  const offset = start + Math.max(0, at - from - surplus);
  return { start: offset, end: Math.min(end, offset + 1) };
}

/** Joins the stretches of what a label holds, in the way in which their values make up an image's description. */
export function gatherStretches(nodes: readonly Nodes[], stretches: Stretches, base: number): readonly Stretch[] {
  const gathered: Stretch[] = [];
  let length = 0;
  const visit = (node: Nodes): void => {
    const value = "value" in node ? node.value : "alt" in node ? (node.alt ?? "") : "";
    if (value !== "") {
      for (const it of stretchesOf(node, stretches, base)) gathered.push({ ...it, from: it.from + length });
      length += value.length;
    } else if ("children" in node) for (const child of node.children) visit(child);
  };
  for (const node of nodes) visit(node);
  return gathered;
}

/** The stretches of a value without its first unit. */
export function dropFirstUnit(found: readonly Stretch[], length: number): readonly Stretch[] {
  return found.flatMap((it, at) => {
    const next = found[at + 1]?.from ?? length;
    if (next <= 1) return [];
    if (it.from > 0) return { ...it, from: it.from - 1 };
    return { from: 0, start: it.start + (it.end - it.start === next ? 1 : 0), end: it.end };
  });
}

/** Inline code of a table cell: `\|` stands for a pipe, no other backslash escapes anything. */
export function unescapePipes(
  value: string,
  found: readonly Stretch[],
): { readonly value: string; readonly found: readonly Stretch[] } {
  if (!value.includes("\\|")) return { value, found };
  const kept: Stretch[] = [];
  let plain = "";
  for (let at = 0; at < value.length; at++) {
    const { start, end } = locate(found, value.length, at);
    const pair = value[at] === "\\" ? value[at + 1] : undefined;
    const escaped = pair === "|";
    kept.push({ from: plain.length, start, end: escaped ? locate(found, value.length, at + 1).end : end });
    plain += escaped ? "|" : value[at];
    if (escaped) at++;
    else if (pair === "\\") {
      at++;
      kept.push({ from: plain.length, ...locate(found, value.length, at) });
      plain += pair;
    }
  }
  return { value: plain, found: kept };
}
