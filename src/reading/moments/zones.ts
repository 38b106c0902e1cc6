import { remember } from "../../model/remember.ts";
import { once } from "../once.ts";
import { alternatives } from "../word-pattern.ts";
import { list } from "./words.ts";

const pairs = (meaning: "fixed" | "regions" | "places"): readonly (readonly [string, string])[] =>
  list(meaning).map((entry) => [entry.slice(0, entry.lastIndexOf(" ")), entry.slice(entry.lastIndexOf(" ") + 1)]);

const fixed = new Map(pairs("fixed").map(([name, minutes]) => [name, Number(minutes)]));
const regions = new Map([...pairs("regions"), ...pairs("places")]);

/** After a time `-05:00` is the end of an interval, unless the time is written as ISO 8601 has it. */
const offset =
  "(?:UTC|GMT)\\s?[+\\-−±]\\s?\\d{1,2}(?::?\\d{2})?|[+](?:0\\d|1[0-4])(?::?[034][05])?(?![\\d:])|(?<=T\\d{2}:?\\d{2}(?::?\\d{2}(?:[.,]\\d{1,9})?)?)[\\-−](?:0\\d|1[0-2])(?::?[034][05])?(?![\\d:])";
const iana =
  "(?:Africa|America|Antarctica|Asia|Atlantic|Australia|Europe|Indian|Pacific|Etc)/[A-Z][A-Za-z_+\\-/\\d]{1,40}";
const names = once(() => alternatives([...fixed.keys(), ...list("ambiguous")].filter((name) => name !== "Z")));
const shortNames = once(() => alternatives(pairs("regions").map(([name]) => name)));
const places = once(() => alternatives(pairs("places").map(([name]) => name)));

const anyZone = once(() => `${offset}|${iana}|${names()}|${shortNames()}|${places()}`);
/** What may stand right behind a time as its zone: bare, and in brackets. */
const bare = once(() => new RegExp(`[ \\t\\u00a0]{0,3}(Z(?![\\p{L}\\d])|${anyZone()})`, "uy"));
const inBrackets = once(
  () =>
    new RegExp(
      `[ \\t\\u00a0]{0,3}(?:\\p{L}{2,20} )?[(\\[（]\\s?(?:\\p{L}{2,20},?\\s)?(${anyZone()})\\s?[)\\]）]`,
      "uy",
    ),
);
/** A zone named in a label, heading or sentence. Two letters count only in brackets. */
const named = once(
  () =>
    new RegExp(
      `(?<![\\p{L}\\d])(?:(?:UTC|GMT)\\s?[+\\-−]\\s?\\d{1,2}(?::?\\d{2})?|${iana}|${names()})|[(（]\\s?(${shortNames()})\\s?[)）]|${places()}`,
      "u",
    ),
);

/** Whether a text names a zone, so that its sentences may. */
export const namesZone = (text: string): boolean => named().test(text);

/** The zone right behind a place in a text, and where it ends; null when there is none. */
export function zoneBehind(text: string, at: number): { readonly zone: string; readonly to: number } | null {
  // No zone begins with a digit, a comma or the dash of an interval, nor does the text go on at its end.
  if (/^[ \t\u00a0]{0,3}(?:$|[\d,;.:|–—\n])/.test(text.slice(at, at + 4))) return null;
  return (
    matchZone(bare(), text, at) ?? (/[([（]/.test(text.slice(at, at + 50)) ? matchZone(inBrackets(), text, at) : null)
  );
}

function matchZone(
  expression: RegExp,
  text: string,
  at: number,
): { readonly zone: string; readonly to: number } | null {
  expression.lastIndex = at;
  const found = expression.exec(text)?.[1];
  return found === undefined ? null : { zone: found, to: expression.lastIndex };
}

/** The zone that a label or sentence names; null when it names none. */
export const zoneIn: (text: string) => string | null = remember((text) => {
  const match = named().exec(text);
  return match ? (match[1] ?? match[0]) : null;
});

/**
 * Minutes that a zone is ahead of UTC at a time on its clocks (`local` is that time as if it were UTC, in
 * milliseconds); null when the name stands for several zones (CST, IST).
 */
export function offsetOf(zone: string, local: number): number | null {
  const known = fixed.get(zone);
  if (known !== undefined) return known;
  const match = /^(?:UTC|GMT)?\s?([+\-−])\s?(\d{1,2}):?(\d{2})?$/.exec(zone);
  if (match) return (match[1] === "+" ? 1 : -1) * (Number(match[2]) * 60 + Number(match[3] ?? 0));
  const region = regions.get(zone) ?? (zone.includes("/") ? zone : null);
  if (region === null) return null;
  const first = regionOffset(region, local);
  // The offset at the guessed instant decides; it differs from the first guess only around a change of clocks.
  return first === null ? null : regionOffset(region, local - first * 60_000);
}

const formats = new Map<string, Intl.DateTimeFormat | null>();

function regionOffset(region: string, instant: number): number | null {
  const format = formats.get(region) ?? formatOf(region);
  formats.set(region, format);
  if (!format || Math.abs(instant) > 8.64e15) return null;
  const parts = new Map(format.formatToParts(instant).map((part) => [part.type, Number(part.value)]));
  const part = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0;
  const local = Date.UTC(
    part("year"),
    part("month") - 1,
    part("day"),
    part("hour") % 24,
    part("minute"),
    part("second"),
  );
  return Math.round((local - Math.floor(instant / 1000) * 1000) / 60_000);
}

function formatOf(region: string): Intl.DateTimeFormat | null {
  try {
    return new Intl.DateTimeFormat("en-US", {
      timeZone: region,
      calendar: "gregory",
      numberingSystem: "latn",
      hourCycle: "h23",
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "numeric",
      minute: "numeric",
      second: "numeric",
    });
  } catch {
    // No such place: a zone that is named and can't be computed.
    return null;
  }
}
