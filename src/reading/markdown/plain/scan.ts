import type { PhrasingContent } from "mdast";
import type { Stretch, Stretches } from "../stretches.ts";

/** Runs of one mark ("____") that are longer are left to the parser; they are below the cap. */
export const longestRun = 100;

export type Point = { line: number; column: number; offset: number };

/** A run of `*` or `_` that waits for its end. */
export interface Opener {
  readonly mark: string;
  readonly length: number;
  readonly start: Point;
  /** How many nodes stand before it. */
  readonly before: number;
}

/** A walk over text: what it has made, and where it stands. */
export interface Scan {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** What every line but the first is indented by. */
  readonly indent: number;
  readonly stretches: Stretches;
  /** Whether a label may be defined somewhere: then brackets may be a link. */
  readonly hasLabels: boolean;
  nodes: PhrasingContent[];
  at: number;
  line: number;
  lineStart: number;
  /** Where the text begins that is in no node yet; lines of it that were joined are in `joined`. */
  plainFrom: number;
  plainStart: Point;
  joined: { readonly value: string; readonly found: readonly Stretch[] } | null;
  opener: Opener | null;
  tildes: number;
  /** Whether a bracket stands in the text that begins no link: no address behind it is one while it may be open. */
  bracket: boolean;
}

/** The point of an offset in the line where the walk stands. */
export function pointAt(scan: Scan, offset: number): Point {
  return { line: scan.line, column: offset - scan.lineStart + 1, offset };
}

/** Makes a node of the text up to an offset, if there is any, and goes on at another. */
export function closeText(scan: Scan, end: number, next: number): void {
  const { text, plainFrom, plainStart, joined, nodes, stretches } = scan;
  if (end > plainFrom) {
    const last = text.slice(plainFrom, end);
    const position = { start: plainStart, end: pointAt(scan, end) };
    const node: PhrasingContent = { type: "text", value: (joined?.value ?? "") + last, position };
    nodes.push(node);
    if (joined) stretches.set(node, [...joined.found, { from: joined.value.length, start: plainFrom, end }]);
  } else if (joined) {
    // What follows the indentation is another node.
    const position = { start: plainStart, end: pointAt(scan, scan.lineStart) };
    const node: PhrasingContent = { type: "text", value: joined.value, position };
    nodes.push(node);
    if (joined.found.length > 1) stretches.set(node, joined.found);
  }
  scan.joined = null;
  scan.at = next;
  scan.plainFrom = next;
  scan.plainStart = pointAt(scan, next);
}

/** Goes on in the next line; false when white space around the line end has a meaning. */
export function readLineEnd(scan: Scan): boolean {
  const { text, at, indent } = scan;
  const lineStart = at + (text[at] === "\r" ? 2 : 1);
  const next = lineStart + indent;
  const before = text[at - 1];
  if (before === " " || before === "\\" || text[next] === " ") return false;
  if (next > at + 1) joinLine(scan, lineStart, next);
  scan.line++;
  scan.lineStart = lineStart;
  scan.at = next;
  return true;
}

/** Keeps a line whose value and source do not go on side by side: behind it is indentation, or its end has two units. */
function joinLine(scan: Scan, lineStart: number, next: number): void {
  const { text, at, plainFrom, joined } = scan;
  const value = joined?.value ?? "";
  const found = [...(joined?.found ?? [])];
  if (lineStart === at + 1) found.push({ from: value.length, start: plainFrom, end: lineStart });
  else {
    if (at > plainFrom) found.push({ from: value.length, start: plainFrom, end: at });
    found.push({ from: value.length + at - plainFrom, start: at, end: lineStart });
  }
  scan.joined = { value: `${value}${text.slice(plainFrom, at)}\n`, found };
  scan.plainFrom = next;
}

/** The length of the run of one character at an offset. */
export function runLength({ text, end }: Scan, at: number): number {
  const code = text.charCodeAt(at);
  let to = at + 1;
  while (to < end && text.charCodeAt(to) === code) to++;
  return to - at;
}
