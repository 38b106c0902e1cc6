import type { Interval, Moment, Section } from "../../model/document.ts";
import type { Range } from "../../model/position.ts";
import { instantIn, localTime } from "./instant.ts";
import { exists, type Mark } from "./marks.ts";
import type { DateMark } from "./scan-dates.ts";
import { type Pair, pairMarks } from "./spans.ts";

/** Where marks stand and what their place gives to a time without date or zone. */
export interface MarkPlace {
  readonly text: string;
  readonly section: Section | null;
  readonly range: (from: number, to: number) => Range;
  readonly zone: (mark: Mark) => string | null;
  readonly date: (mark: Mark) => DateMark | null;
  /** The last time that borrowed the same date: one much earlier on the clock is past midnight. */
  readonly clock: Map<string, number>;
}

const day = 86_400_000;

/** The moments of a text with date, time and zone resolved, and the spans they bound. */
export function resolveMarks(
  place: MarkPlace,
  written: readonly Mark[],
): { readonly moments: readonly Moment[]; readonly intervals: readonly Interval[] } {
  const pairs = pairMarks(place.text, written);
  const marks = shareHalves(written, pairs);
  const startOf = new Map(pairs.map((pair) => [pair.end, pair.start]));
  const endOf = new Map(pairs.map((pair) => [pair.start, pair.end]));
  const locals: (number | null)[] = [];
  let latest: DateMark | null = null;
  const moments = marks.map((mark, at) => {
    const start = startOf.get(at);
    const end = marks[endOf.get(at) ?? -1];
    const date = mark.date ?? end?.date ?? latest;
    latest = mark.date ?? latest;
    const local = localOf(place, mark, date, start === undefined ? null : (locals[start] ?? null));
    locals.push(local);
    return momentOf(place, mark, local, mark.zone ?? (end ?? marks[start ?? -1])?.zone ?? null);
  });
  const intervals = pairs.flatMap(({ start, end }): Interval[] => {
    const [from, to] = [moments[start], moments[end]];
    if (!from || !to) return [];
    const range = place.range(marks[start]?.from ?? 0, marks[end]?.to ?? 0);
    return [{ start: from, end: to, section: place.section, range }];
  });
  return { moments, intervals };
}

function momentOf(place: MarkPlace, mark: Mark, local: number | null, written: string | null): Moment {
  const zone = mark.time ? (written ?? place.zone(mark)) : null;
  return {
    text: place.text.slice(mark.from, mark.to).replace(/\s+/g, " "),
    validity: exists(mark) ? "valid" : "none",
    precision: mark.date ? (mark.time ? "date-time" : "date") : "time",
    instant: local !== null && mark.time ? instantIn(local, zone) : local,
    zone,
    section: place.section,
    range: place.range(mark.from, mark.to),
  };
}

/** "2:00–3:30 PM": the half of the day written at the end is the start's too. */
function shareHalves(marks: readonly Mark[], pairs: readonly Pair[]): readonly Mark[] {
  const shared = [...marks];
  for (const { start, end } of pairs) {
    const [from, to] = [marks[start], marks[end]];
    if (!from?.time || from.time.half || to?.time?.half !== "p" || from.time.hour + 12 > to.time.hour) continue;
    shared[start] = { ...from, time: { ...from.time, hour: from.time.hour + 12 } };
  }
  return shared;
}

/** The time on the clocks of its place, with a date borrowed from before it, the other end, or the document. */
function localOf(place: MarkPlace, mark: Mark, own: DateMark | null, start: number | null): number | null {
  if (!exists(mark)) return null;
  // "22:00–02:00 on 1 December" says the day of its start.
  const shared = start !== null && mark.date !== null && mark.time !== null && mark.date.from > mark.time.from;
  if (mark.date && !shared) return localTime(mark.date, mark.time);
  const date = own ?? place.date(mark);
  if (!date || !mark.time) return null;
  const local = localTime(date, mark.time);
  if (start !== null) {
    // "22:00–02:00" ends on the next day; "18:00–16:00" is the wrong way round, and a finding.
    const sameDay = start - (start % day) + (local % day);
    return sameDay < start && sameDay + day - start <= day / 2 ? sameDay + day : sameDay;
  }
  if (own) return local;
  const key = `${place.section?.index ?? -1} ${date.year}-${date.month}-${date.day}`;
  const before = place.clock.get(key);
  const rolled =
    before === undefined || local >= before - day / 2
      ? local
      : local + day * Math.ceil((before - day / 2 - local) / day);
  place.clock.set(key, rolled);
  return rolled;
}
