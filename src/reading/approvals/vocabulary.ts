import { remember } from "../../model/remember.ts";
import { once } from "../once.ts";
import words from "../vocabulary/approvals.json" with { type: "json" };

/** Scripts that put no spaces between words: their entries are found anywhere in a text. */
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

/** The concerns that the word lists name; a language lists what it knows. */
type Concern = keyof (typeof words)["en"];

/** A list of words and phrases of all languages. */
export interface Words {
  readonly has: (text: string) => boolean;
  /** Whether a text holds an entry as whole words. */
  readonly within: (text: string) => boolean;
  /** The longest entry with which a text begins, as whole words; "" when none. */
  readonly leading: (text: string) => string;
  readonly trailing: (text: string) => string;
}

/** Lower case, compatibility forms folded, quotes and white space made even. */
export const even: (text: string) => string = remember((text) =>
  text.normalize("NFKC").toLowerCase().replace(/[’`]/g, "'").replace(/\s+/g, " ").trim(),
);

/** Lower-case words of a text. */
export const wordsOf: (text: string) => readonly string[] = remember((text) =>
  even(text)
    .split(/[^\p{L}\p{M}\p{N}+]+/u)
    .filter((word) => word !== ""),
);

/** Words of the longest entry. */
export const longestPhrase = 5;

interface Entries {
  readonly entries: ReadonlySet<string>;
  /** The words of the entries alone. */
  readonly phrases: ReadonlySet<string>;
  /** Entries in scripts without spaces, the longest first. */
  readonly glued: readonly string[];
}

function merge(concern: Concern): Entries {
  const lists = Object.values(words as Record<string, Partial<Record<Concern, readonly string[]>>>);
  const entries = new Set(lists.flatMap((language) => language[concern] ?? []).map(even));
  const phrases = new Set([...entries].map((entry) => wordsOf(entry).join(" ")).filter((entry) => entry !== ""));
  const glued = [...entries].filter((entry) => unspaced.test(entry)).sort((a, b) => b.length - a.length);
  return { entries, phrases, glued };
}

function open(concern: Concern): Words {
  const merged = once(() => merge(concern));
  const bounded = (parts: readonly string[], from: number): string => {
    const { phrases } = merged();
    for (let length = Math.min(longestPhrase, parts.length - from); length > 0; length--) {
      const phrase = parts.slice(from, from + length).join(" ");
      if (phrases.has(phrase)) return phrase;
    }
    return "";
  };
  const has = (text: string): boolean =>
    merged().entries.has(even(text)) || (!/[/&,+|]/.test(text) && merged().phrases.has(wordsOf(text).join(" ")));
  return {
    has,
    within: (text) => {
      const parts = wordsOf(text);
      if (parts.some((_, at) => bounded(parts, at) !== "")) return true;
      return unspaced.test(text) && merged().glued.some((entry) => text.includes(entry));
    },
    leading: (text) => bounded(wordsOf(text), 0) || merged().glued.find((entry) => even(text).startsWith(entry)) || "",
    trailing: (text) => {
      const { phrases, glued } = merged();
      const parts = wordsOf(text);
      for (let length = Math.min(longestPhrase, parts.length); length > 0; length--) {
        const phrase = parts.slice(-length).join(" ");
        if (phrases.has(phrase)) return phrase;
      }
      return glued.find((entry) => even(text).endsWith(entry)) ?? "";
    },
  };
}

const concerns = Object.keys(words.en) as Concern[];

/** What the word lists say, merged over the languages. */
export const vocabulary: Readonly<Record<Concern, Words>> = Object.fromEntries(
  concerns.map((concern) => [concern, open(concern)]),
) as Record<Concern, Words>;

const endings = Object.values(words as Record<string, { readonly roleEndings?: readonly string[] }>).flatMap(
  (language) => language.roleEndings ?? [],
);

/** Whether a lower-case word names a role, or a compound that ends in one ("projektleitung"). */
export function isRoleNoun(word: string): boolean {
  return vocabulary.roles.has(word) || (word.length > 6 && endings.some((ending) => word.endsWith(ending)));
}

/** Whether a text is in a script without spaces. */
export function isUnspaced(text: string): boolean {
  return unspaced.test(text);
}
