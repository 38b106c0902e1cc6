import type { Facts } from "../model/kind.ts";
import { durationOf } from "../rules/time/duration.ts";
import { windowOf } from "../rules/time/window.ts";

/** When a deployment takes place. Times are ISO 8601, in the offset of the window's start. */
export interface Timetable {
  /** Start and end as the fact `window` holds them. */
  readonly window: string;
  readonly start: string;
  readonly end: string;
  /** When a rollback must begin at the latest to be over by the end; null without a rollback time. */
  readonly abortBy: string | null;
  /** Milliseconds of the window that neither stages nor rollback need; negative when they do not fit. */
  readonly spare: number;
}

/**
 * The timetable that facts give: `window`, or `start` with `duration`, else as long as `stages` and `rollback-time` take
 * together. Null when neither window nor length is known, or one of them can't be read.
 */
export function planTimes(facts: Facts): Timetable | null {
  const stages = lengthOf(facts.stages);
  const rollback = lengthOf(facts["rollback-time"]);
  const length = lengthOf(facts.duration) || stages + rollback;
  const interval = textOf(facts.window) || (length > 0 ? `${textOf(facts.start)}/PT${length / 1000}S` : "");
  const bounds = windowOf({ window: interval });
  const [start = ""] = interval.split("/");
  if (bounds === null || bounds.end <= bounds.start) return null;
  const end = formatLike(start, bounds.end);
  return {
    window: `${start}/${end}`,
    start,
    end,
    abortBy: rollback > 0 ? formatLike(start, bounds.end - rollback) : null,
    spare: bounds.end - bounds.start - stages - rollback,
  };
}

/** A moment (milliseconds since the epoch) as ISO 8601 with the offset that another one is written with. */
function formatLike(example: string, moment: number): string {
  const [, sign = "+", hours = "00", minutes = "00"] = /([+-])(\d{2}):?(\d{2})$/.exec(example) ?? [];
  const offset = (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
  const local = new Date(moment + offset).toISOString();
  const shown = moment % 60_000 === 0 ? local.slice(0, 16) : local.slice(0, 19);
  return `${shown}${/z$/i.test(example) ? "Z" : `${sign}${hours}:${minutes}`}`;
}

/** Milliseconds of one length of time, or of several together; 0 for none. */
function lengthOf(fact: string | readonly string[] | undefined): number {
  const parts = typeof fact === "string" ? [fact] : (fact ?? []);
  return parts.reduce((sum, part) => sum + (durationOf(part) ?? 0), 0);
}

function textOf(fact: string | readonly string[] | undefined): string {
  return typeof fact === "string" ? fact : "";
}
