import { expect, test } from "vitest";
import { readTime, writeLocal } from "../../src/cli/local-time.ts";

const at = (iso: string): number => Date.parse(iso);

test.for([
  ["2026-12-01T20:04:05Z", "Europe/Berlin", "2026-12-01T21:04:05+01:00"],
  ["2026-07-01T20:04:05Z", "Europe/Berlin", "2026-07-01T22:04:05+02:00"],
  ["2026-12-01T20:04:05Z", "America/St_Johns", "2026-12-01T16:34:05-03:30"],
  ["2026-12-31T23:30:00Z", "Asia/Kathmandu", "2027-01-01T05:15:00+05:45"],
  ["2026-12-01T20:04:05Z", "UTC", "2026-12-01T20:04:05+00:00"],
  ["2026-12-01T00:00:00Z", "Asia/Tokyo", "2026-12-01T09:00:00+09:00"],
] as const)("%s in %s", ([instant, zone, written]) => {
  expect(writeLocal(at(instant), zone, "second")).toBe(written);
  expect(at(written)).toBe(at(instant));
});

test("a zone that nobody knows is the machine's", () => {
  for (const zone of [undefined, "", ":/etc/localtime", "CET-1CEST"]) {
    expect(at(writeLocal(at("2026-12-01T20:04:05Z"), zone, "second"))).toBe(at("2026-12-01T20:04:05Z"));
  }
});

const berlin = "Europe/Berlin";

test.for([
  ["21:05", "2026-12-01T20:30:00Z", "2026-12-01T21:05+01:00"],
  ["9:05", "2026-12-01T20:30:00Z", "2026-12-01T09:05+01:00"],
  ["21:30", "2026-12-01T20:30:00Z", "2026-12-01T21:30+01:00"],
  // Just past midnight, of what was before it.
  ["23:50", "2026-12-01T23:10:00Z", "2026-12-01T23:50+01:00"],
  // The clocks went forward at two.
  ["01:30", "2026-03-29T06:00:00Z", "2026-03-29T01:30+01:00"],
  ["2026-12-01T21:05+01:00", "2026-12-01T20:30:00Z", "2026-12-01T21:05+01:00"],
  ["2026-12-01 21:05:09+0100", "2026-12-01T20:30:00Z", "2026-12-01T21:05:09+01:00"],
  ["2026-12-01t21:05z", "2026-12-01T20:30:00Z", "2026-12-01T21:05Z"],
] as const)("--at %s at %s", ([text, now, written]) => {
  expect(readTime(text, at(now), berlin)).toEqual({ text: written, instant: at(written) });
});

test.for([
  "",
  "now",
  "24:00",
  "21:60",
  "21",
  "2026-12-01",
  "2026-12-01T24:00Z",
  "2026-02-30T10:00Z",
  "2026-13-01T10:00Z",
  "2026-12-01T21:05+01:00 or so",
])("%s is no time", (text) => {
  expect(() => readTime(text, 0, berlin)).toThrow(`--at is "${text}", which is no time: give one such as 21:05`);
});

test("a time without an offset could be anywhere", () => {
  expect(() => readTime("2026-12-01T21:05", 0, berlin)).toThrow(
    "has no offset: give one, as in 2026-12-01T21:05+01:00",
  );
});
