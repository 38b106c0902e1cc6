import type { PhrasingContent } from "mdast";
import { closeText, longestRun, pointAt, runLength, type Scan } from "./scan.ts";

/** Emphasis inside none, between runs of one length that can do nothing but begin and end it. */
export function readEmphasis(scan: Scan): boolean {
  const { text, start, end, at } = scan;
  const mark = text[at] ?? "";
  const length = runLength(scan, at);
  const next = at + length;
  if (length > longestRun) return false;
  const side = sideOf(mark, at > start ? text.charCodeAt(at - 1) : 32, next < end ? text.charCodeAt(next) : 32);
  if (side === "open") {
    if (scan.opener !== null || length > 2) return false;
    const opener = { mark, length, start: pointAt(scan, at) };
    closeText(scan, at, next);
    scan.opener = { ...opener, before: scan.nodes.length };
    return true;
  }
  if (side === "close") return closeEmphasis(scan, mark, next);
  scan.at = next;
  return side === "neither";
}

function closeEmphasis(scan: Scan, mark: string, next: number): boolean {
  const { opener, at, nodes } = scan;
  if (opener === null || opener.mark !== mark || opener.length !== next - at) return false;
  closeText(scan, at, next);
  const children = nodes.splice(opener.before);
  const position = { start: opener.start, end: pointAt(scan, next) };
  nodes.push({ type: opener.length === 2 ? "strong" : "emphasis", children, position });
  scan.opener = null;
  return true;
}

/** One run of tildes in a text strikes nothing through. */
export function readTilde(scan: Scan): boolean {
  const { text, at } = scan;
  if (++scan.tildes > 1 || isAttention(text.charCodeAt(at - 1)) || isAttention(text.charCodeAt(at + 1))) return false;
  scan.at++;
  return true;
}

/** Code that ends on the line where it begins. */
export function readCode(scan: Scan): boolean {
  const { text, at, nodes, stretches } = scan;
  const length = runLength(scan, at);
  const close = length > longestRun ? -1 : findCodeEnd(scan, at + length, length);
  if (close < 0) return false;
  const inner = text.slice(at + length, close);
  const padding = inner.startsWith(" ") && inner.endsWith(" ") && /[^ ]/.test(inner) ? 1 : 0;
  const start = at + length + padding;
  const end = close - padding;
  const position = { start: pointAt(scan, at), end: pointAt(scan, close + length) };
  const node: PhrasingContent = { type: "inlineCode", value: text.slice(start, end), position };
  stretches.set(node, [{ from: 0, start, end }]);
  closeText(scan, at, close + length);
  nodes.push(node);
  return true;
}

/** Where the run of backticks stands that ends code begun by as many; -1 when none does on the line. */
function findCodeEnd(scan: Scan, from: number, length: number): number {
  const { text, end } = scan;
  for (let at = from; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === 10 || code === 13 || code === 9) return -1;
    if (code !== 96) continue;
    const run = runLength(scan, at);
    if (run === length) return at;
    at += run - 1;
  }
  return -1;
}

/** What a run of `*` or `_` between two characters can do; null when it can do both, or another mark is next to it. */
function sideOf(mark: string, before: number, after: number): "open" | "close" | "neither" | null {
  if (isAttention(before) || isAttention(after)) return null;
  const [left, right] = [classOf(before), classOf(after)];
  const opens = right === "word" || (right === "mark" && left !== "word");
  const closes = left === "word" || (left === "mark" && right !== "word");
  const canOpen = opens && (mark === "*" || left !== "word" || !closes);
  const canClose = closes && (mark === "*" || right !== "word" || !opens);
  if (canOpen && canClose) return null;
  return canOpen ? "open" : canClose ? "close" : "neither";
}

function isAttention(code: number): boolean {
  return code === 42 || code === 95 || code === 126;
}

function classOf(code: number): "space" | "mark" | "word" {
  if ((code > 96 && code < 123) || (code > 64 && code < 91) || (code > 47 && code < 58)) return "word";
  const unit = String.fromCharCode(code);
  if (/\s/.test(unit)) return "space";
  return /[\p{P}\p{S}]/u.test(unit) ? "mark" : "word";
}
