import { findWords, sign, type WordFinder, type WordShape } from "./word-finder.ts";

/** The words of a vocabulary file: by language, then by what they say. */
export type Vocabulary = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

/** Words of one meaning in every language of a vocabulary, the longest first. */
export function wordsOf(vocabulary: Vocabulary, meaning: string): readonly string[] {
  const words = Object.values(vocabulary).flatMap((language) => language[meaning] ?? []);
  return [...new Set(words)].sort((one, other) => other.length - one.length);
}

const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u;

/**
 * The source of a regular expression (flags `iu`) for any of these words as whole words. Scripts that put no space
 * between words need no boundary. A word that ends in "…" may be followed by anything, a space included.
 */
export function alternatives(words: readonly string[]): string {
  const groups = new Map<string, string[]>();
  for (const word of words) {
    const open = word.endsWith("…");
    const text = open ? word.slice(0, -1).trimEnd() : word;
    const before = /^[\p{L}\p{N}]/u.test(text) && !unspaced.test(text[0] ?? "") ? "(?<![\\p{L}\\p{N}])" : "";
    const after = /[\p{L}\p{N}]$/u.test(text) && !unspaced.test(text.at(-1) ?? "") ? "(?![\\p{L}\\p{N}])" : "";
    const frame = `${before}(?:#)${after}`;
    const group = groups.get(frame) ?? [];
    group.push(text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&").replace(/\s+/g, "\\s+"));
    groups.set(frame, group);
  }
  const framed = [...groups].map(([frame, texts]) => frame.replace("#", () => texts.join("|")));
  return framed.length === 0 ? "(?!)" : `(?:${framed.join("|")})`;
}

/** Finds any of these words in texts, as a regular expression of `alternatives` would say whether it is there. */
export function finderOf(words: () => readonly string[]): WordFinder {
  return findWords(() => words().map(shape));
}

function shape(word: string): WordShape {
  const text = word.endsWith("…") ? word.slice(0, -1).trimEnd() : word;
  const before = isLetter(text[0] ?? "");
  const after = isLetter(text.at(-1) ?? "");
  return { text: text.replace(/\s+/g, sign.spaces), open: false, list: 0, edge: { before, after, underscore: false } };
}

const isLetter = (character: string): boolean => /^[\p{L}\p{N}]/u.test(character) && !unspaced.test(character);
