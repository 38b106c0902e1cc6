import type { Nodes, PhrasingContent } from "mdast";
import type { Range } from "../model/position.ts";
import { isHtmlElement } from "./html-elements.ts";
import { locate, type Stretch } from "./markdown/stretches.ts";
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
  /** Source offset of a character of the text: where it stands, or the escape or entity begins that yields it. */
  readonly offset: (at: number) => number;
  /** Range of the text between two indices (end exclusive); escapes and entities are whole. */
  readonly range: (from: number, to: number) => Range;
}

interface Chunk {
  readonly from: number;
  readonly length: number;
  readonly found: readonly Stretch[];
}

/** The phrase made by inline nodes of a source; `place` is where it stands when there are none. */
export function readPhrase(source: Source, children: readonly PhrasingContent[], place = 0): Phrase {
  const chunks: Chunk[] = [];
  const spans: Span[] = [];
  let text = "";
  const add = (value: string, found: readonly Stretch[]): void => {
    if (value === "") return;
    chunks.push({ from: text.length, length: value.length, found });
    text += value;
  };
  const visit = (node: PhrasingContent): void => {
    const from = text.length;
    switch (node.type) {
      case "text":
        add(node.value, source.stretches(node));
        return;
      case "break":
        add("\n", source.stretches(node));
        return;
      case "inlineCode":
        add(node.value, source.stretches(node));
        spans.push({ kind: "code", from, to: text.length, node });
        return;
      case "html":
        if (/^<br\s*\/?>$/i.test(node.value)) add("\n", wholeOf(node));
        else if (!isHtmlElement(node.value)) add(node.value, source.stretches(node));
        spans.push({ kind: "html", from, to: text.length, node });
        return;
      case "image":
      case "imageReference":
        add(node.alt ?? "", source.stretches(node));
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
  const unit = (at: number): { readonly start: number; readonly end: number } => {
    const chunk = chunkAt(chunks, at);
    return chunk ? locate(chunk.found, chunk.length, at - chunk.from) : { start: place, end: place };
  };
  const offset = (at: number): number => (at < text.length || at === 0 ? unit(at).start : unit(text.length - 1).end);
  return {
    text,
    spans,
    offset,
    range: (from, to) => {
      const start = offset(from);
      return source.range(start, to > from ? Math.max(start, unit(Math.min(to, text.length) - 1).end) : start);
    },
  };
}

function spanKind(type: string): SpanKind {
  if (type === "strong" || type === "emphasis" || type === "delete") return type;
  return "link";
}

function wholeOf(node: Nodes): readonly Stretch[] {
  return [{ from: 0, start: node.position?.start.offset ?? 0, end: node.position?.end.offset ?? 0 }];
}

function chunkAt(chunks: readonly Chunk[], at: number): Chunk | undefined {
  let low = 0;
  let high = chunks.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((chunks[middle]?.from ?? 0) <= at) low = middle;
    else high = middle - 1;
  }
  return chunks[low];
}
