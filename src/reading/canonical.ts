import type { List, ListItem, Nodes, PhrasingContent, Root, Table } from "mdast";
import type { CanonicalNode, CanonicalType } from "../model/canonical.ts";
import type { Range } from "../model/position.ts";
import { locate } from "./markdown/stretches.ts";
import type { Source } from "./parse.ts";

interface Target {
  readonly url: string;
  readonly title?: string | null | undefined;
}

interface Context {
  readonly source: Source;
  /** Targets of the definitions, by label; of two with one label the first counts. */
  readonly targets: ReadonlyMap<string, Target>;
}

/**
 * The blocks of a document as its approval sees them: see docs/digest.md. Front matter is no part of it, except as text
 * when it is broken; what was kept from the parser follows as text, so that nothing hides there.
 */
export function canonicalTree(source: Source): readonly CanonicalNode[] {
  const context = { source, targets: collectTargets(source.tree) };
  const { state, range } = source.frontMatter;
  const verbatim = (type: CanonicalType, at: Range): CanonicalNode => ({ type, text: textIn(source, at), range: at });
  return [
    ...(state === "broken" && range !== null ? [verbatim("front-matter", range)] : []),
    ...joinLists(source.tree.children).flatMap((node) => readNode(node, context)),
    ...source.unreadable.map((it) => verbatim("unreadable", it.range)),
  ];
}

function collectTargets(tree: Root): ReadonlyMap<string, Target> {
  const targets = new Map<string, Target>();
  const visit = (node: Nodes): void => {
    if (node.type === "definition" && !targets.has(labelOf(node))) targets.set(labelOf(node), node);
    if ("children" in node) for (const child of node.children) visit(child);
  };
  visit(tree);
  return targets;
}

/** Labels are compared without regard to case and white space, as CommonMark does. */
function labelOf({ identifier }: { readonly identifier: string }): string {
  return identifier
    .replace(/[\t\n\r ]+/g, " ")
    .trim()
    .toLowerCase()
    .toUpperCase()
    .toLowerCase()
    .normalize("NFC");
}

/** Neighbouring bullet lists differ in nothing but the bullet. */
function joinLists(nodes: readonly Nodes[]): readonly Nodes[] {
  const joined: Nodes[] = [];
  for (const node of nodes) {
    const last = joined.at(-1);
    if (last?.type === "list" && node.type === "list" && !last.ordered && !node.ordered) {
      joined[joined.length - 1] = joinedList(last, node);
    } else joined.push(node);
  }
  return joined;
}

function joinedList(first: List, second: List): List {
  const joined: List = { ...first, children: [...first.children, ...second.children] };
  if (first.position && second.position) joined.position = { ...first.position, end: second.position.end };
  return joined;
}

function readNode(node: Nodes, context: Context): readonly CanonicalNode[] {
  const range = rangeOf(node, context.source);
  const within = (nodes: readonly Nodes[]) => joinLists(nodes).flatMap((child) => readNode(child, context));
  const branch = (type: CanonicalType, nodes: readonly Nodes[], attributes: Attributes = {}): CanonicalNode[] => [
    { type, range, ...given(attributes), children: within(nodes) },
  ];
  const leaf = (type: CanonicalType, text: string | undefined, attributes: Attributes = {}): CanonicalNode[] => [
    { type, range, ...given(attributes), ...(text === undefined ? {} : { text }) },
  ];
  switch (node.type) {
    case "paragraph":
      return branch("paragraph", node.children);
    case "heading":
      return branch("heading", node.children, { depth: String(node.depth) });
    case "blockquote":
      return branch("quote", node.children);
    case "list":
      return branch("list", node.children, { start: node.ordered ? String(node.start ?? 1) : null });
    case "listItem":
      return [{ type: "item", range, children: [...boxOf(node, context.source), ...within(node.children)] }];
    case "table":
      return [{ type: "table", range, children: rowsOf(node, context) }];
    case "code":
      return leaf("code-block", lines(node.value), { language: node.lang, meta: node.meta });
    case "thematicBreak":
      return leaf("rule", undefined);
    case "definition":
      return leaf("definition", undefined, { label: labelOf(node), url: node.url, title: node.title });
    case "footnoteDefinition":
      return branch("footnote", node.children, { label: labelOf(node) });
    case "text":
      return [{ type: "text", range, text: node.value, placeOf: placesOf(node, node.value, context.source) }];
    case "html":
      return [
        { type: "html", range, text: lines(node.value), placeOf: placesOfHtml(node, node.value, context.source) },
      ];
    case "inlineCode":
      return leaf("code", lines(node.value));
    case "emphasis":
      return branch("emphasis", node.children);
    case "strong":
      return readStrong(node.children, range, within);
    case "delete":
      return branch("deleted", node.children);
    case "link":
      return branch("link", node.children, { url: node.url, title: node.title });
    case "linkReference":
      return branch("link", node.children, targetOf(node, context));
    case "image":
      return leaf("image", undefined, { alt: node.alt, url: node.url, title: node.title });
    case "imageReference":
      return leaf("image", undefined, { alt: node.alt, ...targetOf(node, context) });
    case "break":
      return leaf("break", undefined);
    case "footnoteReference":
      return leaf("footnote-reference", undefined, { label: labelOf(node) });
    default:
      // No parser option makes any other node; if one did, its source would still count.
      return leaf("unreadable", textIn(context.source, range));
  }
}

