import { existsSync, readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import MarkdownIt from "markdown-it";
import type { Nodes } from "mdast";
import { describe, expect, test } from "vitest";
import type { Choice, Gate } from "../../src/model/document.ts";
import { readGates } from "../../src/reading/gates/read.ts";
import { readOutline } from "../../src/reading/outline.ts";
import { parse } from "../../src/reading/parse.ts";
import { specExamples } from "../support/markdown.ts";
import { cases } from "./gates.cases.ts";

function gatesOf(markdown: string) {
  const source = parse(markdown);
  return readGates({ source, outline: readOutline(source), hints: null });
}

function lineOf(it: Gate | Choice): string {
  if ("options" in it) {
    const options = it.options.map(({ text, chosen }) => (chosen ? `*${text}` : text)).join(", ");
    return `${it.range.line} ${it.form === "boxes" ? "choice" : "words"} | ${it.label} | ${options}`;
  }
  return `${it.range.line} ${it.state} | ${it.text}${it.reason === null ? "" : ` | ${it.reason}`}`;
}

function linesOf(markdown: string): readonly string[] {
  const { gates, choices } = gatesOf(markdown);
  return [...gates, ...choices].sort((one, other) => one.range.line - other.range.line).map(lineOf);
}

describe("what a person ticks", () => {
  test.each(cases)("%j", (markdown, ...finds) => {
    expect([...linesOf(markdown)].sort()).toEqual([...finds].sort());
  });

  test("a document with Windows line ends and a byte-order mark reads the same", () => {
    for (const [markdown, ...finds] of cases) {
      expect([...linesOf(`\u{feff}${markdown.replaceAll("\n", "\r\n")}`)].sort(), markdown).toEqual([...finds].sort());
    }
  });
});

describe("where a gate stands, and its box", () => {
  test.each<readonly [markdown: string, marker: string, covered: string]>([
    ["- [ ] Take a backup", "[ ]", "[ ] Take a backup"],
    ["1. a\n   - [X] **Bold** text", "[X]", "[X] **Bold** text"],
    ["-[ ] glued", "-[ ]", "-[ ] glued"],
    ["\\[ \\] escaped", "\\[ \\]", "\\[ \\] escaped"],
    ["| a | b |\n|---|---|\n| x | ☐ |", "☐", "☐"],
    ['<input type="checkbox"> label', '<input type="checkbox">', '<input type="checkbox"> label'],
    ["<ul>\n<li><input type=checkbox> label</li>\n</ul>", "<input type=checkbox>", "<input type=checkbox> label"],
  ])("%j", (markdown, marker, covered) => {
    const gate = gatesOf(markdown).gates[0];
    const line = markdown.split("\n")[(gate?.range.line ?? 1) - 1] ?? "";
    expect(gate?.marker).toBe(marker);
    expect(line.slice((gate?.range.column ?? 1) - 1, (gate?.range.endColumn ?? 1) - 1)).toBe(covered);
  });
});

describe("evidence", () => {
  test.each<readonly [markdown: string, evidence: readonly string[]]>([
    ["- [x] Tests pass: [run](https://ci.example/1)", ["https://ci.example/1"]],
    ["- [x] Built from `a1b2c3d`", ["a1b2c3d"]],
    ["- [x] Pipeline run 48213 is green", ["48213"]],
    ["- [x] Reviewed in #412", ["#412"]],
    ["- [x] Tests pass\n  - proof: https://ci.example/2", ["https://ci.example/2"]],
    ["- [x] Deadline is 20261120 and feedback was defaced", []],
    ["- [x] Tests pass", []],
  ])("%j", (markdown, evidence) => {
    expect(gatesOf(markdown).gates[0]?.evidence).toEqual(evidence);
  });
});

/** Lines of GFM tasks by another parser: a list item whose first paragraph begins with a box, white space and text. */
function tasksElsewhere(markdown: string): readonly number[] {
  const tokens = new MarkdownIt({ html: true }).enable("table").parse(markdown, {});
  return tokens.flatMap((token, at) => {
    if (token.type !== "list_item_open" || tokens[at + 1]?.type !== "paragraph_open") return [];
    const inline = tokens[at + 2];
    return inline && /^\[[ xX]\][ \t\n]+\S/.test(inline.content) ? [(inline.map?.[0] ?? 0) + 1] : [];
  });
}

const corpus = new URL("../../../shared/corpus/documents/", import.meta.url);

/** Lines of the task items in our own tree. */
function tasksInTree(node: Nodes): readonly number[] {
  const below = "children" in node ? node.children.flatMap(tasksInTree) : [];
  const isTask = node.type === "listItem" && typeof node.checked === "boolean";
  return isTask ? [node.position?.start.line ?? 0, ...below] : below;
}

function realDocuments(): readonly (readonly [name: string, markdown: string])[] {
  if (!existsSync(corpus)) return [];
  const names = readdirSync(corpus, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".md"));
  return names.map((name) => [name, readFileSync(new URL(name, corpus), "utf8")]);
}

