import type { Comparator, Quantity, Verdict } from "../../model/quantity.ts";
import type { Relation } from "./limit.ts";

/** What a measured value is held against. */
export interface Bound {
  readonly comparator: Comparator | null;
  readonly limit: Quantity | null;
  readonly high: Quantity | null;
  readonly relation: Relation | null;
}

/** Negative, zero or positive as the first is less, equal or more; null when the two cannot be compared. */
export function compareQuantities(a: Quantity, b: Quantity): number | null {
  if (!comparable(a, b)) return null;
  return Math.sign(a.base - b.base);
}

function comparable(a: Quantity, b: Quantity): boolean {
  // Zero is zero in any unit.
  if (a.unit === null && a.base === 0) return true;
  if (b.unit === null && b.base === 0) return true;
  if (a.dimension !== b.dimension) return false;
  if (a.dimension === "rate") return /b/iu.test(a.unit ?? "") === /b/iu.test(b.unit ?? "") || a.unit === b.unit;
  // "8.9/10" says nothing of "4.5/5".
  if (isRating(a) && isRating(b)) return a.unit === b.unit;
  if (a.dimension === "money") return a.unit === b.unit || a.unit === null || b.unit === null;
  return true;
}

const isRating = ({ unit }: Quantity): boolean => unit?.startsWith("/") ?? false;

/** Whether a value satisfies a bound as written; null when that cannot be told. */
export function satisfies(measured: Quantity, bound: Bound, baseline: Quantity | null): boolean | null {
  if (bound.relation !== null) return satisfiesRelative(measured, bound, bound.relation, baseline);
  const { comparator, limit, high } = bound;
  if (limit === null || comparator === null) return null;
  const order = compareQuantities(measured, limit);
  if (order === null) return null;
  if (comparator === "range") {
    const upper = high === null ? null : compareQuantities(measured, high);
    return upper === null ? null : order >= 0 && upper <= 0;
  }
  return comparator === "±" ? null : holdsOrder(order, comparator);
}

function holdsOrder(order: number, comparator: Exclude<Comparator, "±" | "range">): boolean {
  const table = { "<": order < 0, "≤": order <= 0, ">": order > 0, "≥": order >= 0, "=": order === 0 };
  return table[comparator];
}

function satisfiesRelative(
  measured: Quantity,
  bound: Bound,
  relation: Relation,
  baseline: Quantity | null,
): boolean | null {
  if (baseline === null || !comparable(measured, baseline)) return null;
  const { comparator, limit } = bound;
  const compare = (value: number, to: number): boolean | null =>
    comparator === null || comparator === "±" || comparator === "range"
      ? null
      : holdsOrder(Math.sign(Number((value - to).toPrecision(9))), comparator);
  if (limit === null) return compare(measured.base, baseline.base);
  if (relation.mode === "ratio") {
    const share = shareOf(limit);
    return share === null ? null : compare(measured.base, baseline.base * share);
  }
  const share = limit.dimension === "percent" ? limit.base / 100 : limit.dimension === "factor" ? limit.base - 1 : null;
  const allowed = share === null ? (comparable(limit, measured) ? limit.base : null) : Math.abs(baseline.base) * share;
  // A percentage of a percentage may mean points or a share of it; only when both agree is it known.
  const points = limit.dimension === "percent" && measured.dimension === "percent" ? limit.base : allowed;
  if (allowed === null || points === null) return null;
  const change =
    (measured.base - baseline.base) * (relation.direction === "down" && relation.mode === "change" ? -1 : 1);
  const judge = (by: number): boolean | null => {
    if (relation.mode !== "around") return compare(change, by);
    return Math.abs(change) <= by + 1e-9;
  };
  const first = judge(allowed);
  return first === judge(points) ? first : null;
}

function shareOf(limit: Quantity): number | null {
  if (limit.dimension === "percent") return limit.base / 100;
  return limit.dimension === "factor" || limit.unit === null ? limit.base : null;
}

/** The verdict on a bound that is to be kept, or that must not be reached. */
export function verdictOf(satisfied: boolean | null, breach: boolean): Verdict {
  if (satisfied === null) return "unknown";
  return satisfied === breach ? "fail" : "pass";
}
