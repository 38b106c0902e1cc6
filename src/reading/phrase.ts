import type { Nodes, PhrasingContent } from "mdast";
import type { Range } from "../model/position.ts";
import { isHtmlElement } from "./html-elements.ts";
import type { Source } from "./parse.ts";

export type SpanKind = "code" | "link" | "image" | "strong" | "emphasis" | "delete" | "html" | "footnote";

/** A stretch of a phrase that is more than plain text; `from` and `to` index its text. */
export interface Span {
  readonly kind: SpanKind;
  readonly from: number;
  readonly to: number;
  readonly node: Nodes;
}

/**
 * The text of a paragraph, heading or cell as a reader sees it, with the way back to the source. Soft and hard line
 * ends are "\n", inline code and unknown tags (`<name>`) keep their text, known HTML and comments have none.
 */
export interface Phrase {
  readonly text: string;
  readonly spans: readonly Span[];
  /** Source offset of a character of the text. */
  readonly offset: (at: number) => number;
  /** Range of the text between two indices (end exclusive). */
  readonly range: (from: number, to: number) => Range;
}

interface Chunk {
  readonly from: number;
  readonly value: string;
  /** Source offset of each UTF-16 unit, or the first one's where the value is its own source. */
  readonly offsets: number | readonly number[];
  readonly end: number;
}

/** The phrase made by inline nodes of a source. */
export function readPhrase(source: Source, children: readonly PhrasingContent[]): Phrase {
  const chunks: Chunk[] = [];
  const spans: Span[] = [];
  let text = "";
  const add = (value: string, node: Nodes): void => {
    if (value === "") return;
    const start = node.position?.start.offset ?? 0;
    const end = node.position?.end.offset ?? start;
    chunks.push({ from: text.length, value, offsets: align(source.text, start, end, value), end });
    text += value;
  };
  const visit = (node: PhrasingContent): void => {
    const from = text.length;
    switch (node.type) {
      case "text":
        add(node.value, node);
        return;
      case "break":
        add("\n", node);
        return;
      case "inlineCode":
        add(node.value, node);
        spans.push({ kind: "code", from, to: text.length, node });
        return;
      case "html":
        if (/^<br\s*\/?>$/i.test(node.value)) add("\n", node);
        else if (!isHtmlElement(node.value)) add(node.value, node);
        spans.push({ kind: "html", from, to: text.length, node });
        return;
      case "image":
      case "imageReference":
        add(node.alt ?? "", node);
        spans.push({ kind: "image", from, to: text.length, node });
        return;
      case "footnoteReference":
        spans.push({ kind: "footnote", from, to: from, node });
        return;
      default:
        if (!("children" in node)) return;
        for (const child of node.children) visit(child);
        spans.push({ kind: spanKind(node.type), from, to: text.length, node });
    }
  };
  for (const child of children) visit(child);
  const offset = (at: number): number => offsetIn(chunks, at);
  return {
    text,
    spans,
    offset,
    range: (from, to) => {
      const start = offset(from);
      return source.range(start, Math.max(start, to > from ? offset(to - 1) + 1 : start));
    },
  };
}

function spanKind(type: string): SpanKind {
  if (type === "strong" || type === "emphasis" || type === "delete") return type;
  return "link";
}

function offsetIn(chunks: readonly Chunk[], at: number): number {
  let low = 0;
  let high = chunks.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((chunks[middle]?.from ?? 0) <= at) low = middle;
    else high = middle - 1;
  }
  const chunk = chunks[low];
  if (!chunk) return 0;
  const within = at - chunk.from;
  if (within >= chunk.value.length) return chunk.end;
  return typeof chunk.offsets === "number" ? chunk.offsets + within : (chunk.offsets[within] ?? chunk.end);
}

/** Source offset of each unit of a value: escapes, entities, quote prefixes and code fences make the two differ. */
function align(text: string, start: number, end: number, value: string): number | readonly number[] {
  if (end - start === value.length) return start;
  const offsets: number[] = [];
  let at = start;
  for (const unit of value) {
    let found = text.indexOf(unit, at);
    if (found < 0 || found >= end) found = at;
    for (let part = 0; part < unit.length; part++) offsets.push(Math.min(found + part, Math.max(start, end - 1)));
    if (text[found] === unit[0]) at = found + unit.length;
  }
  return offsets;
}