describe("the same tasks as another parser finds", () => {
  const specification = [
    ...cases.map(([markdown]) => ["a case", markdown] as const),
    ...specExamples.map(({ name, text }) => [name, text] as const),
  ];

  test("in real documents and in the cases here", () => {
    const documents = realDocuments();
    if (process.env.CI) expect(documents.length, "real documents at ../shared/corpus").toBeGreaterThan(0);
    let tasks = 0;
    for (const [name, markdown] of [...documents, ...specification]) {
      // The other parser knows no front matter.
      const body = markdown.replace(/^---\r?\n[\s\S]*?\n---(?=\r?\n)/, (front) => front.replace(/[^\n]/g, ""));
      const { gates, choices } = gatesOf(markdown);
      const read = new Set(gates.map((it) => it.range.line));
      const inChoice = (line: number): boolean =>
        choices.some((it) => it.range.line <= line && line <= it.range.endLine);
      for (const line of tasksElsewhere(body)) {
        tasks++;
        expect(read.has(line) || inChoice(line), `${name}:${line}`).toBe(true);
      }
      const elsewhere = new Set(tasksElsewhere(body));
      for (const line of tasksInTree(parse(markdown).tree)) {
        expect(elsewhere.has(line), `${name}:${line} is a task here only`).toBe(true);
      }
    }
    expect(tasks).toBeGreaterThan(20);
  });
});

describe("any text", () => {
  const pieces = fc.constantFrom(
    "- [ ] ",
    "[x]",
    "☐ ",
    "\n",
    "\n\n",
    "| a | [ ] |\n|---|---|\n",
    '<input type="checkbox">',
    "<li>",
    "`",
    "~~",
    "N/A: ",
    " — ",
    "text ",
    "\\[ \\]",
    "> ",
    "1. ",
    "<!-- select one -->\n",
    "(",
    ")",
  );
  const markdown = fc
    .array(fc.oneof(pieces, fc.string({ maxLength: 4 })), { maxLength: 40 })
    .map((parts) => parts.join(""));

  test("is read without a throw, the same each time, and in place", () => {
    fc.assert(
      fc.property(markdown, (text) => {
        const { gates, choices } = gatesOf(text);
        expect(gatesOf(text)).toEqual({ gates, choices });
        const lines = text.split(/\r\n|\n|\r/);
        for (const { range } of [...gates, ...choices]) {
          expect(range.endLine).toBeLessThanOrEqual(lines.length);
          expect(range.line * 1e6 + range.column).toBeLessThanOrEqual(range.endLine * 1e6 + range.endColumn);
          expect(range.endColumn - 1).toBeLessThanOrEqual(lines[range.endLine - 1]?.length ?? 0);
        }
      }),
    );
  });
});
