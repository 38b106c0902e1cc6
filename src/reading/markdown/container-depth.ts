import { type Capped, maximumDepth, maximumLazyLines } from "./capped.ts";

/** An open quote, or a list item or footnote with the width of indentation that continues it. */
type Container = "quote" | number;

interface Cursor {
  at: number;
  /** From 0, tabs counted to the next multiple of four. */
  column: number;
}

/**
 * Finds the text that stands deeper than `maximumDepth` quotes, list items and footnotes, and the tail of paragraphs
 * that run on for too many lines outside the container they started in. A parser that is given them overflows its
 * stack or needs minutes, so this reads nothing but the starts of lines. It counts a container too many rather than
 * one too few: what is in a fence counts as well. `from` is where the body begins.
 */
export function findDeepContainers(text: string, from: number): readonly Capped[] {
  const found: Capped[] = [];
  const open: Container[] = [];
  const lazy = trackLazyLines(found);
  for (let start = from; start < text.length; ) {
    const end = lineEnd(text, start);
    const next = text.startsWith("\r\n", end) ? end + 2 : end + 1;
    const blank = blankStart(text, start, end);
    const cursor: Cursor = { at: start, column: 0 };
    const continued = continueContainers(text, cursor, blank, open);
    const before = open.length;
    const opened = openContainers(text, cursor, end, blank, open, continued);
    if (opened.excess !== null) found.push({ kind: "containers", start: opened.excess, end });
    if (blank <= cursor.at) {
      closeQuotes(open, continued);
      lazy.reset();
    } else if (opened.count > 0 || continued === before) lazy.reset();
    else lazy.add(text.slice(cursor.at, Math.min(end, cursor.at + 200)), start, end);
    start = next;
  }
  return found;
}

/** How many of the open containers a line continues; the cursor moves behind their marks. */
function continueContainers(text: string, cursor: Cursor, blank: number, open: readonly Container[]): number {
  for (const [depth, container] of open.entries()) {
    if (container === "quote") {
      const mark = afterSpace(text, cursor, 3);
      if (text[mark.at] !== ">") return depth;
      Object.assign(cursor, afterSpace(text, { at: mark.at + 1, column: mark.column + 1 }, 1));
    } else if (cursor.at < blank) {
      const content = afterSpace(text, cursor, container);
      if (content.column - cursor.column < container) return depth;
      Object.assign(cursor, content);
    }
  }
  return open.length;
}

/** Opens what the rest of a line opens. `excess` is where it would go too deep. */
function openContainers(
  text: string,
  cursor: Cursor,
  end: number,
  blank: number,
  open: Container[],
  continued: number,
): { readonly count: number; readonly excess: number | null } {
  const ruleStart = findRuleStart(text, cursor.at, end);
  for (let count = 0; ; count++) {
    const mark = afterSpace(text, cursor, 4);
    const isIndented = mark.column - cursor.column > 3;
    const width = mark.at < blank && !isIndented ? markWidth(text, mark.at, end, ruleStart) : 0;
    // What is indented at the bottom was perhaps to stand deeper still. A parser reads its white space at every depth.
    const isDeep = (count === 0 ? continued : open.length) >= maximumDepth && mark.at < blank;
    if (isDeep && (width > 0 || isIndented)) return { count: count + 1, excess: cursor.at };
    if (width === 0) return { count, excess: null };
    if (count === 0) open.length = continued;
    open.push(enterContainer(text, cursor, blank, { ...mark, width }));
  }
}

/** Moves the cursor behind a container's mark and its padding, and says what continues the container. */
function enterContainer(
  text: string,
  cursor: Cursor,
  blank: number,
  mark: Readonly<Cursor> & { readonly width: number },
): Container {
  const before = cursor.column;
  const after: Cursor = { at: mark.at + mark.width, column: mark.column + mark.width };
  if (text[mark.at] === ">") {
    Object.assign(cursor, afterSpace(text, after, 1));
    return "quote";
  }
  if (text[mark.at] === "[") {
    Object.assign(cursor, after);
    return 4;
  }
  // An item without text, or with indented code, begins one column behind its mark.
  const padding = afterSpace(text, after, 5);
  const plain = padding.at < blank && padding.column - after.column < 5;
  Object.assign(cursor, plain ? padding : afterSpace(text, after, 1));
  return Math.max(cursor.column, after.column + 1) - before;
}

