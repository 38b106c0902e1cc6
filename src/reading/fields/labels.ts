import type { Part } from "../outline.ts";
import type { Phrase, Span } from "../phrase.ts";

/** A label in a phrase and the first place its value can stand; all index the phrase's text. */
export interface Label {
  readonly from: number;
  readonly to: number;
  readonly valueFrom: number;
  /** Set in bold or italics. */
  readonly marked: boolean;
}

/** A line of a phrase with its labels; a soft end goes on with the value on the next line. */
export interface LabelledLine {
  readonly from: number;
  readonly to: number;
  readonly labels: readonly Label[];
}

const plainLabel = /^(\p{L}[\p{L}\p{N} .,'’&()/#%+_-]{0,59}?)\s*(?:[:：](?=[\s_]|$)|：)/u;
const further =
  /(?:\s{0,9}[|·•｜]\s{0,9}|\s{2,40}|(?<=_{3})[\s,;]{1,9})(\p{Lu}[\p{L} ()/-]{0,30}?)\s*(?:[:：](?=[\s_]|$)|：)/gu;
const wordLimit = 5;

/** The labels of a paragraph or item, line by line. A line end inside of a label is a space: a formatter wrapped it. */
export function readLabels(part: Part): readonly LabelledLine[] {
  const { phrase } = part;
  const marked = phrase.spans
    .filter((it) => it.kind === "strong" || it.kind === "emphasis")
    .sort((one, other) => one.from - other.from || other.to - one.to);
  const lines: LabelledLine[] = [];
  let next = 0;
  let labelled = false;
  for (const { from, to } of linesOf(phrase.text, marked)) {
    const spans: Span[] = [];
    for (; next < marked.length && (marked[next]?.from ?? 0) < to; next++) {
      const span = marked[next];
      if (span && span.from >= from && span.to <= to && span.from >= (spans.at(-1)?.to ?? 0)) spans.push(span);
    }
    const bold = boldLabels(phrase, from, spans, labelled);
    labelled ||= bold.length > 0;
    lines.push({ from, to, labels: bold.length > 0 ? bold : plainLabels(phrase.text.slice(from, to), from) });
  }
  return keepLabelLike(part, lines);
}

/** Where the lines of a text begin and end; the end of one inside of a marked span does not count. */
function linesOf(text: string, marked: readonly Span[]): readonly { readonly from: number; readonly to: number }[] {
  const lines: { readonly from: number; readonly to: number }[] = [];
  let from = 0;
  let span = 0;
  for (let end = text.indexOf("\n"); end >= 0; end = text.indexOf("\n", end + 1)) {
    while ((marked[span]?.to ?? Number.POSITIVE_INFINITY) <= end) span++;
    const around = marked[span];
    if (around?.kind === "strong" && around.from < end && end < around.to && around.to - around.from <= 80) continue;
    lines.push({ from, to: end });
    from = end + 1;
  }
  return [...lines, { from, to: text.length }];
}

/**
 * Marked labels of a line: the first begins it, others follow on it. Where a line above began with one (`labelled`), they
 * may follow on other text, too: the value above was wrapped.
 */
function boldLabels(phrase: Phrase, from: number, spans: readonly Span[], labelled: boolean): readonly Label[] {
  const labels: Label[] = [];
  for (const span of spans) {
    const text = phrase.text.slice(span.from, span.to).trimEnd();
    const inside = /[:：]$/u.test(text);
    const after = /^\s?[:：]/u.exec(phrase.text.slice(span.to, span.to + 2));
    if ((!inside && !after) || text.length > 80 || !/\p{L}/u.test(text)) continue;
    const follows = labels.length > 0 || (labelled && span.kind === "strong");
    if (!follows && /[\p{L}\p{N}]/u.test(phrase.text.slice(from, span.from))) return [];
    const to = span.from + text.replace(/(?:(?<!\s)\s+)?[:：]$/u, "").length;
    labels.push({ from: span.from, to, valueFrom: span.to + (inside ? 0 : (after?.[0].length ?? 0)), marked: true });
  }
  return labels;
}

function plainLabels(line: string, from: number): readonly Label[] {
  const indent = line.length - line.trimStart().length;
  const text = line.slice(indent);
  const first = plainLabel.exec(text);
  const name = first?.[1] ?? "";
  if (
    !first ||
    name
      .replace(/\(.{0,200}?\)/g, "")
      .trim()
      .split(/\s+/).length > wordLimit
  )
    return [];
  const start = from + indent;
  const labels = [{ from: start, to: start + name.length, valueFrom: start + first[0].length, marked: false }];
  const value = text.slice(first[0].length);
  for (const match of value.matchAll(further)) {
    const label = match[1] ?? "";
    const at = start + first[0].length + match.index + match[0].indexOf(label);
    labels.push({
      from: at,
      to: at + label.length,
      valueFrom: start + first[0].length + match.index + match[0].length,
      marked: false,
    });
  }
  return labels;
}

/**
 * Keeps plain labels where the line is one of labels and not of prose: in a list, or in a paragraph of which every
 * line has one. A long sentence behind a word and a colon is prose.
 */
function keepLabelLike(part: Part, lines: readonly LabelledLine[]): readonly LabelledLine[] {
  const { phrase } = part;
  const plain = (line: LabelledLine): boolean => line.labels[0]?.marked === false;
  if (!lines.some(plain)) return lines;
  const listed = part.item !== null;
  const filled = lines.filter((line) => phrase.text.slice(line.from, line.to).trim() !== "");
  const everywhere = filled.every((line) => line.labels.length > 0 && (!plain(line) || startsUpper(phrase.text, line)));
  return lines.map((line, at) => {
    if (!plain(line)) return line;
    const keep = listed ? at === 0 || everywhere : everywhere;
    return keep && !isProse(phrase.text, line) ? line : { ...line, labels: [] };
  });
}

const startsUpper = (text: string, line: LabelledLine): boolean =>
  !/^\p{Ll}/u.test(text.slice(line.labels[0]?.from ?? 0, line.to));

function isProse(text: string, line: LabelledLine): boolean {
  const value = text.slice(line.labels[0]?.valueFrom ?? line.from, line.to).trim();
  return /[.!?。]$/u.test(value) && value.split(/\s+/).length > 12;
}
