import type {
  Code,
  Heading,
  Html,
  List,
  ListItem,
  Nodes,
  Paragraph,
  PhrasingContent,
  TableCell,
  Table as TableNode,
} from "mdast";
import type { BlockType, Section } from "../model/document.ts";
import { slugify } from "../model/slug.ts";
import type { Source } from "./parse.ts";
import { type Phrase, readPhrase } from "./phrase.ts";

/** A list item with what surrounds it. */
export interface Item {
  readonly node: ListItem;
  readonly list: List;
  readonly parent: Item | null;
  /** 1 for an item of an outermost list. */
  readonly depth: number;
}

/** Where a cell stands in its table; row 0 is the header. */
export interface CellPlace {
  readonly table: Grid;
  readonly row: number;
  readonly column: number;
}

/** A table with the phrases of its cells; row 0 is the header. */
export interface Grid {
  readonly node: TableNode;
  readonly section: Section | null;
  readonly labels: readonly string[];
  readonly rows: readonly (readonly Part[])[];
}

/** A leaf of the document that holds text, in document order, with what it stands under. */
export interface Part {
  readonly type: BlockType;
  readonly node: Heading | Paragraph | TableCell | Code;
  readonly phrase: Phrase;
  readonly section: Section | null;
  /** The innermost list item it stands in. */
  readonly item: Item | null;
  readonly cell: CellPlace | null;
  /** What introduces it, nearest first: the cell's column header, parent items, lead-in paragraphs. No headings. */
  readonly labels: readonly string[];
}

/** Block HTML, comments included. */
export interface HtmlPart {
  readonly node: Html;
  readonly section: Section | null;
  readonly item: Item | null;
  readonly labels: readonly string[];
}

/** The document flattened: one walk of the tree that every reader shares. */
export interface Outline {
  readonly sections: readonly Section[];
  readonly parts: readonly Part[];
  readonly grids: readonly Grid[];
  readonly items: readonly Item[];
  readonly html: readonly HtmlPart[];
}

interface Place {
  readonly item: Item | null;
  readonly labels: readonly string[];
}

type MutableSection = { -readonly [K in keyof Section]: Section[K] };

