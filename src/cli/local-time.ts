import { UsageError } from "../errors.ts";

/** A moment as it is written in a log. */
export interface WrittenTime {
  /** ISO 8601 with offset. */
  readonly text: string;
  /** Milliseconds since the epoch. */
  readonly instant: number;
}

const minute = 60_000;
const day = 86_400_000;

/**
 * A moment as ISO 8601 with the offset of a time zone (an IANA name), to the second, or to the minute where there are no
 * seconds to show. Without a zone, or with one that nobody knows, it is the machine's.
 */
export function writeLocal(instant: number, zone: string | undefined, unit: "second" | "minute"): string {
  const offset = offsetAt(instant, zone);
  const local = new Date(instant + offset).toISOString();
  const [hours, minutes] = [Math.floor(Math.abs(offset) / (60 * minute)), (Math.abs(offset) / minute) % 60];
  const pad = (value: number): string => String(Math.floor(value)).padStart(2, "0");
  return `${local.slice(0, unit === "second" ? 19 : 16)}${offset < 0 ? "-" : "+"}${pad(hours)}:${pad(minutes)}`;
}

/** How far the clocks of a zone are ahead of UTC, in milliseconds. */
function offsetAt(instant: number, zone: string | undefined): number {
  const fields = { year: "numeric", month: "numeric", day: "numeric" } as const;
  const clock = { hour: "numeric", minute: "numeric", second: "numeric", hourCycle: "h23" } as const;
  const parts = formatFor(zone, { ...fields, ...clock }).formatToParts(instant);
  const of = (type: string): number => Number(parts.find((it) => it.type === type)?.value);
  const local = Date.UTC(of("year"), of("month") - 1, of("day"), of("hour"), of("minute"), of("second"));
  return Math.round((local - instant) / minute) * minute;
}

function formatFor(zone: string | undefined, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  if (zone !== undefined && zone !== "") {
    try {
      return new Intl.DateTimeFormat("en-US", { ...options, timeZone: zone });
    } catch {
      // A zone in the form of POSIX, or the path of one.
    }
  }
  return new Intl.DateTimeFormat("en-US", options);
}

const isoTime = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})(:\d{2})?(?:[.,]\d{1,9})?(?:(Z)|([+-]\d{2}):?(\d{2}))$/i;
const clockTime = /^([01]?\d|2[0-3]):([0-5]\d)$/;

/**
 * The moment that `--at` gives: ISO 8601 with an offset, or a time of day, which is the last time that the clock showed it.
 * Throws a UsageError for what is no time.
 */
export function readTime(text: string, now: number, zone: string | undefined): WrittenTime {
  const clock = clockTime.exec(text.trim());
  if (clock) {
    const instant = lastShown(Number(clock[1]), Number(clock[2]), now, zone);
    return { text: writeLocal(instant, zone, "minute"), instant };
  }
  const [, date = "", time = "", seconds = "", utc, hours, minutes] = isoTime.exec(text.trim()) ?? [];
  const offset = utc ? "Z" : `${hours}:${minutes}`;
  const written = `${date}T${time}${seconds}${offset}`;
  const instant = Date.parse(written);
  // Date.parse takes the 30th of February for the 2nd of March.
  const isDay = !Number.isNaN(Date.parse(date)) && new Date(`${date}T00:00:00Z`).toISOString().startsWith(date);
  if (Number.isNaN(instant) || !isDay || time.startsWith("24")) throw new UsageError(describeFault(text));
  return { text: written, instant };
}

function lastShown(hours: number, minutes: number, now: number, zone: string | undefined): number {
  const today = Math.floor((now + offsetAt(now, zone)) / day) * day;
  const instants = [today, today - day].map((start) => {
    const local = start + (hours * 60 + minutes) * minute;
    // The offset may have changed since midnight, or change before it.
    const near = local - offsetAt(now, zone);
    return local - offsetAt(near, zone);
  });
  const [first = now, second = now] = instants;
  return first > now + minute ? second : first;
}

function describeFault(text: string): string {
  const isNaive = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2})?$/.test(text.trim());
  const expected = "21:05, or with date and offset 2026-12-01T21:05+01:00";
  return isNaive
    ? `--at is "${text}", which has no offset: give one, as in 2026-12-01T21:05+01:00`
    : `--at is "${text}", which is no time: give one such as ${expected}`;
}
