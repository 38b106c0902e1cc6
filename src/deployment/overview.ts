import type { Clock } from "../model/clock.ts";
import type { Comparison, Criterion } from "../model/document.ts";
import type { DeploymentOverview, Metric, Scale, SignOff } from "../model/overview.ts";
import type { Quantity } from "../model/quantity.ts";
import type { Deployment } from "../model/subject.ts";
import { type JudgedDocument, measureProgress } from "./progress.ts";

/** A deployment as reports show it, from those of its documents that were judged; its next step depends on the moment. */
export function describeDeployment(
  deployment: Deployment,
  judged: readonly JudgedDocument[],
  clock: Clock,
): DeploymentOverview {
  const { risk } = deployment.facts;
  return {
    progress: measureProgress(deployment, judged, clock),
    risk: typeof risk === "string" && risk !== "" ? risk : null,
    freezes: deployment.freezes,
    signOffs: judged.flatMap(signOffsIn),
    metrics: judged.flatMap(metricsIn),
  };
}

/** Every row that asks for a signature, and what else somebody has signed. */
function signOffsIn({ subject, result }: JudgedDocument): readonly SignOff[] {
  const required = new Set(
    subject.approvals.flatMap((it) => (it.required && it.approval !== null ? [it.approval] : [])),
  );
  return subject.document.approvals.flatMap((approval) => {
    if (!approval.signed && !required.has(approval)) return [];
    const { role, name, date, signed, decision, range } = approval;
    const known = subject.evidence?.approvals.get(approval);
    const evidence =
      known === undefined ? null : { verdict: known.verdict, reached: known.reached, reason: known.reason };
    return [{ role, name, date, signed, decision, document: result.path, line: range.line, evidence }];
  });
}

/** Rows that compare before with after, and limits beside which something was measured. */
function metricsIn({ subject, result }: JudgedDocument): readonly Metric[] {
  const { comparisons, criteria } = subject.document;
  const limits = new Map(criteria.map((it) => [it.range.line, it] as const));
  const compared = new Set(comparisons.map((it) => it.range.line));
  const measured = criteria.filter((it) => it.measured?.quantity && !compared.has(it.range.line));
  return [
    ...comparisons.map((it) => toMetric(it, limits.get(it.range.line) ?? null)),
    ...measured.map((it) => toMetric(null, it)),
  ]
    .filter((it) => it.after !== "")
    .map((it) => ({ ...it, document: result.path }))
    .sort((a, b) => a.line - b.line);
}

function toMetric(comparison: Comparison | null, criterion: Criterion | null): Omit<Metric, "document"> {
  const after = comparison?.after ?? criterion?.measured ?? null;
  return {
    name: comparison?.metric ?? criterion?.metric ?? "",
    before: comparison?.before.text ?? "",
    after: after?.quantity ? after.text : "",
    limit: criterion?.limitText ?? "",
    scale: scaleOf(comparison?.before.quantity ?? null, after?.quantity ?? null, criterion),
    verdict: criterion?.verdict ?? "unknown",
    line: comparison?.range.line ?? criterion?.range.line ?? 1,
  };
}

function scaleOf(before: Quantity | null, after: Quantity | null, criterion: Criterion | null): Scale | null {
  if (after === null) return null;
  // A relative limit counts from the baseline: it has no place on the scale of its own.
  const isPlaced = criterion?.comparator !== "±" && criterion?.class === "numeric";
  const limit = isPlaced ? criterion.limit : null;
  const high = isPlaced ? criterion.high : null;
  const all = [before, after, limit, high].filter((it) => it !== null);
  if (all.some((it) => it.dimension !== after.dimension)) return null;
  return {
    before: before?.base ?? null,
    after: after.base,
    limit: limit?.base ?? null,
    high: high?.base ?? null,
    comparator: limit === null ? null : (criterion?.comparator ?? null),
  };
}
