import { expect, test } from "vitest";
import { alignTables } from "../../src/kinds/align-tables.ts";

const cases: readonly (readonly [name: string, before: string, after: string])[] = [
  [
    "pads cells and rule",
    "| A | Bcd |\n| --- | --- |\n| long cell | x |\n",
    "| A         | Bcd |\n| --------- | --- |\n| long cell | x   |\n",
  ],
  [
    "keeps alignment",
    "| A | B | C |\n|:-|-:|:-:|\n| aaaa | b | cccccc |",
    "| A    | B   | C      |\n| :--- | --: | :----: |\n| aaaa | b   | cccccc |",
  ],
  [
    "keeps escaped pipes in their cell",
    "| A | B |\n| --- | --- |\n| `a\\|b` | c |",
    "| A      | B   |\n| ------ | --- |\n| `a\\|b` | c   |",
  ],
  [
    "keeps empty cells",
    "| A | B | C |\n| --- | --- | --- |\n|  |  | c |",
    "| A   | B   | C   |\n| --- | --- | --- |\n|     |     | c   |",
  ],
  [
    "leaves fences alone",
    "```\n| A | B |\n| --- | --- |\n| longer | b |\n```",
    "```\n| A | B |\n| --- | --- |\n| longer | b |\n```",
  ],
  ["leaves text with a pipe alone", "| not a table\n\ntext", "| not a table\n\ntext"],
  [
    "counts an emoji as one",
    "| 😀 | B |\n| --- | --- |\n| abcd | b |",
    "| 😀    | B   |\n| ---- | --- |\n| abcd | b   |",
  ],
];

test.each(cases)("%s", (_name, before, after) => {
  expect(alignTables(before)).toBe(after);
  expect(alignTables(after)).toBe(after);
});
