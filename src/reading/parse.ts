import type { Root } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { frontmatterFromMarkdown } from "mdast-util-frontmatter";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { frontmatter } from "micromark-extension-frontmatter";
import { gfm } from "micromark-extension-gfm";
import type { FrontMatter, Unreadable } from "../model/document.ts";
import type { Range } from "../model/position.ts";
import { readFrontMatter } from "./front-matter.ts";

/** A parsed text: the syntax tree, and how to get from offsets to lines and columns. */
export interface Source {
  /** The text without its byte-order mark; every offset counts from its first UTF-16 unit. */
  readonly text: string;
  readonly tree: Root;
  readonly frontMatter: FrontMatter;
  readonly unreadable: readonly Unreadable[];
  /** Range of the text between two offsets (end exclusive). */
  readonly range: (start: number, end: number) => Range;
}

/**
 * Parses CommonMark + GFM + YAML front matter. Never throws on any text; what is capped comes back in `unreadable`
 * and reads as blank.
 */
export function parse(markdown: string): Source {
  const text = markdown.startsWith("\u{feff}") ? markdown.slice(1) : markdown;
  const tree = fromMarkdown(text, {
    extensions: [gfm(), frontmatter(["yaml"])],
    mdastExtensions: [
      // The autolink transform loses positions and overflows on deep input; its syntax extension does the common cases.
      ...gfmFromMarkdown().map(({ transforms: _, ...extension }) => extension),
      frontmatterFromMarkdown(["yaml"]),
    ],
  });
  const range = rangeIn(text);
  return { text, tree, frontMatter: readFrontMatter(tree, range), unreadable: [], range };
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
