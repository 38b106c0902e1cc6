import type { LintResult, ReportContext } from "../model/result.ts";
import { renderCalendar } from "./html/calendar.ts";
import { renderGroup } from "./html/deployment.ts";
import { escapeHtml } from "./html/escape.ts";
import { chooseShown, collectLinks } from "./html/links.ts";
import { describeVerdict, renderNumbers, renderOverview } from "./html/overview.ts";
import { arrange, type Group, standingNames, standings } from "./html/page.ts";
import { scriptDigest, styleDigest } from "./html/policy.ts";
import { script } from "./html/script.ts";
import { style } from "./html/style.ts";
import type { Need } from "./report.ts";
import { summarize } from "./summary.ts";

export const needs: readonly Need[] = ["rules", "renderMarkdown", "overview"];

/** UTF-16 units that the documents may take on the page. */
const room = 3_500_000;

/**
 * One page that needs nothing besides itself: how each deployment stands and whom it waits for, windows on a calendar, and
 * every document with its findings where they stand. Loads nothing, and its policy keeps it from doing so.
 */
export function render(results: readonly LintResult[], context: ReportContext): string {
  const groups = arrange(results, context);
  const summary = summarize(results);
  const [look, sentence] = describeVerdict(summary, context);
  const shown = chooseShown(groups, room);
  const links = collectLinks(groups, ({ id }) => shown.has(id));
  return [
    '<!DOCTYPE html>\n<html lang="en">\n',
    renderHead(sentence),
    '<body>\n<a class="skip" href="#main">Skip to what was found</a>\n',
    `<header class="top">\n<h1>Deployment readiness</h1>\n<p class="verdict ${look}">${escapeHtml(sentence)}</p>\n${renderRun(context)}</header>\n`,
    '<main id="main" tabindex="-1">\n',
    `<section aria-labelledby="numbers">\n<h2 id="numbers">At a glance</h2>\n${renderNumbers(groups, summary)}</section>\n`,
    groups.length === 0
      ? ""
      : `<section class="overview" aria-labelledby="overview">\n<h2 id="overview">Deployments</h2>\n${renderFilter(groups)}${renderOverview(groups, context.now)}</section>\n`,
    renderCalendar(groups, context.now.getTime()),
    groups.length === 0
      ? ""
      : `<section aria-labelledby="details">\n<h2 id="details">One by one</h2>\n${groups.map((it) => renderGroup(it, links, (id) => shown.has(id), context)).join("")}</section>\n`,
    renderRules(results, context),
    "</main>\n",
    `<footer>\n<p>Made by deploydoc ${escapeHtml(context.version)}. This page loads nothing and sends nothing.</p>\n</footer>\n`,
    groups.length > 0 ? `<script>${script}</script>\n` : "",
    "</body>\n</html>\n",
  ].join("");
}

function renderHead(sentence: string): string {
  const policy = `default-src 'none'; style-src '${styleDigest}'; script-src '${scriptDigest}'; base-uri 'none'; form-action 'none'`;
  return [
    '<head>\n<meta charset="utf-8">\n',
    `<meta http-equiv="Content-Security-Policy" content="${policy}">\n`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">\n',
    '<meta name="color-scheme" content="light dark">\n<meta name="referrer" content="no-referrer">\n',
    `<title>${escapeHtml(cut(sentence))} – deploydoc</title>\n<style>${style}</style>\n</head>\n`,
  ].join("");
}

/** As much as a tab shows. */
function cut(text: string): string {
  const [...characters] = text;
  return characters.length > 60 ? `${characters.slice(0, 59).join("")}…` : text;
}

function renderRun({ command, now, notes }: ReportContext): string {
  const moment = now.toISOString();
  const time = `<time datetime="${moment}">${moment.slice(0, 10)} ${moment.slice(11, 16)} UTC</time>`;
  return `<p class="run">deploydoc ${command}, ${time}${notes.map((it) => ` · ${escapeHtml(it)}`).join("")}</p>\n`;
}

function renderFilter(groups: readonly Group[]): string {
  const there = standings.filter((it) => groups.some(({ standing }) => standing === it));
  const options = there.map((it) => `<option value="${it}">${standingNames[it]}</option>`);
  return [
    '<div id="filter" role="search" aria-label="Filter deployments" hidden>\n',
    '<label>Show <input type="search" autocomplete="off" placeholder="name, role, status"></label>\n',
    `<label>State <select><option value="">any</option>${options.join("")}</select></label>\n`,
    '<button type="button" value="open">Open all documents</button>\n<button type="button" value="close">Close all</button>\n',
    "<output></output>\n</div>\n",
  ].join("");
}

/** What the rules mean that found something. */
function renderRules(results: readonly LintResult[], { rules, quiet }: ReportContext): string {
  const found = new Set(
    results.flatMap((it) =>
      it.findings.filter(({ severity }) => !quiet || severity === "error").map(({ rule }) => rule),
    ),
  );
  const told = rules().filter(({ id }) => found.has(id));
  if (told.length === 0) return "";
  const pairs = told.map(
    ({ id, summary }) => `<div><dt><code>${escapeHtml(id)}</code></dt><dd>${escapeHtml(summary)}</dd></div>\n`,
  );
  return `<section aria-labelledby="rules">\n<h2 id="rules">What the rules report</h2>\n<dl class="facts rules">\n${pairs.join("")}</dl>\n</section>\n`;
}
