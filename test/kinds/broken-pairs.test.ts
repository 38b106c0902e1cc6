import { expect, test } from "vitest";
import { ConfigError } from "../../src/errors.ts";
import { type PairFile, pairFiles } from "../../src/kinds/pair-files.ts";
import { compilePair, exercisePair } from "../support/kinds.ts";

/** The error that loading the exercise's pair gives after a change to one of its files. */
function errorAfter(half: "schema" | "template", from: string | RegExp, to: string): string {
  const file = exercisePair[half];
  const text = file.text.replace(from, to);
  expect(text).not.toBe(file.text);
  try {
    compilePair({ ...exercisePair, [half]: { path: half === "schema" ? "k/x.schema.json" : "k/x.md.hbs", text } });
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError);
    return error instanceof Error ? error.message : "";
  }
  return "no error";
}

/** An expected error, in which `@` is the line that was changed. */
function expected(error: string, half: "schema" | "template", from: string | RegExp): string {
  const { text } = exercisePair[half];
  const at = typeof from === "string" ? text.indexOf(from) : text.search(from);
  return error.replace(":@:", `:${text.slice(0, at).split("\n").length}:`);
}

test.each<readonly [name: string, from: string | RegExp, to: string, error: string]>([
  [
    "a comma too many",
    '"template": 1,',
    '"template": 1,,',
    "k/x.schema.json:5:17: A key in double quotes was expected",
  ],
  ["an end too early", /\}\s*$/, "", "k/x.schema.json:95:1: The file ends too early"],
  ["text behind the end", /$/, " true", "Nothing was expected after the end of the value"],
  [
    "a key twice",
    '"template": 1,',
    '"template": 1, "template": 2,',
    'k/x.schema.json:5:18: The key "template" occurs twice',
  ],
  ["not an object", /^[\s\S]*$/, "[]", "k/x.schema.json:1: A schema must be an object"],
  ["no version", '"template": 1,', "", 'k/x.schema.json:1: "template", the template\'s version, is missing'],
  ["an unknown keyword", '"holds": ["steps"]', '"holding": ["steps"]', 'k/x.schema.json:@: Unknown keyword "holding"'],
  ["a keyword of JSON Schema that means nothing here", '"minItems": 2', '"minimum": 2', 'Unknown keyword "minimum"'],
  [
    "a keyword in the wrong place",
    '"pattern": "^[a-z]+',
    '"holds": [], "pattern": "^[a-z]+',
    '"holds" has no meaning here',
  ],
  [
    "an unknown phase",
    '"phase": "verify"',
    '"phase": "after"',
    'k/x.schema.json:@: "phase" must be equal to one of the allowed values: plan, deploy, verify, close',
  ],
  [
    "a gate of a wrong shape",
    '"waivable": false',
    '"waiveable": false',
    'k/x.schema.json:@: "backup" must NOT have additional properties: waiveable',
  ],
  ["invalid JSON Schema", '"minItems": 2', '"minItems": "two"', 'k/x.schema.json:@: "minItems" must be integer'],
  ["a broken pattern", '"^[a-z][a-z0-9-]*$"', '"^[a-z"', "k/x.schema.json:@: Invalid regular expression"],
  ["an unknown format", '"format": "date"', '"format": "day"', 'k/x.schema.json:@: Unknown format "day"'],
  [
    "a reference to nothing",
    "#/$defs/step",
    "#/$defs/stage",
    'k/x.schema.json:@: "$ref" must name an entry of "$defs"',
  ],
  [
    "a reference to itself",
    '"properties": {\n        "fields": { "required": ["owner"] },',
    '"$ref": "#/$defs/step", "properties": {\n        "fields": { "required": ["owner"] },',
    "not lead back to itself",
  ],
  ["a fact nobody knows", '"when": { "risk"', '"when": { "rusk"', 'k/x.schema.json:@: Unknown fact "rusk" in "when"'],
  [
    "a value a fact never has",
    '"when": { "risk": "high" }',
    '"when": { "risk": "!extreme" }',
    '"risk" is never "!extreme", but one of low, medium, high',
  ],
  [
    "a list fact as text",
    '"services": { "items": { "pattern": "^[a-z][a-z0-9-]*$" } }',
    '"services": { "pattern": "x" }',
    'The fact "services" is a list',
  ],
  [
    "a part that no section has",
    '"items": { "minItems": 1 } } }',
    '"item": { "minItems": 1 } } }',
    'A section has no "item"',
  ],
  ["a section without heading", '"title": "Findings"', '"title": "Results", "titles": ["Befunde"]', "no error"],
  [
    "a gate the template lacks",
    'No customer data is at risk"',
    'No data is at risk"',
    'k/x.schema.json:@: The template has no gate "No data is at risk"',
  ],
  [
    "an approval the template lacks",
    '"role": "Service owner"',
    '"role": "Auditor"',
    'The template has nowhere for "Auditor" to sign',
  ],
  ["a version the template lacks", '"template": 1,', '"template": 2,', 'The front matter must say "template: 2"'],
])("the schema has %s", (_, from, to, error) => {
  expect(errorAfter("schema", from, to)).toContain(expected(error, "schema", from));
});

