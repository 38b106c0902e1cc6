import fc from "fast-check";
import type { Nodes } from "mdast";
import { describe, expect, test } from "vitest";
import { readPlainBlocks } from "../../src/reading/markdown/plain/blocks.ts";
import { type ParsedText, parseText } from "../../src/reading/markdown/tree.ts";
import { parseFrontMatter } from "../../src/reading/parse.ts";
import { readPlainFrontMatter } from "../../src/reading/plain-front-matter.ts";
import { anyMarkdown, corpus, hasCorpus, specExamples } from "../support/markdown.ts";
import { nearlyPlainFrontMatter, nearlyPlainMarkdown } from "../support/plain-markdown.ts";

/** A tree with what its values come from, line by line. */
function show({ tree, stretches, capped }: ParsedText): string {
  const lines = [JSON.stringify(capped)];
  const visit = (node: Nodes, depth: number): void => {
    const { children, ...own } = node as Nodes & { readonly children?: readonly Nodes[] };
    const sorted = Object.entries(own).toSorted(([a], [b]) => (a < b ? -1 : 1));
    lines.push(`${" ".repeat(depth)}${JSON.stringify([sorted, stretches.get(node)])}`);
    for (const child of children ?? []) visit(child, depth + 1);
  };
  visit(tree, 0);
  return lines.join("\n");
}

function expectSame(text: string): void {
  expect(show(parseText(text, 0, Number.MAX_SAFE_INTEGER))).toBe(show(parseText(text, 0, null)));
}

describe("what is read without the parser is what the parser makes of it, to the last position", () => {
  test.runIf(hasCorpus)("for real documents", () => {
    for (const { text } of corpus) expectSame(text);
  });

  test("for the specifications' examples", () => {
    for (const { text } of specExamples) expectSame(text);
  });

  test("for Markdown that is nearly plain", () => {
    fc.assert(fc.property(nearlyPlainMarkdown, expectSame), { numRuns: 2000 });
  });

  test("for any Markdown", () => {
    fc.assert(fc.property(anyMarkdown, expectSame), { numRuns: 500 });
  });

  test("and most of what people write is", () => {
    const text = [
      "# Rollback plan **v2**",
      "Owner: *Ada*, see [the wiki](https://wiki.example/a), https://a.example/b or ada@a.example",
      "Wrapped `code`\nhere",
      "- [x] Backup taken\n- [ ] **Restore** tried\n  in staging\n  - nested",
      "Steps:\n\n1. one\n\n2. two",
      "| Metric | Limit |\n| --- | ---: |\n| Errors | < 5% |\n|  | `a` |",
      "---",
      "```sh\nkubectl get pods\n```",
      "<!-- a\ncomment -->",
      "last",
    ].join("\n\n");
    const { nodes, next } = readPlainBlocks({ text, stretches: new Map(), hasLabels: false }, { at: 0, line: 1 });
    expect(nodes.map(({ type }) => type)).toEqual(
      "heading paragraph paragraph list paragraph list table thematicBreak code html paragraph".split(" "),
    );
    expect(next.at).toBe(text.length);
  });
});

describe("front matter read without the YAML parser", () => {
  const nowhere = { line: 1, column: 1, endLine: 1, endColumn: 1 };

  /** State, data and places, but for the map as a whole and the key with which it is left to the YAML parser. */
  const show = (content: string): unknown => {
    const { state, data, positions, keyPositions } = parseFrontMatter(`---\n${content}\n---\n`);
    const own = ([name]: readonly [string, unknown]) => !/^\/?(?:z(?:\/0)?)?$/.test(name);
    return [state, ...[Object.entries(data), [...positions], [...keyPositions]].map((it) => it.filter(own))];
  };

  test("is what that makes of it", () => {
    fc.assert(
      fc.property(nearlyPlainFrontMatter, (content) => {
        fc.pre(readPlainFrontMatter(content, () => nowhere) !== null);
        expect(show(content)).toEqual(show(`${content}\nz: [z]`));
      }),
      { numRuns: 3000 },
    );
  });
});
