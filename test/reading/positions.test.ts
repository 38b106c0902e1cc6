import fc from "fast-check";
import type { Nodes } from "mdast";
import { describe, expect, test } from "vitest";
import type { Range } from "../../src/model/position.ts";
import { readOutline } from "../../src/reading/outline.ts";
import { parse, type Source } from "../../src/reading/parse.ts";
import type { Phrase } from "../../src/reading/phrase.ts";
import { anyMarkdown, corpus, hasCorpus, specExamples } from "../support/markdown.ts";

/** What does not hold of the positions of a document, in words; nothing when all is well. */
function findFaults(text: string): readonly string[] {
  const source = parse(text);
  const lines = source.text.split(/\r\n|\n|\r/);
  const { parts, sections } = readOutline(source);
  const faults = parts.flatMap(({ phrase }) => [...phraseFaults(phrase, source.text, lines)]);
  let last = 0;
  for (const { node, phrase } of parts) {
    const start = node.position?.start.offset ?? -1;
    if (start < last) faults.push(`${node.type} at ${start} stands before what precedes it`);
    last = start;
    if (!isInside(phrase.range(0, phrase.text.length), lines)) faults.push(`${node.type} at ${start} is outside`);
  }
  for (const { range, title } of sections) if (!isInside(range, lines)) faults.push(`section ${title} is outside`);
  return [...faults, ...nodeFaults(source, lines)];
}

function* phraseFaults(phrase: Phrase, source: string, lines: readonly string[]): Generator<string> {
  let previous = 0;
  for (let at = 0; at < phrase.text.length; at++) {
    const offset = phrase.offset(at);
    const range = phrase.range(at, at + 1);
    if (offset < previous) yield `unit ${at} of ${JSON.stringify(phrase.text)} stands before the last one`;
    previous = offset;
    if (!isInside(range, lines)) yield `unit ${at} of ${JSON.stringify(phrase.text)} is outside`;
    const end = phrase.offset(at + 1);
    if (!yields(source, offset, Math.max(end, offset + 1), phrase.text[at] ?? "")) {
      yield `${JSON.stringify(phrase.text[at])} of ${JSON.stringify(phrase.text)} is ${JSON.stringify(source.slice(offset, offset + 9))}`;
    }
  }
}

