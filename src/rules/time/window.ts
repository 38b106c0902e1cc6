import type { Facts } from "../../model/kind.ts";

/** First and last moment, in milliseconds since the epoch. */
export interface Window {
  readonly start: number;
  readonly end: number;
}

/** The window that the facts give as an ISO 8601 interval with offsets; null when there is none that can be read. */
export function windowOf({ window }: Facts): Window | null {
  if (typeof window !== "string") return null;
  const [from = "", to = ""] = window.split("/").map((it) => it.trim());
  const start = Date.parse(from);
  const end = Date.parse(to);
  return Number.isNaN(start) || Number.isNaN(end) ? null : { start, end };
}
