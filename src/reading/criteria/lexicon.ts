import { findWords, sign, type WordFinder, type WordShape } from "../word-finder.ts";

const wide = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u;

/** A vocabulary file: for each language its lists of words by concern. */
export type Vocabulary<Concern extends string> = {
  readonly [language: string]: { readonly [concern in Concern]?: readonly string[] };
};

/** The words of all languages for one concern. */
export function wordsOf<Concern extends string>(vocabulary: Vocabulary<Concern>, concern: Concern): readonly string[] {
  return Object.values(vocabulary).flatMap((language) => language[concern] ?? []);
}

/**
 * Source of a regular expression that matches any of the words as whole words, longest first, for the flags `iu`.
 * A space stands for white space or a hyphen, a trailing `*` for any ending. Scripts that write without spaces have no
 * word boundary.
 */
export function anyOf(words: readonly string[]): string {
  const sorted = [...new Set(words)].sort((a, b) => b.length - a.length);
  const spaced = sorted.filter((word) => !wide.test(word)).map(source);
  const unspaced = sorted.filter((word) => wide.test(word)).map(source);
  const whole = spaced.length === 0 ? [] : [`(?<![\\p{L}\\p{N}_])(?:${spaced.join("|")})(?![\\p{L}\\p{N}_])`];
  return `(?:${[...whole, ...unspaced].join("|") || "(?!)"})`;
}

function source(word: string): string {
  const open = word.endsWith("*");
  const text = (open ? word.slice(0, -1) : word)
    .replace(/[.+?^${}()|[\]\\/]/g, "\\$&")
    .replace(/['’]/g, "['’]")
    .replace(/\s*\\\/\s*/g, "\\s*\\/\\s*")
    .replace(/[ -]+/g, "[\\s\\-]+");
  return open ? `${text}\\p{L}*` : text;
}

/** Finds any of the words, as a regular expression of `anyOf` would; words of several lists as alternatives of these. */
export function finder(...lists: readonly (() => readonly string[])[]): WordFinder {
  return findWords(() =>
    lists.flatMap((words, list) => {
      const sorted = [...new Set(words())].sort((a, b) => b.length - a.length);
      const shapes = sorted.map((word) => shape(word, list));
      return [...shapes.filter(({ edge }) => edge.before), ...shapes.filter(({ edge }) => !edge.before)];
    }),
  );
}

function shape(word: string, list: number): WordShape {
  const open = word.endsWith("*");
  const written = open ? word.slice(0, -1) : word;
  const whole = !wide.test(word);
  // Thousands of words are read at a start, and most are nothing but letters.
  const text = /[ '’/-]/.test(written) ? withSigns(written) : written;
  return { text, open, list, edge: { before: whole, after: whole, underscore: true } };
}

const withSigns = (written: string): string =>
  written
    .replace(/['’]/g, sign.quote)
    .replace(/\s*\/\s*/g, sign.slash)
    .replace(/[ -]+/g, sign.spacesOrHyphens);
