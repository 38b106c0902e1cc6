import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { expandSchema } from "../../src/kinds/expand.ts";
import { readKind } from "../../src/kinds/expect.ts";
import { formats, keywords } from "../../src/kinds/keywords.ts";
import { commonFacts } from "../../src/kinds/known-facts.ts";
import { readLayout } from "../../src/kinds/layout.ts";
import { parseTemplate } from "../../src/kinds/parse-template.ts";
import { render } from "../../src/kinds/render.ts";
import { compileSchema } from "../../src/kinds/validator.ts";
import { applyTo } from "../support/kinds.ts";

const page = readFileSync("docs/kinds.md", "utf8");

/** The code blocks of the page in threes, with the heading above. */
function examplesOf(first: string, second: string, third: string) {
  const block = (language: string) => `\`\`\`${language}\\n([^]*?)\`\`\`\\n`;
  const pattern = new RegExp(`${block(first)}\\n${block(second)}\\n${block(third)}`, "g");
  return [...page.matchAll(pattern)].map((match) => ({
    heading:
      page
        .slice(0, match.index)
        .match(/^#+ .*$/gm)
        ?.at(-1) ?? "",
    blocks: [match[1] ?? "", match[2] ?? "", match[3] ?? ""] as const,
  }));
}

const schemas = examplesOf("json", "markdown", "");
const templates = examplesOf("handlebars", "json", "markdown");

/** What a kind of this schema alone says of a document, as lines. */
function judge(source: string, markdown: string): readonly string[] {
  const { schema, problems } = expandSchema({ title: "Sample", template: 1, ...JSON.parse(source) });
  expect(problems).toEqual([]);
  const kind = readKind("sample", schema);
  const compiled = { kind, schema, layout: readLayout(schema), validate: compileSchema(schema), template: [] };
  const { faults, gates, approvals } = applyTo(compiled, markdown);
  const lines = [
    ...faults.map(({ range, type, name, value, expected, phase }) => {
      const wrong = type.startsWith("invalid") ? ` ${JSON.stringify(value)}` : "";
      const wanted = expected[0]?.startsWith("a ") ? ` (${expected[0]})` : "";
      return `${range.line} ${type}: ${name}${wrong}${wanted}${phase ? `, due in ${phase}` : ""}`;
    }),
    ...gates.map(
      (it) => `gate ${it.expected.id}: ${it.gate ? it.gate.text + (it.exact ? "" : ", reworded") : "missing"}`,
    ),
    ...approvals.map((it) => `approval ${it.expected.id}: ${it.approval?.name ?? "missing"}`),
  ];
  return lines.length === 0 ? ["nothing"] : lines;
}

describe("docs/kinds.md", () => {
  test.each(schemas)("$heading", ({ blocks: [schema, markdown, found] }) => {
    expect(judge(schema, markdown)).toEqual(found.trim().split("\n"));
  });

  test.each(templates)("$heading", ({ blocks: [template, facts, markdown] }) => {
    expect(render({ template: parseTemplate(template, () => undefined) }, JSON.parse(facts))).toBe(markdown);
  });

  test("has an example for every keyword and helper", () => {
    const examples = schemas.map(({ blocks }) => blocks[0]).join("\n");
    const inExamples = Object.keys(keywords).filter((it) => it !== "template");
    expect(inExamples.filter((it) => !examples.includes(`"${it}"`))).toEqual([]);
    expect(Object.keys(keywords).filter((it) => !page.includes(`\`${it}\``))).toEqual([]);
    const rendered = templates.map(({ blocks }) => blocks[0]).join("\n");
    const helpers = ["guide ", "#guide", "fact ", "code ", "#if ", "#unless ", "#has ", "else has ", "#each ", "this"];
    expect(helpers.filter((it) => !rendered.includes(`{{${it}`))).toEqual([]);
  });

  test("names every format and every common fact", () => {
    const own = commonFacts.filter((it) => it !== "kind" && it !== "template");
    expect([...Object.keys(formats), ...own].filter((it) => !page.includes(`\`${it}\``))).toEqual([]);
  });
});
