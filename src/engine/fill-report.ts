import type { CompiledKind } from "../kinds/compiled-kind.ts";
import { placeSections } from "../kinds/place-sections.ts";
import { nameOf } from "../kinds/view.ts";
import type { Document } from "../model/document.ts";
import type { Range } from "../model/position.ts";
import { isSameMetric } from "../rules/criteria/same-metric.ts";
import { escapeCell, placeRow, splitLines } from "./append-row.ts";
import { type JudgedMetric, judgeMetric, type MeasuredMetric, type MetricLimit } from "./metric-rows.ts";
import { recordRow } from "./record-row.ts";

/** What was measured around a deployment; times are ISO 8601 with offsets. */
export interface Snapshot {
  readonly source: string;
  readonly generatedAt: string;
  readonly baselineWindow: string;
  readonly observationPeriod: string;
  readonly metrics: readonly (MeasuredMetric & { readonly business: boolean })[];
}

/** What is filled in, and what it is filled in by. */
interface Report {
  readonly text: string;
  readonly compiled: CompiledKind;
  readonly read: (text: string) => Promise<Document>;
}

/** A report with a snapshot filled in. */
export interface FilledReport {
  readonly text: string;
  /** Lines that say what has no verdict, and why. */
  readonly left: readonly string[];
}

/** The values of the status column; null leaves it to be filled in. */
const statuses = { pass: "✓ pass", fail: "✗ fail", unknown: null } as const;

/** The fields that a snapshot answers, by their slugs. */
const fields = {
  "observation-period": "observationPeriod",
  "baseline-window": "baselineWindow",
  source: "source",
  "generated-at": "generatedAt",
} as const satisfies Readonly<Record<string, keyof Snapshot>>;

/**
 * A fresh monitoring report with a snapshot filled in: a row for each metric, with its limit and verdict, and the fields of
 * the observation. Named rows of the template are filled in, its placeholders replaced; what has no limit keeps the
 * guidance.
 */
export async function fillReport(
  report: Report,
  snapshot: Snapshot,
  limits: readonly MetricLimit[],
): Promise<FilledReport> {
  let { text } = report;
  for (const metric of snapshot.metrics)
    text = addMetric(text, await report.read(text), report.compiled, metric, limits);
  for (const [slug, key] of Object.entries(fields)) {
    const field = (await report.read(text)).fields.find(
      (it) => it.slug === slug && it.source !== "front-matter" && it.value !== "",
    );
    if (field) text = replaceRange(text, field.range, escapeCell(snapshot[key]));
  }
  return { text, left: snapshot.metrics.flatMap((it) => describeLeft(it, judgeMetric(it, limits))) };
}

/** Why a metric has no verdict. */
function describeLeft({ name }: MeasuredMetric, { after, limit, verdict }: JudgedMetric): readonly string[] {
  if (verdict !== "unknown") return [];
  if (limit === null) return [`No limit is planned for "${name}": its limit and status are left to be filled in`];
  return [`"${name}" is ${after}, which can't be held against "${limit.text}": its status is left to be filled in`];
}

function addMetric(
  text: string,
  document: Document,
  compiled: CompiledKind,
  metric: Snapshot["metrics"][number],
  limits: readonly MetricLimit[],
): string {
  const { before, after, delta, limit, verdict } = judgeMetric(metric, limits);
  const status = statuses[verdict];
  const cells = {
    Metric: metric.name,
    Before: before,
    After: after,
    Delta: delta,
    ...(limit === null ? {} : { Limit: limit.text }),
    ...(status === null ? {} : { Status: status }),
  };
  const guides = {
    ...(limit === null ? { Limit: "[Limit]" } : {}),
    ...(status === null ? { Status: "[OK or failed]" } : {}),
  };
  const section = sectionFor(metric.business, compiled);
  const named = section === null ? null : findNamed(document, compiled, section, metric.name);
  if (named !== null) {
    const markdown = Object.fromEntries(Object.entries(cells).map(([name, it]) => [name, escapeCell(it)]));
    const filled: Readonly<Record<string, string>> = { ...markdown, ...guides };
    const row = named.columns.map((name, at) => filled[name] ?? named.texts[at] ?? "");
    return placeRow(text, named.table, row, { before: named.row, replaces: 1 });
  }
  const entry = { content: "metrics", cells, guides, time: null, ...(section === null ? {} : { section }) } as const;
  return recordRow(text, document, compiled, entry).text;
}

/** The section of business metrics is the one whose key says so. */
function sectionFor(business: boolean, { kind }: CompiledKind): string | null {
  const keys = kind.sections.filter((it) => it.holds.includes("metrics")).map((it) => it.slug);
  return keys.find((it) => it.includes("business") === business) ?? null;
}

/** The row that the template has for a metric. */
function findNamed(document: Document, { layout }: CompiledKind, section: string, name: string) {
  const placement = placeSections(document, layout);
  const columns = layout.sections.find((it) => it.key === section)?.columns ?? [];
  for (const table of document.tables.filter((it) => placement.ownerOf(it.section) === section)) {
    const names = table.columns.map((it) => nameOf(it.text, columns));
    const at = names.indexOf("Metric");
    const row = table.rows.findIndex((cells) => {
      const cell = cells[at];
      const isFresh = document.placeholders.some((it) => it.range.line === cell?.range.line);
      return cell !== undefined && isFresh && cell.text.trim() !== "" && isSameMetric(cell.text, name);
    });
    if (row >= 0) return { table, row, columns: names, texts: table.rows[row]?.map((it) => escapeCell(it.text)) ?? [] };
  }
  return null;
}

/** The text with a stretch of one line replaced. */
function replaceRange(text: string, { line, column, endLine, endColumn }: Range, by: string): string {
  if (line !== endLine) return text;
  const lines = splitLines(text).map(({ body, end }, at) =>
    at === line - 1 ? body.slice(0, column - 1) + by + body.slice(endColumn - 1) + end : body + end,
  );
  return lines.join("");
}
