/** A time of day, which may not exist. `from` and `to` index the text. */
export interface TimeMark {
  readonly from: number;
  readonly to: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly valid: boolean;
  /** Half of the day as written ("pm"); null when the time has none. */
  readonly half: "a" | "p" | null;
}

const clock =
  /(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?(?!\d|:\d)(?:\s?([ap])\.?m\b\.?|\s?(?:Uhr|hrs?|h)(?![\p{L}]))?/giu;
const wholeHour = /(?<![\p{L}\p{N}:.,/_#@+-])(\d{1,2})\s?([ap])\.?m(?![\p{L}\d])\.?/giu;
const letter = /(?<![\p{L}\p{N}:.,/_#@+-])(\d{1,2})\s?(?:h|giờ\s?|Uhr\s)(\d{2})(?![\p{L}\d])(?:\s?phút)?/giu;
const dotted = /(?<![\p{L}\p{N}:.,/_#@+-])(\d{1,2})(?:\.(\d{2}))?\sUhr(?![\p{L}])/giu;
const cjk = /(\d{1,2})\s?(?:時|时|点|點)\s?(?:(\d{1,2})\s?分|半)?/gu;
const compact = /(?<=\d{4}-?\d{2}-?\d{2}T)(\d{2})(\d{2})(\d{2})?(?=Z|[+-]\d|$|[^\d:])/g;

/** What each of them begins with: most numbers are no times. */
const anyTime = /\d(?::\d|\s?[aphgu時时点點])|T\d/i;

/** The times of a text in order. Ratios (`10:1`), addresses, ports and distances in time (`T+00:30`) are none. */
export function scanTimes(text: string): readonly TimeMark[] {
  if (!anyTime.test(text)) return [];
  const marks: TimeMark[] = [];
  const add = (
    match: RegExpExecArray,
    hour: number,
    minute: number,
    second: number,
    half12: string | undefined,
  ): void => {
    const half = half12 === undefined ? null : half12.toLowerCase() === "p" ? "p" : "a";
    const valid12 = half12 === undefined || (hour >= 1 && hour <= 12);
    const shift = half12?.toLowerCase() === "p" ? (hour % 12) + 12 : half12 === undefined ? hour : hour % 12;
    const whole = hour === 24 && minute === 0 && second === 0;
    const valid = valid12 && minute < 60 && second <= 60 && (shift < 24 || whole);
    marks.push({
      from: match.index,
      to: match.index + match[0].trimEnd().length,
      hour: shift,
      minute,
      second,
      valid,
      half,
    });
  };
  for (const match of text.matchAll(clock)) {
    if (!standsFree(text, match.index, match[0].length, marks)) continue;
    add(match, Number(match[1]), Number(match[2]), Number(match[3] ?? 0), match[4]);
  }
  for (const match of text.matchAll(wholeHour)) add(match, Number(match[1]), 0, 0, match[2]);
  for (const match of text.matchAll(letter)) add(match, Number(match[1]), Number(match[2]), 0, undefined);
  for (const match of text.matchAll(dotted)) add(match, Number(match[1]), Number(match[2] ?? 0), 0, undefined);
  for (const match of text.matchAll(cjk)) {
    const minute = match[0].endsWith("半") ? 30 : Number(match[2] ?? 0);
    if (Number(match[1]) <= 24 && match[2] !== undefined) add(match, Number(match[1]), minute, 0, undefined);
  }
  for (const match of text.matchAll(compact))
    add(match, Number(match[1]), Number(match[2]), Number(match[3] ?? 0), undefined);
  marks.sort((one, other) => one.from - other.from || other.to - one.to);
  return marks.filter((mark, at) => at === 0 || mark.from >= (marks[at - 1]?.to ?? 0));
}

/** Whether a clock time is no part of a longer figure: the `-` or `/` of an interval may stand before it. */
function standsFree(text: string, from: number, length: number, earlier: readonly TimeMark[]): boolean {
  const following = text.slice(from + length, from + length + 2);
  if (
    /^[\p{L}\d_]/u.test(following) &&
    !/^(?:Z(?!\p{L})|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])/u.test(following)
  )
    return false;
  if (/^[.:]\d/.test(following)) return false;
  const previous = text[from - 1] ?? "";
  if (previous === "T") return /\d{2}-?\d{2}T$|[/–-]T$/.test(text.slice(Math.max(0, from - 6), from));
  if (/[-–—~/]/.test(previous)) {
    const last = earlier.at(-1);
    // Between the earlier time and this one only its zone and the mark of the interval.
    const between = last ? text.slice(last.to, from) : null;
    return (
      previous === "–" ||
      previous === "—" ||
      previous === "~" ||
      (between !== null && between.length <= 12 && /^\s?(?:Z|[A-Z]{2,5}|[+-]\d{2}:?\d{2})?\s?[-/]$/.test(between))
    );
  }
  return !/[A-Za-z0-9_.:,#@+\\]/.test(previous);
}
