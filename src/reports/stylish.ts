import type { Finding, Severity } from "../model/finding.ts";
import type { LintResult, ReportContext } from "../model/result.ts";
import { type Paint, paintWith } from "./colour.ts";
import { type Excerpt, excerptOf } from "./excerpt.ts";
import { type Summary, shownFindings, summarize } from "./summary.ts";
import { makeVisible } from "./visible.ts";
import { padEnd, textWidth, wrap } from "./width.ts";

const severityColour = { error: "red", warning: "yellow", info: "blue" } as const satisfies Record<
  Severity,
  keyof Paint
>;

/** For people at a terminal: grouped by document, each fault underlined in its line, and what is left in the end. */
export function render(results: readonly LintResult[], context: ReportContext): string {
  const paint = paintWith(context.colour);
  const documents = results.flatMap((result) => {
    const findings = shownFindings(result, context.quiet);
    return findings.length === 0 ? [] : [renderDocument(result, findings, context, paint)];
  });
  const summary = summarize(results);
  if (context.quiet && context.command === "lint" && summary.errors === 0) return "";
  return [...documents, renderSummary(summary, context, paint)].join("\n");
}

function renderDocument(
  result: LintResult,
  findings: readonly Finding[],
  context: ReportContext,
  paint: Paint,
): string {
  const lines = result.text.split(/\r\n|\n|\r/);
  const places = findings.map(({ range }) => `${range.line}:${range.column}`);
  const columns = {
    place: Math.max(...places.map((place) => place.length)),
    severity: Math.max(...findings.map(({ severity }) => severity.length)),
  };
  const about = [result.kind, result.status].filter((part) => part !== null).map(makeVisible);
  const heading = paint.bold(makeVisible(result.path)) + paint.dim(about.length > 0 ? `  ${about.join(", ")}` : "");
  const body = findings.flatMap((finding, at) => {
    const text = renderFinding(finding, places[at] ?? "", columns, context.width, paint);
    // Several findings at one place show it once, below the last of them.
    if (isSamePlace(finding, findings[at + 1])) return text;
    return [...text, ...renderExcerpt(finding, lines, columns.place, context.width, paint)];
  });
  return `${[heading, "", ...body].join("\n").trimEnd()}\n`;
}

interface Columns {
  readonly place: number;
  readonly severity: number;
}

function renderFinding(
  { severity, message, rule }: Finding,
  place: string,
  columns: Columns,
  width: number,
  paint: Paint,
): readonly string[] {
  const indent = " ".repeat(2 + columns.place + 2 + columns.severity + 2);
  const room = Math.max(20, width - indent.length);
  const label = paint[severityColour[severity]](padEnd(severity, columns.severity));
  const lines = [...wrap(makeVisible(message), room)];
  const last = lines.at(-1) ?? "";
  // The rule stands behind the message where there is room for it, else below.
  if (textWidth(last) + 2 + rule.length <= room) lines[lines.length - 1] = `${last}  ${paint.dim(rule)}`;
  else lines.push(paint.dim(rule));
  return lines.map((line, at) => (at === 0 ? `  ${place.padStart(columns.place)}  ${label}  ${line}` : indent + line));
}

function renderExcerpt(
  { range, severity }: Finding,
  lines: readonly string[],
  placeWidth: number,
  width: number,
  paint: Paint,
): readonly string[] {
  const gutter = " ".repeat(2 + placeWidth);
  const excerpt: Excerpt | null = excerptOf(
    lines[range.line - 1] ?? "",
    range,
    Math.max(20, width - gutter.length - 2),
  );
  if (excerpt === null) return [""];
  const underline = paint[severityColour[severity]]("~".repeat(excerpt.length));
  const bar = paint.dim("│");
  return [`${gutter}${bar} ${excerpt.text}`, `${gutter}${bar} ${" ".repeat(excerpt.start)}${underline}`, ""];
}

function isSamePlace({ range }: Finding, next: Finding | undefined): boolean {
  return (
    next !== undefined &&
    next.range.line === range.line &&
    next.range.column === range.column &&
    next.range.endLine === range.endLine &&
    next.range.endColumn === range.endColumn
  );
}

function renderSummary(summary: Summary, context: ReportContext, paint: Paint): string {
  const lines = [
    ...summaryLines(summary, context.width, paint),
    ...context.notes.flatMap((note) => wrap(makeVisible(note), context.width).map(paint.dim)),
    ...(context.command === "check" ? [...verdict(summary, context, paint), ...toSign(summary, context.width)] : []),
  ];
  return `${lines.join("\n")}\n`;
}

/** What is left and whom it waits for, in one line where there is room. */
function summaryLines(summary: Summary, width: number, paint: Paint): readonly string[] {
  const { errors, warnings, notes, documents, affected } = summary;
  const counts = [
    { text: count(errors, "error"), colour: paint.red, number: errors },
    { text: count(warnings, "warning"), colour: paint.yellow, number: warnings },
    { text: count(notes, "note"), colour: paint.blue, number: notes },
  ].filter(({ number }) => number > 0);
  const where = affected > 0 ? `${affected} of ${count(documents, "document")}` : count(documents, "document");
  const join = (parts: readonly string[]) => `${parts.length > 0 ? parts.join(", ") : "Nothing wrong"} in ${where}`;
  const found = join(counts.map(({ text, colour }) => colour(text)));
  if (summary.waitingFor.length === 0) return [found];
  const waiting = `waiting for: ${makeVisible(summary.waitingFor.join(", "))}`;
  // Colours take no columns.
  const plain = join(counts.map(({ text }) => text));
  if (textWidth(`${plain} · ${waiting}`) <= width) return [`${found} · ${waiting}`];
  return [found, ...wrap(waiting.replace(/^w/, "W"), width)];
}

/** What `check` says of the merge. */
function verdict(summary: Summary, { width, obstacles }: ReportContext, paint: Paint): readonly string[] {
  const { errors, unmended, waitingFor } = summary;
  if (errors === 0 && obstacles.length === 0) return [paint.green("Ready to merge")];
  const roles = makeVisible(waitingFor.join(", "));
  if (unmended === 0 && obstacles.length === 0) {
    return wrap(`Not yet to be merged: complete, but not signed by ${roles}`, width).map(paint.yellow);
  }
  const toMend = unmended > 0 ? [`${count(unmended, "error")} to mend`] : [];
  const toSign = errors > unmended ? [`to be signed by ${roles}`] : [];
  return wrap(`Not to be merged: ${[...toMend, ...obstacles.map(makeVisible), ...toSign].join("; ")}`, width).map(
    paint.red,
  );
}

/** What each of those who are waited for types, so that it can be copied: a line that is too long goes on below. */
function toSign({ toSign: rows, unmended }: Summary, width: number): readonly string[] {
  // What has errors is signed when they are mended.
  return (unmended > 0 ? [] : rows).flatMap(({ path, role }) => {
    const [command, option] = [`  deploydoc sign ${shellWord(path)}`, `--role ${shellWord(role)}`].map(makeVisible);
    const line = `${command} ${option}`;
    return textWidth(line) <= width ? [line] : [`${command} \\`, `    ${option}`];
  });
}

/** A word as a shell takes it for one. */
function shellWord(text: string): string {
  return /^[\w./@:,+-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
