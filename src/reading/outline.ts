import type {
  Code,
  Heading,
  Html,
  List,
  ListItem,
  Nodes,
  Paragraph,
  PhrasingContent,
  Table as TableNode,
  TableCell,
} from "mdast";
import type { BlockType, Section } from "../model/document.ts";
import type { Source } from "./parse.ts";
import { type Phrase, readPhrase } from "./phrase.ts";
import { slugify } from "./slug.ts";

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
    const phrase = readPhrase(source, children);
    const part = { type, node, phrase, section: section(), item: place.item, cell, labels: place.labels };
    parts.push(part);
    return part;
  };

  const openSection = (node: Heading): void => {
    const title = readPhrase(source, node.children).text.replace(/\s+/g, " ").trim();
    const previous = sections.at(-1);
    const line = node.position?.start.line ?? 1;
    if (previous) previous.lastLine = Math.max(previous.range.endLine, line - 1);
    const parent = sections.findLast((it) => it.depth < node.depth) ?? null;
    sections.push({
      title,
      slug: slugify(title),
      depth: node.depth,
      index: sections.length,
      parent,
      range: source.range(offsets(node).start, offsets(node).end),
      lastLine: line,
    });
    addPart("heading", node, node.children, { item: null, labels: [] }, null);
  };

  const visitTable = (node: TableNode, place: Place): void => {
    const rows: Part[][] = [];
    const grid: Grid = { node, section: section(), labels: place.labels, rows };
    grids.push(grid);
    for (const [row, line] of node.children.entries()) {
      const cells: Part[] = [];
      rows.push(cells);
      for (const [column, cell] of line.children.entries()) {
        const header = row === 0 ? "" : (rows[0]?.[column]?.phrase.text.trim() ?? "");
        const labels = header === "" ? place.labels : [header, ...place.labels];
        cells.push(addPart("cell", cell, cell.children, { ...place, labels }, { table: grid, row, column }));
      }
    }
  };

  const visitItem = (node: ListItem, list: List, place: Place): void => {
    const item = { node, list, parent: place.item, depth: (place.item?.depth ?? 0) + 1 };
    items.push(item);
    const first = node.children[0];
    const text = first?.type === "paragraph" ? readPhrase(source, first.children).text.trim() : "";
    visitAll(node.children, { item, labels: place.labels }, text === "" ? place.labels : [text, ...place.labels]);
  };

  /** `inner` are the labels for lists and tables below; they differ from the place's own inside a list item. */
  const visitAll = (nodes: readonly Nodes[], place: Place, inner: readonly string[]): void => {
    let leadIn: string | null = null;
    for (const [at, node] of nodes.entries()) {
      const below = leadIn === null ? inner : [leadIn, ...inner];
      switch (node.type) {
        case "heading":
          openSection(node);
          leadIn = null;
          break;
        case "paragraph": {
          const isItem = place.item !== null && at === 0;
          const part = addPart(isItem ? "item" : "paragraph", node, node.children, place, null);
          leadIn = isItem ? null : readLeadIn(part);
          break;
        }
        case "code":
          addPart("code", node, [], place, null);
          break;
        case "html":
          html.push({ node, section: section(), item: place.item, labels: below });
          break;
        case "list":
          for (const child of node.children) visitItem(child, node, { item: place.item, labels: below });
          leadIn = null;
          break;
        case "table":
          visitTable(node, { item: place.item, labels: below });
          leadIn = null;
          break;
        case "blockquote":
        case "footnoteDefinition":
          visitAll(node.children, place, below);
          leadIn = null;
          break;
        default:
          leadIn = null;
      }
    }
  };

  visitAll(source.tree.children, { item: null, labels: [] }, []);
  const last = sections.at(-1);
  if (last) last.lastLine = Math.max(last.range.endLine, source.range(source.text.length, source.text.length).line);
  return { sections, parts, grids, items, html };
}

/** The last line of a paragraph when it introduces what follows: it ends in a colon, or is bold as a whole. */
function readLeadIn(part: Part): string | null {
  const { text, spans } = part.phrase;
  const from = text.trimEnd().lastIndexOf("\n") + 1;
  const line = text.slice(from).trim();
  if (/[:：]$/.test(line)) return line;
  const start = from + (text.slice(from).length - text.slice(from).trimStart().length);
  const bold = spans.some((it) => it.kind === "strong" && it.from <= start && it.to >= start + line.length);
  return bold && line !== "" ? line : null;
}

/** Source offsets of a node: start, and end (exclusive). */
export function offsets(node: Nodes): { readonly start: number; readonly end: number } {
  return { start: node.position?.start.offset ?? 0, end: node.position?.end.offset ?? 0 };
}
