import type { Severity } from "../../model/finding.ts";
import { escapeHtml } from "./escape.ts";

/** A column of a table. */
export interface Column {
  readonly title: string;
  /** Names its cells' look; on narrow screens each cell is shown with the title beside it. */
  readonly name: string;
  /** HTML that stands in its header besides the title. */
  readonly extra?: string;
}

/** A cell is HTML. The first of a row names it. */
export type Row = readonly string[];

/** A table with a caption; `caption` is text, `rows` are HTML, `attributes` stand in the tag of a row. */
export function renderTable(
  caption: string,
  columns: readonly Column[],
  rows: readonly { readonly cells: Row; readonly attributes?: string }[],
): string {
  const head = columns
    .map(
      ({ title, name, extra = "" }) => `<th scope="col" class="${name}"><span>${escapeHtml(title)}</span>${extra}</th>`,
    )
    .join("");
  const body = rows.map(({ cells, attributes = "" }) => {
    const [first, ...rest] = columns.map(({ title, name }, at) => {
      const tag = at === 0 ? 'th scope="row"' : "td";
      return `<${tag} class="${name}" data-title="${escapeHtml(title)}">${cells[at] ?? ""}</${at === 0 ? "th" : "td"}>`;
    });
    return `<tr${attributes}>${first}${rest.join("")}</tr>\n`;
  });
  return `<table class="rows">\n<caption>${escapeHtml(caption)}</caption>\n<thead><tr>${head}</tr></thead>\n<tbody>\n${body.join("")}</tbody>\n</table>\n`;
}

/** A list of labels and what they stand for; the values are HTML, and those that are "" are left out. */
export function renderFacts(facts: readonly (readonly [label: string, value: string])[]): string {
  const shown = facts.filter(([, value]) => value !== "");
  if (shown.length === 0) return "";
  const pairs = shown.map(([label, value]) => `<div><dt>${escapeHtml(label)}</dt><dd>${value}</dd></div>\n`);
  return `<dl class="facts">\n${pairs.join("")}</dl>\n`;
}

/** A bar that is so many percent full, with the number beside it. */
export function renderPercent(percent: number): string {
  return `<span class="percent"><svg class="bar" aria-hidden="true" focusable="false"><rect class="track" width="100%" height="100%" rx="3"/><rect class="fill" width="${percent}%" height="100%" rx="3"/></svg> ${percent}%</span>`;
}

/** Bars in a row whose lengths tell numbers, on a scale that ends at `most`. */
export function renderCounts(counts: readonly (readonly [look: Severity, number: number])[], most: number): string {
  let at = 0;
  const bars = counts.map(([look, number]) => {
    const width = most === 0 ? 0 : (100 * number) / most;
    const bar = number > 0 ? `<rect class="${look}" x="${round(at)}%" width="${round(width)}%" height="100%"/>` : "";
    at += width;
    return bar;
  });
  return `<svg class="bar" aria-hidden="true" focusable="false">${bars.join("")}</svg>`;
}

/** A number of percent as it stands in an attribute. */
export function round(value: number): string {
  return String(Math.round(value * 100) / 100);
}

/** A word in a coloured frame. */
export function renderBadge(look: string, text: string): string {
  return `<span class="badge ${look}">${escapeHtml(text)}</span>`;
}

/** Words as a list in a sentence, each safe; "" for none. */
export function joinTexts(texts: readonly string[]): string {
  return texts.map(escapeHtml).join(", ");
}
