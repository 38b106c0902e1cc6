import type { CompiledKind } from "../kinds/compiled-kind.ts";
import { placeSections } from "../kinds/place-sections.ts";
import type { Criterion, Document } from "../model/document.ts";
import type { Verdict } from "../model/quantity.ts";
import { parse } from "../reading/parse.ts";
import { read } from "../reading/read.ts";
import { isSameMetric } from "../rules/criteria/same-metric.ts";
import { escapeCell } from "./append-row.ts";

/** A metric as it was measured before and after. */
export interface MeasuredMetric {
  readonly name: string;
  /** Null for a count. */
  readonly unit: string | null;
  readonly before: number;
  readonly after: number;
}

/** A limit that a plan sets: one to be kept, or one that triggers a rollback when it is reached. */
export interface MetricLimit {
  readonly metric: string;
  /** As it stands in the plan. */
  readonly text: string;
  readonly use: "target" | "trigger";
}

/** The limits that the success metrics of a plan, or the triggers of a rollback plan, set. */
export function limitsIn(document: Document, { kind, layout }: CompiledKind): readonly MetricLimit[] {
  const placement = placeSections(document, layout);
  const triggers = new Set(kind.sections.filter((it) => it.holds.includes("triggers")).map((it) => it.slug));
  return document.criteria.flatMap((criterion): readonly MetricLimit[] => {
    const section = placement.ownerOf(criterion.section) ?? "";
    if (criterion.class === "vague" || !(section === "success-metrics" || triggers.has(section))) return [];
    const use = triggers.has(section) ? "trigger" : "target";
    return [{ metric: criterion.metric, text: writtenLimit(criterion, document), use }];
  });
}

/** The whole cell that the limit stands in: "no increase over baseline" is more than what is compared with. */
function writtenLimit({ range, limitText, text }: Criterion, { tables }: Document): string {
  const cells = tables.flatMap(({ rows }) => rows.filter((row) => row[0]?.range.line === range.line)).flat();
  const cell = cells.find((it) => it.range.column <= range.column && it.range.endColumn >= range.endColumn);
  return (cell?.text ?? (limitText || text)).replace(/\s+/g, " ").trim();
}

/** What a report says of a metric. */
export interface JudgedMetric {
  readonly before: string;
  readonly after: string;
  readonly delta: string;
  /** Null where the plan sets none. */
  readonly limit: MetricLimit | null;
  readonly verdict: Verdict;
}

/** A metric's values as they are written, with the verdict that its limits ask for: one that is not kept fails it. */
export function judgeMetric(metric: MeasuredMetric, limits: readonly MetricLimit[]): JudgedMetric {
  const [before, after] = [writeValue(metric.before, metric.unit), writeValue(metric.after, metric.unit)];
  const own = limitsFor(metric.name, limits);
  const verdicts = own.map((it) => readVerdict(it, before, after));
  const limit = own[0] ?? null;
  const verdict = verdicts.includes("fail") ? "fail" : (verdicts[0] ?? "unknown");
  return { before, after, delta: writeDelta(metric), limit, verdict };
}

/** Those of the same name, else those that mean the same; what is to be kept comes before what triggers. */
function limitsFor(name: string, limits: readonly MetricLimit[]): readonly MetricLimit[] {
  const plain = (text: string): string => text.toLowerCase().replace(/\s+/g, " ").trim();
  const named = limits.filter((it) => plain(it.metric) === plain(name));
  const found = named.length > 0 ? named : limits.filter((it) => isSameMetric(it.metric, name));
  return found.toSorted((a, b) => Number(a.use === "trigger") - Number(b.use === "trigger"));
}

/** What the reading says of the values beside the limit, in a table such as the limit's own. */
function readVerdict({ metric, text, use }: MetricLimit, before: string, after: string): Verdict {
  const [title, name, limit] =
    use === "trigger" ? ["Rollback triggers", "Trigger", "Threshold"] : ["Success metrics", "Metric", "Target"];
  const row = [metric, text, before, after].map(escapeCell).join(" | ");
  const table = `| ${name} | ${limit} | Before | Actual |\n| --- | --- | --- | --- |\n| ${row} |`;
  const document = read(parse(`## ${title}\n\n${table}\n`), { path: "limit.md", kind: null, hints: null });
  return document.criteria[0]?.verdict ?? "unknown";
}

/** A value with its unit, as a reader writes it: "0.4%", "120 ms", "1250". */
export function writeValue(value: number, unit: string | null): string {
  const number = writeNumber(value);
  if (unit === null) return number;
  return unit === "%" ? `${number}%` : `${number} ${unit}`;
}

function writeDelta({ unit, before, after }: MeasuredMetric): string {
  const decimals = Math.max(...[before, after].map((it) => (writeNumber(it).split(".")[1] ?? "").length));
  const delta = Number((after - before).toFixed(Math.min(decimals, 100)));
  return `${delta > 0 ? "+" : ""}${writeValue(delta === 0 ? 0 : delta, unit)}`;
}

/** Without an exponent, which nobody reads in a report. */
function writeNumber(value: number): string {
  const text = String(value);
  if (!text.includes("e")) return text;
  return Math.abs(value) >= 1 ? BigInt(value).toString() : value.toFixed(20).replace(/0+$/, "");
}