/** A blank line ends the quotes that it does not continue, and what stands in them. */
function closeQuotes(open: Container[], continued: number): void {
  const first = open.indexOf("quote", continued);
  if (first >= 0) open.length = first;
}

/** Length of the container mark at a place, 0 when there is none. A thematic break opens no list. */
function markWidth(text: string, at: number, end: number, ruleStart: number): number {
  const mark = text[at] ?? "";
  if (mark === ">") return 1;
  if (mark === "-" || mark === "+" || mark === "*") {
    if (mark !== "+" && at >= ruleStart && isRule(text, at, end)) return 0;
    return isSpaceOrEnd(text, at + 1) ? 1 : 0;
  }
  if (mark === "[") {
    if (text[at + 1] !== "^") return 0;
    const close = text.slice(at, Math.min(end, at + 1010)).indexOf("]:");
    return close > 2 ? close + 2 : 0;
  }
  let digits = 0;
  while (digits < 10 && isDigit(text, at + digits)) digits++;
  const delimiter = text[at + digits];
  if (digits === 0 || digits > 9 || (delimiter !== "." && delimiter !== ")")) return 0;
  return isSpaceOrEnd(text, at + digits + 1) ? digits + 1 : 0;
}

/** From where to its end a line holds nothing but one of the marks of thematic breaks, and space. */
function findRuleStart(text: string, start: number, end: number): number {
  let at = end;
  let mark = "";
  while (at > start) {
    const it = text[at - 1] ?? "";
    if (it !== " " && it !== "\t") {
      if (mark === "" && (it === "-" || it === "*")) mark = it;
      if (it !== mark) break;
    }
    at--;
  }
  return at;
}

function isRule(text: string, start: number, end: number): boolean {
  let marks = 0;
  for (let at = start; at < end && marks < 3; at++) if (text[at] === text[start]) marks++;
  return marks === 3;
}

/** Moves over at most so many columns of white space; a tab may be taken in part. */
function afterSpace(text: string, from: Cursor, most: number): Cursor {
  let { at, column } = from;
  const last = from.column + most;
  while (column < last) {
    if (text[at] === " ") column++;
    else if (text[at] === "\t") {
      const stop = column + 4 - (column % 4);
      if (stop > last) return { at, column: last };
      column = stop;
    } else break;
    at++;
  }
  return { at, column };
}

function lineEnd(text: string, start: number): number {
  let at = start;
  while (at < text.length && text[at] !== "\n" && text[at] !== "\r") at++;
  return at;
}

function blankStart(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && (text[at - 1] === " " || text[at - 1] === "\t")) at--;
  return at;
}

function isDigit(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 48 && code <= 57;
}

function isSpaceOrEnd(text: string, at: number): boolean {
  const it = text[at];
  return it === undefined || it === " " || it === "\t" || it === "\n" || it === "\r";
}

/**
 * Counts lines that carry on a paragraph without the marks of its container. A heading or a fence ends the container,
 * so nothing after it does.
 */
function trackLazyLines(found: Capped[]): {
  readonly reset: () => void;
  readonly add: (line: string, start: number, end: number) => void;
} {
  let count = 0;
  let closed = false;
  let excess: { start: number; end: number } | null = null;
  return {
    reset: () => {
      count = 0;
      closed = false;
      excess = null;
    },
    add: (line, start, end) => {
      if (/^ {0,3}(?:#{1,6}(?:[ \t]|$)|`{3,}[^`]*$|~{3})/.test(line)) closed = true;
      count++;
      if (closed || count <= maximumLazyLines) return;
      if (excess === null) {
        excess = { start, end };
        found.push({ kind: "lines", ...excess });
        return;
      }
      found.pop();
      excess.end = end;
      found.push({ kind: "lines", ...excess });
    },
  };
}
