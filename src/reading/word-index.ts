import { remember } from "../model/remember.ts";

/** What a character is to words. Letters of scripts that put no space between words are `unspaced`. */
export const characterClass = { other: 1, letter: 2, unspaced: 3, digit: 4, underscore: 5 } as const;

/** A text cut into the places where a word of a list may begin. */
export interface WordIndex {
  /** The text with case folded as the flags `iu` fold it, unit by unit, so that positions stay. */
  readonly folded: string;
  readonly starts: readonly number[];
  /** What stands at each start: the letters and digits of a word, or one character that belongs to none. */
  readonly keys: readonly string[];
  /** Whether some of it is in a script without spaces. */
  readonly unspaced: boolean;
}

const classes = new Uint8Array(0x10000);

function classify(character: string): number {
  if (character === "_") return characterClass.underscore;
  if (/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u.test(character)) {
    return /[\p{L}\p{N}]/iu.test(character) ? characterClass.unspaced : characterClass.other;
  }
  if (/\p{L}/iu.test(character)) return characterClass.letter;
  return /\p{N}/u.test(character) ? characterClass.digit : characterClass.other;
}

/** The class of the character that begins at an index; the end of the text is `other`. */
export function classAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (Number.isNaN(code)) return characterClass.other;
  if (code >= 0xd800 && code < 0xdc00) return classify(String.fromCodePoint(text.codePointAt(at) ?? code));
  const known = classes[code];
  if (known) return known;
  const found = classify(text.charAt(at));
  classes[code] = found;
  return found;
}

/** The class of the character that ends before an index. */
export function classBefore(text: string, at: number): number {
  const code = text.charCodeAt(at - 1);
  const isPair = code >= 0xdc00 && code < 0xe000 && at > 1 && (text.charCodeAt(at - 2) & 0xfc00) === 0xd800;
  return at === 0 ? characterClass.other : classAt(text, isPair ? at - 2 : at - 1);
}

function foldCharacter(character: string): string {
  // Neither has a second form for a regular expression, and lower case would make two units of the first.
  if (character === "İ" || character === "ı") return "ı";
  const upper = character.toUpperCase();
  const folded = upper.length === 1 ? upper.toLowerCase() : character.toLowerCase();
  return folded.length === 1 ? folded : character;
}

/** A text with its case folded as the flags `iu` fold it, of the same length. */
export function foldCase(text: string): string {
  // Signs of words are private characters, which have no case.
  const others = /[\u0080-\udfff\uf900-\uffff]/g;
  return (others.test(text) ? text.replace(others, foldCharacter) : text).toLowerCase();
}

const isInWord = (found: number): boolean => found === characterClass.letter || found === characterClass.digit;

/** Where the letters and digits end that stand at an index; the index itself when there are none. */
export function endOfWord(text: string, at: number): number {
  let end = at;
  while (isInWord(classAt(text, end))) end += (text.codePointAt(end) ?? 0) > 0xffff ? 2 : 1;
  return end;
}

/** Indexes a text. */
export const indexWords: (text: string) => WordIndex = remember((text) => {
  const folded = foldCase(text);
  const starts: number[] = [];
  const keys: string[] = [];
  let unspaced = false;
  for (let at = 0; at < folded.length; ) {
    const end = Math.max(endOfWord(folded, at), at + 1);
    if (folded.charCodeAt(at) !== 32) {
      starts.push(at);
      keys.push(folded.slice(at, end));
      unspaced ||= classAt(folded, at) === characterClass.unspaced;
    }
    at = end;
  }
  return { folded, starts, keys, unspaced };
});
