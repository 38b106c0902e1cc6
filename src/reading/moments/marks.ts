import { once } from "../once.ts";
import { type DateMark, type FigureOrder, isDay, scanDates } from "./scan-dates.ts";
import { scanTimes, type TimeMark } from "./scan-times.ts";
import { anyOf } from "./words.ts";
import { zoneBehind } from "./zones.ts";

/** A date, a time, or both, as they stand in a text; `from` and `to` index it. */
export interface Mark {
  readonly from: number;
  readonly to: number;
  readonly date: DateMark | null;
  readonly time: TimeMark | null;
  /** The zone written with it. */
  readonly zone: string | null;
}

/** What may stand between a date and its time, with these words for days of the week and for "at". */
const gapsWith = (day: string, at: string) => {
  const weekday = `(?:${day}\\.?|[(（]\\s?${day}\\.?\\s?[)）])`;
  return {
    dateThenTime: new RegExp(
      `^(?:T|\\s{0,4}(?:${weekday},?)?\\s{0,2}(?:[,，(]|[-–—|·@]|${at})?\\s{0,4}(?:${at})?\\s{0,2})$`,
      "iu",
    ),
    timeThenDate: new RegExp(`^\\s{0,2}[)]?(?:[,，·]|[-–—]|${at})?\\s{0,2}(?:${weekday},?)?\\s{0,2}(?:[,，(])?$`, "iu"),
  };
};
type Gap = keyof ReturnType<typeof gapsWith>;

const noWord = "(?!)";
/** Most gaps hold no word: the expressions without any are compiled in no time. */
const gaps = gapsWith(noWord, noWord);
const gapsOfWords = once(() => gapsWith(anyOf("weekday"), anyOf("at")));

/** The moments of a text in order: dates and times that stand together are one. */
export function readMarks(text: string, order: FigureOrder): readonly Mark[] {
  if (!/\d/.test(text)) return [];
  const dates = scanDates(text, order);
  const times = scanTimes(text);
  const marks: Mark[] = [];
  let next = 0;
  for (const [at, time] of times.entries()) {
    // "-05:00" was the zone of the time before it.
    if (time.from < (marks.at(-1)?.to ?? 0)) continue;
    for (; next < dates.length && (dates[next]?.to ?? 0) <= time.from; next++) marks.push(...alone(dates[next]));
    const zone = zoneBehind(text, time.to);
    const to = zone?.to ?? time.to;
    const own = { time, zone: zone?.zone ?? null };
    const previous = marks.at(-1);
    const following = dates[next];
    if (previous?.date && !previous.time && joins("dateThenTime", text, previous.to, time.from)) {
      marks[marks.length - 1] = { ...own, from: previous.from, to, date: previous.date };
    } else if (
      following &&
      joins("timeThenDate", text, to, following.from) &&
      !hasOwnTime(text, following, times[at + 1])
    ) {
      marks.push({ ...own, from: time.from, to: following.to, date: following });
      next++;
    } else {
      marks.push({ ...own, from: time.from, to, date: null });
    }
  }
  return [...marks, ...dates.slice(next).flatMap(alone)];
}

function joins(gap: Gap, text: string, from: number, to: number): boolean {
  if (to < from || to - from >= 60) return false;
  const between = text.slice(from, to);
  return gaps[gap].test(between) || (/\p{L}/u.test(between) && gapsOfWords()[gap].test(between));
}

/** Whether a time stands right behind a date, so that the one before it is not its time. */
const hasOwnTime = (text: string, date: DateMark, next: TimeMark | undefined): boolean =>
  next !== undefined && joins("dateThenTime", text, date.to, next.from);

const alone = (date: DateMark | undefined): readonly Mark[] =>
  date ? [{ from: date.from, to: date.to, date, time: null, zone: null }] : [];

/** Whether calendar and clock have such a moment. */
export const exists = ({ date, time }: Mark): boolean => (!date || isDay(date)) && (!time || time.valid);
