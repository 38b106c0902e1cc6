import fc from "fast-check";
import { expect, test } from "vitest";
import { hasMarks } from "../../src/kinds/marks.ts";
import { parseTemplate } from "../../src/kinds/parse-template.ts";
import { render } from "../../src/kinds/render.ts";
import type { Document } from "../../src/model/document.ts";
import { parse } from "../../src/reading/parse.ts";
import { read } from "../../src/reading/read.ts";

const template = parseTemplate(
  `---
kind: sample
plain: {{fact "release" "[Version]"}}
double: "v {{release}}"
single: 'v {{release}}'
list: {{#if names}}{{names}}{{else}}[]{{/if}}
many:
{{#each names}}
  - {{this}}
{{/each}}
---

# Release {{release}}

{{release}}

Between {{release}} and **{{release}}** text

- {{release}}
- **Release**: {{release}}
- [ ] Tag {{release}} pushed

1. {{release}}

> {{release}}

| Name | Value |
| --- | --- |
| {{release}} | before {{release}} |
| Code | \`{{code release}}\` |

## Commands

\`\`\`sh
deploy {{release}}
\`\`\`

Run \`deploy {{release}}\` for [the run](https://ci.example.com/{{release}}).

## End

The end.
`,
  () => undefined,
);

function readFact(release: string | readonly string[], names: readonly string[] = ["a", "b"]): Document {
  const markdown = render({ template }, typeof release === "string" ? { release, names } : { release });
  return read(parse(markdown), { path: "sample.md", kind: "sample", hints: null });
}

function plain(text: string): string {
  return text.replace(/[\s\p{Cc}]+/gu, " ").trim();
}

const nasty = [
  ...[
    "# x",
    "- x",
    "+ x",
    "* x",
    "1. x",
    "2) x",
    "> x",
    "===",
    "---",
    "***",
    "___",
    "```",
    "~~~",
    "| a | b |",
    ":-- |",
  ],
  ...["<b>x</b>", "<!-- x -->", "</details>", "<x@y.z>", "<https://x.y>", "&amp;", "&#35;", "&copy", "a & b", "x&"],
  ...[
    "[x](y)",
    "![x](y)",
    "[x]: y",
    "[^1]",
    "[x][y]",
    "- [ ] x",
    "[x] y",
    "x]",
    "(y)",
    "`code`",
    "``",
    "a`b",
    "\\",
    "\\|",
    "<!-- x -->\\",
    "🔲!",
  ],
  ...["**x**", "_x_", "__x__", "a_b_c", "_", "*", "~~x~~", "~x~", "!", "x!", "#", "x #", "# #", "##", "a|b", "\\\\|"],
  ...[
    "{{x}}",
    "{{{x}}}",
    "{{#if x}}",
    "{{/if}}",
    "{{> x}}",
    "$" + "{x}",
    "{% x %}",
    "%{x}",
    '{{guide "x"}}',
    "=1+1",
    "-5%",
  ],
  ...[
    "http://a.b/c_d*e",
    "https://x.y/?a=[b]",
    "www.x.y/*",
    "a@b.c_",
    "*a@b.cd",
    "mailto:a@b.c",
    "www.*.x",
    "https://a.b",
  ],
  ...[
    "x: y",
    "x : y",
    "x #y",
    "'x'",
    '"x"',
    "x\"y'z",
    "[a, b]",
    "{a: b}",
    "&a",
    "*a",
    "!x",
    "|",
    ">",
    "%x",
    "@x",
    "? x",
  ],
  ...[
    "true",
    "null",
    "~",
    "1.10",
    "0x1F",
    "1e3",
    "2026-12-01",
    "12:30",
    "",
    " x ",
    "a\nb",
    "a\r\n\r\nb",
    "---\nx: y\n---",
  ],
  ...[
    "a\n# b",
    "a\n- b",
    "a\n\nb",
    "\t",
    "a\tb",
    "\u0000",
    "\u2028",
    "\u0085",
    "\ufeff",
    "\u00a0x",
    "a\u200bb",
    "\ud800",
    "😀",
  ],
  ...[
    "v2.4.1",
    "2026-12-01T21:00+01:00/2026-12-02T00:00+01:00",
    "Dee Park (on call)",
    "O'Neil",
    "100%",
    "a/b",
    "<name>",
  ],
];

const fact = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.array(fc.constantFrom(...nasty), { minLength: 1, maxLength: 4 }).map((it) => it.join("")),
  },
  { weight: 1, arbitrary: fc.string({ maxLength: 40 }) },
  { weight: 1, arbitrary: fc.string({ unit: "grapheme", maxLength: 40 }) },
  {
    weight: 1,
    arbitrary: fc.string({ unit: fc.constantFrom(..."`~*_[]()<>|\\#-+=!&:;@./ \n\"'{}a1"), maxLength: 20 }),
  },
);

