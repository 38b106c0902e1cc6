/**
 * Words as they are compared where case and spelling of gaps don't matter ("Blue-Green", "blue green"): lower case,
 * white space, hyphens and underscores as one hyphen.
 */
export function normalizeWord(text: string): string {
  return text
    .normalize("NFKC")
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/g, "-");
}

/** The listed value that a text means; null when it means none. */
export function chooseValue(text: string, values: readonly string[]): string | null {
  const word = normalizeWord(text);
  return values.find((value) => normalizeWord(value) === word) ?? null;
}

/**
 * A pattern (for JSON Schema, `u` flag) that the listed values match, and nothing else, in the same sense: JSON Schema's
 * own `enum` is exact, which no author of a document is.
 */
export function patternOf(values: readonly string[]): string {
  return `^(?:${values.map(wordPattern).join("|")})$`;
}

function wordPattern(value: string): string {
  const words = value.trim().split(/[\s_-]+/);
  return words.map((word) => Array.from(word, letterPattern).join("")).join("[\\s_-]+");
}

function letterPattern(letter: string): string {
  const cases = new Set([letter, letter.toLowerCase(), letter.toUpperCase()].filter((it) => [...it].length === 1));
  if (cases.size > 1) return `[${[...cases].join("")}]`;
  return letter.replace(/[\\^$.*+?()[\]{}|/]/, "\\$&");
}
