import type { Interval, Moment } from "../../model/document.ts";
import type { Reading } from "../read.ts";

/** Dates and times with their zones, and the intervals they bound, see docs/reading.md. */
export function readMoments(_reading: Reading): {
  readonly moments: readonly Moment[];
  readonly intervals: readonly Interval[];
} {
  return { moments: [], intervals: [] };
}
