import type { Range } from "./position.ts";

/** A stretch of a document that is set off, by the HTML around it. */
export interface Mark {
  readonly range: Range;
  readonly open: string;
  readonly close: string;
}

/** What whoever shows a document has a say in. What the functions and marks give is put out as it is. */
export interface HtmlView {
  /** Makes a text of the document safe inside an element and inside a quoted attribute. */
  readonly escapeText: (text: string) => string;
  /** Level (1 to 6) of the document's first headings; those below it follow without a gap. */
  readonly headingLevel: number;
  /** In order of place; of those that overlap the first is set off. */
  readonly marks: readonly Mark[];
  /** HTML for the beginning of what stands from one line to another (1-based): a heading, a row, a paragraph, a code block. */
  readonly before: (first: number, last: number) => string;
  /** The same for behind it: flow content. Called in order of place. */
  readonly behind: (first: number, last: number) => string;
}

/**
 * A Markdown document as HTML: elements for CommonMark and GFM, and nothing else. HTML of the document is shown as text,
 * images by their description, links only where they lead to a web or mail address. Loads nothing.
 */
export type RenderMarkdown = (markdown: string, view: HtmlView) => string;
