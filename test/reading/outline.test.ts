import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Outline, type Part, readOutline } from "../../src/reading/outline.ts";
import { parse } from "../../src/reading/parse.ts";
import { readTables } from "../../src/reading/tables.ts";
import { anyMarkdown } from "../support/markdown.ts";

function outlineOf(markdown: string): Outline {
  return readOutline(parse(markdown));
}

describe("sections", () => {
  test.each<readonly [markdown: string, sections: readonly string[]]>([
    ["# A\n\ntext\n\n## B\n### C\n## D\n", ["1 A 1-4", "2 B < A 5-5", "3 C < B 6-6", "2 D < A 7-7"]],
    ["# A\n#### B\n## C\n# D\n\ntext\n", ["1 A 1-1", "4 B < A 2-2", "2 C < A 3-3", "1 D 4-6"]],
    ["### A\n## B\n### C", ["3 A 1-1", "2 B 2-2", "3 C < B 3-3"]],
    ["One\ntwo\n===\n\nThree\n---\ntext", ["1 One two 1-4", "2 Three < One two 5-7"]],
    ["> ## Quoted\n\n- # Listed\n\n  text", ["2 Quoted 1-2", "1 Listed 3-5"]],
    ["# A `b` *c* [d](e) &amp; \\*f\\* <!-- g --> #", ["1 A b c d & *f* 1-1"]],
    ["#\n\ntext", ["1  1-3"]],
    ["```\n# code\n```\n<div>\n# html\n</div>\n\n    # indented", []],
    ["# A\r\n\r\n## B\r\n\r\n", ["1 A 1-2", "2 B < A 3-4"]],
    ["---\nkind: plan\n---\n# A\n", ["1 A 4-4"]],
  ])("%j", (markdown, sections) => {
    const found = outlineOf(markdown).sections.map(({ depth, title, parent, range, lastLine }) => {
      return `${depth} ${title}${parent ? ` < ${parent.title}` : ""} ${range.line}-${lastLine}`;
    });
    expect(found).toEqual(sections);
  });

  test("ten thousand of them", () => {
    const { sections } = outlineOf("# A\n## B\n".repeat(5_000));
    expect(
      sections.every(({ title, parent }, at) => (title === "A" ? parent === null : parent?.index === at - 1)),
    ).toBe(true);
  });
});

/** Type, text and labels of each part. */
function show({ type, phrase, labels, node }: Part): string {
  const text = node.type === "code" ? node.value : phrase.text;
  return [type, text.replaceAll("\n", "/"), ...labels].join(" < ");
}

