import { describe, expect, test } from "vitest";
import { readGuidance } from "../../src/kinds/guidance.ts";
import { unmark } from "../../src/kinds/marks.ts";
import { parseTemplate } from "../../src/kinds/parse-template.ts";
import { render } from "../../src/kinds/render.ts";
import { renderBranches } from "../../src/kinds/render-branches.ts";
import { walkTemplate } from "../../src/kinds/template.ts";
import type { Guidance } from "../../src/model/kind.ts";
import { compilePair, exercisePair, readAs, readPair } from "../support/kinds.ts";

function guidanceOf(source: string): readonly Guidance[] {
  const template = parseTemplate(source, () => undefined);
  return readGuidance(renderBranches(template).map((it) => readAs(it, "sample")));
}

/** Guidance as a line: section, slot, label, parts. */
function linesOf(guidance: readonly Guidance[]): readonly string[] {
  return guidance.map((it) =>
    [it.section, it.slot, it.label, it.parts.join("…")].map((part) => part ?? "-").join(" | "),
  );
}

test.each<readonly [name: string, template: string, guidance: readonly string[]]>([
  ["a paragraph", '## Why\n\n{{guide "[Reason]"}}\n', ["why | paragraph | - | [Reason]"]],
  ["a heading", '## Step: {{guide "[Name]"}}\n', ["step-name | heading | - | [Name]"]],
  ["an item", '## Why\n\n- {{guide "[Reason]"}}\n', ["why | item | - | [Reason]"]],
  ["a task", '## Why\n\n- [ ] {{guide "[Check]"}}\n', ["why | item | - | [Check]"]],
  ["a field", '## Why\n\n- **Owner**: {{guide "[Name]"}}\n', ["why | field | owner | [Name]"]],
  [
    "a field within a paragraph",
    '**Owner:** {{guide "[Name]"}}\n**Due:** {{guide "[Date]"}}\n',
    ["- | field | owner | [Name]", "- | field | due | [Date]"],
  ],
  [
    "a field of several values",
    '**From:** {{guide "[A]"}} to {{guide "[B]"}}\n',
    ["- | field | from | [A]", "- | paragraph | - | [B]"],
  ],
  ["a cell", '| A | Due date |\n| - | - |\n| x | {{guide "[Date]"}} |\n', ["- | cell | due-date | [Date]"]],
  ["code", '```\nrun {{guide "[id]"}}\n```\n', ["- | code | - | [id]"]],
  ["front matter", '---\nrelease: {{guide "[Version]"}}\n---\n', ["- | front-matter | release | [Version]"]],
  [
    "several lines",
    "{{#guide}}\nSay what happens,\nand why.\n{{/guide}}\n",
    ["- | paragraph | - | Say what happens, and why."],
  ],
  ["emphasis inside", "{{#guide}}_Say why._{{/guide}}\n", ["- | paragraph | - | Say why."]],
  ["emphasis outside", '_{{guide "Say why."}}_\n', ["- | paragraph | - | Say why."]],
  ["strong outside", '**{{guide "[Why]"}}** is next\n', ["- | paragraph | - | [Why]"]],
  [
    "a list",
    "{{#guide}}\n- One\n- Two\n\nThree\n{{/guide}}\n",
    ["- | item | - | One", "- | item | - | Two", "- | paragraph | - | Three"],
  ],
  [
    "a row",
    "| A | B |\n| - | - |\n{{#guide}}\n| [x] | [y] |\n{{/guide}}\n",
    ["- | cell | a | [x]", "- | cell | b | [y]"],
  ],
  ["a quote", "{{#guide}}\n> Say why\n> it is so.\n{{/guide}}\n", ["- | paragraph | - | Say why it is so."]],
  [
    "a fact inside",
    "{{#guide}}Say why {{release}} is needed now.{{/guide}}\n",
    ["- | paragraph | - | Say why…is needed now."],
  ],
  ["two side by side", '{{guide "[A]"}} {{guide "[B]"}}\n', ["- | paragraph | - | [A]", "- | paragraph | - | [B]"]],
  [
    "both branches",
    '{{#if release}}{{guide "[A]"}}{{else}}{{guide "[B]"}}{{/if}}\n',
    ["- | paragraph | - | [A]", "- | paragraph | - | [B]"],
  ],
  ["what stands in for a fact", '{{fact "release" "[Version]"}}\n', ["- | paragraph | - | [Version]"]],
  [
    "an empty list",
    '{{#each services}}{{this}}{{else}}{{guide "[Services]"}}{{/each}}\n',
    ["- | paragraph | - | [Services]"],
  ],
  [
    "branches inside branches",
    '{{#if a}}{{#if b}}{{guide "[1]"}}{{else}}{{guide "[2]"}}{{/if}}{{else}}{{#unless c}}{{guide "[3]"}}{{else}}{{guide "[4]"}}{{/unless}}{{/if}}\n',
    ["- | paragraph | - | [1]", "- | paragraph | - | [2]", "- | paragraph | - | [3]", "- | paragraph | - | [4]"],
  ],
  ["nothing but a fact", "{{#guide}}{{release}}{{/guide}}\n", []],
])("guidance in %s", (_, template, guidance) => {
  expect(linesOf(guidanceOf(template)).toSorted()).toEqual(guidance.toSorted());
});

const pairs = [
  exercisePair,
  ...[
    "change-request",
    "deployment-plan",
    "operations-handoff",
    "post-deployment-review",
    "pre-deployment-checklist",
  ].map((name) => readPair(name, "templates", "schemas")),
];

describe.each(pairs)("$name", (pair) => {
  const kind = compilePair(pair);

  test("marks change nothing about how the template reads", () => {
    for (const markdown of renderBranches(kind.template)) {
      const bare = markdown.replace(/[\u2e26\u2e28\u2e29]/g, "");
      const shape = (text: string) =>
        readAs(text, pair.name).blocks.map((it) => [it.type, it.depth, unmark(it.text).text]);
      expect(shape(markdown)).toEqual(shape(bare));
    }
  });

  test("all guidance of the template is captured", () => {
    const texts = [...walkTemplate(kind.template)].flatMap((node) =>
      node.type === "fact"
        ? (node.guide ?? [])
        : node.type === "guide"
          ? node.body.flatMap((it) => (it.type === "text" ? it.text : []))
          : [],
    );
    const captured = kind.kind.hints.guidance.flatMap((it) => it.parts).join("\n");
    const lost = texts.filter((text) => text.trim() !== "" && !captured.includes(text.replace(/\s+/g, " ").trim()));
    expect(lost).toEqual([]);
  });

  test("a fresh rendering still holds it, in its place", () => {
    const document = readAs(render(kind, {}), pair.name, kind);
    const left = document.placeholders.filter((it) => it.form === "guidance");
    expect(left.length).toBeGreaterThan(3);
    const texts = new Set(kind.kind.hints.guidance.map((it) => it.parts.join("…").normalize("NFKC")));
    expect(left.filter((it) => !texts.has(it.text)).map((it) => it.text)).toEqual([]);
  });
});
