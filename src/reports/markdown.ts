import type { Finding } from "../model/finding.ts";
import type { LintResult, ReportContext } from "../model/result.ts";
import { escapeMarkdown } from "./markdown-text.ts";
import { type Summary, shownFindings, summarize } from "./summary.ts";
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
export function render(results: readonly LintResult[], context: ReportContext): string {
  const heading = `## deploydoc: ${escapeMarkdown(describeCounts(summarize(results)))}\n`;
  const obstacles = context.obstacles.map((it) => `- ${escapeMarkdown(it)}\n`).join("");
  const groups = groupByDeployment(results).filter(({ results: own }) =>
    own.some((it) => leftIn(it, context).length > 0),
  );
  const clean = results.filter((result) => leftIn(result, context).length === 0).length;
  const tables = groups.map((group) => renderTable(group, context));
  const details = groups.map(({ results: own }) => own.flatMap((result) => renderDetails(result, context)));
  const body = fit(tables, details, limit - heading.length - obstacles.length);
  const rest = clean > 0 && clean < results.length ? [`${count(clean, "document")} without a finding.\n`] : [];
  return [heading, ...(obstacles === "" ? [] : [obstacles]), ...body, ...rest].join("\n");
}

function leftIn(result: LintResult, { quiet }: ReportContext): readonly Finding[] {
  return shownFindings(result, quiet);
}

function groupByDeployment(results: readonly LintResult[]): readonly Group[] {
  const groups = new Map<string | null, LintResult[]>();
  for (const result of results) {
    const others = groups.get(result.deployment);
    if (others) others.push(result);
    else groups.set(result.deployment, [result]);
  }
  return Array.from(groups, ([name, own]) => ({ name: name ?? "Documents on their own", results: own }));
}

function renderTable({ name, results }: Group, context: ReportContext): string {
  const [status] = results.flatMap((it) => (it.deployment !== null && it.status !== null ? [it.status] : []));
  const rows = results
    .map((result) => ({ result, summary: summarize([{ ...result, findings: leftIn(result, context) }]) }))
    .filter(({ summary }) => summary.affected > 0)
    .map(({ result, summary }) => renderRow(result, summary));
  return [
    `### ${escapeMarkdown(name)}${status === undefined ? "" : ` (${status})`}`,
    "",
    "| Document | Left | Waits for |",
    "| --- | --- | --- |",
    ...rows,
    "",
  ].join("\n");
}

function renderRow(result: LintResult, summary: Summary): string {
  const waits = summary.waitingFor.length === 0 ? "–" : escapeMarkdown(summary.waitingFor.join(", "));
  return `| ${escapeMarkdown(nameOf(result))} | ${countFindings(summary)} | ${waits} |`;
}

/** Inside a deployment's table the file's name says enough. */
function nameOf({ path, deployment }: LintResult): string {
  return deployment === null ? path : path.slice(path.lastIndexOf("/") + 1);
}

function renderDetails(result: LintResult, context: ReportContext): readonly string[] {
  const findings = leftIn(result, context);
  if (findings.length === 0) return [];
  const summary = countFindings(summarize([{ ...result, findings }]));
  const more = findings.length - listed;
  const lines = [
    "<details>",
    `<summary>${escapeMarkdown(nameOf(result))}: ${summary}</summary>`,
    "",
    "| Line | Severity | Finding | Rule |",
    "| ---: | --- | --- | --- |",
    ...findings.slice(0, listed).map(renderFinding),
    "",
    ...(more > 0 ? [`And ${more} more.`, ""] : []),
    "</details>",
    "",
  ];
  return [lines.join("\n")];
}

function renderFinding({ range, severity, message, rule }: Finding): string {
  return `| ${range.line} | ${severity} | ${escapeMarkdown(message)} | ${escapeMarkdown(rule)} |`;
}

/** The tables and as many of the details behind them as fit; tables come first, for they say what is left. */
function fit(tables: readonly string[], details: readonly (readonly string[])[], room: number): readonly string[] {
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
