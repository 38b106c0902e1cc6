import type { Decision } from "./document.ts";
import type { Level, Verdict as SignOffVerdict } from "./evidence.ts";
import type { Progress } from "./progress.ts";
import type { Comparator, Verdict } from "./quantity.ts";
import type { Freeze } from "./subject.ts";

/** Where somebody signs or has signed, and what is to be thought of it. */
export interface SignOff {
  readonly role: string;
  /** "" while nobody is named. */
  readonly name: string;
  /** As written; "" for none. */
  readonly date: string;
  readonly signed: boolean;
  readonly decision: Decision | null;
  /** Path of the document that it stands in. */
  readonly document: string;
  readonly line: number;
  /** What git tells of it; null where nobody asked. */
  readonly evidence: {
    readonly verdict: SignOffVerdict;
    readonly reached: Level | null;
    readonly reason: string;
  } | null;
}

/** Values of a metric in its dimension's base unit, so that they can be drawn on one scale. */
export interface Scale {
  readonly before: number | null;
  readonly after: number;
  readonly limit: number | null;
  /** Upper end, where the limit is a range. */
  readonly high: number | null;
  readonly comparator: Comparator | null;
}

/** A measured metric: what was before, what is now, and its limit, as written; "" for what is not there. */
export interface Metric {
  readonly name: string;
  readonly before: string;
  readonly after: string;
  readonly limit: string;
  /** Null where they are not of one dimension. */
  readonly scale: Scale | null;
  readonly verdict: Verdict;
  /** Path of the document that it stands in. */
  readonly document: string;
  readonly line: number;
}

/** A deployment as a whole, for reports that show it: from the documents of it that were judged. */
export interface DeploymentOverview {
  readonly progress: Progress;
  /** As the plan states it; null where it does not. */
  readonly risk: string | null;
  readonly freezes: readonly Freeze[];
  readonly signOffs: readonly SignOff[];
  readonly metrics: readonly Metric[];
}
