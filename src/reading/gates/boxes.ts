import type { GateState } from "../../model/document.ts";
import { offsets, type Part } from "../outline.ts";
import type { Source } from "../parse.ts";
import type { Phrase, Span } from "../phrase.ts";
import { firstSeen, type LineKind, leadMark, marksIn, mayHoldMark, tailMark } from "./marks.ts";

/** A box in a phrase. `from` and `to` index its text, `start` and `end` are source offsets of the box itself. */
export interface Box {
  readonly from: number;
  readonly to: number;
  readonly start: number;
  readonly end: number;
  readonly mark: string;
  readonly state: GateState;
  /** It begins its line. */
  readonly leads: boolean;
}

/** A source line of a phrase, or a whole cell, with its boxes in order. */
export interface Line {
  readonly from: number;
  readonly to: number;
  readonly boxes: readonly Box[];
}

/** Whether a part can hold a box at all: most hold none of the characters of one. */
export function mayHoldBox({ type, item, phrase }: Part): boolean {
  const isTask = type === "item" && typeof item?.node.checked === "boolean";
  return isTask || mayHoldMark(phrase.text) || phrase.spans.some((it) => it.kind === "html");
}

/** The boxes of a part, line by line. Inline code holds none. */
export function readLines(source: Source, part: Part): readonly Line[] {
  const { phrase } = part;
  const task = taskBox(source, part);
  const code = phrase.spans.filter((it) => it.kind === "code");
  const inputs = inputBoxes(source, phrase);
  const lines = part.cell ? [{ from: 0, to: phrase.text.length }] : splitLines(source, phrase);
  let next = 0;
  return lines.map(({ from, to }, row) => {
    const own = row === 0 ? task : null;
    const kind: LineKind = part.cell ? "cell" : part.type === "item" && row === 0 ? "item" : "line";
    const written = textBoxes(source, part, { from, to, kind, code, task: own !== null });
    const last = row === lines.length - 1;
    const first = next;
    while (next < inputs.length && (last || (inputs[next]?.from ?? 0) < to)) next++;
    const tagged = inputs
      .slice(first, next)
      .map((box) => ({ ...box, leads: phrase.text.slice(from, box.from).trim() === "" }));
    const boxes = [...(own ? [own] : []), ...written, ...tagged];
    return { from, to, boxes: withoutRepeats(boxes, phrase.text) };
  });
}

/** Boxes in order, where one in another spelling right behind the first (`[ ] ☐ Backup`) is the same box. */
function withoutRepeats(boxes: Box[], text: string): readonly Box[] {
  const [first, second, ...others] = boxes.sort((one, other) => one.start - other.start);
  if (!first || !second) return boxes;
  const isRepeat = first.mark[0] !== second.mark[0] && text.slice(first.to, second.from).trim() === "";
  if (!isRepeat || text.slice(second.to, others[0]?.from).trim() === "") return boxes;
  // What one box says and the other denies is not done.
  const state = first.state === second.state ? first.state : "malformed";
  return [{ ...first, to: second.to, state }, ...others];
}

interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly kind: LineKind;
  readonly code: readonly Span[];
  /** It begins with the box of a task, which is not in the text. */
  readonly task: boolean;
}

/** The boxes written as text in a line. */
function textBoxes(source: Source, { phrase }: Part, { from, to, kind, code, task }: Stretch): readonly Box[] {
  if (!mayHoldMark(phrase.text)) return [];
  const first = firstSeen(phrase.text, from);
  const lead = task || covers(code, first) ? null : leadMark(phrase.text, first, kind);
  // What stands at the start and is no box there ("[X] minutes") is none in a choice either; a symbol that repeats the
  // task's own box is the same box.
  const after = lead?.to ?? first + 1;
  const tags = new Set(phrase.spans.filter((it) => it.kind === "html").map((it) => it.from));
  const marks = marksIn(phrase.text, from, to, tags).filter((it) => it.from >= after && !covers(code, it.from));
  const tail = lead || task ? null : tailMark(phrase.text, from, to, kind);
  const boxes = marks.map((mark) => textBox(source, phrase, mark, kind, mark.from === tail?.from));
  return lead ? [textBox(source, phrase, lead, kind, true), ...boxes] : boxes;
}

/** Whether one of these spans, which are in order and apart, holds a place in the text. */
function covers(spans: readonly { readonly from: number; readonly to: number }[], at: number): boolean {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.to ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  return (spans[low]?.from ?? Number.POSITIVE_INFINITY) <= at;
}

function textBox(
  source: Source,
  phrase: Phrase,
  mark: { readonly from: number; readonly to: number; readonly state: GateState },
  kind: LineKind,
  leads: boolean,
): Box {
  const { text } = source;
  // An escaped bracket is placed at its backslash or behind it.
  const first = phrase.offset(mark.from);
  const start = text[first] === "[" && text[first - 1] === "\\" ? first - 1 : first;
  const last = phrase.offset(mark.to - 1);
  const end = text[last] === "\\" ? last + 2 : last + 1;
  const written = text.slice(start, end);
  // In a cell, as in a waiver's mark, a backslash changes nothing; elsewhere it takes a task's box out of use.
  const isEscaped = written.includes("\\") && mark.state !== "waived" && kind !== "cell";
  return { ...mark, start, end, leads, mark: written, state: isEscaped ? "malformed" : mark.state };
}

/** The box of a GFM task, of which the tree keeps only the state. */
function taskBox(source: Source, part: Part): Box | null {
  const item = part.item?.node;
  if (part.type !== "item" || !item || typeof item.checked !== "boolean" || item.children[0] !== part.node) return null;
  const start = source.text.indexOf("[", offsets(item).start);
  // What stands between the brackets may be a line end, with the marks of containers behind it.
  const end = source.text.indexOf("]", start) + 1;
  const mark = source.text.slice(start, end);
  const state = part.phrase.text.trim() === "" ? "malformed" : item.checked ? "done" : "open";
  return { from: 0, to: 0, start, end, mark, state, leads: true };
}

function inputBoxes(source: Source, phrase: Phrase): readonly Box[] {
  return phrase.spans.flatMap(({ kind, from, node }) => {
    if (kind !== "html" || node.type !== "html") return [];
    const state = inputState(node.value);
    const { start, end } = offsets(node);
    return state ? [{ from, to: from, start, end, mark: source.text.slice(start, end), state, leads: false }] : [];
  });
}

/** The state of a checkbox of HTML; null for any other tag. */
export function inputState(tag: string): "open" | "done" | null {
  if (!/^<input(?=[\s/>])/i.test(tag)) return null;
  if (!/[\s"'/]type\s*=\s*(?:"\s*checkbox\s*"|'\s*checkbox\s*'|checkbox(?=[\s/>]))/i.test(tag)) return null;
  const names = tag.replace(/=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]+)/g, " ");
  return /[\s/"'](?:checked)(?=[\s/>]|$)/i.test(names) ? "done" : "open";
}

/** A phrase's source lines: a `<br>` ends none. */
function splitLines(source: Source, phrase: Phrase): { readonly from: number; readonly to: number }[] {
  const lines: { readonly from: number; readonly to: number }[] = [];
  let from = 0;
  for (let at = phrase.text.indexOf("\n"); at >= 0; at = phrase.text.indexOf("\n", at + 1)) {
    if (source.text[phrase.offset(at)] === "<") continue;
    lines.push({ from, to: at });
    from = at + 1;
  }
  lines.push({ from, to: phrase.text.length });
  return lines;
}
