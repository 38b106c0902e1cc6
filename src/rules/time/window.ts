import type { Facts } from "../../model/kind.ts";

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
