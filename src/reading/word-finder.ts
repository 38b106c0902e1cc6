import { once } from "./once.ts";
import { characterClass, classAt, classBefore, endOfWord, foldCase, indexWords, type WordIndex } from "./word-index.ts";

/** What may stand in a word besides the characters themselves; private characters of Unicode. */
export const sign = { spaces: "\u{e001}", spacesOrHyphens: "\u{e002}", quote: "\u{e003}", slash: "\u{e004}" } as const;

/** A word of a list, as it is matched. */
export interface WordShape {
  /** Its characters and signs. */
  readonly text: string;
  /** Whether it may not go on before it or behind it: with a letter or digit, or also with an underscore. */
  readonly edge: { readonly before: boolean; readonly after: boolean; readonly underscore: boolean };
  /** Any letters may follow. */
  readonly open: boolean;
  /** Which of several lists it belongs to. */
  readonly list: number;
}

/** Finds the words of a list in texts, without regard to case. */
export interface WordFinder {
  /** Whether a text holds one of the words. */
  readonly isIn: (text: string) => boolean;
  /** Whether a text is one of the words. */
  readonly is: (text: string) => boolean;
  /** The word that begins at an index, the first of the list that fits; null when none begins there. */
  readonly at: (text: string, at: number) => FoundWord | null;
  /** Every word of a text from left to right, none inside another. */
  readonly all: (text: string) => readonly FoundWord[];
}

/** A word of a list as it stands in a text; `to` is exclusive. */
export interface FoundWord {
  readonly from: number;
  readonly to: number;
  /** Of which list it is, where several are sought at once. */
  readonly list: number;
}

const beginsWithSign = new RegExp(`^[${Object.values(sign).join("")}]`);

interface Word extends WordShape {
  readonly rank: number;
}

/**
 * A finder of words in the order in which they are to be tried. It finds what one regular expression of all of them
 * would, which takes the engine longer to compile than a document takes to be read.
 */
export function findWords(shapes: () => readonly WordShape[]): WordFinder {
  const list = once(() => buildList(shapes()));
  return {
    isIn: (text) => findFrom(list(), indexWords(text), 0) !== null,
    is: (text) => {
      const { folded } = indexWords(text);
      return wordAt(list(), folded, 0, keyAt(folded, 0), folded.length) !== null;
    },
    at: (text, at) => {
      const { folded } = indexWords(text);
      return wordAt(list(), folded, at, keyAt(folded, at));
    },
    all: (text) => {
      const index = indexWords(text);
      const found: FoundWord[] = [];
      for (let it = findFrom(list(), index, 0); it !== null; it = findFrom(list(), index, it.to)) found.push(it);
      return found;
    },
  };
}

/** The words of a list by what they begin with. */
interface WordList {
  readonly byKey: ReadonlyMap<string, readonly Word[]>;
  /** Words that do not begin with all letters of a word of the index. */
  readonly others: readonly Word[];
  /** Some of these may begin inside of a word: "CPU使用率", in texts of its script. */
  readonly isInner: boolean;
  /** Some of these may begin with white space: "-fold", for which " fold" is written too. */
  readonly isAnywhere: boolean;
}

function buildList(shapes: readonly WordShape[]): WordList {
  const byKey = new Map<string, Word[]>();
  const others: Word[] = [];
  for (const [rank, shape] of shapes.entries()) {
    const text = foldCase(shape.text);
    const end = endOfWord(text, 0);
    const isWhole = end === 0 ? !beginsWithSign.test(text) : shape.edge.before && !(shape.open && end === text.length);
    const key = text.slice(0, Math.max(end, 1));
    const list = isWhole ? (byKey.get(key) ?? []) : others;
    list.push({ ...shape, text, rank });
    if (isWhole) byKey.set(key, list);
  }
  return {
    byKey,
    others,
    isInner: others.some((it) => !it.edge.before),
    isAnywhere: others.some((it) => beginsWithSign.test(it.text)),
  };
}

const keyAt = (text: string, at: number): string => text.slice(at, Math.max(endOfWord(text, at), at + 1));

/** The first word of a list that begins at an index, and ends at `must` if that is not -1. */
function wordAt({ byKey, others }: WordList, text: string, from: number, key: string, must = -1): FoundWord | null {
  let best: Word | null = null;
  let end = -1;
  for (const words of [byKey.get(key) ?? [], others]) {
    for (const word of words) {
      if (best !== null && word.rank > best.rank) break;
      const to = matchAt(word, text, from);
      if (to < 0 || (must >= 0 && to !== must)) continue;
      best = word;
      end = to;
      break;
    }
  }
  return best === null ? null : { from, to: end, list: best.list };
}

function findFrom(list: WordList, { folded, starts, keys, unspaced }: WordIndex, least: number): FoundWord | null {
  if (list.isAnywhere || (list.isInner && unspaced)) {
    for (let from = least; from < folded.length; from++) {
      const found = wordAt(list, folded, from, keyAt(folded, from));
      if (found !== null) return found;
    }
    return null;
  }
  for (const [nth, from] of starts.entries()) {
    const key = keys[nth] ?? "";
    if (from < least || (list.others.length === 0 && !list.byKey.has(key))) continue;
    const found = wordAt(list, folded, from, key);
    if (found !== null) return found;
  }
  return null;
}

function matchAt({ text: word, edge, open }: Word, text: string, from: number): number {
  if (edge.before && isEdge(classBefore(text, from), edge.underscore)) return -1;
  let at = from;
  for (let nth = 0; nth < word.length; nth++) {
    at = matchUnit(word.charAt(nth), text, at);
    if (at < 0) return -1;
  }
  if (open) while (isLetter(classAt(text, at))) at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
  return edge.after && isEdge(classAt(text, at), edge.underscore) ? -1 : at;
}

const isLetter = (found: number): boolean => found === characterClass.letter || found === characterClass.unspaced;

/** Whether a character next to a word makes it a part of a longer one. */
function isEdge(found: number, underscore: boolean): boolean {
  return found !== characterClass.other && (underscore || found !== characterClass.underscore);
}

function matchUnit(unit: string, text: string, at: number): number {
  switch (unit) {
    case sign.spaces:
    case sign.spacesOrHyphens: {
      const end = skipSpaces(text, at, unit === sign.spacesOrHyphens);
      return end > at ? end : -1;
    }
    case sign.quote:
      return /['’]/.test(text.charAt(at)) ? at + 1 : -1;
    case sign.slash: {
      const slash = skipSpaces(text, at, false);
      return text.charAt(slash) === "/" ? skipSpaces(text, slash + 1, false) : -1;
    }
    default:
      return text.charAt(at) === unit ? at + 1 : -1;
  }
}

function skipSpaces(text: string, from: number, hyphens: boolean): number {
  let at = from;
  while (at < text.length && (/\s/.test(text.charAt(at)) || (hyphens && text.charAt(at) === "-"))) at++;
  return at;
}
