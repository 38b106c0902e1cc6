import { describe, expect, it } from "vitest";
import { fitPowers, growthExponent, median, pairedRatio, spread } from "../../bench/arithmetic.mjs";

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

describe("powers", () => {
  it("leave out what nothing costs, and tell the last step apart", () => {
    const points = [10, 100, 1000].map((size) => ({ size, cost: 40 + (size === 1000 ? 10_000 : size) }));
    const { all, last } = fitPowers(points.slice(1), 40);
    expect(all).toBeCloseTo(2, 10);
    expect(last).toBeCloseTo(2, 10);
    expect(fitPowers(points, 30)).toEqual({ all: expect.closeTo(1.35, 1), last: expect.closeTo(1.96, 1) });
  });

  it("say nothing of what costs hardly more than nothing", () => {
    const points = [1, 10, 100].map((size) => ({ size, cost: size === 100 ? 400 : 105 }));
    expect(fitPowers(points, 100)).toEqual({ all: undefined, last: undefined });
  });
});
