import type { Located, Range } from "./position.ts";

/** What a node of the canonical tree may be; docs/digest.md says what each holds. */
export type CanonicalType =
  | "front-matter"
  | "heading"
  | "paragraph"
  | "list"
  | "item"
  | "box"
  | "quote"
  | "code-block"
  | "html"
  | "rule"
  | "table"
  | "row"
  | "cell"
  | "definition"
  | "footnote"
  | "unreadable"
  | "text"
  | "code"
  | "emphasis"
  | "strong"
  | "deleted"
  | "link"
  | "image"
  | "break"
  | "footnote-reference";

/**
 * A node of a document's syntax tree without the choices of spelling that say nothing: bullets, heading and emphasis
 * style, escapes, fences, alignment. Attributes that have no value are absent.
 */
export interface CanonicalNode extends Located {
  readonly type: CanonicalType;
  /** Of a leaf: its text, with "\n" for line ends. Blanks and wrapping of `text` are still as written. */
  readonly text?: string;
  readonly attributes?: Readonly<Record<string, string>>;
  readonly children?: readonly CanonicalNode[];
  /** Of `text` and `html`: where a UTF-16 unit of its text stands in the source. */
  readonly placeOf?: (at: number) => Range;
}
