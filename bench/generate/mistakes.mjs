// @ts-check

// Mistakes that people leave in documents.

/** @typedef {import("./random.mjs").Random} Random */

/** How many documents are given one, of all. Some have findings without: what one document lacks another one reports. */
const share = 0.15;

/** @type {readonly ((text: string, random: Random) => string)[]} */
const mistakes = [
  // A box that nobody ticked.
  (text, random) => replaceOne(text, /\[x\] /g, () => "[ ] ", random),
  // A value that was to follow.
  (text, random) => replaceOne(text, /\b\d+ (?:minutes|ms)\b/g, () => "[X] minutes", random),
  // A cell that was left empty.
  (text, random) =>
    replaceOne(text, /\| [A-Z][^|\n]{6,} \|(?=[^\n]*\|\n\|)/g, (cell) => `|${" ".repeat(cell.length - 2)}|`, random),
  // A note to oneself.
  (text, random) => replaceOne(text, /\*\*:? (?=[A-Z])[^\n]+/g, (value) => `${value.slice(0, 4)} TBD`, random),
  // A section that was taken out.
  (text, random) => replaceOne(text, /^## [^#]+/gm, () => "", random),
];

/**
 * Makes a mistake in some of the documents, in others none.
 *
 * @param {string} text
 * @param {Random} random
 */
export function makeMistakes(text, random) {
  return random.chance(share) ? random.pick(mistakes)(text, random) : text;
}

/**
 * @param {string} text
 * @param {RegExp} pattern global
 * @param {(found: string) => string} change
 * @param {Random} random
 */
function replaceOne(text, pattern, change, random) {
  const found = [...text.matchAll(pattern)];
  if (found.length === 0) return text;
  const { 0: match, index } = random.pick(found);
  return text.slice(0, index) + change(match) + text.slice(index + match.length);
}