/** What must not depend on a fact. */
function structureOf(document: Document) {
  return {
    sections: document.sections.slice(1).map((it) => [it.depth, it.title]),
    depths: document.sections.map((it) => it.depth),
    gates: document.gates.map((it) => it.state),
    tables: document.tables.map((it) => [it.columns.length, it.rows.map((row) => row.length)]),
    types: document.blocks.map((it) => `${it.type} ${it.depth}`),
    comments: document.comments.length,
    keys: Object.keys(document.frontMatter.data),
  };
}

/** Whether a text is a box, or says that something does not apply, to the reading as to the reader's eye. */
function looksLikeBox(text: string): boolean {
  const alone = read(parse(`${render({ template: sign }, { release: text })}\n`), {
    path: "x.md",
    kind: null,
    hints: null,
  });
  const [task, ...others] = alone.gates;
  return task?.state !== "open" || !task.text.startsWith("Tag ") || others.length > 0;
}

const sign = parseTemplate("- [ ] Tag {{release}} pushed\n- {{release}}\n", () => undefined);

const usual = structureOf(readFact("v1"));

test("a fact arrives as the text it is, and changes nothing around it", () => {
  fc.assert(
    fc.property(fact, (value) => {
      const text = plain(value);
      fc.pre(text !== "" && !hasMarks(value));
      const document = readFact(value);
      const structure = structureOf(document);
      // A fact that is a box to the reader's eye is read as one, however it is written: it cannot pass for a tick.
      const gates = looksLikeBox(text) ? usual.gates : structure.gates;
      expect({ ...structure, gates }).toEqual(usual);
      const texts = document.blocks.map((it) => plain(it.text));
      expect(texts[0]).toBe(`Release ${text}`);
      expect(texts[1]).toBe(text);
      expect(texts[2]).toBe(`Between ${text} and ${text} text`);
      expect(texts.slice(3, 5)).toEqual([text, `Release: ${text}`]);
      expect(texts[5]).toBe(`Tag ${text} pushed`);
      expect(texts.slice(6, 8)).toEqual([text, text]);
      expect(document.tables[0]?.rows[0]?.map((it) => plain(it.text))).toEqual([text, `before ${text}`]);
    }),
    { numRuns: 1000, examples: nasty.map((it) => [it]) },
  );
});

test("front matter holds a fact exactly", () => {
  fc.assert(
    fc.property(fact, fc.array(fact, { minLength: 1, maxLength: 3 }), (value, names) => {
      fc.pre(value.trim() !== "" && names.every((it) => it.trim() !== ""));
      const { data, errors } = readFact(value, names).frontMatter;
      expect(errors).toEqual([]);
      expect(data.plain).toBe(value);
      expect(data.double).toBe(`v ${value}`);
      expect(plain(String(data.single))).toBe(plain(`v ${value}`));
      expect(data.list).toEqual(names);
      expect(data.many).toEqual(names);
    }),
    { numRuns: 500, examples: nasty.map((it) => [it, [it, "b"]] as [string, string[]]) },
  );
});

test("code holds a fact without what would end it", () => {
  fc.assert(
    fc.property(fact, (value) => {
      const text = plain(value);
      fc.pre(text !== "");
      const { blocks } = readFact(value);
      const fence = blocks.find((it) => it.type === "code");
      expect(fence?.text).toBe(`deploy ${text.replaceAll("`", "'")}`);
    }),
    { numRuns: 300, examples: nasty.map((it) => [it]) },
  );
});

test.each([
  ["v2.4.1", "v2.4.1"],
  ["2026-12-01T21:00+01:00/PT2H", "2026-12-01T21:00+01:00/PT2H"],
  ["https://ci.example.com/run/12", "https://ci.example.com/run/12"],
  ["snake_case_name", "snake_case_name"],
  ["Dee Park (on call), 24/7", "Dee Park (on call), 24/7"],
  ["*bold*", "\\*bold\\*"],
])("%s is written as %s", (value, written) => {
  expect(render({ template }, { release: value })).toContain(`- **Release**: ${written}\n`);
});

test("a fact in front matter is quoted only where it must be", () => {
  const front = (release: string) => /^plain: (.*)$/m.exec(render({ template }, { release }))?.[1];
  expect(["v2.4.1", "Dee Park", "eu-west-1", "1.10", "true", "2026-12-01", "a: b", "[x]"].map(front)).toEqual([
    "v2.4.1",
    "Dee Park",
    "eu-west-1",
    '"1.10"',
    '"true"',
    '"2026-12-01"',
    '"a: b"',
    '"[x]"',
  ]);
});

test("a fact that is not given leaves the guide, or nothing", () => {
  const markdown = render({ template }, {});
  expect(markdown).toContain('plain: "[Version]"\n');
  expect(markdown).toContain("list: []\nmany:\n---");
  expect(markdown).toContain("# Release \n");
});

test("only own facts are looked up", () => {
  const probe = parseTemplate(
    "{{constructor}}{{to-string}}{{#if constructor}}x{{/if}}{{#each length}}y{{/each}}",
    () => undefined,
  );
  expect(render({ template: probe }, Object.create({ constructor: "inherited", length: ["1"] }))).toBe("");
});
