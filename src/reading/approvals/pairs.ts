import type { Range } from "../../model/position.ts";
import { rememberBy } from "../../model/remember.ts";
import { type Content, contentsOf } from "./columns.ts";

/** A label and what stands behind it; the label is "" for text without one. */
export interface Pair {
  readonly label: string;
  readonly value: string;
  readonly contents: ReadonlySet<Content>;
  readonly range: Range;
}

const box = /^\s*(?:\[[ xX~/-]?\]|\[n\/a\]|[☐⬜◻□🔲☑☒🗹])\s*/iu;

const labelled = /[:：]/;

/** A pair by its place in the line. */
export interface PairOfLine extends Omit<Pair, "range"> {
  readonly from: number;
  readonly to: number;
}

export interface LineOfPairs {
  /** Without its box. */
  readonly text: string;
  readonly pairs: readonly PairOfLine[];
  /** Where what it holds begins and ends. */
  readonly start: number;
  readonly end: number;
}

/**
 * `VP: ____ Date: ____` holds two pairs: the first label ends at the first colon, further ones are words known here. `begins` says where
 * bold or slanted text begins, as labels do.
 */
export const readPairs: (line: string, begins: readonly number[]) => LineOfPairs = rememberBy(
  (line, begins) => `${begins.join()} ${line}`,
  (line, begins) => {
    const boxed = box.exec(line)?.[0].length ?? 0;
    return {
      text: line.slice(boxed).trim(),
      pairs: pairsOf(line, boxed, begins),
      start: line.length - line.trimStart().length,
      end: line.trimEnd().length,
    };
  },
);

function pairsOf(line: string, boxed: number, begins: readonly number[]): readonly PairOfLine[] {
  const heads: { readonly from: number; readonly end: number; readonly label: string }[] = [];
  const first = /^[^:：]{1,70}[:：](?!\/\/|\d\d)/.exec(line.slice(boxed));
  // "Sam Roe (delegate: Dee Park)": a colon inside brackets ends no label.
  if (first && !isInBrackets(first[0])) heads.push({ from: boxed, end: boxed + first[0].length, label: first[0] });
  for (const match of /[:：\u{e000}]/u.test(line) ? line.matchAll(further) : []) {
    const [text, label = ""] = match;
    const end = match.index + text.length;
    if (match.index < (heads.at(-1)?.end ?? 0)) continue;
    const labelEnd = match.index + label.length;
    // "Dee Park  **Date**:": what stands before a gap or before bold text belongs to the label before.
    const bold = Math.max(match.index, ...begins.filter((it) => it < labelEnd));
    const known = lastKnown(
      line
        .slice(bold, labelEnd)
        .split(/\s{2,}/)
        .at(-1) ?? "",
    );
    if (known !== "") heads.push({ from: labelEnd - known.length, end, label: known });
  }
  const unlabelled = (value: string, to: number): PairOfLine => ({
    label: "",
    value,
    contents: new Set(),
    from: boxed,
    to,
  });
  if (heads.length === 0) return [unlabelled(line.slice(boxed).trim(), line.length)];
  const pairs: PairOfLine[] = [];
  const [top] = heads;
  const before = line.slice(boxed, top?.from ?? boxed).trim();
  if (before !== "") pairs.push(unlabelled(before, top?.from ?? boxed));
  for (const [at, head] of heads.entries()) {
    const next = heads[at + 1]?.from ?? line.length;
    const value = line
      .slice(head.end, next)
      .replace(/(?<![\s|,;(–—-])[\s|,;(–—-]+$/u, "")
      .trim();
    const label = head.label
      .replace(labelled, "")
      .replace(/^[\s*>\p{S}\-–—_~("“.]+/u, "")
      .trim();
    const start = head.end + (line.slice(head.end).length - line.slice(head.end).trimStart().length);
    const place = value === "" ? { from: head.from, to: head.end } : { from: start, to: start + value.length };
    pairs.push({ label, value, contents: contentsOf(label), ...place });
  }
  return pairs;
}

const further = /(?<=[\s|,;*(/\u{e000}]|^)([\p{L}][\p{L} /-]{0,24}?)\s?(?:[:：](?!\/\/)|(?=\s?\u{e000}))/gu;

/** Whether the end of a text stands in a bracket that it opens. */
function isInBrackets(text: string): boolean {
  const last = (signs: readonly string[]): number => Math.max(...signs.map((it) => text.lastIndexOf(it)));
  return last(["(", "（"]) > last([")", "）"]);
}

/** The longest ending of a label that says what its value is: "Dee Park Date" gives "Date". */
function lastKnown(label: string): string {
  const words = label.trim().split(/\s+/);
  for (let length = Math.min(3, words.length); length > 0; length--) {
    const ending = words.slice(-length).join(" ");
    if (contentsOf(ending).size > 0) return ending;
  }
  return "";
}
