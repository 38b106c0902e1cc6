import { decodeEntities } from "./entities.ts";

/** A box in block HTML; `at` indexes its line's text, `start` and `end` are offsets in the HTML. */
export interface HtmlBox {
  readonly at: number;
  readonly start: number;
  readonly end: number;
  readonly tag: string;
}

/** A line of block HTML as a reader sees it: it ends with the source line, or where a block or cell does. */
export interface HtmlLine {
  readonly text: string;
  /** Offset in the HTML of the first text that is not white space, and of the end of the last. */
  readonly start: number;
  readonly end: number;
  readonly inputs: readonly HtmlBox[];
}

const blockTags = new Set(
  "address article aside blockquote br caption dd details div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr legend li main nav ol option p section summary table tbody td tfoot th thead tr ul".split(
    " ",
  ),
);

/** Splits block HTML into lines. What a reader does not see as text (comments, code, scripts) is left out. */
export function readHtmlLines(html: string): readonly HtmlLine[] {
  const shown = blank(html);
  const lines: HtmlLine[] = [];
  let text = "";
  let inputs: HtmlBox[] = [];
  let start = -1;
  let end = -1;
  const flush = (): void => {
    if (start >= 0) lines.push({ text, start, end, inputs });
    text = "";
    inputs = [];
    start = -1;
    end = -1;
  };
  const add = (from: number, to: number): void => {
    const raw = shown.slice(from, to);
    if (raw.trim() !== "") {
      if (start < 0) start = from + raw.length - raw.trimStart().length;
      end = from + raw.trimEnd().length;
    }
    text += decodeEntities(text === "" ? raw.trimStart() : raw);
  };
  // Text up to the next tag or line end, a tag, or a line end.
  for (const { 0: token, index } of shown.matchAll(/<[/!?a-z][^<>]*>|\n|[^<\n]+|</gi)) {
    if (token === "\n") flush();
    else if (!token.startsWith("<") || token.length === 1) add(index, index + token.length);
    else {
      const name = /^<\/?([a-z][a-z0-9]*)/i.exec(token)?.[1]?.toLowerCase() ?? "";
      if (blockTags.has(name)) flush();
      else if (name === "input") {
        if (start < 0) start = index;
        end = index + token.length;
        inputs.push({ at: text.length, start: index, end, tag: html.slice(index, end) });
      }
    }
  }
  flush();
  return lines;
}

const hidden = [
  ["<!--", "-->"],
  ["<pre", "</pre"],
  ["<code", "</code"],
  ["<script", "</script"],
  ["<style", "</style"],
  ["<textarea", "</textarea"],
] as const;

/** The same length, with spaces for what is not shown; line ends stay. An element that never closes hides the rest. */
function blank(html: string): string {
  const lower = html.toLowerCase();
  let shown = "";
  let at = 0;
  for (const match of lower.matchAll(/<!--|<(?:pre|code|script|style|textarea)(?=[\s>])/g)) {
    if (match.index < at) continue;
    const close = hidden.find(([open]) => open === match[0])?.[1] ?? "";
    const found = lower.indexOf(close, match.index + match[0].length);
    const tagEnd = close === "-->" ? found + 3 : lower.indexOf(">", found) + 1;
    const end = found < 0 || tagEnd === 0 ? html.length : tagEnd;
    shown += html.slice(at, match.index) + html.slice(match.index, end).replace(/[^\r\n]/g, " ");
    at = end;
  }
  return (shown + html.slice(at)).replace(/\r(?!\n)/g, "\n").replaceAll("\r", " ");
}
