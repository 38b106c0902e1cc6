import type { AlignType, TableCell, TableRow } from "mdast";
import {
  type Cursor,
  isBlank,
  lineAfter,
  lineEnd,
  nextLine,
  type PlainBlock,
  type PlainSource,
  positionIn,
} from "./lines.ts";
import { readPlainText } from "./text.ts";

/** A table whose rows begin and end with a pipe, up to an empty line. */
export function readPlainTable(source: PlainSource, { at, line }: Cursor, end: number): PlainBlock | null {
  const { text } = source;
  const second = nextLine(text, end);
  const align = readAlignment(text, second);
  const header = align === null ? null : readRow(source, { at, line }, end);
  if (align === null || header === null || header.children.length !== align.length) return null;
  const rows = [header];
  const secondEnd = lineEnd(text, second);
  let next = lineAfter(text, secondEnd, line + 1);
  let last = { line: line + 1, column: secondEnd - second + 1, offset: secondEnd };
  while (next.at < text.length) {
    const stop = lineEnd(text, next.at);
    if (isBlank(text, next.at, stop)) break;
    const row = text[next.at] === "|" ? readRow(source, next, stop) : null;
    if (row === null) return null;
    rows.push(row);
    last = { line: next.line, column: stop - next.at + 1, offset: stop };
    next = lineAfter(text, stop, next.line);
  }
  const position = { start: { line, column: 1, offset: at }, end: last };
  return { node: { type: "table", align, children: rows, position }, next };
}

function readAlignment(text: string, start: number): AlignType[] | null {
  const end = lineEnd(text, start);
  if (text[start] !== "|" || text[end - 1] !== "|" || end < start + 3) return null;
  const align: AlignType[] = [];
  for (const cell of text.slice(start + 1, end - 1).split("|")) {
    const [, left, right] = /^ *(:?)-+(:?) *$/.exec(cell) ?? [];
    if (left === undefined) return null;
    if (left === "") align.push(right === "" ? null : "right");
    else align.push(right === "" ? "left" : "center");
  }
  return align;
}

/** A row without escaped pipes and without cells of no width. */
function readRow(source: PlainSource, { at, line }: Cursor, end: number): TableRow | null {
  const { text } = source;
  if (text[end - 1] !== "|" || end < at + 3 || text.slice(at, end).includes("\\|")) return null;
  const children: TableCell[] = [];
  for (let pipe = at; pipe < end - 1; ) {
    const next = text.indexOf("|", pipe + 1);
    if (next === pipe + 1) return null;
    let [start, stop] = [pipe + 1, next];
    while (stop > start && text[stop - 1] === " ") stop--;
    if (stop === start) start = stop = pipe + 2;
    while (start < stop && text[start] === " ") start++;
    const nodes = readPlainText(source, { start, end: stop, line, lineStart: at, indent: 0 });
    if (nodes === null) return null;
    children.push({ type: "tableCell", children: nodes, position: positionIn(at, line, start, stop) });
    pipe = next;
  }
  return { type: "tableRow", children, position: positionIn(at, line, at, end) };
}
