import fc from "fast-check";
import { expect, test } from "vitest";
import { slugOf, splitName } from "../../src/deployment/name.ts";
import { planTimes } from "../../src/deployment/timetable.ts";

const cases = [
  [{}, null],
  [{ start: "2026-12-01T21:00+01:00" }, null],
  [{ window: "2026-12-01T21:00Z/2026-12-01T21:00Z" }, null],
  [
    { start: "2026-12-01T21:00+01:00", duration: "3 h" },
    { window: "2026-12-01T21:00+01:00/2026-12-02T00:00+01:00", end: "2026-12-02T00:00+01:00", abortBy: null },
  ],
  [
    { start: "2026-12-31T23:45-03:30", stages: ["10 min", "1 h"], "rollback-time": "90 s" },
    { end: "2027-01-01T00:56:30-03:30", abortBy: "2027-01-01T00:55-03:30", spare: 0 },
  ],
  [
    { window: "2026-12-01T21:00+05:45/2026-12-01T18:00Z", "rollback-time": "PT15M" },
    { window: "2026-12-01T21:00+05:45/2026-12-01T23:45+05:45", abortBy: "2026-12-01T23:30+05:45" },
  ],
  [{ start: "2026-12-01T21:00Z", duration: "1 h", stages: ["50 min"], "rollback-time": "15 min" }, { spare: -300_000 }],
] as const;

test.each(cases)("%j", (facts, times) => {
  if (times === null) expect(planTimes(facts)).toBeNull();
  else expect(planTimes(facts)).toMatchObject(times);
});

test("whatever the offset, the end is as far from the start as the duration says, and the abort as the rollback", () => {
  const minutes = fc.integer({ min: 1, max: 3000 });
  const start = fc.date({ min: new Date("2000-01-01Z"), max: new Date("2090-01-01Z"), noInvalidDate: true });
  const offset = fc.constantFrom("Z", "+00:00", "+05:45", "-03:30", "+14:00", "-11:00");
  fc.assert(
    fc.property(start, offset, minutes, minutes, (date, zone, length, rollback) => {
      const from = `${date.toISOString().slice(0, 16)}${zone}`;
      const times = planTimes({ start: from, duration: `${length} min`, "rollback-time": `${rollback} min` });
      expect(Date.parse(times?.end ?? "") - Date.parse(from)).toBe(length * 60_000);
      expect(Date.parse(times?.end ?? "") - Date.parse(times?.abortBy ?? "")).toBe(rollback * 60_000);
      expect(times?.end.endsWith(zone)).toBe(true);
      expect(times?.spare).toBe((length - rollback) * 60_000);
    }),
  );
});

test.each([
  ["Checkout V2", null, "checkout-v2"],
  ["2026-12-01-Checkout", "2026-12-01", "checkout"],
  ["v2.4.0", null, "v2-4-0"],
  ["Ana's  fix!", null, "anas-fix"],
  ["Zahlung über Grenzen", null, "zahlung-über-grenzen"],
  ["決済", null, "決済"],
])("%s", (name, date, slug) => {
  expect(splitName(name)).toEqual({ date, slug });
});

test("a slug is letters and digits joined by single hyphens, and stays what it is", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (words) => {
      const slug = slugOf(words);
      expect(slug).toMatch(/^(?:[\p{L}\p{M}\p{N}]+(?:-[\p{L}\p{M}\p{N}]+)*)?$/u);
      expect(slugOf(slug)).toBe(slug);
    }),
  );
});
