import { describe, expect, test } from "vitest";
import { readComments } from "../../src/reading/comments.ts";
import { readOutline } from "../../src/reading/outline.ts";
import { parse, type Source } from "../../src/reading/parse.ts";

const containers = /nested more than 100 deep/;
const lines = /more than 2000 lines/;
const run = /More than 200 of the same mark/;
const brackets = /more than 2000 square brackets/;
const emphasis = /more than 2000 marks of emphasis/;
const work = /too long for the number of its marks/;
const length = /longer than 2000000 characters/;

const growing = Array.from({ length: 600 }, (_, at) => `${"`".repeat(at + 1)} `).join("");
const stairs = (step: string): string => Array.from({ length: 1000 }, (_, at) => `${step.repeat(at)}- a`).join("\n");

/** Texts that overflow a parser's stack or keep it busy for minutes, with what is said about them. */
const hostile: readonly (readonly [name: string, text: string, reason: RegExp])[] = [
  ["quotes in quotes", `${"> ".repeat(10_000)}a`, containers],
  ["quotes without spaces", `${">".repeat(10_000)}a`, containers],
  ["items in items", `${"- ".repeat(10_000)}a`, containers],
  ["items in items, tabs", `${"-\t".repeat(10_000)}a`, containers],
  ["items in items, numbers", `${"1) ".repeat(10_000)}a`, containers],
  ["footnotes in footnotes", `${"[^a]: ".repeat(10_000)}a`, containers],
  ["all containers", `${"> - 1) ".repeat(3_000)}a`, containers],
  ["items ever deeper", stairs("  "), containers],
  ["items ever deeper, tabs", stairs("\t"), containers],
  ["quotes ever deeper", Array.from({ length: 500 }, (_, at) => `${">".repeat(at)} a`).join("\n"), containers],
  ["items in a fence in a quote", `> \`\`\`\n> ${"- ".repeat(10_000)}a`, containers],
  ["a paragraph that leaves its quote", `> ${"a\n".repeat(20_000)}`, lines],
  ["a paragraph that leaves its items", `${"- ".repeat(90)}${"#a\n".repeat(10_000)}`, lines],
  ["stars", `${"**".repeat(10_000)}a${"**".repeat(10_000)}`, run],
  ["tildes", `a ${"~".repeat(10_000)}a${"~".repeat(10_000)}`, run],
  ["runs of backticks", growing, run],
  ["closing stars", "a* ".repeat(50_000), emphasis],
  ["opening stars", "*a ".repeat(50_000), emphasis],
  ["stars and lines", "a*_ ".repeat(20_000), emphasis],
  ["nested emphasis", `${"*a **b ".repeat(5_000)}${"c** d*".repeat(5_000)}`, emphasis],
  ["tildes of two lengths", "a~ b~~ ".repeat(20_000), emphasis],
  ["bracket pairs", "[".repeat(30_000) + "]".repeat(30_000), brackets],
  ["images in images", `${"![".repeat(20_000)}a${"](b)".repeat(20_000)}`, brackets],
  ["images", "![[[".repeat(10_000), brackets],
  ["links without ends", '[a](b "c'.repeat(10_000), brackets],
  ["footnotes without ends", "[^a".repeat(20_000), brackets],
  ["brackets in a cell", `| ${"[a]".repeat(5_000)} |\n|-|`, brackets],
  ["brackets in a heading", `# ${"[a]".repeat(5_000)}`, brackets],
  ["brackets in an underlined heading", `${"[a]".repeat(5_000)}\n===`, brackets],
  ["comments without ends", "a <!-- ".repeat(30_000), work],
  ["comments without ends in a page", "a <!-- ".repeat(3_600), work],
  ["instructions without ends", "a <?".repeat(30_000), work],
  ["CDATA without ends", "a <![CDATA[".repeat(30_000), brackets],
  ["tags without ends", "<a b='".repeat(30_000), work],
  ["lines without ends", "word word word word\n".repeat(50_000), work],
  ["a document without end", "word ".repeat(1_000_000), length],
];

const after = "\n\n## After\n\n- [ ] neighbour\n";

function textOf(source: Source): string {
  return readOutline(source)
    .parts.map(({ phrase }) => phrase.text)
    .join("\n");
}

describe("what no parser should be made to read", () => {
  test.each(hostile)("%s", (_, text, reason) => {
    const source = parse(`before\n\n${text}${after}`);
    const reasons = source.unreadable.map((it) => it.reason);
    expect(reasons.join("\n")).toMatch(reason);
    // The blank lines that are left of stairs are a block of text too long for its lines.
    expect(reasons.filter((it) => !reason.test(it) && !work.test(it))).toEqual([]);
    const all = source.range(0, source.text.length);
    for (const { range } of source.unreadable) {
      expect(range.line).toBeGreaterThanOrEqual(3);
      expect(range.endLine).toBeLessThanOrEqual(all.endLine);
      expect(range.endLine > range.line || range.endColumn > range.column).toBe(true);
    }
    const read = textOf(source);
    expect(read.startsWith("before")).toBe(true);
    if (reason !== length) expect(read).toContain("After\nneighbour");
  });

  test("is said at its place, and what stands beside it is read", () => {
    const source = parse(`- Owner: ${"*".repeat(201)} Kim\n\n${">".repeat(101)} deep`);
    expect(textOf(source).replace(/\u{a0}+/gu, " ")).toBe("Owner:   Kim\n ");
    expect(source.unreadable.map(({ range }) => range)).toEqual([
      { line: 1, column: 10, endLine: 1, endColumn: 211 },
      { line: 3, column: 101, endLine: 3, endColumn: 107 },
    ]);
  });

  test("is said once for lines that follow each other", () => {
    expect(parse(stairs("  ")).unreadable.filter(({ reason }) => containers.test(reason))).toHaveLength(1);
    const stars = "*".repeat(300);
    expect(parse(`${stars}a ${stars}b\n${stars}c\n\nd\n\n${stars}e`).unreadable.map(({ range }) => range)).toEqual([
      { line: 1, column: 1, endLine: 2, endColumn: 301 },
      { line: 6, column: 1, endLine: 6, endColumn: 301 },
    ]);
  });

  test("keeps the blocks around it", () => {
    const source = parse(`1. ${"[".repeat(3_000)}\n\n   - [ ] inner\n\n2. next`);
    expect(readOutline(source).items.map(({ depth }) => depth)).toEqual([1, 2, 1]);
  });
});

/** Texts that are long or strange and have nothing that needs a cap. */
const harmless: readonly (readonly [name: string, text: string])[] = [
  ["a fence full of marks", `\`\`\`\n${`${"[*".repeat(300)}<!--\n`.repeat(1_000)}\`\`\``],
  ["a fence with a banner", `\`\`\`\n${"*".repeat(300)}\n${"- ".repeat(300)}\n\`\`\``],
  ["a comment full of brackets", `<!-- ${"[]".repeat(5_000)} -->`],
  ["long rules", `${"*".repeat(300)}\n\n${"- ".repeat(300)}\n\n${"_".repeat(300)}`],
  ["a table of 10,000 rows", `| a | b |\n|---|---|\n${"| [ ] | **y** |\n".repeat(10_000)}`],
  ["a table of 2,000 columns", `${"|a".repeat(2_000)}|\n${"|-".repeat(2_000)}|\n${"|x|\n".repeat(200)}`],
  ["rows without a table", "|a|b\n".repeat(2_000)],
  ["pipes", "|".repeat(100_000)],
  ["underlined headings", "a\n=\n".repeat(5_000)],
  ["quoted underlined headings", "> a\n> =\n".repeat(3_000)],
  ["underlines", "===\n".repeat(5_000)],
  ["definitions", Array.from({ length: 2_000 }, (_, at) => `[a${at}]: /u${at}`).join("\n")],
  ["comments", "<!-- a -->\n".repeat(10_000)],
  ["block comments without ends", "<!--\n".repeat(10_000)],
  ["angles", "<".repeat(10_000)],
  ["ampersands", "&".repeat(100_000)],
  ["spaces", `${" ".repeat(100_000)}a${" ".repeat(100_000)}`],
  ["blank lines", "\n".repeat(50_000)],
  ["a list of 10,000 tasks", "- [ ] a\n".repeat(10_000)],
  ["quotes apart", "> a\n\n".repeat(3_000)],
  ["a list 90 deep", `${"- ".repeat(90)}a`],
  ["blanks to fill in", "Name: ____________________ Date: ____________________\n".repeat(100)],
  ["an image in the text", `![logo](data:image/png;base64,${"iVBORw0KGgo".repeat(50_000)})`],
];

describe("what is read, however long", () => {
  test.each(harmless)("%s", (_, text) => {
    const source = parse(`before\n\n${text}\n`);
    expect(source.unreadable).toEqual([]);
    expect(readOutline(source).parts[0]?.phrase.text).toBe("before");
  });
});

describe("comments", () => {
  test.each<readonly [markdown: string, comments: readonly string[]]>([
    ["<!-- a -->\n<!-- b\nc --> d <!-- e -->", ["1: a", "2: b\nc", "3: e"]],
    ["text <!-- a --> text", ["1: a"]],
    ["- x\n  <!-- a -->", ["2: a"]],
    ["<!-- never closed\n\n# Title", ["1: never closed\n\n# Title"]],
    ["<!---->\n\n<!--->", ["1: ", "3: "]],
    ["```\n<!-- a -->\n```\n`<!-- b -->`", []],
  ])("of %j", (markdown, comments) => {
    const source = parse(markdown);
    const found = readComments({ source, outline: readOutline(source), hints: null });
    expect(found.map(({ text, range }) => `${range.line}: ${text}`)).toEqual(comments);
  });
});
