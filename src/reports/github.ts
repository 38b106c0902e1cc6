import type { Finding, Severity } from "../model/finding.ts";
import type { LintResult, ReportContext } from "../model/result.ts";
import { shownFindings, summarize } from "./summary.ts";
import { makeVisible } from "./visible.ts";
import { describeCounts } from "./wording.ts";

const commands = { error: "error", warning: "warning", info: "notice" } as const satisfies Record<Severity, string>;

/** How many documents the summary names: it is one annotation. */
const named = 8;

interface Placed {
  readonly path: string;
  readonly finding: Finding;
}

/**
 * Workflow commands that GitHub Actions turns into annotations. It shows ten of a kind for each step, so the first one is a
 * summary, and the worst come first: errors to mend, errors that wait for a signature, warnings, notes.
 */
export function render(results: readonly LintResult[], { quiet, obstacles }: ReportContext): string {
  const all = results.flatMap((result) =>
    shownFindings(result, quiet).map((finding): Placed => ({ path: result.path, finding })),
  );
  const sorted = all.sort((a, b) => rankOf(a.finding) - rankOf(b.finding));
  const worst = obstacles.length > 0 ? "error" : sorted[0]?.finding.severity;
  if (worst === undefined) return `${makeVisible(describeCounts(summarize(results)))}\n`;
  const summary = toCommand(commands[worst], { title: "deploydoc" }, describeRun(results, quiet, obstacles));
  return [summary, ...sorted.map(toAnnotation)].map((line) => `${line}\n`).join("");
}

function rankOf({ severity, waitsFor }: Finding): number {
  if (severity === "error") return waitsFor === null ? 0 : 1;
  return severity === "warning" ? 2 : 3;
}

/** What is left, what stood in the way, and in which documents most of it is. */
function describeRun(results: readonly LintResult[], quiet: boolean, obstacles: readonly string[]): string {
  const counts = results
    .map((result) => ({ path: result.path, number: shownFindings(result, quiet).length }))
    .filter(({ number }) => number > 0)
    .sort((a, b) => b.number - a.number);
  const more = counts.length - named;
  const lines = [
    describeCounts(summarize(results)),
    ...obstacles,
    ...counts.slice(0, named).map(({ path, number }) => `${path}: ${number}`),
    ...(more > 0 ? [`and ${more} more ${more === 1 ? "document" : "documents"}`] : []),
  ];
  return lines.map(makeVisible).join("\n");
}

function toAnnotation({ path, finding }: Placed): string {
  const { line, column, endLine, endColumn } = finding.range;
  // GitHub takes columns only for a place within one line.
  const columns = line === endLine ? { col: column, endColumn } : {};
  const properties = { file: path, line, endLine, ...columns, title: finding.rule };
  return toCommand(commands[finding.severity], properties, makeVisible(finding.message));
}

function toCommand(command: string, properties: Readonly<Record<string, string | number>>, message: string): string {
  const given = Object.entries(properties).map(([name, value]) => `${name}=${escapeProperty(String(value))}`);
  return `::${command} ${given.join(",")}::${escapeData(message)}`;
}

function escapeData(text: string): string {
  return text.replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A");
}

/** GitHub looks a file up by this text, once it has undone the escapes; one that can't be printed it won't find. */
function escapeProperty(text: string): string {
  return escapeData(makeVisible(text)).replace(/:/g, "%3A").replace(/,/g, "%2C");
}
