import type { FrontMatterValue, Interval, Moment } from "../../model/document.ts";
import type { Range } from "../../model/position.ts";
import type { Source } from "../parse.ts";
import type { TimeContext } from "./context.ts";
import { readMarks } from "./marks.ts";
import { resolveMarks } from "./resolve.ts";

/** The moments of the front matter's values. */
export function readFrontMatterMoments(
  source: Source,
  context: TimeContext,
): { readonly moments: readonly Moment[]; readonly intervals: readonly Interval[] } {
  const moments: Moment[] = [];
  const intervals: Interval[] = [];
  const clock = new Map<string, number>();
  const lines = source.text.split(/\r\n|\n|\r/, source.frontMatter.range?.endLine ?? 0);
  const visit = (value: FrontMatterValue, pointer: string): void => {
    if (typeof value !== "string") {
      for (const [key, child] of Object.entries(value)) visit(child, `${pointer}/${key}`);
      return;
    }
    const whole = source.frontMatter.positions.get(pointer);
    if (!whole || !/\d/.test(value)) return;
    const resolved = resolveMarks(
      {
        text: value,
        section: null,
        range: (from, to) => within(whole, lines[whole.line - 1] ?? "", value, from, to),
        zone: () => context.zoneOf([], null),
        date: () => null,
        clock,
      },
      readMarks(value, context.order),
    );
    moments.push(...resolved.moments);
    intervals.push(...resolved.intervals);
  };
  visit(source.frontMatter.data, "");
  return { moments, intervals };
}

/** The part of a value on one line that is written as it reads; the whole value otherwise. */
function within(whole: Range, line: string, value: string, from: number, to: number): Range {
  const start = line.indexOf(value, whole.column - 1);
  if (whole.line !== whole.endLine || start < 0) return whole;
  return { line: whole.line, column: start + from + 1, endLine: whole.line, endColumn: start + to + 1 };
}
