import type { Nodes } from "mdast";
import type { HtmlView } from "../../model/markdown-html.ts";
import { locate } from "../markdown/stretches.ts";
import type { Source } from "../parse.ts";

/** Writes text of a document, and sets off what of it is marked. */
export interface TextWriter {
  /** The value of a node of the tree. */
  readonly value: (node: Nodes & { readonly value: string }) => string;
  /** A stretch of the source as it stands, by offsets (end exclusive). */
  readonly source: (start: number, end: number) => string;
}

/** A mark by source offsets (end exclusive). */
interface PlacedMark {
  readonly start: number;
  readonly end: number;
  readonly open: string;
  readonly close: string;
}

/** The writer of a document's text. */
export function writeText(source: Source, { escapeText, marks }: HtmlView): TextWriter {
  const starts = [0, ...Array.from(source.text.matchAll(/\r\n|\n|\r/g), (it) => it.index + it[0].length)];
  const offsetOf = (line: number, column: number): number => (starts[line - 1] ?? source.text.length) + column - 1;
  const placed = marks.map(({ range, open, close }) => ({
    start: offsetOf(range.line, range.column),
    end: offsetOf(range.endLine, range.endColumn),
    open,
    close,
  }));
  const within = (start: number, end: number): readonly PlacedMark[] =>
    placed.filter((it) => it.start < end && it.end > start);

  const write = (text: string, near: readonly PlacedMark[], offsetAt: (at: number) => number): string => {
    if (near.length === 0) return escapeText(text);
    let html = "";
    let from = 0;
    let current: PlacedMark | undefined;
    const flush = (to: number): void => {
      if (to > from) html += `${current?.open ?? ""}${escapeText(text.slice(from, to))}${current?.close ?? ""}`;
      from = to;
    };
    for (let at = 0; at < text.length; at++) {
      const offset = offsetAt(at);
      const mark = near.find((it) => it.start <= offset && offset < it.end);
      // A pair of code units is one character.
      if (mark === current || /[\udc00-\udfff]/.test(text.charAt(at))) continue;
      flush(at);
      current = mark;
    }
    flush(text.length);
    return html;
  };

  return {
    value: (node) => {
      const { value } = node;
      const found = source.stretches(node);
      const near = within(found[0]?.start ?? 0, found.at(-1)?.end ?? 0);
      return write(value, near, (at) => locate(found, value.length, at).start);
    },
    source: (start, end) => write(source.text.slice(start, end), within(start, end), (at) => start + at),
  };
}
