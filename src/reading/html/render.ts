import type { BlockContent, DefinitionContent, List, ListItem, RootContent, Table, TableRow } from "mdast";
import type { HtmlView, RenderMarkdown } from "../../model/markdown-html.ts";
import { parse, type Source } from "../parse.ts";
import { type InlineContext, writeInline } from "./inline.ts";
import { collectDefinitions } from "./links.ts";
import { writeText } from "./marked-text.ts";

interface BlockContext extends InlineContext {
  readonly view: HtmlView;
  /** The HTML level of a heading by its own. */
  readonly levelOf: (depth: number) => number;
}

type Block = BlockContent | DefinitionContent;

type Writers = {
  readonly [Type in Block["type"]]: (node: Extract<Block, { type: Type }>, context: BlockContext) => string;
};

const writers: Writers = {
  heading: (node, context) => {
    const text = writeInline(node.children, context);
    // An empty heading is none to somebody who listens.
    const name = text.trim() === "" ? "p" : `h${context.levelOf(node.depth)}`;
    return leaf(node, context, (before) => `<${name}>${before}${text}</${name}>\n`);
  },
  paragraph: (node, context) =>
    leaf(node, context, (before) => `<p>${before}${writeInline(node.children, context)}</p>\n`),
  thematicBreak: (node, context) => leaf(node, context, (before) => `${before}<hr>\n`),
  code: (node, context) =>
    leaf(node, context, (before) => `<pre>${before}<code>${context.text.value(node)}</code></pre>\n`),
  html: (node, context) =>
    leaf(node, context, (before) => `<pre class="raw">${before}${context.text.value(node)}</pre>\n`),
  definition: (node, context) =>
    leaf(node, context, (before) => {
      const { escapeText } = context;
      return `<p class="definition">${before}[${escapeText(node.label ?? node.identifier)}]: ${escapeText(node.url)}</p>\n`;
    }),
  footnoteDefinition: (node, context) =>
    `<div class="footnote"><p>[${context.escapeText(node.label ?? node.identifier)}]</p>\n${writeBlocks(node.children, context)}</div>\n`,
  blockquote: (node, context) => `<blockquote>\n${writeBlocks(node.children, context)}</blockquote>\n`,
  list: writeList,
  table: writeTable,
};

/** Renders a document: see the type. Never throws on any text. */
export const renderHtml: RenderMarkdown = (markdown, view) => {
  const source = parse(markdown);
  const text = writeText(source, view);
  const { escapeText } = view;
  const definitions = collectDefinitions(source.tree);
  const context: BlockContext = { escapeText, text, definitions, view, levelOf: countLevels(view.headingLevel) };
  return [
    ...writeFrontMatter(source, context),
    writeBlocks(source.tree.children.filter(isBlock), context),
    view.behind(1, Number.MAX_SAFE_INTEGER),
  ].join("");
};

function isBlock(node: RootContent): node is Block {
  return Object.hasOwn(writers, node.type);
}

/** Levels of headings as they come: each at most one below the one before it. */
function countLevels(first: number): (depth: number) => number {
  const open: number[] = [];
  return (depth) => {
    while ((open.at(-1) ?? 0) >= depth) open.pop();
    open.push(depth);
    return Math.min(6, first + open.length - 1);
  };
}

function writeBlocks(blocks: readonly Block[], context: BlockContext): string {
  return blocks.map((node) => writeBlock(node, context)).join("");
}

function writeBlock<Type extends Block["type"]>(node: Extract<Block, { type: Type }>, context: BlockContext): string {
  const write = writers[node.type as Type] as (it: typeof node, context: BlockContext) => string;
  return write(node, context);
}

/** What holds text itself: the view is asked what stands at its beginning and behind it. */
function leaf(node: Block | TableRow, { view }: BlockContext, write: (before: string) => string): string {
  const [first, last] = linesOf(node);
  const html = write(view.before(first, last));
  return html + view.behind(first, last);
}

function linesOf({ position }: Block | TableRow): readonly [first: number, last: number] {
  return [position?.start.line ?? 1, position?.end.line ?? 1];
}

function writeList(list: List, context: BlockContext): string {
  const start = list.start ?? 1;
  const open = list.ordered ? `<ol${start === 1 ? "" : ` start="${start}"`}>` : "<ul>";
  const items = list.children.map((item) => writeItem(item, list.spread ?? false, context));
  return `${open}\n${items.join("")}</${list.ordered ? "ol" : "ul"}>\n`;
}

function writeItem(item: ListItem, isLoose: boolean, context: BlockContext): string {
  const { checked } = item;
  const isTask = checked !== null && checked !== undefined;
  const box = isTask
    ? `<span class="box${checked ? " ticked" : ""}" role="img" aria-label="${checked ? "ticked" : "not ticked"}"></span> `
    : "";
  const parts = item.children.map((child, at) => {
    if (child.type !== "paragraph") return writeBlock(child, context);
    const text = (before: string): string => `${before}${at === 0 ? box : ""}${writeInline(child.children, context)}`;
    return leaf(child, context, (before) => (isLoose ? `<p>${text(before)}</p>\n` : `${text(before)}\n`));
  });
  const isBare = item.children[0]?.type !== "paragraph";
  return `<li${isTask ? ' class="task"' : ""}>${isBare ? box : ""}${parts.join("")}</li>\n`;
}

/** In a frame of its own, for it may be wider than the page. */
function writeTable(table: Table, context: BlockContext): string {
  const [head, ...body] = table.children;
  if (!head) return "";
  const width = head.children.length;
  const [line] = linesOf(head);
  return [
    `<div class="wide" role="group" aria-label="Table at line ${line}" tabindex="0"><table>\n<thead>\n`,
    writeRow(head, "th", width, context),
    `</thead>\n`,
    ...(body.length > 0 ? ["<tbody>\n", ...body.map((row) => writeRow(row, "td", width, context)), "</tbody>\n"] : []),
    "</table></div>\n",
  ].join("");
}

function writeRow(row: TableRow, name: "th" | "td", width: number, context: BlockContext): string {
  const [first, last] = linesOf(row);
  const before = context.view.before(first, last);
  const cells = Array.from({ length: width }, (_, at) => {
    const text = writeInline(row.children[at]?.children ?? [], context);
    const lead = at === 0 ? before : "";
    return name === "th" && text !== "" ? `<th scope="col">${lead}${text}</th>` : `<td>${lead}${text}</td>`;
  });
  const behind = context.view.behind(first, last);
  const notes = behind === "" ? "" : `<tr class="notes"><td colspan="${width}">${behind}</td></tr>\n`;
  return `<tr>${cells.join("")}</tr>\n${notes}`;
}

/** Line by line as it stands: findings belong to its keys. */
function writeFrontMatter({ text, frontMatter: { range } }: Source, context: BlockContext): readonly string[] {
  if (range === null) return [];
  const { view } = context;
  const lines = text.split(/(?<=\r\n|\n|\r(?!\n))/).slice(0, range.endLine);
  let offset = 0;
  const written = lines.map((raw, at) => {
    const line = at + 1;
    const start = offset;
    offset += raw.length;
    if (line < range.line || raw.trim() === "---" || raw.trim() === "") return "";
    const end = start + raw.replace(/(?<![\r\n])[\r\n]+$/, "").length;
    return `<p>${view.before(line, line)}${context.text.source(start, end)}</p>\n${view.behind(line, line)}`;
  });
  return [`<div class="front">\n${written.join("")}</div>\n`];
}
