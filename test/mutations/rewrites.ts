import type { Nodes, Paragraph } from "mdast";
import { format } from "prettier";
import remarkFrontmatter from "remark-frontmatter";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import remarkStringify from "remark-stringify";
import { unified } from "unified";
import { parse } from "../../src/reading/parse.ts";

/** A change of a document's spelling that leaves its meaning alone. */
export type Rewrite = (text: string) => string | Promise<string>;

/** Rewrites by name. */
export const rewrites: Readonly<Record<string, Rewrite>> = {
  "star bullets": (text) => onNodes(text, "listItem", (source) => source.replace(/^[-+]/, "*")),
  "plus bullets": (text) => onNodes(text, "listItem", (source) => source.replace(/^[-*]/, "+")),
  "capital ticks": (text) => onNodes(text, "listItem", (source) => source.replace(/^(\S+ +)\[x\]/, "$1[X]")),
  "CR LF": (text) => text.replaceAll("\n", "\r\n"),
  "byte-order mark": (text) => `\u{feff}${text}`,
  "setext headings": (text) =>
    onNodes(text, "heading", (source) => {
      const [, marks = "", title = ""] = /^(#{1,2}) (.*)$/.exec(source) ?? [];
      return marks === ""
        ? source
        : `${title}\n${marks === "#" ? "=" : "-"}${"--".replaceAll("-", marks === "#" ? "=" : "-")}`;
    }),
  "closed headings": (text) => onNodes(text, "heading", (source) => (/^#/.test(source) ? `${source} ##` : source)),
  "wrapped paragraphs": (text) => rewrap(text, 48),
  "unwrapped paragraphs": (text) => rewrap(text, 100_000),
  "padded tables": (text) => onRows(text, (cells) => `|${cells.map((it) => `   ${it}     `).join("|")}|`),
  "tight tables": (text) => onRows(text, (cells) => `|${cells.join("|")}|`),
  "tables without outer pipes": (text) =>
    onRows(text, (cells) => {
      const bare =
        cells.length > 1 &&
        cells[0] !== "" &&
        cells.at(-1) !== "" &&
        !/^(?:[-+*#>]|\d+[.)])(?: |$)/.test(cells[0] ?? "");
      return bare ? cells.join(" | ") : `| ${cells.join(" | ")} |`;
    }),
  "underscores for strong": (text) => onNodes(text, "strong", (source) => `__${source.slice(2, -2)}__`),
  "trailing blanks": (text) => text.replace(/(?<=\S)\n(?=\n)/g, "  \n"),
  "more blank lines": (text) => text.replace(/\n\n(?=#)/g, "\n\n\n\n"),
  prettier: (text) => format(text, { parser: "markdown", embeddedLanguageFormatting: "off" }),
  "prettier, wrapped": (text) =>
    format(text, { parser: "markdown", proseWrap: "always", embeddedLanguageFormatting: "off" }),
  "remark-stringify": async (text) =>
    String(
      await unified()
        .use(remarkParse)
        .use(remarkGfm)
        .use(remarkFrontmatter, ["yaml"])
        .use(remarkStringify)
        .process(text),
    ),
};

/** Rewrites the source of every node of a type, innermost last changed first so that offsets hold. */
function onNodes(text: string, type: Nodes["type"], rewrite: (source: string) => string): string {
  const spans = nodesOf(parse(text).tree, type).flatMap(({ position }) =>
    position?.start.offset === undefined || position.end.offset === undefined
      ? []
      : [{ start: position.start.offset, end: position.end.offset }],
  );
  let result = text;
  for (const { start, end } of spans.sort((a, b) => b.start - a.start)) {
    const source = text.slice(start, end);
    const changed = rewrite(source);
    if (changed === source) continue;
    // Outer nodes begin before inner ones: only the head of an outer node is changed, so the rest may have moved.
    const length = commonTail(source, changed);
    result = result.slice(0, start) + changed.slice(0, changed.length - length) + result.slice(end - length);
  }
  return result;
}

function commonTail(a: string, b: string): number {
  let length = 0;
  while (length < Math.min(a.length, b.length) && a.at(-1 - length) === b.at(-1 - length)) length++;
  return length;
}

function nodesOf(node: Nodes, type: Nodes["type"]): readonly Nodes[] {
  const below = "children" in node ? node.children.flatMap((child) => nodesOf(child, type)) : [];
  return node.type === type ? [node, ...below] : below;
}

/** Rewrites every row of every table from its trimmed cells. */
function onRows(text: string, write: (cells: readonly string[]) => string): string {
  const lines = text.split("\n");
  for (const table of nodesOf(parse(text).tree, "table")) {
    const { start, end } = table.position ?? { start: { line: 1 }, end: { line: 0 } };
    for (let line = start.line; line <= end.line; line++) {
      const source = (lines[line - 1] ?? "").trim().replace(/^\|/, "").replace(/\|$/, "");
      lines[line - 1] = write(source.split(/(?<!\\)\|/).map((it) => it.trim()));
    }
  }
  return lines.join("\n");
}

/** Breaks plain prose at a width; lines that begin with a label, and lines that a break would turn into a block, stay. */
function rewrap(text: string, width: number): string {
  const lines = text.split("\n");
  const paragraphs = nodesOf(parse(text).tree, "paragraph").filter((it): it is Paragraph => it.type === "paragraph");
  for (const { position, children } of paragraphs.toReversed()) {
    if (!position || children.some((it) => it.type !== "text") || position.start.column !== 1) continue;
    const prose = lines.slice(position.start.line - 1, position.end.line);
    if (prose.some((line) => /[:：]|^\W/.test(line))) continue;
    lines.splice(position.start.line - 1, prose.length, ...wrap(prose.join(" ").split(/\s+/), width));
  }
  return lines.join("\n");
}

function wrap(words: readonly string[], width: number): readonly string[] {
  const lines: string[] = [];
  for (const word of words) {
    const last = lines.at(-1);
    if (last === undefined || (last.length + word.length >= width && /^\p{L}/u.test(word))) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines;
}
