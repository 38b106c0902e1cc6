import type { Document } from "../model/document.ts";
import type { Range } from "../model/position.ts";
import { defineRule } from "./rule.ts";
import { momentsIn } from "./time/moments.ts";

/** A start and an end that belong together, in milliseconds since the epoch. */
interface Span {
  readonly start: number;
  readonly end: number;
  readonly range: Range;
}

export const rule = defineRule({
  id: "inverted-window",
  group: "Time",
  nature: "contradiction",
  summary: "A window ends before it begins",
  meaning: `The end of an interval, or of a pair of fields such as "Scheduled start" and "Scheduled end", must come after its start.

**Not reported**: times without a date that roll over midnight; ends whose zone is unknown.`,
  source: "004 §1.2",
  options: {},
  examples: [
    {
      wrong: "# Plan\n\nWindow: 2026-12-02T22:00Z/2026-12-01T23:00Z\n",
      right: "# Plan\n\nWindow: 2026-12-01T22:00Z/2026-12-01T23:00Z\n",
      finds: [{ line: 3 }],
    },
    {
      title: "A pair of fields",
      wrong: "# Plan\n\n- **Scheduled start**: 2026-12-01 22:00 UTC\n- **Scheduled end**: 2026-12-01 02:00 UTC\n",
      right: "# Plan\n\n- **Scheduled start**: 2026-12-01 22:00 UTC\n- **Scheduled end**: 2026-12-02 02:00 UTC\n",
      finds: [{ line: 4 }],
    },
  ],
  *check({ document, phaseOf }) {
    const seen = new Set<string>();
    for (const { start, end, range } of [...intervalsOf(document), ...fieldPairsOf(document)]) {
      const key = `${range.line}:${range.column}`;
      if (end >= start || seen.has(key)) continue;
      seen.add(key);
      yield { range, phase: phaseOf(range), message: "Window ends before it begins: exchange or correct its ends" };
    }
  },
});

function intervalsOf({ intervals }: Document): readonly Span[] {
  return intervals.flatMap(({ start, end, range }) =>
    start.instant === null || end.instant === null ? [] : [{ start: start.instant, end: end.instant, range }],
  );
}

function fieldPairsOf(document: Document): readonly Span[] {
  return document.fields.flatMap((field): readonly Span[] => {
    if (!/(?:^|-)start(?:$|-)/.test(field.slug)) return [];
    const slug = field.slug.replace("start", "end");
    const other = document.fields.find((it) => it.slug === slug && it.section === field.section);
    const start = momentsIn(document, field.range)[0]?.instant ?? null;
    const end = other ? (momentsIn(document, other.range)[0]?.instant ?? null) : null;
    return start === null || end === null || !other ? [] : [{ start, end, range: other.range }];
  });
}