/** Flattens a parsed text. */
export function readOutline(source: Source): Outline {
  const sections: MutableSection[] = [];
  const parts: Part[] = [];
  const grids: Grid[] = [];
  const items: Item[] = [];
  const html: HtmlPart[] = [];
  const section = (): Section | null => sections.at(-1) ?? null;

  const addPart = (
    type: BlockType,
    node: Part["node"],
    children: readonly PhrasingContent[],
    place: Place,
    cell: CellPlace | null,
  ): Part => {
    const { start, end } = offsets(node);
    const phrase = readPhrase(source, children, type === "cell" ? start : end);
    const part = { type, node, phrase, section: section(), item: place.item, cell, labels: place.labels };
    parts.push(part);
    return part;
  };

  const openSection = (node: Heading): void => {
    const title = collapse(readPhrase(source, node.children).text);
    const previous = sections.at(-1);
    const range = source.range(offsets(node).start, offsets(node).end);
    if (previous) previous.lastLine = Math.max(previous.range.endLine, range.line - 1);
    let parent: Section | null = previous ?? null;
    while (parent !== null && parent.depth >= node.depth) parent = parent.parent;
    const { depth } = node;
    sections.push({
      title,
      slug: slugify(title),
      depth,
      index: sections.length,
      parent,
      range,
      lastLine: range.endLine,
    });
    addPart("heading", node, node.children, { item: null, labels: [] }, null);
  };

  const visitTable = (node: TableNode, place: Place): void => {
    const rows: Part[][] = [];
    const grid: Grid = { node, section: section(), labels: place.labels, rows };
    grids.push(grid);
    let columns: readonly Place[] = [];
    for (const [row, line] of node.children.entries()) {
      const cells: Part[] = [];
      rows.push(cells);
      for (const [column, cell] of line.children.entries()) {
        cells.push(addPart("cell", cell, cell.children, columns[column] ?? place, { table: grid, row, column }));
      }
      if (row > 0) continue;
      const headers = cells.map((cell) => collapse(cell.phrase.text));
      columns = headers.map((it) => (it === "" ? place : { item: place.item, labels: [it, ...place.labels] }));
    }
  };

  const visitItem = (node: ListItem, list: List, place: Place): void => {
    const item = { node, list, parent: place.item, depth: (place.item?.depth ?? 0) + 1 };
    items.push(item);
    const [first, second] = node.children;
    const text = second && first?.type === "paragraph" ? collapse(readPhrase(source, first.children).text) : "";
    visitAll(node.children, { item, labels: place.labels }, text === "" ? place.labels : [text, ...place.labels]);
  };

  /** `inner` are the labels for lists and tables below; they differ from the place's own inside a list item. */
  const visitAll = (nodes: readonly Nodes[], place: Place, inner: readonly string[]): void => {
    let leadIn: string | null = null;
    for (const node of nodes) {
      const below = leadIn === null ? inner : [leadIn, ...inner];
      const isItem = place.item?.node.children[0] === node;
      visitBlock(node, isItem, place, below);
      if (node.type === "paragraph") leadIn = isItem ? null : readLeadIn(parts.at(-1));
      else if (!isInvisible(node)) leadIn = null;
    }
  };

  const visitBlock = (node: Nodes, isItem: boolean, place: Place, below: readonly string[]): void => {
    const inside = { item: place.item, labels: below };
    switch (node.type) {
      case "heading":
        openSection(node);
        return;
      case "paragraph":
        addPart(isItem ? "item" : "paragraph", node, node.children, place, null);
        return;
      case "code":
        addPart("code", node, [], inside, null);
        return;
      case "html":
        html.push({ node, section: section(), ...inside });
        return;
      case "list":
        for (const child of node.children) visitItem(child, node, inside);
        return;
      case "table":
        visitTable(node, inside);
        return;
      case "blockquote":
      case "footnoteDefinition":
        visitAll(node.children, place, below);
        return;
    }
  };

  visitAll(source.tree.children, { item: null, labels: [] }, []);
  const last = sections.at(-1);
  const end = source.text.replace(/(?:\r\n|\n|\r)$/, "").length;
  if (last) last.lastLine = Math.max(last.range.endLine, source.range(end, end).line);
  return { sections, parts, grids, items, html };
}

/**
 * The last line of a paragraph when it introduces what follows: it ends in a colon, or is bold as a whole. A line
 * that goes on in lower case after one without a full stop was only wrapped there, so both are taken.
 */
function readLeadIn(part: Part | undefined): string | null {
  const { text, spans } = part?.phrase ?? { text: "", spans: [] };
  const end = text.trimEnd().length;
  let from = text.lastIndexOf("\n", end - 1) + 1;
  const start = from + text.slice(from).search(/\S|$/);
  if (spans.some((it) => it.kind === "strong" && it.from <= start && it.to >= end)) {
    return end > start ? collapse(text.slice(start, end)) : null;
  }
  if (!/[:：]$/.test(text.slice(from, end))) return null;
  while (from > 1 && /[^.!?:;。！？：；\s]\s*$/u.test(text.slice(Math.max(0, from - 9), from))) {
    if (!/^[ \t]*\p{Ll}/u.test(text.slice(from, from + 99))) break;
    from = text.lastIndexOf("\n", from - 2) + 1;
  }
  return collapse(text.slice(from, end));
}

function collapse(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

/** Whether a reader of the page sees nothing of a block: a link's definition, or HTML that is only comments. */
function isInvisible(node: Nodes): boolean {
  if (node.type !== "html") return node.type === "definition";
  for (let rest = node.value.trim(); rest !== ""; ) {
    const end = rest.startsWith("<!--") ? rest.indexOf("-->", 2) : -1;
    if (end < 0) return rest.startsWith("<!--");
    rest = rest.slice(end + 3).trim();
  }
  return true;
}

/** Source offsets of a node: start, and end (exclusive). */
export function offsets(node: Nodes): { readonly start: number; readonly end: number } {
  return { start: node.position?.start.offset ?? 0, end: node.position?.end.offset ?? 0 };
}
