import type { RowEntry } from "../engine/record-row.ts";
import type { WrittenTime } from "./local-time.ts";

/** How a step went, with what is written in its row: words that the rules read. */
export const stepStatuses = {
  ok: "✓ ok",
  failed: "✗ failed",
  skipped: "⏭ skipped",
  retried: "↻ retried",
} as const;

/** The flags of `log`. */
export interface LogOptions {
  readonly status: keyof typeof stepStatuses;
  readonly note?: string;
  readonly at?: string;
  readonly deviation?: string;
  readonly deployment?: string;
  readonly config?: string;
}

/** The rows that a step is recorded by, in the order in which they are added; the last one is the timeline's. */
export function entriesOf(
  step: string,
  { status, note = "", at, deviation }: LogOptions,
  time: WrittenTime,
): readonly [...deviations: RowEntry[], timeline: RowEntry] {
  const cells = { Time: time.text, Step: step, Status: stepStatuses[status], Notes: note };
  const timeline: RowEntry = { content: "timeline", cells, time: at === undefined ? null : time.instant };
  if (deviation === undefined) return [timeline];
  const what = status === "ok" ? "done otherwise than planned" : status;
  const why = { Step: step, Deviation: note === "" ? what : `${what}: ${note}`, Why: deviation };
  return [{ content: "deviations", cells: why, time: null }, timeline];
}
