import fc from "fast-check";

const words = [
  "word",
  "a b",
  "Rollback",
  "5%",
  "é",
  "😀",
  "—",
  "R&D",
  "snake_case",
  "v1.2",
  "x:",
  "(c)",
  "< 5",
  "@me",
  "~5",
];
const marked = [
  ..."`x` **b** *e* _e_ __s__ **L**: [x](y) [a](https://b.c/d) [Name] <br> <name> </b> <br/> https://a.bc/d".split(" "),
  ..."a@b.cd http://a.b ____ **a**b &amp; \\* \\| | [a](b(c)) [[a](b)](c) ![i](j) www.a.b HTTP://a.bc ~~s~~ a@b.c1".split(
    " ",
  ),
  ..."` `` ` ` ** * _ ~ [ ] ]( ![ < & \\ # -- = <a:b> <!--c--> 1. \u00a0 \u200b é* “a” *“a”* . : ! ://".split(" "),
  "` x `",
  "**a `b` c**",
  "<!-- a -->",
  "  ",
  "\t",
];

const piece = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...words) },
  { weight: 2, arbitrary: fc.constantFrom(...marked) },
);

/** What stands in one line or cell. */
const text = fc
  .array(fc.tuple(piece, fc.constantFrom(" ", " ", "")), { minLength: 1, maxLength: 4 })
  .map((pieces) => pieces.flat().join("").trim());

const indent = fc.constantFrom("", "", "", "  ", "  ", "    ", "   ", " ");
const mark = fc.constantFrom("- ", "- ", "* ", "1. ", "2. ", "10) ", "- [ ] ", "- [x] ", "-   ", "-", "");

const item = fc.tuple(indent, mark, text, fc.constantFrom("\n", "\n", "\n", "\n\n")).map((parts) => parts.join(""));
const list = fc.array(item, { minLength: 1, maxLength: 6 }).map((items) => items.join(""));

const row = fc
  .tuple(
    fc.array(fc.oneof({ weight: 4, arbitrary: text }, { weight: 1, arbitrary: fc.constant("") }), {
      minLength: 1,
      maxLength: 3,
    }),
    fc.constantFrom(" ", " ", "  ", ""),
    fc.constantFrom("\n", "\n", "\n", "\n", " \n"),
  )
  .map(([cells, space, end]) => `|${cells.map((cell) => `${space}${cell}${space}|`).join("")}${end}`);
const table = fc
  .tuple(
    row,
    fc.constantFrom("| - |", "| - | - |", "|:-:|--|", "|-|-|-|", "|-: | - |"),
    fc.array(row, { maxLength: 3 }),
  )
  .map(([head, line, rows]) => `${head}${line}\n${rows.join("")}`);

const fence = fc
  .tuple(
    fc.constantFrom("```", "```sh", "````", "```sh -x", "```sh  -x", "```sh - \u00a0", "```—   a  b ", "``` a", "~~~"),
    fc.array(fc.constantFrom("a", "", "  b", "``", " ```", "````x", "\tc", "# d"), { maxLength: 3 }),
    fc.constantFrom("```", "````", "~~~", "``` ", "x"),
  )
  .map(([open, lines, close]) => [open, ...lines, close, ""].join("\n"));

const other = fc
  .tuple(
    fc.constantFrom(
      "# ",
      "## ",
      "#",
      "####### ",
      "> ",
      "<!-- ",
      "<div>",
      "[^1]: ",
      "[a]: ",
      "[Name]: <b>\n",
      "---",
      "***",
      "===",
      "",
    ),
    text,
    fc.constantFrom("\n", "\n", " \n", "  \n", " -->\n", " #\n", "\n---\n", ""),
  )
  .map((parts) => parts.join(""));

const paragraph = fc.array(text, { minLength: 1, maxLength: 3 }).map((lines) => `${lines.join("\n")}\n`);

/** Markdown most of which can be read without a parser, and that is hard to tell from what can't. */
export const nearlyPlainMarkdown: fc.Arbitrary<string> = fc
  .array(
    fc.tuple(
      fc.oneof(list, list, table, table, fence, other, other, paragraph),
      fc.constantFrom("", "\n", "\n", "\n\n", "  \n"),
    ),
    { maxLength: 6 },
  )
  .map((blocks) => blocks.flat().join(""))
  .chain((text) => fc.constantFrom(text, text, text, text.replaceAll("\n", "\r\n")));

const scalar = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom("a", "b c", "1.10", "true", "null", "2026-10-22T06:00+02:00/x", "a:b", "/x", "C:\\"),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      ..."a:\tb|a: b|a:|a #b|a#b|#b|[a]|[]|{}|'q'|\"q\"|*a|&a|!x|||> ||-5|- x|?x|.5|%x|@x|~|x |x\t|é|x\u00a0|\u00a0x|😀|x\u2028y|x\u0085y|x\u0007".split(
        "|",
      ),
    ),
  },
);
const key = fc.constantFrom("a", "b", "kind", "x-y", "_z", "__proto__", "constructor", "1", "a b", '"q"', "é", "<<");

const entry = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.tuple(key, fc.constantFrom(": ", ": ", ":  ", ":", " : "), scalar).map((it) => it.join("")),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(key, fc.array(fc.tuple(fc.constantFrom("  - ", "  - ", "- ", "  -", "   - "), scalar), { maxLength: 3 }))
      .map(([name, items]) => [`${name}:`, ...items.map((it) => it.join(""))].join("\n")),
  },
  { weight: 1, arbitrary: fc.constantFrom("", "  x", "  a: b", "- x", "x", "? a", "\t", "a: |\n  b") },
);

/** What stands between the fences of front matter that is nearly as simple as YAML can be. */
export const nearlyPlainFrontMatter: fc.Arbitrary<string> = fc
  .array(entry, { minLength: 1, maxLength: 5 })
  .map((lines) => lines.join("\n"));