type Attributes = Readonly<Record<string, string | null | undefined>>;

function given(attributes: Attributes): Pick<CanonicalNode, "attributes"> | Record<string, never> {
  const entries = Object.entries(attributes).filter((it): it is [string, string] => Boolean(it[1]));
  return entries.length === 0 ? {} : { attributes: Object.fromEntries(entries) };
}

function targetOf(node: { readonly identifier: string }, { targets }: Context): Attributes {
  const { url, title } = targets.get(labelOf(node)) ?? {};
  return { url, title };
}

/** `***a***` may be strong in emphasis or emphasis in strong: it is always taken for the former. */
function readStrong(
  children: readonly PhrasingContent[],
  range: Range,
  within: (nodes: readonly Nodes[]) => readonly CanonicalNode[],
): readonly CanonicalNode[] {
  const [only, second] = children;
  if (only?.type !== "emphasis" || second) return [{ type: "strong", range, children: within(children) }];
  return [{ type: "emphasis", range, children: [{ type: "strong", range, children: within(only.children) }] }];
}

/** The box of a task, which the tree has as a state only. */
function boxOf(item: ListItem, source: Source): readonly CanonicalNode[] {
  if (typeof item.checked !== "boolean") return [];
  const start = source.text.indexOf("[", item.position?.start.offset ?? 0);
  const state = item.checked ? "done" : "open";
  return [{ type: "box", range: source.range(start, source.text.indexOf("]", start) + 1), attributes: { state } }];
}

/** Rows as long as the header; cells beyond it are not shown to a reader, and count where they hold something. */
function rowsOf(table: Table, context: Context): readonly CanonicalNode[] {
  const width = table.children[0]?.children.length ?? 0;
  return table.children.map((row): CanonicalNode => {
    const range = rangeOf(row, context.source);
    const end = { ...range, line: range.endLine, column: range.endColumn };
    const cells = row.children.map((cell): CanonicalNode => {
      const children = cell.children.flatMap((child) => readNode(child, context));
      return { type: "cell", range: rangeOf(cell, context.source), children };
    });
    while (cells.length > width && cells.at(-1)?.children?.length === 0) cells.pop();
    while (cells.length < width) cells.push({ type: "cell", range: end, children: [] });
    return { type: "row", range, children: cells };
  });
}

function rangeOf(node: Nodes, source: Source): Range {
  return source.range(node.position?.start.offset ?? 0, node.position?.end.offset ?? 0);
}

const lines = (text: string): string => text.replace(/\r\n?/g, "\n");

function placesOf(node: Nodes, text: string, source: Source): (at: number) => Range {
  return (at) => {
    const { start, end } = locate(source.stretches(node), text.length, at);
    return source.range(start, end);
  };
}

/** The lines of HTML are ends of source lines: what stands before them belongs to a quote or a list item. */
function placesOfHtml(node: Nodes, text: string, source: Source): (at: number) => Range {
  const start = node.position?.start.offset ?? 0;
  const end = node.position?.end.offset ?? 0;
  if (text.length === end - start) return placesOf(node, text, source);
  const written = source.text.slice(start, end).split(/\r\n|\n|\r/);
  const first = source.range(start, start);
  const starts: number[] = [];
  const shifts: number[] = [];
  let next = 0;
  for (const [row, line] of text.split("\n").entries()) {
    starts.push(next);
    next += line.length + 1;
    shifts.push((written[row]?.length ?? 0) - line.length + (row === 0 ? first.column : 1));
  }
  return (at) => {
    let low = 0;
    for (let high = starts.length - 1; low < high; ) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= at) low = middle;
      else high = middle - 1;
    }
    const column = at - (starts[low] ?? 0) + (shifts[low] ?? 1);
    return { line: first.line + low, column, endLine: first.line + low, endColumn: column + 1 };
  };
}

/** The source text of a range, with "\n" for line ends. */
function textIn({ text }: Source, { line, column, endLine, endColumn }: Range): string {
  const all = text.split(/\r\n|\n|\r/).slice(line - 1, endLine);
  const last = all.length - 1;
  return all.map((it, at) => it.slice(at === 0 ? column - 1 : 0, at === last ? endColumn - 1 : undefined)).join("\n");
}
