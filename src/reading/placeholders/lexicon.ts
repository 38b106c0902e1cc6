import { remember } from "../../model/remember.ts";
import vocabulary from "../vocabulary/placeholders.json" with { type: "json" };

const { symbols, ...languages } = vocabulary;

/** Data for what is spelled alike in every language. */
export const spellings = {
  words: symbols.words,
  values: new Set(symbols.values),
  handles: symbols.handles,
  containers: new Set(symbols.containers),
  elements: new Set(symbols.elements),
  flags: new Set(symbols.flags),
} as const;

type Concern =
  | "nouns"
  | "things"
  | "instructions"
  | "marks"
  | "answers"
  | "keys"
  | "units"
  | "format"
  | "mentionBefore"
  | "mentionAfter"
  | "environment"
  | "command";

/** A merged list of words of all languages, asked by whole words (by containment for scripts without spaces). */
export interface Lexicon {
  readonly has: (word: string) => boolean;
  /** Whether a text holds one of them as whole words. */
  readonly within: (text: string) => boolean;
  readonly all: readonly string[];
}

/** Scripts that put no spaces between words. */
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

function merge(concern: Concern): Lexicon {
  const all = Object.values(languages as Record<string, Partial<Record<Concern, readonly string[]>>>).flatMap(
    (language) => language[concern] ?? [],
  );
  const single = new Set(all.filter((word) => !word.includes(" ")));
  const several = all.filter((word) => word.includes(" "));
  const glued = all.filter((word) => unspaced.test(word));
  return {
    all,
    has: (word) => single.has(word),
    within: (text) => {
      const words = wordsOf(text);
      if (words.some((word) => single.has(word))) return true;
      const joined = ` ${words.join(" ")} `;
      return several.some((it) => joined.includes(` ${it} `)) || glued.some((it) => text.includes(it));
    },
  };
}

/** Lower-case words of a text; marks between letters and digits divide, so `SERVICE_NAME` is two. */
export const wordsOf: (text: string) => readonly string[] = remember((text) =>
  text
    .replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2")
    .toLowerCase()
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => word !== ""),
);

/** What the word lists say, merged over the languages. */
export const lexicon = {
  nouns: merge("nouns"),
  things: merge("things"),
  instructions: merge("instructions"),
  marks: merge("marks"),
  answers: merge("answers"),
  keys: merge("keys"),
  units: merge("units"),
  format: merge("format"),
  mentionBefore: merge("mentionBefore"),
  mentionAfter: merge("mentionAfter"),
  environment: merge("environment"),
  command: merge("command"),
} as const satisfies Record<Concern, Lexicon>;
