import { describe, expect, it } from "vitest";
import { growthExponent, median, pairedRatio, spread } from "../../bench/arithmetic.mjs";

describe("median", () => {
  it.each([
    [[3], 3],
    [[5, 1, 3], 3],
    [[4, 1, 3, 2], 2.5],
    [[10, 9, 100], 10],
  ])("of %j is %d", (values, expected) => {
    expect(median(values)).toBe(expected);
  });

  it("of nothing is an error", () => {
    expect(() => median([])).toThrow(RangeError);
  });
});

it("tells the least and the greatest beside the median", () => {
  expect(spread([7, 1, 4])).toEqual({ median: 4, least: 1, most: 7 });
});

describe("ratios of pairs", () => {
  it("are taken round by round: a slow round slows both", () => {
    expect(pairedRatio([20, 200, 22], [10, 100, 10])).toEqual({ median: 2, least: 2, most: 2.2 });
  });

  it("need as many of one as of the other", () => {
    expect(() => pairedRatio([1, 2], [1])).toThrow("2 values against 1");
  });
});

describe("the exponent of growth", () => {
  const sizes = [10, 100, 1000, 5000];

  it.each([0, 0.5, 1, 1.7, 2])("finds the power %d again", (power) => {
    const points = sizes.map((size) => ({ size, cost: 3 * size ** power }));
    expect(growthExponent(points)).toBeCloseTo(power, 10);
  });

  it("is that of the line with the least squares", () => {
    const points = [
      { size: 1, cost: 1 },
      { size: Math.E, cost: Math.E },
      { size: Math.E ** 2, cost: Math.E ** 3 },
    ];
    expect(growthExponent(points)).toBeCloseTo(1.5, 10);
  });

  it("needs points of different sizes", () => {
    expect(() => growthExponent([{ size: 2, cost: 1 }])).toThrow("different sizes");
  });
});
