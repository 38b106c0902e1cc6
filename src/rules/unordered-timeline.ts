import { defineRule } from "./rule.ts";
import { momentsByLine } from "./time/moments.ts";
import { isEarlier, type Timing, timingIn } from "./time/order.ts";
import { quote } from "./wording/quote.ts";

const log = (rows: string) =>
  `---\nkind: deployment-log\n---\n\n# Log\n\n## Execution timeline\n\n| Time | Step | Status | Notes |\n|---|---|---|---|\n${rows}`;

export const rule = defineRule({
  id: "unordered-timeline",
  group: "Time",
  nature: "contradiction",
  summary: "A row of the timeline is earlier than the one before it",
  meaning: `A log is read from top to bottom, by people who were not there. Each row's time is no earlier than that of the row before
it, so that cause and effect stand in their order.

**Not reported**: equal times; a time without a date more than twelve hours back, which is past midnight; times with
different zones, unless both say their date; rows without a time.`,
  source: "004 §2.2",
  options: {},
  examples: [
    {
      wrong: log(
        "| 22:05 UTC | Deploy API servers | ok | 5 of 5 |\n| 21:58 UTC | Switch traffic | ok | all to green |\n| 22:20 UTC | Smoke tests | ok | 24 of 24 |\n",
      ),
      right: log(
        "| 22:05 UTC | Deploy API servers | ok | 5 of 5 |\n| 22:05 UTC | Warm the cache | ok | |\n| 22:18 UTC | Switch traffic | ok | all to green |\n| 22:20 UTC | Smoke tests | ok | 24 of 24 |\n",
      ),
      finds: [{ line: 12, message: '"21:58 UTC"' }],
    },
    {
      title: "Past midnight",
      wrong: log("| 23:50 UTC | Deploy | ok | |\n| 23:05 UTC | Verify | ok | |\n"),
      right: log("| 23:50 UTC | Deploy | ok | |\n| 00:05 UTC | Verify | ok | |\n"),
      finds: [{ line: 12 }],
    },
    {
      title: "Zones",
      wrong: log("| 2026-12-01T22:40+01:00 | Deploy | ok | |\n| 2026-12-01T21:30Z | Verify | ok | |\n"),
      right: log("| 2026-12-01T22:40+01:00 | Deploy | ok | |\n| 2026-12-01T21:45Z | Verify | ok | |\n"),
      finds: [{ line: 12 }],
    },
  ],
  *check({ document, rowsOf, phaseOf }) {
    const moments = momentsByLine(document);
    let before: Timing | null = null;
    for (const { cells } of rowsOf("timeline")) {
      const cell = cells.Time;
      const time = cell ? timingIn(cell, moments) : null;
      if (time === null) continue;
      if (before !== null && isEarlier(time, before)) {
        const { range, text } = time.moment;
        yield {
          range,
          phase: phaseOf(range),
          message: `${quote(text)} is earlier than ${quote(before.moment.text)} in the row before it: correct the time, or move the row`,
        };
      }
      before = time;
    }
  },
});
