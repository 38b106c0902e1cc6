// @ts-check

import { sentences } from "./words.mjs";

/**
 * @typedef {import("./facts.mjs").Facts} Facts
 * @typedef {import("./random.mjs").Random} Random
 */

/**
 * A sentence that is most likely used nowhere else.
 *
 * @param {Facts} facts
 * @param {Random} random
 */
export function sentence(facts, random) {
  const words = [sentences.subjects, sentences.verbs, sentences.objects, sentences.reasons].map((list) =>
    random.pick(list),
  );
  return `${fill(words.join(" "), facts, random)}.`;
}

/**
 * Several of them.
 *
 * @param {Facts} facts
 * @param {Random} random
 * @param {number} least
 * @param {number} most
 */
export function paragraph(facts, random, least = 2, most = 4) {
  return Array.from({ length: random.whole(least, most) }, () => sentence(facts, random)).join(" ");
}

/**
 * A shorter one for a cell or an item, without a full stop.
 *
 * @param {Facts} facts
 * @param {Random} random
 */
export function clause(facts, random) {
  const words = [sentences.subjects, sentences.verbs, sentences.objects].map((list) => random.pick(list));
  return fill(words.join(" "), facts, random);
}

/**
 * Puts numbers and names into the places of a pattern.
 *
 * @param {string} pattern
 * @param {Facts} facts
 * @param {Random} random
 */
export function fill(pattern, { domain, services }, random) {
  /** @type {Record<string, () => string>} */
  const values = {
    "{noun}": () => domain.noun,
    "{service}": () => services[0] ?? "",
    "{n}": () => `${random.whole(3, 990)}`,
    "{m}": () => `${random.whole(2, 60)}`,
    "{h}": () => `${random.whole(1, 9)}`.padStart(2, "0"),
    "{d}": () => `${random.whole(4, 20)}th`,
  };
  return pattern.replace(/\{\w+\}/g, (place) => values[place]?.() ?? place);
}
