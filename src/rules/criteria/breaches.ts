import { collapse } from "../../model/collapse.ts";
import type { Criterion, Measurement } from "../../model/document.ts";
import type { Quantity } from "../../model/quantity.ts";
import type { Subject } from "../../model/subject.ts";
import { textUnder } from "../deployment/documents.ts";
import { isSameMetric } from "./same-metric.ts";
import { metricOf } from "./sections.ts";

/** A measured value that reaches what was to trigger a rollback. */
export interface Breach {
  readonly metric: string;
  readonly measured: Measurement;
  readonly trigger: Criterion;
  /** The document that sets the trigger. */
  readonly source: Subject;
}

/**
 * The values after the deployment, in the metrics of a document, that breach a trigger of one of the documents: of the
 * same name, else of the same metric. Only numbers are compared; what is relative to a baseline is not.
 */
export function breachesIn(subject: Subject, documents: readonly Subject[]): readonly Breach[] {
  const triggers = documents.flatMap((source) => triggersOf(source).map((trigger) => ({ source, trigger })));
  const { comparisons, criteria } = subject.document;
  return subject.rowsOf("metrics").flatMap((row): readonly Breach[] => {
    const metric = textUnder(row, "Metric");
    const { line } = row.range;
    const measured =
      comparisons.find((it) => it.range.line === line)?.after ??
      criteria.find((it) => it.range.line === line)?.measured;
    if (metric === "" || !measured?.quantity) return [];
    const named = triggers.filter((it) => plain(metricOf(it.trigger)) === plain(metric));
    const meant = named.length > 0 ? named : triggers.filter((it) => isSameMetric(metricOf(it.trigger), metric));
    const breached = meant.find(({ trigger }) => measured.quantity && reaches(measured.quantity, trigger));
    return breached ? [{ metric, measured, ...breached }] : [];
  });
}

function triggersOf({ document, kind, sectionOf }: Subject): readonly Criterion[] {
  const keys = new Set(kind?.sections.filter((it) => it.holds.includes("triggers")).map((it) => it.slug));
  if (keys.size === 0) return [];
  return document.criteria.filter(
    (it) => it.use === "trigger" && it.class === "numeric" && keys.has(sectionOf(it.range) ?? ""),
  );
}

function reaches(value: Quantity, { comparator, limit }: Criterion): boolean {
  if (limit === null || limit.dimension !== value.dimension) return false;
  switch (comparator) {
    case ">":
      return value.base > limit.base;
    case "≥":
      return value.base >= limit.base;
    case "<":
      return value.base < limit.base;
    case "≤":
      return value.base <= limit.base;
    default:
      return false;
  }
}

function plain(name: string): string {
  return collapse(name.toLowerCase());
}