test.each<readonly [name: string, from: string | RegExp, to: string, error: string]>([
  ["a block that does not end", "{{/guide}}", "", "k/x.md.hbs:"],
  ["the wrong end", "{{/guide}}", "{{/if}}", "guide doesn't match if"],
  [
    "an unknown helper",
    '{{guide "[Link to the announcement]"}}',
    '{{link "x"}}',
    'k/x.md.hbs:@: Unknown helper "link"',
  ],
  ["an unknown block", "{{#guide}}", "{{#with x}}{{/with}}{{#guide}}", 'Unknown helper "#with"'],
  ["an unknown fact", "{{code region}}", "{{code regoin}}", 'k/x.md.hbs:@: Unknown fact or helper "regoin"'],
  ["a partial", "## Scope", "{{> other}}\n## Scope", "k/x.md.hbs:@: A template can't hold partials"],
  ["a path into an object", "{{code region}}", "{{region.constructor}}", '"region.constructor" is no fact'],
  ["a way to the outside", "{{code region}}", "{{../region}}", '"../region" is no fact'],
  ["data of the engine", "{{code region}}", "{{@root}}", '"@root" is no fact'],
  ["unescaped output", "{{code region}}", "{{{region}}}", "k/x.md.hbs:@: Facts are always escaped"],
  ["a helper of Handlebars", "{{code region}}", '{{lookup this "region"}}', 'Unknown helper "lookup"'],
  ["named parameters", "{{code region}}", '{{code region as="x"}}', 'Helpers have no named parameter "as"'],
  [
    "a gate the schema lacks",
    "- [ ] No customer",
    "- [ ] Everybody is awake\n- [ ] No customer",
    'k/x.md.hbs:@: The schema declares no gate "Everybody is awake"',
  ],
  ["no heading for a section", "## Findings", "## Results", 'The template has no heading for the section "findings"'],
  ["no gate", "- [ ] No customer data is at risk\n", "", 'The template has no gate "No customer data is at risk"'],
  [
    "another kind",
    "kind: dr-exercise",
    "kind: exercise",
    'k/x.md.hbs:@: The front matter must say "kind: dr-exercise"',
  ],
  ["another version", "template: 1", "template: 3", 'k/x.md.hbs:@: The front matter must say "template: 1"'],
  ["broken front matter", "kind: dr-exercise", "kind: dr-exercise\nx: [", "k/x.md.hbs:"],
  ["our own marks", "## Scope", "## Scope \ue000", "k/x.md.hbs:1: The characters"],
])("the template has %s", (_, from, to, error) => {
  expect(errorAfter("template", from, to)).toContain(expected(error, "template", from));
});

test.each<readonly [name: string, paths: readonly string[], taken: readonly string[], error: string]>([
  ["no schema", ["k/a.md.hbs"], [], "k/a.md.hbs:1: Its counterpart a.schema.json is missing"],
  ["no template", ["k/a.schema.json"], [], "k/a.schema.json:1: Its counterpart a.md.hbs is missing"],
  ["a name that is none", ["k/My Kind.md.hbs"], [], '"My Kind" is no name for a kind'],
  ["a name twice", ["k/a.md.hbs", "l/a.md.hbs"], [], 'l/a.md.hbs:1: The kind "a" has another template: k/a.md.hbs'],
  ["a name that is taken", ["k/a.md.hbs", "k/a.schema.json"], ["a"], 'There is a kind "a" already'],
  ["an old version alone", ["a@1.md.hbs", "a@1.schema.json"], [], 'an older version of "a", but no current one'],
])("a folder has %s", (_, paths, taken, error) => {
  const files = paths.map((path): PairFile => ({ path, text: "" }));
  expect(() => pairFiles(files, taken)).toThrow(error);
});

test("files are paired by name and version, others left alone", () => {
  const names = ["a.md.hbs", "a.schema.json", "a@1.md.hbs", "a@1.schema.json", "README.md"];
  const pairs = pairFiles(names.map((name) => ({ path: `k/${name}`, text: "" })));
  expect(pairs.map((it) => [it.name, it.version, it.schema.path])).toEqual([
    ["a", null, "k/a.schema.json"],
    ["a", 1, "k/a@1.schema.json"],
  ]);
});

test("all problems of a kind are told at once", () => {
  const schema = exercisePair.schema.text.replace('"criteria"', '"criterion"').replace('"holds"', '"holding"');
  expect(() => compilePair({ ...exercisePair, schema: { path: "x.schema.json", text: schema } })).toThrow(
    'x.schema.json:48: Unknown keyword "holding"\nx.schema.json:59: Unknown keyword "criterion"',
  );
});
