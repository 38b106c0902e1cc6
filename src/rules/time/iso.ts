import type { Document, Interval, Moment } from "../../model/document.ts";
import type { Replacement } from "../../model/finding.ts";
import type { Range } from "../../model/position.ts";

/**
 * The value at a place in ISO 8601, as a format of the kind's schema (`date`, `date-time`, `interval`) asks for; null where
 * it could be read in two ways: day and month both in figures (03/04/2026), a zone that changes its offset over the
 * year, other words beside it.
 */
export function inIso(format: string, range: Range, value: string, document: Document): Replacement | null {
  if (/\d[./-]\d{1,2}[./-]\d{4}/.test(value)) return null;
  const isWhole = (it: Moment | Interval): boolean => isSame(it.range, range);
  const moment = document.moments.find(isWhole) ?? null;
  const interval = document.intervals.find(isWhole) ?? null;
  const text =
    format === "interval" ? intervalOf(interval) : format === "date-time" ? dateTimeOf(moment) : dateOf(format, moment);
  return text === null ? null : { range, from: value, text };
}

function intervalOf(interval: Interval | null): string | null {
  if (interval === null || interval.start.precision !== "date-time") return null;
  const [start, end] = [withOffset(interval.start), withOffset(interval.end)];
  return start === null || end === null ? null : `${start}/${end}`;
}

function dateTimeOf(moment: Moment | null): string | null {
  return moment?.precision === "date-time" ? withOffset(moment) : null;
}

function dateOf(format: string, moment: Moment | null): string | null {
  if (format !== "date" || moment?.precision !== "date" || moment.instant === null) return null;
  return new Date(moment.instant).toISOString().slice(0, 10);
}

/** A moment on the clocks of its zone; null where that is not written as an offset, or is none that ISO 8601 can write. */
function withOffset({ instant, zone, validity }: Moment): string | null {
  const minutes = zone === null ? null : offsetOf(zone);
  if (instant === null || minutes === null || validity === "none") return null;
  const local = new Date(instant + minutes * 60_000).toISOString();
  const clock = local.slice(11, 19).endsWith(":00") ? local.slice(0, 16) : local.slice(0, 19);
  if (minutes === 0) return `${clock}Z`;
  const away = Math.abs(minutes);
  const two = (number: number): string => String(number).padStart(2, "0");
  return `${clock}${minutes < 0 ? "-" : "+"}${two(Math.floor(away / 60))}:${two(away % 60)}`;
}

/** Minutes ahead of UTC. A zone's name may be used for its summer time too. */
function offsetOf(zone: string): number | null {
  if (/^(?:Z|UTC|GMT)$/i.test(zone)) return 0;
  const match = /^(?:UTC|GMT)?\s?([+\-−])\s?(\d{1,2}):?(\d{2})?$/.exec(zone);
  if (!match) return null;
  const minutes = Number(match[2]) * 60 + Number(match[3] ?? 0);
  return minutes > 14 * 60 ? null : (match[1] === "+" ? 1 : -1) * minutes;
}

function isSame(one: Range, other: Range): boolean {
  return (
    one.line === other.line &&
    one.column === other.column &&
    one.endLine === other.endLine &&
    one.endColumn === other.endColumn
  );
}
