import type { RootContent } from "mdast";
import type { Stretches } from "../stretches.ts";

/** Where reading stands: always at the beginning of a line. Lines count from 1. */
export interface Cursor {
  readonly at: number;
  readonly line: number;
}

/** What every reader of plain blocks is given. Lines of the text end in "\n" or "\r\n". */
export interface PlainSource {
  readonly text: string;
  readonly stretches: Stretches;
  /** Whether a label may be defined somewhere in the text. */
  readonly hasLabels: boolean;
}

/** A block, and where reading goes on. */
export interface PlainBlock {
  readonly node: RootContent;
  readonly next: Cursor;
}

/** Where the line at an offset ends, without its line end. */
export function lineEnd(text: string, at: number): number {
  const end = text.indexOf("\n", at);
  if (end < 0) return text.length;
  return end > at && text[end - 1] === "\r" ? end - 1 : end;
}

/** The line behind one that ends at an offset. */
export function lineAfter(text: string, end: number, line: number): Cursor {
  return { at: nextLine(text, end), line: line + 1 };
}

/** The offset of the line behind one that ends at an offset. */
export function nextLine(text: string, end: number): number {
  return Math.min(text.length, end + (text[end] === "\r" ? 2 : 1));
}

/** The first line from one on that is not blank, or the end of the text. */
export function skipBlankLines(text: string, { at, line }: Cursor): Cursor {
  let here = at;
  let count = line;
  while (here < text.length) {
    const end = lineEnd(text, here);
    if (!isBlank(text, here, end)) break;
    here = nextLine(text, end);
    count++;
  }
  return { at: here, line: count };
}

/** The position of (the rest of) one line. */
export function positionIn(lineStart: number, line: number, start: number, end: number) {
  return {
    start: { line, column: start - lineStart + 1, offset: start },
    end: { line, column: end - lineStart + 1, offset: end },
  };
}

/** Whether there is nothing but white space between two offsets of a line. */
export function isBlank(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (text[at] !== " " && text[at] !== "\t") return false;
  return true;
}

/** The depth of an ATX heading that has a text, 0 when a line is none. */
export function headingDepth(text: string, start: number, end: number): 0 | 1 | 2 | 3 | 4 | 5 | 6 {
  let depth = 0;
  while (text[start + depth] === "#") depth++;
  if (depth === 0 || depth > 6 || text[start + depth] !== " " || start + depth + 1 >= end) return 0;
  return depth as 1 | 2 | 3 | 4 | 5 | 6;
}

/** The length of the mark of a list item that is not empty ("-" or "10."), 0 when a line begins with none. */
export function itemMark(text: string, start: number, end: number): number {
  let at = start;
  const mark = text[at];
  if (mark === "-" || mark === "*" || mark === "+") at++;
  else {
    while (at < start + 9 && isDigit(text, at)) at++;
    if (at === start || (text[at] !== "." && text[at] !== ")")) return 0;
    at++;
  }
  return text[at] === " " && !isBlank(text, at, end) ? at - start : 0;
}

const textStart = /["'()[\]{}$%@!?.,;/^]/;

/** Whether a line can be nothing but one of a paragraph, be it its first or another. */
export function isText(text: string, start: number, end: number): boolean {
  const code = text.charCodeAt(start);
  if ((code > 96 && code < 123) || (code > 64 && code < 91)) return true;
  if (code > 127) return code !== 0xfeff;
  const mark = text[start] ?? "";
  if (mark === "*" || mark === "_") return !/^(?:[*_][ \t]|[*_ \t]+$)/.test(text.slice(start, end));
  if (mark === "`") return !text.startsWith("```", start);
  if (mark === "~") return text[start + 1] !== "~";
  return isDigit(text, start) ? !/^\d+[.)](?:[ \t]|$)/.test(text.slice(start, end)) : textStart.test(mark);
}

function isDigit(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code > 47 && code < 58;
}
