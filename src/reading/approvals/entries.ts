import type { Gate, Section } from "../../model/document.ts";
import type { Range } from "../../model/position.ts";
import { type Grid, offsets, type Part } from "../outline.ts";
import type { Phrase } from "../phrase.ts";
import { contentsOf } from "./columns.ts";
import { type Pair, type PairOfLine, readPairs } from "./pairs.ts";
import type { TableContext } from "./tables.ts";
import { digestIn, open } from "./texts.ts";
import { isUnderApproval } from "./topic.ts";

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
  const deleted = part.phrase.spans.filter((it) => it.kind === "delete");
  if (deleted.length === 0) return visible;
  const units = visible.split("");
  for (const { from, to } of deleted) for (let at = from; at < to; at++) units[at] = part.phrase.text[at] ?? " ";
  return units.join("");
}

function entryOf(part: Part, line: string, from: number, under: boolean, context: TableContext): Entry {
  const { phrase } = part;
  const starts = part.type === "item" && from === 0;
  const { text, pairs, start, end } = readPairs(line, emphasised(phrase, from, from + line.length));
  const range = phrase.range(from + start, from + end);
  const gate = context.texts.gateIn(starts ? itemRange(part, range) : range);
  return {
    text,
    pairs: pairs.map((pair) => placed(pair, phrase, from)),
    section: part.section,
    under,
    gate,
    range,
    // A digest is long: in a task it may stand on a line of its own.
    digest: digestIn(phrase.text.slice(from, gate && starts ? undefined : from + line.length)),
    struck: phrase.spans.some((it) => it.kind === "delete" && it.from === 0),
    choice: starts && gate === null && typeof part.item?.node.checked === "boolean",
    form: part.type === "item" ? "item" : "line",
  };
}

/** Where bold or slanted text begins in a line of a phrase, counted from the line's start. */
function emphasised({ spans }: Phrase, from: number, to: number): readonly number[] {
  const begins = spans.filter(({ kind }) => kind === "strong" || kind === "emphasis").map((it) => it.from);
  return begins.filter((it) => it >= from && it < to).map((it) => it - from);
}

/** Few lines turn out to be a place to sign: where a pair stands is asked for then. */
const placed = ({ label, value, contents, from, to }: PairOfLine, { range }: Phrase, start: number): Pair => ({
  label,
  value,
  contents,
  get range() {
    return range(start + from, start + Math.max(from, to));
  },
});

/** From the list item's bullet on: a gate's box may stand before the item's text. */
function itemRange(part: Part, line: Range): Range {
  const start = part.item?.node.position?.start;
  return start ? { ...line, line: start.line, column: start.column } : line;
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
