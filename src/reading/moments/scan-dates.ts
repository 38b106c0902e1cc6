import { wordExpression } from "../word-expression.ts";
import { anyMonth, find, monthNumbers, months } from "./words.ts";

/** A day of the calendar, which may not exist. `from` and `to` index the text. */
export interface DateMark {
  readonly from: number;
  readonly to: number;
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const year = "(?:19|20|21)\\d{2}";
const before = "(?<![A-Za-z0-9_./\\\\-])";
const after = "(?![A-Za-z0-9_]|-[\\p{L}\\d]|\\.[\\p{L}\\d])";
const iso = new RegExp(
  `(?<![A-Za-z0-9_.\\\\-])(?<![A-Ya-z_.]/|//)(${year})-(\\d{2})-(\\d{2})(?=T\\d{2}|[^A-Za-z0-9_.-]|[.-](?![\\p{L}\\d])|$)`,
  "gu",
);
const compact = new RegExp(`${before}(${year})(\\d{2})(\\d{2})(?=T\\d{4})`, "gu");
const yearFirst = new RegExp(`${before}(${year})/(\\d{1,2})/(\\d{1,2})${after}(?!/)`, "gu");
const cjk = new RegExp(`(${year})\\s?年\\s?(\\d{1,2})\\s?月\\s?(\\d{1,2})\\s?日`, "gu");
const dayMonth = wordExpression(
  () =>
    `${before}(\\d{1,2})(?:st|nd|rd|th|er|\\.|º|ª)?[\\s-](?:de\\s|of\\s)?(${anyMonth()})\\.?,?[\\s-](?:de\\s|del\\s)?(${year})${after}`,
  "giu",
  months,
);
const monthDay = wordExpression(
  () => `(?<![\\p{L}\\d_])(${anyMonth()})\\.?\\s(\\d{1,2})(?:st|nd|rd|th)?,?\\s(${year})${after}`,
  "giu",
  months,
);
const vietnamese = wordExpression(
  () => `(?<!\\p{L})(?:ngày\\s)?(\\d{1,2})\\stháng\\s(\\d{1,2})(?:,)?\\snăm\\s(${year})${after}`,
  "giu",
  { isIn: (text) => /\stháng\s/i.test(text) },
);
const numeric = new RegExp(`${before}(\\d{1,2})([./-])(\\d{1,2})\\2(${year})${after}(?!/\\d)`, "gu");
const dayFirst = find("dayFirst");

/** How a document writes days in figures: only where it shows it are `01.12.2026` and `01/12/2026` read. */
export interface FigureOrder {
  /** Days stand first between dots; null when nothing shows it. */
  readonly dots: "day" | null;
  readonly slashes: "day" | "month" | null;
}

/** What the text of a document shows of the order of its dates: a figure over 12, or a language that has one order. */
export function figureOrder(texts: readonly string[]): FigureOrder {
  let dots: "day" | null = null;
  let slashes: "day" | "month" | null = null;
  for (const text of texts) {
    for (const match of text.matchAll(numeric)) {
      const [first, second] = [Number(match[1]), Number(match[3])];
      if (match[2] === "." && (first > 12 || dayFirst.isIn(text))) dots = "day";
      if (match[2] !== "." && first > 12 && second <= 12) slashes ??= "day";
      if (match[2] === "/" && second > 12 && first <= 12) slashes ??= "month";
    }
  }
  return { dots, slashes };
}

/** The dates of a text in order, the ones that no calendar has included. */
export function scanDates(text: string, order: FigureOrder): readonly DateMark[] {
  if (!/\d{4}/.test(text)) return [];
  const marks: DateMark[] = [];
  const add = (
    matches: Iterable<RegExpExecArray>,
    read: (match: RegExpExecArray) => readonly [year: number, month: number, day: number] | null,
  ): void => {
    for (const match of matches) {
      const found = read(match);
      if (!found) continue;
      const [inYear, month, day] = found;
      marks.push({ from: match.index, to: match.index + match[0].length, year: inYear, month, day });
    }
  };
  const number = (match: RegExpExecArray, at: number): number => Number(match[at]);
  const month = (match: RegExpExecArray, at: number): number => monthNumbers.get((match[at] ?? "").toLowerCase()) ?? 0;
  add(text.matchAll(iso), (match) => [number(match, 1), number(match, 2), number(match, 3)]);
  add(text.matchAll(compact), (match) => [number(match, 1), number(match, 2), number(match, 3)]);
  add(text.matchAll(yearFirst), (match) => [number(match, 1), number(match, 2), number(match, 3)]);
  add(text.matchAll(cjk), (match) => [number(match, 1), number(match, 2), number(match, 3)]);
  add(dayMonth.matchAll(text), (match) => [number(match, 3), month(match, 2), number(match, 1)]);
  add(monthDay.matchAll(text), (match) => [number(match, 3), month(match, 1), number(match, 2)]);
  add(vietnamese.matchAll(text), (match) => [number(match, 3), number(match, 2), number(match, 1)]);
  add(text.matchAll(numeric), (match) => {
    const [first, second, inYear] = [number(match, 1), number(match, 3), number(match, 4)];
    if (first > 12 && second > 12) return null;
    const written = match[2] === "." ? order.dots : order.slashes;
    if (first > 12 || (written === "day" && second <= 12)) return [inYear, second, first];
    if (match[2] === "/" && (second > 12 || written === "month")) return [inYear, first, second];
    return null;
  });
  marks.sort((one, other) => one.from - other.from || other.to - one.to);
  return marks.filter((mark, at) => at === 0 || mark.from >= (marks[at - 1]?.to ?? 0));
}

/** Whether the calendar has this day. */
export function isDay({ year: inYear, month, day }: DateMark): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(inYear, month, 0)).getUTCDate();
}
