import type { Person } from "./person.ts";

/** The people that a config names. */
export interface Directory {
  /** Those who may approve; empty when anybody may. */
  readonly people: readonly Person[];
  /** Whom a name, alias, handle or address stands for; null for nobody. */
  readonly find: (name: string) => Person | null;
  /** What all names of one person have in common; of somebody unknown, the name as it looks. */
  readonly keyOf: (name: string) => string;
}

/** A name in the form in which two are compared: NFKC, without what nobody sees, in lower case. Diacritics stay. */
export function normalizeName(name: string): string {
  return name
    .normalize("NFKC")
    .replace(/[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu, "")
    .replace(/^@/, "")
    .replace(/\s+/g, " ")
    .trim()
    .toLowerCase();
}

// Cyrillic and Greek letters, in lower case, that look like the Latin letter below them.
const alike = "абсԁеһіјӏмнорԛѕтѵѡхуүгԍқкαεικνορτυχζη";
const latin = "abcdehijlmhopqstvwxyyrgkkaeiknoptuxzn";
const looks = new Map([...alike].map((letter, at) => [letter, latin[at] ?? letter]));

/** A normalised name as it looks: letters of other alphabets that pass for Latin ones are those. */
export function lookOf(name: string): string {
  return [...name].map((letter) => looks.get(letter) ?? letter).join("");
}

const alphabets = [/\p{Script=Latin}/u, /\p{Script=Cyrillic}/u, /\p{Script=Greek}/u];

/** The first word that mixes letters of alphabets which look alike, as nobody's name does; null when none does. */
export function mixedWord(name: string): string | null {
  const words = name.split(/[\s.@_-]+/);
  return words.find((word) => alphabets.filter((it) => it.test(word)).length > 1) ?? null;
}
