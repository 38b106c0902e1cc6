import type { Facts } from "../../model/kind.ts";
import { durationOf } from "./duration.ts";

/** A date, or a date with a time and its zone. */
const zoned = /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2})?(?:\.\d+)?(?:Z|[+-]\d{2}:?\d{2}))?$/i;

/**
 * When the window begins that the facts give as an ISO 8601 interval, in milliseconds since the epoch; null when there
 * is none. A time without a zone is none: it would be another moment on every machine that reads it.
 */
export function windowStart({ window }: Facts): number | null {
  if (typeof window !== "string") return null;
  const from = window.split("/")[0]?.trim() ?? "";
  const start = zoned.test(from) ? Date.parse(from.replace(" ", "T").toUpperCase()) : Number.NaN;
  return Number.isNaN(start) ? null : start;
}

/**
 * The window that the facts give, in milliseconds since the epoch, its end excluded: a date alone ends with its day. Null
 * when an end is not known, or before the start.
 */
export function windowOf({ window }: Facts): { readonly start: number; readonly end: number } | null {
  if (typeof window !== "string") return null;
  const [from = "", to = "", rest] = window.split("/");
  const start = windowStart({ window: from });
  if (start === null || rest !== undefined) return null;
  const length = /^\s*P/i.test(to) ? durationOf(to) : null;
  const last = windowStart({ window: to });
  const wholeDay = /^\d{4}-\d{2}-\d{2}$/.test(to.trim()) ? 86_400_000 : 0;
  const end = length === null ? last && last + wholeDay : start + length;
  return end === null || end < start ? null : { start, end };
}
