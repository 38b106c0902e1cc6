/**
 * A stretch of a document. Lines and columns are 1-based, columns count UTF-16 units, and the end column is
 * exclusive. A byte-order mark is not part of the text.
 */
export interface Range {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** Something that stands at a place in a document. */
export interface Located {
  readonly range: Range;
}
