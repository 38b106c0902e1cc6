import type { Nodes } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";
import { describe, expect, test } from "vitest";
import type { LintResult } from "../../src/model/result.ts";
import { reports } from "../../src/reports/index.ts";
import { lintMarkdown } from "../support/lint.ts";
import { hostile, infest } from "./hostile.ts";
import { expectOwnMarkup } from "./html-proof.ts";
import { context } from "./sample.ts";

const unprintable =
  /(?!\n)[\p{Cc}\p{Cs}\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/u;

const ours =
  /^::(?:error|warning|notice) (?:file=[^:,\n]+,line=\d+,endLine=\d+,(?:col=\d+,endColumn=\d+,)?)?title=[a-z-]+::[^\n]*$/;

/** What must hold of a report besides that nothing in it can act on a terminal. */
const proofs: Readonly<Record<string, (report: string) => void>> = {
  stylish: expectNoCommands,
  compact: expectNoCommands,
  json: expectJson,
  sarif: expectJson,
  gitlab: expectJson,
  junit: expectXml,
  checkstyle: expectXml,
  markdown: expectPlainMarkdown,
  html: (report) => {
    expectNoCommands(report);
    expectOwnMarkup(report);
  },
  github: (report) => {
    for (const line of report.trimEnd().split("\n")) expect(line).toMatch(ours);
  },
};

function expectNoCommands(report: string): void {
  expect(report).not.toMatch(/^\s*::[a-z]/im);
}

function expectJson(report: string): void {
  expectNoCommands(report);
  expect(report).not.toMatch(/<\/?script|<!--/i);
  expect(() => JSON.parse(report)).not.toThrow();
}

/** Elements and attributes that are closed, and text in which nothing stands for markup. */
const xml =
  /^<\?xml [^?<>]*\?>\n(?:\s*<[a-z]+(?: [a-z]+="(?:[^"<>&]|&[a-z]+;)*")*\/?>(?:[^<>&]|&[a-z]+;)*(?:<\/[a-z]+>)?|\s*<\/[a-z]+>)+\n$/;

function expectXml(report: string): void {
  expectNoCommands(report);
  for (const line of report.split("\n").slice(1, -1)) expect(`<?xml ?>\n${line}\n`).toMatch(xml);
}

const plain: readonly string[] = [
  "root",
  "heading",
  "paragraph",
  "text",
  "table",
  "tableRow",
  "tableCell",
  "list",
  "listItem",
];

/** Tables, headings and folded details of ours, and nothing but text in them. */
function expectPlainMarkdown(report: string): void {
  expectNoCommands(report);
  const walk = (node: Nodes): void => {
    if (node.type === "html") expect(node.value).toMatch(/^(?:<details>\n<summary>[^<>]*<\/summary>|<\/details>)$/);
    else expect(plain).toContain(node.type);
    if (node.type === "table") {
      const widths = new Set(node.children.map((row) => row.children.length));
      expect([[3], [4]]).toContainEqual([...widths]);
    }
    if ("children" in node) node.children.forEach(walk);
  };
  const tree = fromMarkdown(report, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
  walk(tree);
  const headings = tree.children.filter(({ type }) => type === "heading");
  expect(headings.length).toBe(1 + report.split("\n").filter((line) => line.startsWith("### ")).length);
  // Code hosts look for these in the text once Markdown and entities are gone.
  const shown = textOf(tree);
  expect(shown).not.toMatch(/@[\w-]/);
  expect(shown).not.toMatch(/[#!~$%&^][\w"]|GH-\d|:\/\/|www\.|:[\w+-]+:|\[\[/i);
}

function textOf(node: Nodes): string {
  if (node.type === "html") return node.value.replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)));
  if ("children" in node) return node.children.map(textOf).join("\n");
  return "value" in node ? node.value : "";
}

/** A document that holds a text in its front matter, title, headings, gates, links, cells and comments. */
function documentOf(text: string): string {
  const title = JSON.stringify(text.replace(/\p{Cs}/gu, ""));
  return [
    `---\nkind: change-request\nrisk: ${title}\nstatus: ${title}\n${title}: a\n---\n`,
    `# [${text}]\n`,
    `## ${text}\n`,
    `- [ ] ${text}`,
    `- [${text}](${text})\n`,
    `| Metric | Threshold |\n| --- | --- |\n| ${text} | [${text}]% |\n`,
    `<!-- deploydoc-disable-next-line unchecked-gate -- ${text} -->\n- [ ] ${text}\n`,
    `Approved by: ${text}\n`,
  ].join("\n");
}

const judged = new Map<string, LintResult>();
for (const text of Object.values(hostile)) {
  judged.set(text, await lintMarkdown(documentOf(text), { path: "deployments/2026-12-01-a/change-request.md" }));
}

test("every format is held to something", () => {
  expect(Object.keys(proofs).sort()).toEqual(Object.keys(reports).sort());
});

describe.each(Object.entries(reports))("%s", (name, load) => {
  const hold = (report: string): void => {
    expect(report).not.toMatch(unprintable);
    expect(report).not.toMatch(/##(?:\[|vso\[|teamcity\[)/);
    proofs[name]?.(report);
  };

  test.each(Object.entries(hostile))("survives %s", async (_, text) => {
    const { render } = await load();
    const { results, context: given } = infest(text);
    hold(render(results, given));
    hold(render(results, { ...given, width: 40 }));
    hold(render(results, { ...given, command: "lint", quiet: true }));
  });

  test.each(Object.entries(hostile))("survives %s in a document that is judged", async (_, text) => {
    const { render } = await load();
    const result = judged.get(text);
    if (!result) throw new Error("It was not judged");
    expect(result.findings.length).toBeGreaterThan(5);
    hold(render([result], context));
  });
});

test("JSON means what was there", async () => {
  const { render } = (await reports.json?.()) ?? { render: () => "" };
  for (const text of Object.values(hostile)) {
    const { results, context: given } = infest(text);
    const { documents } = JSON.parse(render(results, given));
    expect(documents[1]).toMatchObject({ path: text, findings: [{ section: text }, {}, {}, {}] });
  }
});
