import type { DateMark } from "./scan-dates.ts";
import type { TimeMark } from "./scan-times.ts";
import { offsetOf } from "./zones.ts";

/** A day and its time in milliseconds, on the clocks of wherever it is. */
export function localTime(date: DateMark, time: TimeMark | null): number {
  const { hour = 0, minute = 0, second = 0 } = time ?? {};
  return Date.UTC(date.year, date.month - 1, date.day, hour, minute, second);
}

/** Milliseconds since the epoch of a time on the clocks of a zone; null when the zone is unknown or stands for several. */
export function instantIn(local: number, zone: string | null): number | null {
  if (zone === null) return null;
  const minutes = offsetOf(zone, local);
  return minutes === null ? null : local - minutes * 60_000;
}
