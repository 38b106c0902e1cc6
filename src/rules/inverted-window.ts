import { defineRule } from "./rule.ts";
import { spansOf } from "./time/spans.ts";

export const rule = defineRule({
  id: "inverted-window",
  group: "Time",
  nature: "contradiction",
  summary: "A window ends before it begins",
  meaning: `The end of an interval, or of a pair of fields or columns such as "Scheduled start" and "Scheduled end", does not come
before its start.

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
    {
      title: "Two stages in one section, and a pair of columns",
      wrong:
        "# Plan\n\n| Stage | Start | End |\n|---|---|---|\n| Canary | 2026-12-01 10:00 UTC | 2026-12-01 09:30 UTC |\n",
      right:
        "# Plan\n\n- **Start**: 2026-12-02\n- **End**: 2026-12-03\n\nThen:\n\n- **Start**: 2026-12-08\n- **End**: 2026-12-09\n\n| Stage | Start | End |\n|---|---|---|\n| Canary | 2026-12-01 10:00 UTC | 2026-12-01 12:30 +02:00 |\n",
      finds: [{ line: 5 }],
    },
  ],
  *check({ document, phaseOf }) {
    const seen = new Set<string>();
    for (const { start, end, range } of spansOf(document)) {
      const key = `${range.line}:${range.column}`;
      if (end >= start || seen.has(key)) continue;
      seen.add(key);
      yield { range, phase: phaseOf(range), message: "Window ends before it begins: exchange or correct its ends" };
    }
  },
});
