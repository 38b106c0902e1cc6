import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { excerptOf } from "../../src/reports/excerpt.ts";
import { toJson } from "../../src/reports/json-text.ts";
import { makeVisible } from "../../src/reports/visible.ts";
import { padEnd, textWidth, wrap } from "../../src/reports/width.ts";

describe("makeVisible", () => {
  test.for([
    ["plain", "Error rate > 1 %", "Error rate > 1 %"],
    ["escape sequences", "\u001b[31mred\u001b[0m", "\\u{1b}[31mred\\u{1b}[0m"],
    ["line breaks, tabs and NUL", "a\nb\tc\0", "a\\u{a}b\\u{9}c\\u{0}"],
    ["controls of Latin-1", "\u009b31m", "\\u{9b}31m"],
    ["direction overrides", "a\u202eb\u2066c", "a\\u{202e}b\\u{2066}c"],
    ["characters without width", "a\u200bb\u2060c\ufeff", "a\\u{200b}b\\u{2060}c\\u{feff}"],
    ["tags beyond the basic plane", "a\u{e0041}", "a\\u{e0041}"],
    ["a workflow command at a line's start", "::error::x", ":\\u{3a}error::x"],
    ["one that a line may begin with once it is wrapped", "a ::add-mask::x", "a :\\u{3a}add-mask::x"],
    ["colons that are no command", "std::vector at ::1, a:: b", "std::vector at ::1, a:: b"],
    ["commands that count anywhere", "a##[group]b ##vso[x] ##", "a#\\u{23}[group]b #\\u{23}vso[x] ##"],
    ["half a pair", "a\ud800b", "a\\u{d800}b"],
    ["emoji and other scripts as they are", "👩‍💻 می‌خواهم 日本", "👩‍💻 می‌خواهم 日本"],
  ] as const)("%s", ([, text, safe]) => {
    expect(makeVisible(text)).toBe(safe);
  });
});

describe("wrap", () => {
  test("never breaks a word, never exceeds the width otherwise, and loses nothing", () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ minLength: 1, unit: "grapheme-ascii" })),
        fc.integer({ min: 1, max: 40 }),
        (parts, width) => {
          const text = parts.join(" ").trim();
          const lines = wrap(text, width);
          expect(lines.join(" ").split(/\s+/)).toEqual(text.split(/\s+/));
          for (const line of lines) expect(textWidth(line) <= width || !line.includes(" ")).toBe(true);
        },
      ),
    );
  });

  test("wide characters take two columns", () => {
    expect(wrap("日本 語の 見出し", 6)).toEqual(["日本", "語の", "見出し"]);
    expect(padEnd("日本", 6)).toBe("日本  ");
  });
});

describe("excerptOf", () => {
  const on = (line: string, part: string) => {
    const column = line.indexOf(part) + 1;
    return { line: 1, column, endLine: 1, endColumn: column + part.length };
  };
  /** The excerpt with its underline below it. */
  const show = (line: string, part: string, width = 40) => {
    const excerpt = excerptOf(line, on(line, part), width);
    return excerpt === null ? null : [excerpt.text, " ".repeat(excerpt.start) + "~".repeat(excerpt.length)];
  };

  test.for([
    ["as it stands", "rate > [X]%", "[X]%", ["rate > [X]%", "       ~~~~"]],
    ["indentation dropped", "    - [ ] go", "[ ]", ["- [ ] go", "  ~~~"]],
    ["a tab becomes spaces", "a\tb [X]", "[X]", ["a   b [X]", "      ~~~"]],
    ["wide characters", "見出し: [値]", "[値]", ["見出し: [値]", "        ~~~~"]],
    ["a combining mark", "e\u0301 [X]", "[X]", ["e\u0301 [X]", "  ~~~"]],
    ["controls spelt out", "\u001b[2J [X]", "[X]", ["\\u{1b}[2J [X]", "          ~~~"]],
    ["a command spelt out", "##[error] [X]", "[X]", ["#\\u{23}[error] [X]", "               ~~~"]],
    ["a pair of code units", "🚀 [X]", "[X]", ["🚀 [X]", "   ~~~"]],
  ] as const)("%s", ([, line, part, expected]) => {
    expect(show(line, part)).toEqual(expected);
  });

  test("a long line is cut around the fault", () => {
    expect(show(`${"a ".repeat(50)}[X]${" b".repeat(50)}`, "[X]", 21)).toEqual([
      "…a a a a [X] b b b b…",
      "         ~~~",
    ]);
  });

  test("a line of a megabyte costs no more than a short one", () => {
    const excerpt = excerptOf(
      `${"🚀".repeat(250_000)}[X]${"🚀".repeat(250_000)}`,
      { line: 1, column: 500_001, endLine: 1, endColumn: 500_004 },
      21,
    );
    expect(excerpt?.text).toBe(`…${"🚀".repeat(4)}[X]${"🚀".repeat(4)}…`);
  });

  test("a range over several lines is marked to the line's end", () => {
    expect(excerptOf("- [ ] first", { line: 1, column: 7, endLine: 2, endColumn: 3 }, 40)).toMatchObject({
      start: 6,
      length: 5,
    });
  });

  test("a line without text has none", () => {
    expect(excerptOf("   ", { line: 1, column: 1, endLine: 1, endColumn: 1 }, 40)).toBeNull();
  });

  test("never wider than asked, and the underline stays below the text", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "binary", maxLength: 300 }),
        fc.nat(300),
        fc.nat(300),
        fc.integer({ min: 20, max: 100 }),
        (line, column, length, width) => {
          const range = { line: 1, column: column + 1, endLine: 1, endColumn: column + 1 + length };
          const excerpt = excerptOf(line.replace(/[\r\n]/g, " "), range, width);
          if (excerpt === null) return;
          // A spelt-out character is never cut in two, so the last one may make it a little shorter, never longer.
          expect(textWidth(excerpt.text)).toBeLessThanOrEqual(width);
          expect(excerpt.start + excerpt.length).toBeLessThanOrEqual(width + 1);
          expect(makeVisible(excerpt.text)).toBe(excerpt.text);
        },
      ),
    );
  });
});

test("JSON that is printed can't act on a terminal, and means the same", () => {
  const values = ["\u001b[2J", "\u009b31m", "a\u202eb", "\u007f", "tag \u{e0041}", "line\nbreak", "日本"];
  const text = toJson(values);
  expect(JSON.parse(text)).toEqual(values);
  expect(text.replaceAll("\n", "")).toBe(makeVisible(text.replaceAll("\n", "")));
});
