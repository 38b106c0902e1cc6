import type { Interval, Moment } from "../../model/document.ts";
import type { Part } from "../outline.ts";
import type { Span } from "../phrase.ts";
import type { Reading } from "../read.ts";
import { readContext, type TimeContext } from "./context.ts";
import { readFrontMatterMoments } from "./front-matter.ts";
import { type Mark, readMarks } from "./marks.ts";
import { resolveMarks } from "./resolve.ts";
import type { DateMark } from "./scan-dates.ts";
import { pairMarks } from "./spans.ts";
import { find } from "./words.ts";

const duration = find("duration");

/** Dates and times with their zones, and the intervals they bound, see docs/reading.md. */
export function readMoments(reading: Reading): {
  readonly moments: readonly Moment[];
  readonly intervals: readonly Interval[];
} {
  const context = readContext(reading);
  const found = readFrontMatterMoments(reading.source, context);
  const moments = [...found.moments];
  const intervals = [...found.intervals];
  const clock = new Map<string, number>();
  for (const part of reading.outline.parts) {
    if (part.type === "code") continue;
    const all = readMarks(part.phrase.text, context.order);
    if (all.length === 0) continue;
    const hidden = {
      struck: part.phrase.spans.filter((it) => it.kind === "delete"),
      code: part.phrase.spans.filter((it) => it.kind === "code"),
    };
    const bounds = new Set(pairMarks(part.phrase.text, all).flatMap(({ start, end }) => [start, end]));
    const marks = all.filter((mark, at) => isMoment(part, hidden, mark, bounds.has(at)));
    if (marks.length === 0) continue;
    const heading = part.type === "heading" ? marks.find((mark) => mark.date)?.date : null;
    if (heading) context.noteHeading(part, heading);
    const resolved = resolveMarks(
      {
        text: part.phrase.text,
        section: part.section,
        range: part.phrase.range,
        zone: (mark) => context.zoneOf(labelsOf(part, mark), part.section),
        date: (mark) => dateInRow(part, context) ?? context.dateOf(labelsOf(part, mark), part.section),
        clock,
      },
      marks,
    );
    for (const it of resolved.moments) moments.push(it);
    for (const it of resolved.intervals) intervals.push(it);
  }
  return { moments, intervals };
}

/** Not in a command, not struck through, no length of time, and no figures that only look like a clock's. */
function isMoment(part: Part, hidden: Hidden, mark: Mark, isBound: boolean): boolean {
  const { text } = part.phrase;
  if (around(hidden.struck, mark)) return false;
  const code = around(hidden.code, mark);
  if (code && !isMomentCode(text.slice(code.from, mark.from), text.slice(mark.to, code.to))) return false;
  if (mark.date || mark.zone || (isBound && mark.time?.valid)) return true;
  const line = text.slice(Math.max(0, mark.from - 40), mark.from);
  if (duration.isIn(part.cell ? (part.labels[0] ?? "") : line)) return false;
  // A figure that no clock shows is a wrong time only where a time is meant.
  return mark.time?.valid !== false || text.length - (mark.to - mark.from) < 6;
}

interface Hidden {
  readonly struck: readonly Span[];
  readonly code: readonly Span[];
}

/** The one of these spans, which are in order and apart, that holds a mark. */
function around(spans: readonly Span[], mark: Mark): Span | null {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.to ?? 0) < mark.to) low = middle + 1;
    else high = middle;
  }
  const span = spans[low];
  return span && span.from <= mark.from ? span : null;
}

/** Whether inline code is a moment or a span of time, and not a command that holds one. */
const isMomentCode = (before: string, after: string): boolean =>
  before.length + after.length < 60 && !/[a-z]{4}|^\D*\s-|[=$]/u.test(`${before} ${after}`);

/** What labels a part, nearest first: the words before it on its line, then what introduces the part. */
function labelsOf(part: Part, mark: Mark): readonly string[] {
  const { text } = part.phrase;
  const before = text.slice(Math.max(0, mark.from - 80), mark.from);
  const lead = before.slice(before.lastIndexOf("\n") + 1);
  const label = /[:：]\s*$/u.test(lead) ? [lead] : [];
  const row = part.cell && part.cell.column > 0 ? [part.cell.table.rows[part.cell.row]?.[0]?.phrase.text ?? ""] : [];
  return [...label, ...part.labels.slice(0, 1), ...row, ...part.labels.slice(1)];
}

/** A date in another cell of the row, for a table with a column for each. */
function dateInRow(part: Part, context: TimeContext): DateMark | null {
  if (!part.cell) return null;
  for (const cell of (part.cell.table.rows[part.cell.row] ?? []).slice(0, 50)) {
    if (cell === part) continue;
    const mark = readMarks(cell.phrase.text.slice(0, 200), context.order).find((it) => it.date);
    if (mark?.date) return mark.date;
  }
  return null;
}
