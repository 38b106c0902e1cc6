import type { List, ListItem } from "mdast";
import {
  type Cursor,
  headingDepth,
  isText,
  itemMark,
  lineAfter,
  lineEnd,
  nextLine,
  type PlainSource,
  positionIn,
  skipBlankLines,
} from "./lines.ts";
import { readPlainText } from "./text.ts";

/**
 * A list whose marks all stand behind the same number of spaces. Its items are a paragraph, wrapped lines of which stand
 * below its first, and perhaps a list below that; empty lines stand between items of an outermost list only.
 */
export function readPlainList(
  source: PlainSource,
  start: Cursor,
  indent: number,
): { readonly node: List; readonly next: Cursor } | null {
  const { text } = source;
  const first = start.at + indent;
  const width = itemMark(text, first, lineEnd(text, start.at));
  const mark = text[first + width - 1];
  const items: ListItem[] = [];
  let spread = false;
  for (let cursor = start; ; ) {
    const item = readItem(source, cursor, indent, mark);
    if (item === null) return null;
    items.push(item.node);
    const next = skipBlankLines(text, item.next);
    const gap = next.line > item.next.line;
    const goesOn = findItem(text, next.at, indent, gap);
    if (goesOn === null) return null;
    if (!goesOn) return { node: listOf(items, spread, readNumber(text, first, width)), next: item.next };
    spread ||= gap;
    cursor = next;
  }
}

function listOf(items: ListItem[], spread: boolean, start: number | null): List {
  const list: List = { type: "list", ordered: start !== null, start, spread, children: items };
  const [head, tail] = [items[0]?.position, items.at(-1)?.position];
  if (head && tail) list.position = { start: { ...head.start }, end: { ...tail.end } };
  return list;
}

function readNumber(text: string, start: number, width: number): number | null {
  return width > 1 ? Number.parseInt(text.slice(start, start + width), 10) : null;
}

/** Whether an item of a list begins at a line, or the list has ended before it; null when that is in doubt. */
function findItem(text: string, at: number, indent: number, gap: boolean): boolean | null {
  if (at === text.length) return false;
  const end = lineEnd(text, at);
  const spaces = countSpaces(text, at);
  if (spaces === indent && itemMark(text, at + spaces, end) > 0) return gap && indent > 0 ? null : true;
  if (headingDepth(text, at, end) > 0) return false;
  // A line further out belongs to the list there, which reads it next.
  if (!gap) return spaces < indent && itemMark(text, at + spaces, end) > 0 ? false : null;
  if (indent > 0) return itemMark(text, at, end) > 0 || isText(text, at, end) ? false : null;
  return /^(?:[ \t]|(?:[-*+]|\d+[.)])(?:\s|$))/.test(text.slice(at, at + 12)) ? null : false;
}

function readItem(
  source: PlainSource,
  { at, line }: Cursor,
  indent: number,
  mark: string | undefined,
): { readonly node: ListItem; readonly next: Cursor } | null {
  const { text } = source;
  const end = lineEnd(text, at);
  const start = at + indent;
  const width = itemMark(text, start, end);
  if (width === 0 || text[start + width - 1] !== mark) return null;
  const content = start + width + countSpaces(text, start + width);
  const inner = content - at;
  if (content - start - width > 4 || !isText(text, content, end)) return null;
  let [stop, lineStart, last] = [end, at, line];
  for (let next = nextLine(text, end); countSpaces(text, next) === inner; next = nextLine(text, stop)) {
    if (!isText(text, next + inner, lineEnd(text, next))) break;
    [stop, lineStart, last] = [lineEnd(text, next), next, last + 1];
  }
  const box = readBox(text, content);
  if (box === undefined || text[stop - 1] === " ") return null;
  const from = box === null ? content : content + 4;
  const children = readPlainText(source, { start: from, end: stop, line, lineStart: at, indent: inner });
  if (children === null) return null;
  const finish = { line: last, column: stop - lineStart + 1, offset: stop };
  const position = { start: { line, column: from - at + 1, offset: from }, end: finish };
  const node: ListItem = {
    type: "listItem",
    spread: false,
    checked: box,
    children: [{ type: "paragraph", children, position }],
    position: { start: positionIn(at, line, start, start).start, end: { ...finish } },
  };
  return readNested(source, node, lineAfter(text, stop, last), inner);
}

/** The state of a task's box, null when there is none; undefined when the parser must say. */
function readBox(text: string, at: number): boolean | null | undefined {
  if (!/^\[[ xX]\]\s/.test(text.slice(at, at + 4))) return null;
  return text[at + 3] === " " && text[at + 4] !== " " && text[at + 4] !== "\n" ? text[at + 1] !== " " : undefined;
}

/** Adds the list that follows an item's text, if one does. */
function readNested(
  source: PlainSource,
  node: ListItem,
  next: Cursor,
  indent: number,
): { readonly node: ListItem; readonly next: Cursor } | null {
  const { text } = source;
  const spaces = countSpaces(text, next.at);
  const inside = spaces >= indent && spaces < indent + 4;
  const width = inside ? itemMark(text, next.at + spaces, lineEnd(text, next.at)) : 0;
  if (width === 0) return { node, next };
  // Only a list that begins with 1 ends a paragraph.
  if (width > 1 && readNumber(text, next.at + spaces, width) !== 1) return null;
  const nested = readPlainList(source, next, spaces);
  if (nested === null) return null;
  node.children.push(nested.node);
  if (node.position && nested.node.position) node.position.end = { ...nested.node.position.end };
  return { node, next: nested.next };
}

function countSpaces(text: string, at: number): number {
  let spaces = 0;
  while (text[at + spaces] === " ") spaces++;
  return spaces;
}
