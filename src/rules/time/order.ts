import type { Cell, Moment } from "../../model/document.ts";
import type { MomentsByLine } from "./moments.ts";

const day = 86_400;
const halfDay = day / 2;
const clockTime = /(\d{1,2})[:h](\d{2})(?::(\d{2}))?\s*([ap])?/i;
const localDate = /(\d{4}-\d{2}-\d{2})/;

/** When something happened, as far as its text says. */
export interface Timing {
  readonly moment: Moment;
  /** Seconds since midnight on the clock that the text shows. */
  readonly clock: number;
  /** Days since the epoch of the date written beside it; null for a time alone. */
  readonly date: number | null;
  /** Whether the text shows seconds. */
  readonly exact: boolean;
}

/** The first time of day that a cell gives; null when it gives none, or one that no clock shows. */
export function timingIn({ range }: Cell, moments: MomentsByLine): Timing | null {
  const moment = moments
    .get(range.line)
    ?.find((it) => it.precision !== "date" && it.range.column >= range.column && it.range.endColumn <= range.endColumn);
  if (!moment || moment.validity === "none") return null;
  const written = localDate.exec(moment.text);
  const clock = clockTime.exec(written ? moment.text.slice(written.index + 10) : moment.text);
  if (!clock) return null;
  const [, hours, minutes, seconds, half] = clock;
  const hour = half === undefined ? Number(hours) : (Number(hours) % 12) + (half.toLowerCase() === "p" ? 12 : 0);
  return {
    moment,
    clock: hour * 3600 + Number(minutes) * 60 + Number(seconds ?? 0),
    date: written ? Date.parse(`${written[1]}T00:00:00Z`) / (day * 1000) : null,
    exact: seconds !== undefined,
  };
}

/**
 * Whether a time is surely earlier than the one before it. A time without seconds may be anywhere in its minute; one
 * without a date that is more than twelve hours back on the clock is past midnight; what has no zone, or another one, is
 * compared only with its like.
 */
export function isEarlier(time: Timing, before: Timing): boolean {
  const unit = time.exact && before.exact ? 1 : 60;
  const back = (from: number, to: number): number => Math.floor(from / unit) - Math.floor(to / unit);
  const [one, other] = [before.moment, time.moment];
  if (one.precision === "date-time" && other.precision === "date-time") {
    if (one.instant !== null && other.instant !== null) return back(one.instant / 1000, other.instant / 1000) > 0;
    if (one.zone !== other.zone || before.date === null || time.date === null) return false;
    return back(before.date * day + before.clock, time.date * day + time.clock) > 0;
  }
  if (one.zone !== null && other.zone !== null && one.zone !== other.zone) return false;
  const behind = back(before.clock, time.clock);
  return behind > 0 && behind * unit <= halfDay;
}
