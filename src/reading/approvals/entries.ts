import type { Gate, Section } from "../../model/document.ts";
import type { Range } from "../../model/position.ts";
import { type Grid, offsets, type Part } from "../outline.ts";
import { type Content, contentsOf } from "./columns.ts";
import type { TableContext } from "./tables.ts";
import { digestIn, open } from "./texts.ts";
import { isUnderApproval } from "./topic.ts";

/** A label and what stands behind it; the label is "" for text without one. */
export interface Pair {
  readonly label: string;
  readonly value: string;
  readonly contents: ReadonlySet<Content>;
  readonly range: Range;
}

/** A line that may be, or belong to, a place to sign. */
export interface Entry {
  readonly text: string;
  readonly pairs: readonly Pair[];
  readonly section: Section | null;
  /** Under a heading about approval. */
  readonly under: boolean;
  readonly gate: Gate | null;
  readonly range: Range;
  /** The digest it carries; "" for none. */
  readonly digest: string;
  /** A task that is no gate: one of several boxes of which one is ticked. */
  readonly choice: boolean;
  /** Struck through as a whole: no longer valid. */
  readonly struck: boolean;
  readonly form: "line" | "item" | "row";
}

const box = /^\s*(?:\[[ xX~/-]?\]|\[n\/a\]|[☐⬜◻□🔲☑☒🗹])\s*/iu;

/** The lines of paragraphs and list items, in document order. */
export function entriesOf(parts: readonly Part[], context: TableContext): readonly Entry[] {
  return parts.flatMap((part) => {
    if (part.type !== "paragraph" && part.type !== "item") return [];
    const under = isUnderApproval(part);
    const visible = context.texts.visible(part);
    // A task that is struck through is waived, and still says whose approval it was.
    const isTask = part.type === "item" && typeof part.item?.node.checked === "boolean";
    const text = isTask ? unstruck(visible, part) : visible;
    const entries: Entry[] = [];
    let from = 0;
    for (const line of text.split("\n")) {
      if (line.trim() !== "") entries.push(entryOf(part, line, from, under, context));
      from += line.length + 1;
    }
    return entries;
  });
}

/** The visible text with what is struck through put back. */
function unstruck(visible: string, part: Part): string {
  const units = visible.split("");
  for (const { kind, from, to } of part.phrase.spans) {
    if (kind === "delete") for (let at = from; at < to; at++) units[at] = part.phrase.text[at] ?? " ";
  }
  return units.join("");
}

function entryOf(part: Part, line: string, from: number, under: boolean, context: TableContext): Entry {
  const lead = line.length - line.trimStart().length;
  const range = part.phrase.range(from + lead, from + line.trimEnd().length);
  const boxed = box.exec(line)?.[0].length ?? 0;
  const starts = part.type === "item" && from === 0;
  const gate = context.texts.gateIn(starts ? itemRange(part, range) : range);
  const rangeOf = (start: number, end: number): Range => part.phrase.range(from + start, from + Math.max(start, end));
  return {
    text: line.slice(boxed).trim(),
    pairs: pairsOf(line, boxed, rangeOf),
    section: part.section,
    under,
    gate,
    range,
    // A digest is long: in a task it may stand on a line of its own.
    digest: digestIn(part.phrase.text.slice(from, gate && starts ? undefined : from + line.length)),
    struck: part.phrase.spans.some((it) => it.kind === "delete" && it.from === 0),
    choice: starts && gate === null && typeof part.item?.node.checked === "boolean",
    form: part.type === "item" ? "item" : "line",
  };
}

/** From the list item's bullet on: a gate's box may stand before the item's text. */
function itemRange(part: Part, line: Range): Range {
  const start = part.item?.node.position?.start;
  return start ? { ...line, line: start.line, column: start.column } : line;
}

const labelled = /[:：]/;

/** `VP: ____ Date: ____` holds two pairs: the first label ends at the first colon, further ones are words known here. */
function pairsOf(line: string, boxed: number, rangeOf: (start: number, end: number) => Range): readonly Pair[] {
  const heads: { readonly from: number; readonly end: number; readonly label: string }[] = [];
  const first = /^[^:：]{1,70}[:：](?!\/\/|\d\d)/.exec(line.slice(boxed));
  if (first) heads.push({ from: boxed, end: boxed + first[0].length, label: first[0] });
  for (const match of line.matchAll(
    /(?<=[\s|,;*(/\u{e000}]|^)([\p{L}][\p{L} /-]{0,24}?)\s?(?:[:：](?!\/\/)|(?=\s?\u{e000}))/gu,
  )) {
    const [text, label = ""] = match;
    const end = match.index + text.length;
    if (match.index < (heads.at(-1)?.end ?? 0)) continue;
    const known = lastKnown(label);
    if (known !== "") heads.push({ from: match.index + label.length - known.length, end, label: known });
  }
  if (heads.length === 0)
    return [{ label: "", value: line.slice(boxed).trim(), contents: new Set(), range: rangeOf(boxed, line.length) }];
  const pairs: Pair[] = [];
  const [top] = heads;
  const before = line.slice(boxed, top?.from ?? boxed).trim();
  if (before !== "")
    pairs.push({ label: "", value: before, contents: new Set(), range: rangeOf(boxed, top?.from ?? boxed) });
  for (const [at, head] of heads.entries()) {
    const next = heads[at + 1]?.from ?? line.length;
    const value = line
      .slice(head.end, next)
      .replace(/[\s|,;(–—-]+$/u, "")
      .trim();
    const label = head.label
      .replace(labelled, "")
      .replace(/^[\s*>\p{S}\-–—_~("“.]+/u, "")
      .trim();
    const start = head.end + (line.slice(head.end).length - line.slice(head.end).trimStart().length);
    const range = value === "" ? rangeOf(head.from, head.end) : rangeOf(start, start + value.length);
    pairs.push({ label, value, contents: contentsOf(label), range });
  }
  return pairs;
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

/** The rows of a two-column table as labels and values. */
export function entriesOfTable(grid: Grid, context: TableContext): readonly Entry[] {
  if ((grid.rows[0]?.length ?? 0) !== 2) return [];
  // `Change type | Approver` says who would approve what, and leaves no place to.
  const second = contentsOf(grid.rows[0]?.[1]?.phrase.text ?? "");
  const under = isUnderApproval(grid) && !second.has("approver") && !second.has("name");
  return grid.rows.slice(1).flatMap((cells, at) => {
    const [name, value] = cells;
    if (!name || !value) return [];
    const { start, end } = offsets(grid.node.children[at + 1] ?? grid.node);
    const place = offsets(value.node);
    const label = context.texts.visible(name).replaceAll(open, "").trim();
    const range = context.source.range(place.start, place.end);
    const text = context.texts.visible(value).trim();
    const pair = { label, value: text, contents: contentsOf(label), range };
    const entry: Entry = {
      text: `${label}: ${text}`,
      pairs: [pair],
      section: grid.section,
      under,
      gate: context.texts.gateIn(range),
      range: context.source.range(start, end),
      digest: digestIn(value.phrase.text),
      struck: context.texts.isStruck(name) && context.texts.isStruck(value),
      choice: false,
      form: "row",
    };
    return [entry];
  });
}
