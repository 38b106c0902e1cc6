import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { durationOf, formatDuration } from "../../src/rules/time/duration.ts";

const [second, minute, hour, day] = [1000, 60_000, 3_600_000, 86_400_000];

describe("durationOf", () => {
  it.each([
    ["30 min", 30 * minute],
    ["30 minutes", 30 * minute],
    ["30-minute soak", 30 * minute],
    ["90s", 90 * second],
    ["1 h 30 min", 90 * minute],
    ["1h30m", 90 * minute],
    ["1h30", 90 * minute],
    ["1 hour and 30 minutes", 90 * minute],
    ["2 days, 4 hours", 2 * day + 4 * hour],
    ["PT45M", 45 * minute],
    ["P1DT2H", day + 2 * hour],
    ["2–3 hours", 3 * hour],
    ["2-3 h", 3 * hour],
    ["30 min to 1 h 15 min", 75 * minute],
    ["2 to 4 days", 4 * day],
    ["1 h - 30 min", hour],
    ["< 5 min", 5 * minute],
    ["under 60 seconds", 60 * second],
    ["1.5 h", 90 * minute],
    ["1,5 Stunden", 90 * minute],
    ["1,500 ms", 1500],
    ["an hour", hour],
    ["half an hour", 30 * minute],
    ["two hours", 2 * hour],
    ["30分", 30 * minute],
    ["1時間30分", 90 * minute],
    ["12 minutes to take the weight to 0; the column stays", 12 * minute],
    ["5% for 10 min, then 1 h", 10 * minute],
    ["5 minutes, 30 minutes with the database", 5 * minute],
    ["Stage 2: 15 min", 15 * minute],
    ["p95 for 10 min", 10 * minute],
    ["30", null],
    ["10:00–12:00", null],
    ["10:30 h", null],
    ["2026-12-01T22:00Z", null],
    ["24/7 support", null],
    ["immediately", null],
    ["", null],
  ])("reads %j as %s ms", (text, expected) => {
    expect(durationOf(text)).toBe(expected);
  });

  it("reads what formatDuration writes", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 30 * 86_400 }), (seconds) => {
        expect(durationOf(formatDuration(seconds * second))).toBe(seconds * second);
      }),
    );
  });
});
