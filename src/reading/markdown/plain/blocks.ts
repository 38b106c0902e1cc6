import type { Html, Paragraph, RootContent } from "mdast";
import {
  type Cursor,
  headingDepth,
  isBlank,
  isText,
  itemMark,
  lineAfter,
  lineEnd,
  nextLine,
  type PlainBlock,
  type PlainSource,
  positionIn,
  skipBlankLines,
} from "./lines.ts";
import { readPlainList } from "./list.ts";
import { readPlainTable } from "./table.ts";
import { readPlainText } from "./text.ts";

/**
 * Reads blocks from the beginning of a line on, before which no block is open, for as long as there is no doubt what
 * they are: the parser would make the same of them. `next` is the beginning of the first line that it must read.
 */
export function readPlainBlocks(
  source: PlainSource,
  start: Cursor,
): { readonly nodes: RootContent[]; readonly next: Cursor } {
  const nodes: RootContent[] = [];
  let next = skipBlankLines(source.text, start);
  while (next.at < source.text.length) {
    const block = readBlock(source, next);
    if (block === null) break;
    nodes.push(block.node);
    next = skipBlankLines(source.text, block.next);
  }
  return { nodes, next };
}

function readBlock(source: PlainSource, cursor: Cursor): PlainBlock | null {
  const { text } = source;
  const { at, line } = cursor;
  const end = lineEnd(text, at);
  const mark = text[at];
  if (mark === "#") return readHeading(source, cursor, end);
  if (mark === "|") return readPlainTable(source, cursor, end);
  if (mark === "<") return readComment(text, cursor);
  if (mark === "`" && text.startsWith("```", at)) return readFence(text, cursor, end);
  if (mark === text[at + 1] && /^(?:-{3,}|\*{3,}|_{3,})$/.test(text.slice(at, end))) {
    return {
      node: { type: "thematicBreak", position: positionIn(at, line, at, end) },
      next: lineAfter(text, end, line),
    };
  }
  return itemMark(text, at, end) > 0 ? readPlainList(source, cursor, 0) : readParagraph(source, cursor, end);
}

function readHeading(source: PlainSource, { at, line }: Cursor, end: number): PlainBlock | null {
  const { text } = source;
  const depth = headingDepth(text, at, end);
  if (depth === 0) return null;
  let from = at + depth;
  while (text[from] === " ") from++;
  let to = end;
  while (to > from && text[to - 1] === " ") to--;
  // A run of `#` may close the heading.
  if (to === from || text[to - 1] === "#") return null;
  const children = readPlainText(source, { start: from, end: to, line, lineStart: at, indent: 0 });
  if (children === null) return null;
  const position = positionIn(at, line, at, end);
  return { node: { type: "heading", depth, children, position }, next: lineAfter(text, end, line) };
}

/** A comment that begins a line, with all of the line in which it ends. */
function readComment(text: string, { at, line }: Cursor): PlainBlock | null {
  const close = text.startsWith("<!--", at) ? text.indexOf("-->", at + 2) : -1;
  if (close < at + 4) return null;
  const end = lineEnd(text, close);
  const value = text.slice(at, end).replaceAll("\r\n", "\n");
  const lines = value.split("\n").length - 1;
  const last = { line: line + lines, column: end - text.lastIndexOf("\n", end - 1), offset: end };
  const node: Html = { type: "html", value, position: { start: { line, column: 1, offset: at }, end: last } };
  return { node, next: lineAfter(text, end, last.line) };
}

/** A fence of backticks that is closed by an equal one. */
function readFence(text: string, { at, line }: Cursor, end: number): PlainBlock | null {
  const opening = /^(`{3,})(?:([^\s`\\&]+)(?: +([^`\\&\s](?:[^`\\&\t]*[^`\\&\s])?))?)?$/.exec(text.slice(at, end));
  if (!opening) return null;
  const [, fence = "", lang = null, meta = null] = opening;
  for (let next = lineAfter(text, end, line); next.at < text.length; ) {
    const stop = lineEnd(text, next.at);
    if (/^ {0,3}```/.test(text.slice(next.at, next.at + 6))) {
      if (text.slice(next.at, stop) !== fence) return null;
      const value = text.slice(nextLine(text, end), next.at).replaceAll("\r\n", "\n").slice(0, -1);
      const last = { line: next.line, column: fence.length + 1, offset: stop };
      const position = { start: { line, column: 1, offset: at }, end: last };
      return { node: { type: "code", lang, meta, value, position }, next: lineAfter(text, stop, next.line) };
    }
    next = lineAfter(text, stop, next.line);
  }
  return null;
}

function readParagraph(source: PlainSource, { at, line }: Cursor, end: number): PlainBlock | null {
  const { text } = source;
  if (!isText(text, at, end)) return null;
  let [stop, lineStart, last] = [end, at, line];
  for (let next = nextLine(text, end); next < text.length; next = nextLine(text, stop)) {
    const nextEnd = lineEnd(text, next);
    const goesOn = whatFollows(text, next, nextEnd);
    if (goesOn === null) return null;
    if (!goesOn) break;
    [stop, lineStart, last] = [nextEnd, next, last + 1];
  }
  if (text[stop - 1] === " ") return null;
  const children = readPlainText(source, { start: at, end: stop, line, lineStart: at, indent: 0 });
  if (children === null) return null;
  const position = {
    start: { line, column: 1, offset: at },
    end: { line: last, column: stop - lineStart + 1, offset: stop },
  };
  const node: Paragraph = { type: "paragraph", children, position };
  return { node, next: lineAfter(text, stop, last) };
}

/** Whether a paragraph goes on in a line; null when that is in doubt. */
function whatFollows(text: string, start: number, end: number): boolean | null {
  if (isText(text, start, end)) return true;
  if (isBlank(text, start, end) || headingDepth(text, start, end) > 0) return false;
  // What begins an item that ends a paragraph may begin otherwise elsewhere: "- 1." does.
  return itemMark(text, start, end) === 1 && isText(text, start + 2, end) ? false : null;
}
