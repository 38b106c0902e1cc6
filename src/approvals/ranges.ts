import type { Range } from "../model/position.ts";

/** Whether a range holds another as a whole; both may be empty. */
export function contains(outer: Range, inner: Range): boolean {
  return isAtOrBefore(outer, inner) && endsAtOrAfter(outer, inner);
}

/** Whether two ranges have a part in common. */
export function overlaps(one: Range, other: Range): boolean {
  return startsBeforeEnd(one, other) && startsBeforeEnd(other, one);
}

function isAtOrBefore(one: Range, other: Range): boolean {
  return one.line < other.line || (one.line === other.line && one.column <= other.column);
}

function endsAtOrAfter(one: Range, other: Range): boolean {
  return one.endLine > other.endLine || (one.endLine === other.endLine && one.endColumn >= other.endColumn);
}

function startsBeforeEnd(one: Range, other: Range): boolean {
  return one.line < other.endLine || (one.line === other.endLine && one.column < other.endColumn);
}

/** Ranges by the lines they touch. */
export interface RangeIndex {
  /** The range that holds a place as a whole; null when none does. */
  readonly holding: (place: Range) => Range | null;
  /** Whether one has a part in common with a place. */
  readonly touching: (place: Range) => boolean;
}

/** Prepares ranges for being asked about many places. */
export function indexRanges(ranges: readonly Range[]): RangeIndex {
  const byLine = new Map<number, Range[]>();
  for (const range of ranges) {
    for (let line = range.line; line <= range.endLine; line++) {
      const known = byLine.get(line);
      if (known) known.push(range);
      else byLine.set(line, [range]);
    }
  }
  return {
    holding: (place) => byLine.get(place.line)?.find((it) => contains(it, place)) ?? null,
    touching: (place) => {
      for (let line = place.line; line <= place.endLine && byLine.size > 0; line++) {
        if (byLine.get(line)?.some((it) => overlaps(it, place))) return true;
      }
      return false;
    },
  };
}
