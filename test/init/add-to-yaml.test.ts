import { expect, test } from "vitest";
import { parse } from "yaml";
import { type Addition, addToYaml } from "../../src/workspace/init/add-to-yaml.ts";

const item: Addition = { path: ["repos"], key: null, value: { repo: "local" } };
const command: Addition = { path: ["pre-commit", "commands"], key: "deploydoc", value: { run: "lint" } };
const job: Addition = { path: [], key: "deploydoc", value: { script: ["check"] } };

interface Case {
  readonly name: string;
  readonly addition: Addition;
  /** The text, with `+` before the lines that are to be added. */
  readonly text: string;
}

const cases: readonly Case[] = [
  { name: "nothing", addition: item, text: "+repos:\n+  - repo: local" },
  { name: "comments alone", addition: item, text: "# See the handbook\n+repos:\n+  - repo: local" },
  {
    name: "an item of its own indentation",
    addition: item,
    text: "repos:\n    -   repo: a # x\n+    - repo: local\n\nci: {}",
  },
  { name: "a list that is not indented", addition: item, text: "repos:\n- repo: a\n+- repo: local\n# end\nci: {}" },
  {
    name: "a comment that belongs to the last item",
    addition: item,
    text: "repos:\n  - repo: a\n    # rev: 1\n+  - repo: local",
  },
  { name: "no list yet", addition: item, text: "ci: {}\n+\n+repos:\n+  - repo: local" },
  { name: "brackets further in", addition: item, text: "repos:\n  - { repo: a }\n+  - repo: local" },
  {
    name: "no command yet",
    addition: command,
    text: "pre-commit:\n  piped: true\n+  commands:\n+    deploydoc:\n+      run: lint\npre-push: {}",
  },
  {
    name: "a text in many lines",
    addition: command,
    text: "pre-commit:\n  commands:\n    a:\n      run: |\n        x\n\n        y\n+    deploydoc:\n+      run: lint",
  },
  {
    name: "no such hook yet",
    addition: command,
    text: "pre-push: {}\n+\n+pre-commit:\n+  commands:\n+    deploydoc:\n+      run: lint",
  },
  {
    name: "a document with a marker",
    addition: job,
    text: "---\nbuild:\n    script: x\n# end\n+\n+deploydoc:\n+  script:\n+    - check",
  },
  {
    name: "anchors and aliases",
    addition: job,
    text: ".base: &base { image: node }\nbuild:\n  <<: *base\n+\n+deploydoc:\n+  script:\n+    - check",
  },
];

test.for(cases)("$name: only lines are added", ({ addition, text }) => {
  const lines = text.split("\n");
  const before = lines.filter((line) => !line.startsWith("+")).join("\n");
  const after = `${lines.map((line) => line.replace(/^\+/, "")).join("\n")}\n`;
  for (const end of ["", "\n"]) {
    const added = addToYaml(before === "" ? "" : before + end, addition);
    expect(added.replace(/\n?$/, "\n")).toBe(after);
  }
});

test.for([
  ["repos: []\n# end\n", item, { repos: [{ repo: "local" }] }],
  ["repos: [{ repo: a }] # mine\n", item, { repos: [{ repo: "a" }, { repo: "local" }] }],
  ["pre-commit:\n# end\n", command, { "pre-commit": { commands: { deploydoc: { run: "lint" } } } }],
  [
    "pre-commit: { piped: true }\n",
    command,
    { "pre-commit": { piped: true, commands: { deploydoc: { run: "lint" } } } },
  ],
  ["build: 1 # one\n...\n", job, { build: 1, deploydoc: { script: ["check"] } }],
] as const)("%j is laid out anew, its comments kept", ([text, addition, data]) => {
  const added = addToYaml(text, addition);
  expect(parse(added)).toEqual(data);
  for (const comment of text.match(/# \w+/g) ?? []) expect(added).toContain(comment);
});

test.for([
  ["repos: 1\n", item, 'holds something else than a list at "repos"'],
  ["repos: { a: 1 }\n", item, 'holds something else than a list at "repos"'],
  ["pre-commit: { commands: [] }\n", command, 'holds something else than a map at "pre-commit.commands"'],
  ["- a\n", job, "holds something else than a map"],
  ["a: 1\n---\nb: 1\n", job, "holds several YAML documents"],
  ["a: b: c\n", job, "is not valid YAML"],
  ["a: 1\na: 2\n", job, "is not valid YAML"],
] as const)("%j is refused", ([text, addition, said]) => {
  expect(() => addToYaml(text, addition)).toThrow(said);
});
