import type { Comparator, Quantity } from "../../model/quantity.ts";

/**
 * How a relative limit relates to the state before: `ratio` is of the baseline ("200% of baseline"), `change` the
 * difference to it in a direction ("drops by 10%"), `around` on both sides ("within 10% of baseline").
 */
export interface Relation {
  readonly mode: "ratio" | "change" | "around";
  readonly direction: "up" | "down";
}

/** A limit as found in a text; `from` and `to` index the text, comparator and quantity included. */
export interface Limit {
  readonly from: number;
  readonly to: number;
  readonly comparator: Comparator | null;
  readonly limit: Quantity | null;
  readonly high: Quantity | null;
  readonly relation: Relation | null;
  readonly window: string | null;
  /** `stated`: with a comparator; `bare`: a quantity alone; `open`: a comparator before a placeholder; `lasting`: "for 5 minutes". */
  readonly form: "stated" | "bare" | "open" | "lasting";
}

/** A limit while it is being read: what stands around it completes it. */
export type Draft = { -readonly [K in keyof Limit]: Limit[K] };
