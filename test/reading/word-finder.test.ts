import { expect, test } from "vitest";
import { anyOf, finder } from "../../src/reading/criteria/lexicon.ts";
import approvals from "../../src/reading/vocabulary/approvals.json" with { type: "json" };
import columns from "../../src/reading/vocabulary/columns.json" with { type: "json" };
import criteria from "../../src/reading/vocabulary/criteria.json" with { type: "json" };
import fields from "../../src/reading/vocabulary/fields.json" with { type: "json" };
import gates from "../../src/reading/vocabulary/gates.json" with { type: "json" };
import moments from "../../src/reading/vocabulary/moments.json" with { type: "json" };
import placeholders from "../../src/reading/vocabulary/placeholders.json" with { type: "json" };
import topics from "../../src/reading/vocabulary/topics.json" with { type: "json" };
import units from "../../src/reading/vocabulary/units.json" with { type: "json" };
import type { WordFinder } from "../../src/reading/word-finder.ts";
import { foldCase } from "../../src/reading/word-index.ts";
import { alternatives, finderOf } from "../../src/reading/word-pattern.ts";

type Lists = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** Every list of words, by its concern, in all languages. */
function listsOf(vocabulary: Lists): ReadonlyMap<string, readonly string[]> {
  const lists = new Map<string, readonly string[]>();
  for (const language of Object.values(vocabulary)) {
    for (const [concern, words] of Object.entries(language)) {
      const texts = (Array.isArray(words) ? words : Object.values(words as object).flat()).filter(
        (word): word is string => typeof word === "string",
      );
      lists.set(concern, [...(lists.get(concern) ?? []), ...texts]);
    }
  }
  return lists;
}

/** Texts in which a word stands whole, grown together, in other case, and cut short. */
const around = (word: string): readonly string[] => {
  const text = word.replace(/[*…]$/, "").trim();
  const odd = text.replace(/k/g, "\u212a").replace(/s/g, "\u017f").replaceAll(" ", "\u00a0 ");
  return [
    `${text}`,
    `a ${text.toUpperCase()}, b`,
    `x${text}`,
    `${text}y ${text}`,
    `_${text}_ ${text.replace(/ /g, "-")}.`,
    `の${text}が`,
    `5${text}\n${text}5`,
    `𝐀${text} ${text}𝐀 e\u0301${text}\u0345`,
    `(${odd}) ${text.slice(0, -1)} ${text.replaceAll("'", "’").replaceAll("/", " /  ")}`,
    `İ${text} ${text.replaceAll(" ", "  \n")}`,
  ];
};

/** What a finder and a regular expression of the same words disagree on. */
function disagreements(words: readonly string[], find: WordFinder, pattern: string, places: boolean): string[] {
  const regular = new RegExp(pattern, "giu");
  const whole = new RegExp(`^${pattern}$`, "iu");
  const sticky = new RegExp(pattern, "iuy");
  const stretches = (found: readonly { readonly from: number; readonly to: number }[]): string =>
    found.map(({ from, to }) => `${from}-${to}`).join();
  return words.flatMap(around).filter((text) => {
    const expected = [...text.matchAll(regular)].map(({ index, 0: match }) => ({
      from: index,
      to: index + match.length,
    }));
    if (find.isIn(text) !== expected.length > 0 || find.is(text) !== whole.test(text)) return true;
    sticky.lastIndex = 2;
    const end = sticky.test(text) ? sticky.lastIndex : -1;
    return places && (stretches(find.all(text)) !== stretches(expected) || (find.at(text, 2)?.to ?? -1) !== end);
  });
}

const vocabularies = { approvals, columns, criteria, fields, gates, moments, placeholders, topics, units };

test.each(Object.entries<Lists>(vocabularies))(
  "words of %s are found where a regular expression finds them",
  (_, lists) => {
    for (const [concern, words] of listsOf(lists)) {
      const longestFirst = [...new Set(words)].sort((a, b) => b.length - a.length);
      expect(
        disagreements(
          words,
          finder(() => words),
          anyOf(words),
          true,
        ),
        concern,
      ).toEqual([]);
      // The other way of writing words groups them by their edges, so only whether one is there is the same.
      expect(
        disagreements(
          words,
          finderOf(() => longestFirst),
          alternatives(longestFirst),
          false,
        ),
        concern,
      ).toEqual([]);
    }
  },
);

test("case is folded as regular expressions fold it, for every letter of every word", () => {
  const all = Array.from({ length: 0xffff }, (_, code) => String.fromCharCode(code)).filter(
    (it) => !/\p{Cs}/u.test(it),
  );
  const folded = new Map<string, string[]>();
  for (const it of all) folded.set(foldCase(it), [...(folded.get(foldCase(it)) ?? []), it]);
  const letters = new Set(JSON.stringify(vocabularies).match(/\p{L}/gu));
  for (const letter of letters) {
    const equal = all.join("").match(new RegExp(letter, "giu"));
    expect(folded.get(foldCase(letter)), letter).toEqual(equal);
  }
});
