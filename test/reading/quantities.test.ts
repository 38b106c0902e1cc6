import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Quantity } from "../../src/model/quantity.ts";
import { compareQuantities } from "../../src/reading/criteria/compare.ts";
import { findLimits } from "../../src/reading/criteria/find-limits.ts";
import { findQuantity, readQuantity } from "../../src/reading/criteria/quantity.ts";

/** Dimension, base value, unit as written and digits of the quantity that a text begins with. */
function shown(text: string, decimalComma = false): string | null {
  const read = readQuantity(text, 0, decimalComma);
  if (read === null) return null;
  const { dimension, base, unit, decimals } = read.quantity;
  return `${dimension} ${base} ${unit ?? "-"} ${decimals} to ${read.to}`;
}

describe("a quantity", () => {
  test.each<[string, string]>([
    ["5%", "percent 5 % 0 to 2"],
    ["0,5 %", "percent 0.5 % 1 to 5"],
    ["5 percent", "percent 5 percent 0 to 9"],
    ["2 pp", "points 2 pp 0 to 4"],
    ["2 percentage points", "points 2 percentage points 0 to 19"],
    ["250 ns", "time 0.00025 ns 0 to 6"],
    ["250µs", "time 0.25 µs 0 to 5"],
    ["300ms", "time 300 ms 0 to 5"],
    ["1.5 s", "time 1500 s 1 to 5"],
    ["5 min", "time 300000 min 0 to 5"],
    ["5m", "time 300000 m 0 to 2"],
    ["five minutes", "time 300000 minutes 0 to 12"],
    ["30-second", "time 30000 second 0 to 9"],
    ["10 consecutive minutes", "time 600000 minutes 0 to 22"],
    ["7 min 30 s", "time 450000 min 0 to 10"],
    ["1 hour and 15 minutes", "time 4500000 hour 0 to 21"],
    ["1h30m", "time 5400000 h 0 to 5"],
    ["2m15s", "time 135000 m 0 to 5"],
    ["2 h", "time 7200000 h 0 to 3"],
    ["3 business days", "time 259200000 business days 0 to 15"],
    ["5 Minuten", "time 300000 Minuten 0 to 9"],
    ["30分", "time 1800000 分 0 to 3"],
    ["10 分钟", "time 600000 分钟 0 to 5"],
    ["2 GiB", "bytes 2147483648 GiB 0 to 5"],
    ["512MB", "bytes 512000000 MB 0 to 5"],
    ["10 MB/s", "rate 10000000 MB/s 0 to 7"],
    ["100 req/s", "rate 100 req/s 0 to 9"],
    ["120 requests per minute", "rate 2 requests per minute 0 to 23"],
    ["1.5k rps", "rate 1500 rps 1 to 8"],
    ["2x", "factor 2 x 0 to 2"],
    ["1.5×", "factor 1.5 × 1 to 4"],
    ["twice", "factor 2 twice 0 to 5"],
    ["$500", "money 500 $ 0 to 4"],
    ["20 EUR", "money 20 EUR 0 to 6"],
    ["5 errors", "count 5 errors 0 to 8"],
    ["zero errors", "count 0 errors 0 to 11"],
    ["10k", "count 10000 - 0 to 3"],
    ["1.5M", "count 1500000 - 1 to 4"],
    ["−3 ms", "time -3 ms 0 to 5"],
    ["+0.01%", "percent 0.01 % 2 to 6"],
    ["1,234", "count 1234 - 0 to 5"],
    ["1,234.5", "count 1234.5 - 1 to 7"],
    ["1.234,5", "count 1234.5 - 1 to 7"],
    ["1 234", "count 1234 - 0 to 5"],
    ["1\u00a0234,5", "count 1234.5 - 1 to 7"],
    ["1'234'567", "count 1234567 - 0 to 9"],
    ["99.95", "count 99.95 - 2 to 5"],
  ])("%s", (text, expected) => {
    expect(shown(text)).toBe(expected);
  });

  test.each(["1.2.3", "2026-11-20", "10:42", "1st", "5xx", "200-level", "12abc", "", "x", "-", "p95", "v2"])(
    "is not %j",
    (text) => {
      expect(shown(text)).toBeNull();
    },
  );

  test.each(["p95", "v2", "Sev-1", "#12", "B-004", "SEV1", "T1059"])("is not the number of %s", (text) => {
    expect(findQuantity(text)).toBeNull();
  });

  test("is not read from 1,234 where decimals have a comma", () => {
    expect(shown("1,234 ms", true)).toBeNull();
    expect(shown("1,23 ms", true)).toBe("time 1.23 ms 2 to 7");
  });
});

const units = [
  "%",
  "pp",
  "ns",
  "µs",
  "ms",
  "s",
  "min",
  "h",
  "d",
  "B",
  "KB",
  "MB",
  "GB",
  "TB",
  "KiB",
  "MiB",
  "GiB",
  "req/s",
  "rps",
  "x",
];

describe("any quantity", () => {
  const amounts = fc.integer({ min: -1_000_000, max: 1_000_000 });
  const decimals = fc.integer({ min: 0, max: 3 });
  const unit = fc.constantFrom(...units);
  const space = fc.constantFrom("", " ", "\u00a0");

  test("that is written is read back", () => {
    fc.assert(
      fc.property(amounts, decimals, unit, space, (amount, digits, symbol, gap) => {
        const value = amount / 10 ** digits;
        const read = readQuantity(`${value.toFixed(digits)}${gap}${symbol}`, 0);
        expect(read?.quantity).toMatchObject({ value, unit: symbol, decimals: digits });
      }),
    );
  });

  test("is the same in every unit of its dimension", () => {
    const pairs = fc.constantFrom<[string, string, number]>(
      ["s", "ms", 1000],
      ["min", "s", 60],
      ["h", "min", 60],
      ["d", "h", 24],
      ["ms", "µs", 1000],
      ["KB", "B", 1000],
      ["GiB", "MiB", 1024],
      ["req/s", "req/min", 60],
    );
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100_000 }), pairs, (amount, [large, small, by]) => {
        const [a, b] = [readQuantity(`${amount} ${large}`, 0), readQuantity(`${amount * by} ${small}`, 0)];
        expect(a && b && compareQuantities(a.quantity, b.quantity)).toBe(0);
      }),
    );
  });

  const quantities: fc.Arbitrary<Quantity> = fc.tuple(amounts, unit).map(([amount, symbol]) => {
    const read = readQuantity(`${amount} ${symbol}`, 0);
    if (read === null) throw new Error(`unread: ${amount} ${symbol}`);
    return read.quantity;
  });

  test("compares the other way round with the other sign", () => {
    fc.assert(
      fc.property(quantities, quantities, (a, b) => {
        const [there, back] = [compareQuantities(a, b), compareQuantities(b, a)];
        if (there === null || back === null) expect(there).toBe(back);
        else expect(there + back).toBe(0);
      }),
    );
  });

  test("is found inside of its text only, in any text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        const read = findQuantity(text);
        if (read !== null)
          expect([read.from >= 0, read.to > read.from, read.to <= text.length]).toEqual([true, true, true]);
        for (const limit of findLimits(text))
          expect([limit.from >= 0, limit.to <= text.length, limit.to > limit.from]).toEqual([true, true, true]);
      }),
    );
  });
});
