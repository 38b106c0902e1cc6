// @ts-check

// Chance that is the same for the same seed on every machine.

/**
 * @typedef {object} Random
 * @property {(least: number, most: number) => number} whole a whole number, both ends included
 * @property {<T>(list: readonly T[]) => T} pick one of a list that is not empty
 * @property {<T>(list: readonly T[], count: number) => T[]} sample so many different ones, in any order
 * @property {(share: number) => boolean} chance true in this share (0 to 1) of all cases
 * @property {(digits: number) => string} hex
 */

/**
 * A source of chance for what the words name: the same words give the same numbers, whatever else was drawn before.
 *
 * @param {...(string | number)} words such as the seed, the number of a deployment and a kind
 * @returns {Random}
 */
export function randomFor(...words) {
  let state = hash(words.join("\0"));
  // Mulberry32 (Tommy Ettinger, public domain): small, and good enough for choosing words.
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  /** @type {Random["whole"]} */
  const whole = (least, most) => least + Math.floor(next() * (most - least + 1));
  /** @type {Random["pick"]} */
  const pick = (list) => /** @type {(typeof list)[number]} */ (list[whole(0, list.length - 1)]);
  /** @type {Random["sample"]} */
  const sample = (list, count) => {
    const left = [...list];
    return Array.from({ length: Math.min(count, left.length) }, () => left.splice(whole(0, left.length - 1), 1)).flat();
  };
  return {
    whole,
    pick,
    sample,
    chance: (share) => next() < share,
    hex: (digits) => Array.from({ length: digits }, () => whole(0, 15).toString(16)).join(""),
  };
}

/**
 * FNV-1a, 32 bits.
 *
 * @param {string} text
 */
function hash(text) {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  return value >>> 0;
}