describe("labels", () => {
  test.each<readonly [markdown: string, parts: readonly string[]]>([
    [
      "**Exit criteria**\n\n- a\n- b",
      ["paragraph < Exit criteria", "item < a < Exit criteria", "item < b < Exit criteria"],
    ],
    [
      "Roll back if any of:\n- a\n\nText\n\n- b",
      ["paragraph < Roll back if any of:", "item < a < Roll back if any of:", "paragraph < Text", "item < b"],
    ],
    ["Stop if:\n\n<!-- keep -->\n\n- a", ["paragraph < Stop if:", "item < a < Stop if:"]],
    ["Stop if:\n\n[x]: /y\n\n- a", ["paragraph < Stop if:", "item < a < Stop if:"]],
    ["Stop if:\n\n<details>\n\n- a", ["paragraph < Stop if:", "item < a"]],
    ["Stop if:\n\n---\n\n- a", ["paragraph < Stop if:", "item < a"]],
    ["Stop if:\n\n## B\n\n- a", ["paragraph < Stop if:", "heading < B", "item < a"]],
    ["Run:\n\n```\nx\n```\n\n- a", ["paragraph < Run:", "code < x < Run:", "item < a"]],
    ["One line.\nStop if:\n- a", ["paragraph < One line./Stop if:", "item < a < Stop if:"]],
    [
      "Roll back if any\nof the following occur:\n- a",
      ["paragraph < Roll back if any/of the following occur:", "item < a < Roll back if any of the following occur:"],
    ],
    ["State: ok\nchecks:\n- a", ["paragraph < State: ok/checks:", "item < a < State: ok checks:"]],
    ["State: ok.\nchecks:\n- a", ["paragraph < State: ok./checks:", "item < a < checks:"]],
    ["- a\nb\n  - c\n\n  > d", ["item < a/b", "item < c < a b", "paragraph < d"]],
    ["Text.\n**Limits**\n- a", ["paragraph < Text./Limits", "item < a < Limits"]],
    ["Some **bold** text\n- a", ["paragraph < Some bold text", "item < a"]],
    ["中止条件：\n- a", ["paragraph < 中止条件：", "item < a < 中止条件："]],
    [
      "A:\n\n- b\n\n  - c\n  - d\n- e",
      ["paragraph < A:", "item < b < A:", "item < c < b < A:", "item < d < b < A:", "item < e < A:"],
    ],
    [
      "- a\n\n  B:\n\n  - c\n\n  text\n\n  - d",
      ["item < a", "paragraph < B:", "item < c < B: < a", "paragraph < text", "item < d < a"],
    ],
    ["1. [ ] a\n   - [x] b\n     1. c", ["item < a", "item < b < a", "item < c < b < a"]],
    ["- - a", ["item < a"]],
    ["> A:\n>\n> - b\n\n- c", ["paragraph < A:", "item < b < A:", "item < c"]],
    ["A:\n\n> - b\n\n- c", ["paragraph < A:", "item < b < A:", "item < c"]],
    [
      "A:\n\n| M | L |\n|---|---|\n| x | y |\n\n- z",
      ["paragraph < A:", "cell < M < A:", "cell < L < A:", "cell < x < M < A:", "cell < y < L < A:", "item < z"],
    ],
    ["- a\n\n  | M |\n  |---|\n  | x |", ["item < a", "cell < M < a", "cell < x < M < a"]],
    [
      "| M | |\n|---|---|\n| x | y | z |\n| | `a\\|b` |",
      ["cell < M", "cell < ", "cell < x < M", "cell < y", "cell < z", "cell <  < M", "cell < a|b"],
    ],
  ])("%j", (markdown, parts) => {
    expect(outlineOf(markdown).parts.map(show)).toEqual(parts);
  });

  test("of HTML and of what stands in it", () => {
    const { html, parts } = outlineOf(
      "A:\n\n<table><tr><td>x</td></tr></table>\n\n- b\n\n  <details>\n\n  text\n\n  </details>",
    );
    expect(html.map(({ labels, item }) => [labels, item?.depth])).toEqual([
      [["A:"], undefined],
      [["b"], 1],
      [["b"], 1],
    ]);
    expect(parts.map(show)).toEqual(["paragraph < A:", "item < b", "paragraph < text"]);
  });
});

describe("tables", () => {
  test("have cells for every column, with their places", () => {
    const source = parse("| a | b |\n|---|---|\n| x |\n| y \\| z | `p \\| q` |\n");
    const [table] = readTables({ source, outline: readOutline(source), hints: null });
    const show = ({ text, range }: { text: string; range: { line: number; column: number } }): string =>
      `${range.line}:${range.column} ${text}`;
    expect(table?.columns.map(show)).toEqual(["1:3 a", "1:7 b"]);
    expect(table?.rows.map((row) => row.map(show))).toEqual([
      ["3:3 x", "3:6 "],
      ["4:3 y | z", "4:12 p | q"],
    ]);
  });
});

describe("any Markdown", () => {
  test("has its parts in order, each in the section before it, and reads the same twice", () => {
    fc.assert(
      fc.property(anyMarkdown, (text) => {
        const { parts, sections, items } = outlineOf(text);
        let last: Part["section"] = null;
        for (const { section, type, phrase } of parts) {
          if (type === "heading") expect(section?.index).toBe((last?.index ?? -1) + 1);
          else expect(section).toBe(last);
          last = section;
          expect(phrase.text).not.toContain("\r\n");
        }
        for (const { depth, parent, range, lastLine } of sections) {
          expect(parent === null || parent.depth < depth).toBe(true);
          expect(lastLine).toBeGreaterThanOrEqual(range.endLine);
        }
        for (const { depth, parent } of items) expect(depth).toBe((parent?.depth ?? 0) + 1);
        expect(outlineOf(text).parts.map(show)).toEqual(parts.map(show));
      }),
      { numRuns: 1000 },
    );
  });
});
