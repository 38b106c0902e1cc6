import type { Finding } from "../model/finding.ts";
import type { LintResult, ReportContext } from "../model/result.ts";
import { escapeMarkdown } from "./markdown-text.ts";
import { shownFindings, summarize } from "./summary.ts";
import { count, countFindings, describeCounts } from "./wording.ts";

/** Characters: GitHub takes 65,536 in a comment. */
const limit = 60_000;
/** Findings of a document that are listed. */
const listed = 100;

interface Group {
  readonly name: string;
  readonly results: readonly LintResult[];
}

/**
 * For a comment on a pull request or a job's summary: for each deployment a table of what is left and whom it waits for,
 * and the findings folded away below it. What would make the comment too long is counted instead.
 */
export function render(all: readonly LintResult[], context: ReportContext): string {
  const results = all.map((result) => ({ ...result, findings: shownFindings(result, context.quiet) }));
  const heading = `## deploydoc: ${escapeMarkdown(describeCounts(summarize(all)))}\n`;
  const remarks = [...context.obstacles, ...context.notes].map((it) => `- ${escapeMarkdown(it)}\n`).join("");
  const groups = groupByDeployment(results).filter(({ results: own }) => own.some(hasFindings));
  const clean = results.length - results.filter(hasFindings).length;
  const tables = groups.map(renderTable);
  const details = groups.map(({ results: own }) => own.filter(hasFindings).map(renderDetails));
  const body = fillRoom(tables, details, limit - heading.length - remarks.length);
  const rest = clean > 0 && clean < results.length ? [`${count(clean, "document")} without a finding.\n`] : [];
  return [heading, ...(remarks === "" ? [] : [remarks]), ...body, ...rest].join("\n");
}

function hasFindings({ findings }: LintResult): boolean {
  return findings.length > 0;
}

/** Deployments by folder: two trees may hold folders of one name. */
function groupByDeployment(results: readonly LintResult[]): readonly Group[] {
  const groups = new Map<string, { readonly name: string; readonly results: LintResult[] }>();
  for (const result of results) {
    const { path, deployment } = result;
    const folder = deployment === null ? "" : path.slice(0, path.lastIndexOf("/") + 1) + deployment;
    const group = groups.get(folder);
    if (group) group.results.push(result);
    else groups.set(folder, { name: deployment ?? "Documents on their own", results: [result] });
  }
  return [...groups.values()];
}

function renderTable({ name, results }: Group): string {
  const [status] = results.flatMap((it) => (it.deployment !== null && it.status !== null ? [it.status] : []));
  return [
    `### ${escapeMarkdown(name)}${status === undefined ? "" : ` (${status})`}`,
    "",
    "| Document | Left | Waits for |",
    "| --- | --- | --- |",
    ...results.filter(hasFindings).map(renderRow),
    "",
  ].join("\n");
}

function renderRow(result: LintResult): string {
  const summary = summarize([result]);
  const waits = summary.waitingFor.length === 0 ? "–" : escapeMarkdown(summary.waitingFor.join(", "));
  return `| ${escapeMarkdown(nameOf(result))} | ${countFindings(summary)} | ${waits} |`;
}

/** Inside a deployment's table the file's name says enough. */
function nameOf({ path, deployment }: LintResult): string {
  return deployment === null ? path : path.slice(path.lastIndexOf("/") + 1);
}

function renderDetails(result: LintResult): string {
  const { findings } = result;
  const more = findings.length - listed;
  const lines = [
    "<details>",
    `<summary>${escapeMarkdown(nameOf(result))}, ${countFindings(summarize([result]))}</summary>`,
    "",
    "| Line | Severity | Finding | Rule |",
    "| ---: | --- | --- | --- |",
    ...findings.slice(0, listed).map(renderFinding),
    "",
    ...(more > 0 ? [`And ${more} more.`, ""] : []),
    "</details>",
    "",
  ];
  return lines.join("\n");
}

function renderFinding({ range, severity, message, rule }: Finding): string {
  return `| ${range.line} | ${severity} | ${escapeMarkdown(message)} | ${escapeMarkdown(rule)} |`;
}

/** The tables, and behind them as many of the details as there is room for. */
function fillRoom(tables: readonly string[], details: readonly (readonly string[])[], room: number): readonly string[] {
  const reserve = 200;
  let left = room - reserve;
  const take = (text: string): boolean => {
    if (text.length + 1 > left) return false;
    left -= text.length + 1;
    return true;
  };
  const kept = tables.map(take);
  const shown = details.map((own, at) => (kept[at] ? own.filter(take) : []));
  const hiddenTables = kept.filter((it) => !it).length;
  const hiddenDetails = details.flat().length - shown.flat().length;
  const hidden = [
    ...(hiddenTables > 0 ? [`tables of ${count(hiddenTables, "deployment")}`] : []),
    ...(hiddenDetails > 0 ? [`findings of ${count(hiddenDetails, "document")}`] : []),
  ];
  const note = hidden.length > 0 ? [`Left out, for want of room: ${hidden.join(", ")}.\n`] : [];
  return [...tables.flatMap((table, at) => (kept[at] ? [table, ...(shown[at] ?? [])] : [])), ...note];
}
