import type { Nodes, Root } from "mdast";
import type { FrontMatter, Unreadable } from "../model/document.ts";
import type { Range } from "../model/position.ts";
import { readFrontMatter } from "./front-matter.ts";
import { blankOut, type Capped, explainCaps, maximumLength } from "./markdown/capped.ts";
import { findDeepContainers } from "./markdown/container-depth.ts";
import { type Stretch, stretchesOf } from "./markdown/stretches.ts";
import { parseText } from "./markdown/tree.ts";
import { rememberDocuments } from "./remember.ts";

/** A parsed text: the syntax tree, and how to get from offsets to lines and columns. */
export interface Source {
  /** The text without its byte-order mark; every offset counts from its first UTF-16 unit. */
  readonly text: string;
  /** The body; front matter is no part of it. Line ends in its values are "\n", whatever the text has. */
  readonly tree: Root;
  readonly frontMatter: FrontMatter;
  readonly unreadable: readonly Unreadable[];
  /** Range of the text between two offsets (end exclusive). */
  readonly range: (start: number, end: number) => Range;
  /** Where the value of a node of the tree comes from. */
  readonly stretches: (node: Nodes) => readonly Stretch[];
}

/** How much text is parsed at once, in UTF-16 units: see `parseText`. */
const partSize = 8_192;

/**
 * Parses CommonMark + GFM + YAML front matter. Never throws on any text; what is capped comes back in `unreadable`
 * and reads as blank.
 */
export const parse: (markdown: string) => Source = rememberDocuments((markdown) => {
  const text = markdown.startsWith("\u{feff}") ? markdown.slice(1) : markdown;
  const range = rangeIn(text);
  const { frontMatter, bodyStart } = readFrontMatter(text, range);
  const end =
    text.length > maximumLength ? Math.max(bodyStart, text.lastIndexOf("\n", maximumLength) + 1) : text.length;
  const body = text.slice(0, end);
  const rest: Capped[] = end < text.length ? [{ kind: "length", start: end, end: text.length }] : [];
  const deep = findDeepContainers(body, bodyStart);
  const { tree, stretches, capped } = parseText(blankOut(body, deep), bodyStart, partSize);
  const unreadable = explainCaps([...deep, ...capped, ...rest], range);
  return { text, tree, frontMatter, unreadable, range, stretches: (node) => stretchesOf(node, stretches) };
});

/** The front matter alone, without parsing what follows. Never throws. */
export function parseFrontMatter(markdown: string): FrontMatter {
  const text = markdown.startsWith("\u{feff}") ? markdown.slice(1) : markdown;
  return readFrontMatter(text, rangeIn(text)).frontMatter;
}

const nowhere: Range = { line: 1, column: 1, endLine: 1, endColumn: 1 };

/** The same without its places: of a thousand plans only what they say is wanted. */
export function parseFrontMatterData(markdown: string): Pick<FrontMatter, "data"> {
  const text = markdown.startsWith("\u{feff}") ? markdown.slice(1) : markdown;
  return readFrontMatter(text, () => nowhere).frontMatter;
}

function rangeIn(text: string): (start: number, end: number) => Range {
  const starts = [0];
  for (const match of text.matchAll(/\r\n|\n|\r/g)) starts.push(match.index + match[0].length);
  const lineOf = (offset: number): number => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  };
  return (start, end) => {
    const line = lineOf(start);
    const endLine = lineOf(end);
    return {
      line: line + 1,
      column: start - (starts[line] ?? 0) + 1,
      endLine: endLine + 1,
      endColumn: end - (starts[endLine] ?? 0) + 1,
    };
  };
}
