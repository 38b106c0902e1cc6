import fc from "fast-check";
import type { Nodes } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";
import { describe, expect, test } from "vitest";
import { type ParsedText, parseText } from "../../src/reading/markdown/tree.ts";
import { anyMarkdown, corpus, hasCorpus, specExamples } from "../support/markdown.ts";

/**
 * Every node with its place, its value and what that comes from. White space at its end does not count: the stock
 * parser lets a block that nothing closes end behind its last line or before the next, as it comes.
 */
function show({ tree, stretches }: ParsedText, text: string): readonly string[] {
  const lines: string[] = [];
  const visit = (node: Nodes, depth: number): void => {
    const { children: _, position, spread: __, ...own } = node as Nodes & { children?: unknown; spread?: unknown };
    if ("value" in own) own.value = own.value.trimEnd();
    // An item that a fence or HTML leaves open ends, for the stock parser, inside the next one.
    const length =
      node.type === "listItem" ? null : text.slice(position?.start.offset, position?.end.offset).trimEnd().length;
    lines.push(`${" ".repeat(depth)}${JSON.stringify([own, position?.start, length, stretches.get(node)])}`);
    if ("children" in node) for (const child of node.children) visit(child, depth + 1);
  };
  visit(tree, 0);
  return lines;
}

function expectSameInParts(text: string): void {
  const once = show(parseText(text, 0, null), text);
  for (const size of [1, 300]) expect(show(parseText(text, 0, size), text)).toEqual(once);
}

describe("a text parsed in parts is the text parsed at once", () => {
  test.runIf(hasCorpus)("for real documents", () => {
    for (const { text } of corpus) expectSameInParts(text);
  });

  test("for the specifications' examples", () => {
    for (const { text } of specExamples) expectSameInParts(`${text}\n- x\n\n${text}\n# y\n- z\n`);
  });

  test("for any Markdown", () => {
    fc.assert(fc.property(anyMarkdown, expectSameInParts), { numRuns: 400 });
  });
});

/** Types, values and structure, without what this reading has otherwise: line ends, spread and positions. */
function outlineOf(node: Nodes): unknown {
  const {
    position: _,
    spread: __,
    children,
    value,
    ...own
  } = node as Nodes & {
    children?: readonly Nodes[];
    spread?: unknown;
    value?: string;
  };
  return [own, node.type === "inlineCode" ? value?.replaceAll("\n", " ") : value, children?.map(outlineOf)];
}

describe("the tree is the stock parser's", () => {
  const stock = (text: string): unknown =>
    outlineOf(
      fromMarkdown(`\u{feff}${text.replace(/\r\n?/g, "\n")}`, {
        extensions: [gfm()],
        mdastExtensions: gfmFromMarkdown().map(({ transforms: _, ...extension }) => extension),
      }),
    );
  const own = (text: string): unknown => outlineOf(parseText(text, 0, 200).tree);

  test("for the specifications' examples", () => {
    for (const { name, text } of specExamples) expect(own(text), name).toEqual(stock(text));
  });

  test("for any Markdown", () => {
    fc.assert(
      fc.property(anyMarkdown, (text) => {
        expect(own(text)).toEqual(stock(text));
      }),
      { numRuns: 1000 },
    );
  });
});
