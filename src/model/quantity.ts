/** What a unit measures; two quantities can be compared only within one dimension. */
export type Dimension = "percent" | "points" | "time" | "bytes" | "rate" | "factor" | "money" | "count";

/**
 * A number with its unit. `value` is in the unit as written; `base` is the same in the dimension's base unit
 * (percent, milliseconds, bytes, per second, factor, count). `unit` is null for a bare number.
 */
export interface Quantity {
  readonly value: number;
  readonly unit: string | null;
  readonly dimension: Dimension;
  readonly base: number;
  /** Digits shown after the decimal mark: what a delta can be checked to. */
  readonly decimals: number;
}

/** The comparators of a limit; `range` is from `low` to `high`, `±` is around a value or a baseline. */
export type Comparator = "<" | "≤" | ">" | "≥" | "=" | "±" | "range";

/** Whether a measured value keeps its limit; what cannot be compared is `unknown`, never `pass`. */
export type Verdict = "pass" | "fail" | "unknown";
