import type { Dimension } from "../../model/quantity.ts";
import data from "../vocabulary/units.json" with { type: "json" };
import { finder } from "./lexicon.ts";

/** A unit: what it measures, and how many of the dimension's base unit one of it is. */
export interface Unit {
  readonly dimension: Dimension;
  readonly base: number;
}

interface Language {
  readonly units?: Readonly<Record<string, readonly string[]>>;
  readonly numbers?: Readonly<Record<string, number>>;
  readonly factors?: Readonly<Record<string, number>>;
  readonly scales?: Readonly<Record<string, number>>;
  readonly per?: readonly string[];
}

const { any, ...byLanguage } = data;
const languages: readonly Language[] = Object.values(byLanguage);
const units = new Map<string, Unit>(
  Object.entries(any.units).map(([id, [dimension, base]]) => [
    id,
    { dimension: dimension as Dimension, base: Number(base) },
  ]),
);

const symbols = new Map<string, string>();
for (const [id, spellings] of Object.entries(any.symbols)) for (const it of spellings) symbols.set(it, id);
const words = new Map<string, string>();
for (const language of languages) {
  for (const [id, spellings] of Object.entries(language.units ?? {})) {
    for (const it of spellings) words.set(it.toLowerCase(), id);
  }
}

const quoted = (text: string): string => text.replace(/[.+?^${}()|[\]\\/]/g, "\\$&");
const bySize = (texts: Iterable<string>): string[] => [...texts].sort((a, b) => b.length - a.length).map(quoted);
/** Where a unit's symbol ends: before anything but a letter or digit; scripts that write without spaces may follow. */
const edge = "(?!(?![\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}])[\\p{L}\\p{N}])";
const symbol = new RegExp(`[ \\u00a0\\u202f\\u2009-]?(${bySize(symbols.keys()).join("|")})${edge}`, "uy");
const word = finder(() => [...words.keys()]);
const slash = /\s*\/\s*/y;
const space = /\s+/y;
const per = finder(() => languages.flatMap((it) => it.per ?? []));

/** The unit written at an index (a space or hyphen before it is allowed), how it is written, and where it ends. */
export function readUnit(
  text: string,
  at: number,
): { readonly unit: Unit; readonly text: string; readonly to: number } | null {
  symbol.lastIndex = at;
  const bySymbol = symbol.exec(text);
  const behind = at + Number(/[\s-]/.test(text.charAt(at)));
  const byWord = bySymbol === null ? (word.at(text, behind) ?? word.at(text, at)) : null;
  const written = bySymbol?.[1] ?? (byWord === null ? undefined : text.slice(byWord.from, byWord.to));
  if (written === undefined) return null;
  const id = bySymbol ? symbols.get(written) : words.get(written.toLowerCase().replace(/[\s-]+/g, " "));
  const unit = units.get(id ?? "") ?? units.get(words.get(written.toLowerCase()) ?? "");
  const to = byWord?.to ?? symbol.lastIndex;
  return unit ? { unit, text: written, to } : null;
}

/** "/s", "per minute" at an index: the time in milliseconds, and where it ends; null when there is none. */
export function readPer(text: string, at: number): { readonly milliseconds: number; readonly to: number } | null {
  const from = afterPer(text, at);
  const one = from === null ? null : readUnit(text, from);
  return one?.unit.dimension === "time" ? { milliseconds: one.unit.base, to: one.to } : null;
}

function afterPer(text: string, at: number): number | null {
  slash.lastIndex = at;
  if (slash.test(text)) return slash.lastIndex;
  const from = skipSpace(text, at);
  const written = from === null ? null : per.at(text, from);
  return written === null ? null : skipSpace(text, written.to);
}

/** Where the white space ends that stands at an index; null when there is none. */
function skipSpace(text: string, at: number): number | null {
  space.lastIndex = at;
  return space.test(text) ? space.lastIndex : null;
}

const tables = (
  pick: (language: Language) => Readonly<Record<string, number>> | undefined,
): ReadonlyMap<string, number> => new Map(languages.flatMap((it) => Object.entries(pick(it) ?? {})));
const numbers = tables((it) => it.numbers);
const factors = tables((it) => it.factors);
/** Numbers and factors that are written as words. */
const numberWords: readonly string[] = [...numbers.keys(), ...factors.keys()];
const scales = tables((it) => it.scales);
const spelled = finder(() => numberWords);
const letter = /\s?([kKM])(?![\p{L}\p{N}])/iuy;
const scale = finder(() => [...scales.keys()]);

/** Whether a text holds a number or a factor that is written as a word. */
export const holdsSpelled = (text: string): boolean => spelled.isIn(text);

/** A number written as a word ("five", "zero") or as a factor ("twice", "double") at an index. */
export function readSpelled(
  text: string,
  at: number,
): { readonly value: number; readonly factor: boolean; readonly to: number } | null {
  const found = spelled.at(text, at);
  if (found === null) return null;
  const match = text.slice(at, found.to).toLowerCase();
  const factor = factors.get(match);
  return { value: factor ?? numbers.get(match) ?? 0, factor: factor !== undefined, to: found.to };
}

/** "k", "M", "million" at an index: what the number before it is multiplied by. */
export function readScale(text: string, at: number): { readonly by: number; readonly to: number } | null {
  letter.lastIndex = at;
  const [, sign] = letter.exec(text) ?? [];
  if (sign === "m") return null;
  if (sign !== undefined) return { by: sign === "M" ? 1e6 : 1e3, to: letter.lastIndex };
  const found = scale.at(text, at + Number(/\s/.test(text.charAt(at))));
  return found === null ? null : { by: scales.get(text.slice(found.from, found.to).toLowerCase()) ?? 1, to: found.to };
}
