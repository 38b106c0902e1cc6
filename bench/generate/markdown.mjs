// @ts-check

// Markdown in the ways that teams write it: tables padded or not, fields as items, lines or a table.

/**
 * @typedef {{ padded: boolean, fields: "items" | "lines" | "paragraphs", bullet: "-" | "*", ruled: boolean }} House how a team writes
 */

/**
 * @param {House} house
 * @param {readonly string[]} head
 * @param {readonly (readonly string[])[]} rows
 */
export function table(house, head, rows) {
  const all = [head, ...rows];
  const widths = head.map((_, column) => Math.max(3, ...all.map((row) => (row[column] ?? "").length)));
  /** @type {(cells: readonly string[]) => string} */
  const line = (cells) =>
    `| ${head.map((_, column) => (cells[column] ?? "").padEnd(house.padded ? (widths[column] ?? 0) : 0)).join(" | ")} |`;
  const rule = `| ${widths.map((width) => "-".repeat(house.padded ? width : 3)).join(" | ")} |`;
  return [line(head), rule, ...rows.map(line)].join("\n");
}

/**
 * @param {House} house
 * @param {readonly (readonly [label: string, value: string])[]} pairs
 */
export function fields(house, pairs) {
  if (house.fields === "items")
    return pairs.map(([label, value]) => `${house.bullet} **${label}**: ${value}`).join("\n");
  return pairs.map(([label, value]) => `**${label}:** ${value}`).join(house.fields === "lines" ? "  \n" : "\n\n");
}

/**
 * Boxes, all ticked or none.
 *
 * @param {House} house
 * @param {boolean} ticked
 * @param {readonly string[]} texts
 */
export function gates(house, ticked, texts) {
  return texts.map((text) => `${house.bullet} [${ticked ? "x" : " "}] ${text}`).join("\n");
}

/**
 * @param {House} house
 * @param {readonly string[]} texts
 */
export function items(house, texts) {
  return texts.map((text) => `${house.bullet} ${text}`).join("\n");
}

/** @param {readonly string[]} texts */
export function steps(texts) {
  return texts.map((text, at) => `${at + 1}. ${text}`).join("\n");
}

/**
 * @param {string} title
 * @param {...(string | undefined)} blocks those that are undefined are left out
 */
export function section(title, ...blocks) {
  return [`## ${title}`, ...blocks.filter((block) => block !== undefined)].join("\n\n");
}

/**
 * @param {readonly (readonly [key: string, value: string | readonly string[]])[]} frontMatter
 * @param {string} title
 * @param {...(string | undefined)} blocks
 */
export function page(frontMatter, title, ...blocks) {
  const lines = frontMatter.flatMap(([key, value]) =>
    typeof value === "string" ? [`${key}: ${value}`] : [`${key}:`, ...value.map((item) => `  - ${item}`)],
  );
  const body = [`# ${title}`, ...blocks.filter((block) => block !== undefined)].join("\n\n");
  return `---\n${lines.join("\n")}\n---\n\n${body}\n`;
}
