import { escapeUnsafe } from "./visible.ts";

/** A value as JSON that is safe to print: what could act on a terminal is escaped, as JSON allows anywhere in a string. */
export function toJson(value: unknown): string {
  return `${escapeUnsafe(JSON.stringify(value, null, 2))}\n`;
}
