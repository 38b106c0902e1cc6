import type { Finding } from "../../model/finding.ts";
import type { HtmlView, Mark } from "../../model/markdown-html.ts";
import type { ReportContext } from "../../model/result.ts";
import { summarize } from "../summary.ts";
import { countFindings } from "../wording.ts";
import { escapeHtml, escapeLines } from "./escape.ts";
import type { Links } from "./links.ts";
import { fileName, type ShownDocument, severityNames } from "./page.ts";
import { renderPercent } from "./parts.ts";

/** Findings that are set off inside the text: more make no document clearer. */
const marked = 400;

/** A document folded away: its text, with each finding behind the line where it stands. */
export function renderDocument(
  document: ShownDocument,
  links: Links,
  isShown: boolean,
  { renderMarkdown }: Pick<ReportContext, "renderMarkdown">,
): string {
  const { path, kind, percent, findings } = document;
  const counts = countFindings(summarize([{ ...document, deployment: null, status: null }]));
  const worst = findings.some((it) => it.severity === "error") ? "error" : findings.length > 0 ? "warning" : "none";
  const summary = [
    `<span class="file">${escapeHtml(fileName(path))}</span>`,
    percent === null ? "" : renderPercent(percent),
    `<span class="counts ${worst}">${counts === "" ? "nothing found" : counts}</span>`,
  ].join(" ");
  const about = `<p class="path">${escapeHtml(path)}${kind === null ? "" : `, ${escapeHtml(kind)}`}</p>\n`;
  const body = isShown
    ? `<div class="paper">\n${renderMarkdown(document.text, viewOf(document, links))}</div>\n`
    : `<p class="path">${document.text === "" ? "It has no text." : "Its text is left out, for want of room."}</p>\n`;
  return `<details class="document" id="${document.id}">\n<summary>${summary}</summary>\n${about}${body}</details>\n`;
}

function viewOf(document: ShownDocument, links: Links): HtmlView {
  const anchors = queue(links.anchorsOf(document), (line) => line);
  const findings = queue(
    document.findings.toSorted((a, b) => a.range.line - b.range.line),
    (it) => it.range.line,
  );
  const anchor = (last: number): string =>
    anchors(last)
      .map((line) => `<span class="place" id="${links.idOf(document, line)}"></span>`)
      .join("");
  return {
    escapeText: escapeLines,
    headingLevel: 5,
    marks: document.findings.filter(isMarkable).slice(0, marked).map(toMark),
    before: (_, last) => anchor(last),
    behind: (_, last) => {
      const rest = anchor(last);
      return `${rest}${findings(last)
        .map((it) => renderNote(it, links))
        .join("")}`;
    },
  };
}

/** Gives what stands up to a line, each once. */
function queue<Item>(items: readonly Item[], lineOf: (item: Item) => number): (last: number) => readonly Item[] {
  let next = 0;
  return (last) => {
    const from = next;
    for (let item = items[next]; item !== undefined && lineOf(item) <= last; item = items[next]) next++;
    return items.slice(from, next);
  };
}

/** A finding over lines, or over a whole long one, would set off everything. */
function isMarkable({ range }: Finding): boolean {
  return range.line === range.endLine && range.endColumn > range.column && range.endColumn - range.column < 200;
}

function toMark({ range, severity }: Finding): Mark {
  return { range, open: `<mark class="${severity}">`, close: "</mark>" };
}

function renderNote({ severity, message, rule, waitsFor, related, range }: Finding, links: Links): string {
  const also = related.map(
    (it) =>
      ` · ${links.toLine(it.path, it.range.line, `${fileName(it.path)}:${it.range.line}`)} ${escapeHtml(it.message)}`,
  );
  const waits = waitsFor === null ? "" : ` · waits for ${escapeHtml(waitsFor)}`;
  return `<div class="note ${severity}" role="note"><p><strong>${severityNames[severity]}:</strong> ${escapeHtml(message)}</p><p class="by">line ${range.line} · ${escapeHtml(rule)}${waits}${also.join("")}</p></div>\n`;
}
