import { setOf } from "./words.ts";

/** What stands between alternatives: `|`, ` / `, `/`, or a word. */
export type Separator = "bar" | "spaced" | "slash" | "or";

const strong = setOf("option");
const weak = setOf("weakOption");
const scale = setOf("scale");
const initials = setOf("initials");
const negations = setOf("negation");

const plain = (option: string): string =>
  option
    .toLowerCase()
    .replace(/[_\s]+/g, " ")
    .replace(/[^\p{L}\p{N}/ -]/gu, "")
    .trim();

/**
 * Whether alternatives look like options to choose from. Ordinary values have slashes too (`CI/CD`, `24/7`, two
 * owners, two services), so most of the alternatives have to be words that people choose between.
 */
export function judgeOptions(options: readonly string[], separator: Separator, bracketed: boolean): boolean {
  const words = options.map(plain);
  if (words.length < 2 || words.length > 12 || words.some((it) => it.length > 40 || !/\p{L}/u.test(it))) return false;
  if (options.some((it) => /[@:#]|\.\S|\d{2}/u.test(it)) && !isNumbered(words)) return false;
  if (initials.has(words.join("/"))) return true;
  if (isNumbered(words)) return words.length > 2 || (separator !== "slash" && separator !== "or");
  const known = words.filter((it) => isStrong(it) || weak.has(it));
  const certain = words.filter(isStrong);
  if (words.length === 2) return isPair(words, options, known.length, certain.length, separator, bracketed);
  if (separator === "bar" && known.length > 0) return true;
  if (known.length * 2 >= words.length && known.length > 1)
    return certain.length > 0 || separator !== "slash" || bracketed;
  return (separator === "bar" || separator === "spaced") && areConstants(options);
}

function isPair(
  words: readonly string[],
  options: readonly string[],
  known: number,
  certain: number,
  separator: Separator,
  bracketed: boolean,
): boolean {
  const [one = "", other = ""] = words;
  if (one === other) return false;
  // Neighbours on a scale ("High/Critical") are a value: both of them.
  if (scale.has(one) && scale.has(other)) return separator === "bar" || bracketed || isLowHigh(one, other);
  if (isOpposite(one, other) || isOpposite(other, one)) return true;
  if (known === 2) return certain > 0 || separator === "bar" || bracketed;
  return (separator === "bar" || separator === "spaced") && areConstants(options);
}

const isLowHigh = (one: string, other: string): boolean => [one, other].sort().join() === "high,low";

/** "not ready" beside "ready", "NO-GO" beside "GO". */
function isOpposite(one: string, other: string): boolean {
  return [...negations].some((word) => other === `${word} ${one}` || other === `${word}-${one}`);
}

const isStrong = (word: string): boolean =>
  strong.has(word) || [...negations].some((it) => word.startsWith(`${it} `) && strong.has(word.slice(it.length + 1)));

/** `P1 / P2 / P3`, `SEV1 / SEV2`: one stem, numbers that rise by one. Versions of an interface are no options. */
function isNumbered(words: readonly string[]): boolean {
  const parts = words.map((word) => /^(\p{L}+)[ -]?(\d)$/u.exec(word));
  const stem = parts[0]?.[1];
  if (stem === undefined || stem === "v") return false;
  return parts.every((it, at) => it?.[1] === stem && Math.abs(Number(it[2]) - Number(parts[0]?.[2])) === at);
}

/** Values of a program's making: `DEPLOYED / ROLLED_BACK`. Short ones are acronyms (`API / UI`). */
function areConstants(options: readonly string[]): boolean {
  return options.every((it) => /^[\p{Lu}][\p{Lu}_ -]{3,}$/u.test(it.trim()));
}
