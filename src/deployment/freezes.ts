import type { FreezeSetting } from "../model/config.ts";
import type { Facts } from "../model/kind.ts";
import type { Freeze } from "../model/subject.ts";

const day = 86_400_000;
const offset = /(?:Z|[+-]\d{2}:?\d{2})$/i;

/**
 * The config's freezes as a deployment meets them: a date alone is that whole day where the window is, by the offset
 * that the window is written with (UTC without one).
 */
export function freezesFor({ window }: Facts, freezes: readonly FreezeSetting[]): readonly Freeze[] {
  const [from = ""] = typeof window === "string" ? window.split("/") : [];
  const zone = offset.exec(from.trim())?.[0] ?? "Z";
  return freezes.map(({ name, from, to, environments }) => ({
    name,
    start: instantOf(from, zone),
    end: instantOf(to, zone) + (isDate(to) ? day : 0),
    environments,
  }));
}

function isDate(text: string): boolean {
  return !text.includes("T");
}

function instantOf(text: string, zone: string): number {
  return Date.parse(
    isDate(text) ? `${text}T00:00${zone.length === 5 ? `${zone.slice(0, 3)}:${zone.slice(3)}` : zone}` : text,
  );
}
