// @ts-check

// Results as Markdown.

/** @typedef {import("./arithmetic.mjs").Spread} Spread */

/**
 * A table; pipes in cells are escaped.
 *
 * @param {readonly string[]} head
 * @param {readonly (readonly string[])[]} rows
 * @param {readonly ("left" | "right")[]} [align] default: left
 * @returns {string}
 */
export function renderTable(head, rows, align = []) {
  /** @type {(cells: readonly string[]) => string} */
  const line = (cells) => `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  const rule = head.map((_, column) => (align[column] === "right" ? "---:" : "---"));
  return [line(head), `| ${rule.join(" | ")} |`, ...rows.map(line)].join("\n");
}

/**
 * A number with as many digits as can be believed: three.
 *
 * @param {number} value
 */
export function threeDigits(value) {
  if (value >= 1000) return `${Math.round(value)}`.replace(/\B(?=(?:\d{3})+$)/g, ",");
  return value.toFixed(value >= 100 ? 0 : value >= 10 ? 1 : 2);
}

/**
 * A ratio with the least and greatest of the rounds.
 *
 * @param {Spread} ratio
 */
export function renderRatio({ median, least, most }) {
  return `${threeDigits(median)} (${threeDigits(least)}–${threeDigits(most)})`;
}

/**
 * Puts a text between the two comments that name a part of a page.
 *
 * @param {string} page
 * @param {string} part
 * @param {string} text
 * @returns {string}
 */
export function replacePart(page, part, text) {
  const [from, to] = [`<!-- ${part}: written by the benchmark -->`, `<!-- end of ${part} -->`];
  const [start, end] = [page.indexOf(from), page.indexOf(to)];
  if (start < 0 || end < start) throw new Error(`the page has no place for "${part}"`);
  return `${page.slice(0, start + from.length)}\n\n${text.trim()}\n\n${page.slice(end)}`;
}
