import type { Document, Moment } from "../../model/document.ts";
import type { Range } from "../../model/position.ts";

const hour = 3_600_000;

export type MomentsByLine = ReadonlyMap<number, readonly Moment[]>;

/** The moments by the line on which they begin, so that what stands in a row is found in one step. */
export function momentsByLine({ moments }: Document): MomentsByLine {
  const lines = new Map<number, Moment[]>();
  for (const moment of moments) {
    const line = lines.get(moment.range.line);
    if (line) line.push(moment);
    else lines.set(moment.range.line, [moment]);
  }
  return lines;
}

/** The moments that stand inside a range, in order of place. */
export function momentsIn({ moments }: Document, range: Range): readonly Moment[] {
  return moments.filter(
    (it) =>
      (it.range.line > range.line || (it.range.line === range.line && it.range.column >= range.column)) &&
      (it.range.endLine < range.endLine ||
        (it.range.endLine === range.endLine && it.range.endColumn <= range.endColumn)),
  );
}

/** When a moment is surely past: for a date alone, when that day has ended everywhere (UTC-12). Null when unknown. */
export function endOfDay({ instant, precision }: Moment): number | null {
  if (instant === null) return null;
  return precision === "date" ? instant + 36 * hour : instant;
}

/** When a moment may have begun: for a date alone, when that day begins anywhere on earth (UTC+14). Null when unknown. */
export function startOfDay({ instant, precision }: Moment): number | null {
  if (instant === null) return null;
  return precision === "date" ? instant - 14 * hour : instant;
}
