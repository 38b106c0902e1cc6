import type { Departure } from "./check-schema.ts";
import { findClosest } from "./closest.ts";

/** Of a longer value only the start is shown. */
const longest = 60;

/** What is wrong with data, and one way to mend it; without the place. `what` names all of it ("The config"). */
export function describeDeparture(departure: Departure, what: string): string {
  const { path, value } = departure;
  const name = path.length === 0 ? what : `"${path.join(".")}"`;
  switch (departure.fault) {
    case "unknown":
      return describeUnknown(departure.key, departure.known, path);
    case "missing":
      return `${name} lacks "${departure.key}"`;
    case "value":
      return `${name} is ${quote(value)}: expected ${departure.expected.join(", ")}`;
    case "type":
      return `${name} is ${quote(value)}: expected ${withArticle(departure.expected)}`;
    case "small":
      return `${name} is ${quote(value)}: expected ${departure.least} or more`;
    case "empty":
      return `${name} is an empty text`;
    case "form":
      return `${name} is ${quote(value)}: expected such as ${departure.examples.join(" or ")}`;
  }
}

function describeUnknown(key: string, known: readonly string[], path: readonly string[]): string {
  const closest = findClosest(key, known);
  const isRule = path.at(-1) === "rules";
  const place = path.length === 0 || isRule ? "" : ` in "${path.join(".")}"`;
  const hint = closest === null ? "" : `: did you mean "${closest}"?`;
  return `Unknown ${isRule ? "rule" : "key"} "${key}"${place}${hint}`;
}

function withArticle(type: string): string {
  if (type === "array") return "a list";
  return type === "object" || type === "integer" ? `an ${type}` : `a ${type}`;
}

function quote(value: unknown): string {
  if (value === null) return "empty";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object") return "an object";
  const written = JSON.stringify(value);
  return written.length > longest ? `${written.slice(0, longest)}…` : written;
}