/** Whether the source from an offset on is a character, or the escape, entity or mark-up that makes it. */
function yields(text: string, start: number, end: number, unit: string): boolean {
  const source = text.slice(start, end);
  if (source[0] === unit) return true;
  if (source[0] === "\\" && (text[start + 1] === unit || unit === "\n")) return true;
  if (/^&(?:#\d+|#x[\da-f]+|\w+);/i.test(text.slice(start, start + 40))) return true;
  if (unit === "\n") return /^(?:\r| {2,}|<br|[ \t]+[\r\n])/i.test(text.slice(start, start + 40));
  // A line end in inline code is a space, and so is each column of a tab that a list took in part.
  if (unit === " ") return /[\r\n]/.test(source[0] ?? "") || text[start - 1] === "\t";
  return unit === "\u{fffd}" && source[0] === "\0";
}

function nodeFaults(source: Source, lines: readonly string[]): readonly string[] {
  const faults: string[] = [];
  const visit = (node: Nodes): void => {
    const { start, end } = node.position ?? {};
    if (start && end) {
      const range = source.range(start.offset ?? -1, end.offset ?? -1);
      const own = { line: start.line, column: start.column, endLine: end.line, endColumn: end.column };
      if (JSON.stringify(range) !== JSON.stringify(own)) faults.push(`${node.type}: ${JSON.stringify({ own, range })}`);
      if (!isInside(range, lines)) faults.push(`${node.type} is outside: ${JSON.stringify(range)}`);
    } else if (node.type !== "root") faults.push(`${node.type} has no position`);
    if ("children" in node) for (const child of node.children) visit(child);
  };
  visit(source.tree);
  return faults;
}

function isInside({ line, column, endLine, endColumn }: Range, lines: readonly string[]): boolean {
  const ordered = endLine > line || (endLine === line && endColumn >= column);
  // One column more is the place behind a line, two the middle of its CR LF.
  const start = line >= 1 && column >= 1 && column <= (lines[line - 1]?.length ?? -1) + 2;
  return ordered && start && endLine <= lines.length && endColumn <= (lines[endLine - 1]?.length ?? -1) + 2;
}

describe("every character of the text a reader sees stands where the source has it", () => {
  test.runIf(hasCorpus)("in real documents", () => {
    expect(corpus.length, "real documents at ../shared/corpus").toBeGreaterThan(100);
    for (const { name, text } of corpus) expect(findFaults(text), name).toEqual([]);
    for (const { name, text } of corpus)
      expect(findFaults(text.replace(/\r?\n/g, "\r\n")), `${name}, CR LF`).toEqual([]);
  });

  test("in the specifications' examples", () => {
    expect(specExamples.length).toBeGreaterThan(1200);
    for (const { name, text } of specExamples) {
      for (const end of ["\n", "\r\n", "\r"]) expect(findFaults(text.replaceAll("\n", end)), name).toEqual([]);
    }
  });

  test("in any Markdown", () => {
    fc.assert(
      fc.property(anyMarkdown, (text) => {
        expect(findFaults(text)).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });
});

describe("ranges of what was written in another way", () => {
  test.each<readonly [markdown: string, text: string, source: string]>([
    ["a \\[ \\] b", "[ ]", "\\[ \\]"],
    ["5 &gt; 3", ">", "&gt;"],
    ["> one\n> two", "one\ntwo", "one\n> two"],
    ["- one\r\n  two", "two", "two"],
    ["- [ ]\ttask", "task", "task"],
    ["- [ ]\r\n  task", "task", "task"],
    ["- [x] **task**", "task", "task"],
    ["`` a`b ``", "a`b", "a`b"],
    ["`a\r\nb` c", "b c", "b` c"],
    ["- `a\n  b`", "b", "b"],
    ["| a \\| b |\n|-|", "a | b", "a \\| b"],
    ["| `a \\| b` |\n|-|", "| b", "\\| b"],
    ["| `\\\\ \\|` c |\n|-|", "c", "c"],
    ["![a \\* b](c)", "* b", "\\* b"],
    ["![a `b` c](d)", "c", "c"],
    ["<first\n name>", "name", "name"],
    ["a  \nb", "b", "b"],
    ["a<br>b", "\nb", "<br>b"],
    ["\u{feff}# Title \u{feff}x", "x", "x"],
    ["e\u{301} 😀 done", "done", "done"],
    ["1.\ttext `a\n\t\tb`", "b", "b"],
    ["a\0b *c*", "c", "c"],
  ])("%j: %j", (markdown, text, written) => {
    const source = parse(markdown);
    const found = readOutline(source).parts.flatMap(({ phrase }) => {
      const at = phrase.text.indexOf(text);
      return at < 0 ? [] : [{ phrase, at }];
    });
    const [{ phrase, at } = { phrase: null, at: 0 }] = found;
    expect(phrase?.range(at, at + text.length)).toEqual(rangeOf(source, written));
  });

  test.each<readonly [markdown: string, cells: readonly string[]]>([
    ["| a | b |\n|---|---|\n|  x\t|y|", ["1:3-1:4", "1:7-1:8", "3:4-3:5", "3:7-3:8"]],
    ["a|b\n-|-\n|c", ["1:1-1:2", "1:3-1:4", "3:2-3:3"]],
    ["|a||\n|-|-|\n||  |\n|   | b", ["1:2-1:3", "1:4-1:4", "3:2-3:2", "3:4-3:4", "4:3-4:3", "4:7-4:8"]],
    ["> | **a** | \\| |\r\n> |-|-|\r\n", ["1:5-1:10", "1:13-1:15"]],
  ])("cells of %j", (markdown, cells) => {
    const { parts } = readOutline(parse(markdown));
    const ranges = parts.map(({ node }) => {
      const { start, end } = node.position ?? {};
      return `${start?.line}:${start?.column}-${end?.line}:${end?.column}`;
    });
    expect(ranges).toEqual(cells);
    const empty = parts.filter(({ phrase }) => phrase.text === "").map(({ phrase }) => phrase.range(0, 0));
    expect(empty.map(({ line, column }) => `${line}:${column}-${line}:${column}`)).toEqual(
      ranges.filter((_, at) => parts[at]?.phrase.text === ""),
    );
  });
});

function rangeOf(source: Source, written: string): Range {
  const start = source.text.lastIndexOf(written);
  return source.range(start, start + written.length);
}
