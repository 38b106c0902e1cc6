// @ts-check

// The arithmetic of the benchmark: medians, ratios of pairs, growth.

/**
 * @typedef {{ median: number, least: number, most: number }} Spread
 */

/**
 * The middle value, or the mean of the two middle ones.
 *
 * @param {readonly number[]} values at least one
 * @returns {number}
 */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const [low, high] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  if (low === undefined || high === undefined) throw new RangeError("no values to take the median of");
  return (low + high) / 2;
}

/**
 * The median with the least and the greatest value.
 *
 * @param {readonly number[]} values at least one
 * @returns {Spread}
 */
export function spread(values) {
  return { median: median(values), least: Math.min(...values), most: Math.max(...values) };
}

/**
 * The ratios of what was measured in the same rounds. A machine that is busy for a while slows both halves of a pair, so
 * ratios of pairs vary less than the ratio of medians does.
 *
 * @param {readonly number[]} ours one value for each round
 * @param {readonly number[]} theirs as many
 * @returns {Spread}
 */
export function pairedRatio(ours, theirs) {
  if (ours.length !== theirs.length) throw new RangeError(`${ours.length} values against ${theirs.length}`);
  return spread(ours.map((value, round) => value / (theirs[round] ?? Number.NaN)));
}

/**
 * The exponent k of y = a·x^k that fits best: the slope of the least squares line through the logarithms. 1 is linear.
 *
 * @param {readonly { size: number, cost: number }[]} points at least two of different size, all above 0
 * @returns {number}
 */
export function growthExponent(points) {
  const logs = points.map(({ size, cost }) => ({ x: Math.log(size), y: Math.log(cost) }));
  const meanX = mean(logs.map(({ x }) => x));
  const meanY = mean(logs.map(({ y }) => y));
  const spreadOfX = logs.reduce((sum, { x }) => sum + (x - meanX) ** 2, 0);
  if (spreadOfX === 0) throw new RangeError("growth needs points of different sizes");
  return logs.reduce((sum, { x, y }) => sum + (x - meanX) * (y - meanY), 0) / spreadOfX;
}

/**
 * How cost grows beyond what nothing costs: over all points, and between the two largest, where what is paid once (compiling
 * hot functions) counts least. Points that cost hardly more than nothing are left out: their logarithms are noise.
 *
 * @param {readonly { size: number, cost: number }[]} points by size
 * @param {number} nothing
 * @returns {{ all: number | undefined, last: number | undefined }} undefined where fewer than two points are left
 */
export function fitPowers(points, nothing) {
  const beyond = points
    .map(({ size, cost }) => ({ size, cost: cost - nothing }))
    .filter(({ cost }) => cost > nothing / 4);
  if (beyond.length < 2) return { all: undefined, last: undefined };
  return { all: growthExponent(beyond), last: growthExponent(beyond.slice(-2)) };
}

/** @param {readonly number[]} values */
function mean(values) {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
