import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { runAt, runCheck } from "../merge/run-check.ts";
import { type Files, makeRepository } from "../support/repository.ts";
import { makeFolder } from "./temporary-folder.ts";

const config = (rules = "") => `plugins: [./rules/our-rules.mjs]\nrules: { ${rules} }\n`;
const path = "deployments/a.md";
const document = "# Release of checkout\n\nWe release it.\n";

/** A plugin with one rule, of which parts are replaced. */
const plugin = (parts: Readonly<Record<string, string>> = {}, before = "") => {
  const rule = {
    id: '"acme/names-ticket"',
    summary: '"A title names no ticket"',
    nature: '"contradiction"',
    options: '{ prefix: { type: "string", default: "OPS", description: "What tickets begin with" } }',
    check: `function* (subject, { prefix }) {
      const [title] = subject.document.sections;
      if (title && !title.title.includes(prefix + "-")) yield { range: title.range, message: "No ticket of " + prefix };
    }`,
    ...parts,
  };
  const fields = Object.entries(rule).map(([key, value]) => `  ${key}: ${value},`);
  return `${before}\nexport const rules = [{\n${fields.join("\n")}\n}];\n`;
};

async function lint(text: string, settings = "", args: readonly string[] = []) {
  const folder = await makeFolder({
    "deploydoc.config.yaml": config(settings),
    "rules/our-rules.mjs": text,
    "rules/other.mjs": "globalThis.reached = true;",
    [path]: document,
  });
  const { stdout, stderr, code } = await runAt(folder, ["lint", "--format", "compact", ...args]);
  return { code, stderr, said: stdout.split("\n")[0] };
}

describe("lint", () => {
  test("a plugin's rule is one like others: options, levels, overrides, suppressions, baseline", async () => {
    expect((await lint(plugin())).said).toContain("No ticket of OPS");
    expect((await lint(plugin())).code).toBe(1);
    expect((await lint(plugin(), "acme/names-ticket: { level: warn, prefix: TEAM }")).said).toContain(
      "No ticket of TEAM",
    );
    expect(await lint(plugin(), "acme/names-ticket: warn")).toMatchObject({ code: 0 });
    expect((await lint(plugin(), "acme/names-ticket: off")).said).not.toContain("No ticket");
    expect((await lint(plugin(), "", ["--rule", "acme/names-ticket=info"])).code).toBe(0);
  });

  test.for<[string, string, string]>([
    ["a syntax error", "export const rules = [", "can't be loaded: Unexpected end of input"],
    ["an error on loading", 'throw new Error("no luck");', "can't be loaded: no luck"],
    ["an import of a file beside it", plugin({}, 'import "./other.mjs";'), "a plugin is one file"],
    ["an import of a package", plugin({}, 'import "yaml";'), "a plugin is one file"],
    ["no rules", "export const rule = {};", 'must export a list "rules", or one by default'],
    ["a rule that is none", "export default [1];", "a rule must be an object"],
    ["an id without prefix", plugin({ id: '"names-ticket"' }), 'rule id "names-ticket" must have a prefix'],
    ["no check", plugin({ check: "1" }), 'rule "acme/names-ticket" needs a function "check"'],
    ["a strange nature", plugin({ nature: '"bad"' }), 'has the nature "bad": expected incomplete'],
    ["a strange group", plugin({ group: '"Ours"' }), 'has the group "Ours": expected Structure'],
    ["a strange option", plugin({ options: "{ prefix: {} }" }), 'has an option "prefix" without a "type"'],
    ["an id twice", `${plugin()}rules.push(rules[0]);`, 'rule "acme/names-ticket" is there twice'],
    ["a throw", plugin({ check: "() => { throw new Error('oh') }" }), `failed on ${path}: oh`],
    ["no list", plugin({ check: "() => 1" }), "it gave no list of faults"],
    ["no fault", plugin({ check: "() => [{ message: 'x' }]" }), 'it gave {"message":"x"}, which is no fault'],
    [
      "a place that is not there",
      plugin({ check: "() => [{ message: 'x', range: { line: 99, column: 1, endLine: 99, endColumn: 1 } }]" }),
      "which is no fault",
    ],
  ])("%s is told with the plugin's name", async ([, text, expected]) => {
    const { code, stderr } = await lint(text);
    expect(code).toBe(2);
    expect(stderr).toContain("deploydoc: Plugin rules/our-rules.mjs");
    expect(stderr).toContain(expected);
    expect("reached" in globalThis).toBe(false);
  });

  test("a plugin may import what Node brings, and find nothing", async () => {
    const text = plugin({ check: "() => void sep" }, 'import { sep } from "node:path";');
    expect(await lint(text)).toMatchObject({ code: 0, stderr: "" });
  });

  test("a rule that no plugin has", async () => {
    const { code, stderr } = await lint(plugin(), "\n  acme/other: off\n");
    expect(code).toBe(2);
    expect(stderr).toContain('deploydoc.config.yaml:3:3: Unknown rule "acme/other": no plugin of the config has it');
  });

  test("two plugins with the same rule, and one that is not there", async () => {
    const files = {
      "deploydoc.config.yaml": "plugins: [./a.mjs, ./b.mjs]\n",
      "a.mjs": plugin(),
      "b.mjs": plugin(),
      [path]: document,
    };
    const two = await runAt(await makeFolder(files), ["lint"]);
    expect(two.stderr).toContain('Plugin b.mjs: rule "acme/names-ticket" is one of a.mjs already');
    const none = await runAt(await makeFolder({ ...files, "deploydoc.config.yaml": "plugins: [./no.mjs]\n" }), [
      "lint",
    ]);
    expect(none).toMatchObject({ code: 2, stderr: "deploydoc: Plugin no.mjs does not exist\n" });
  });

  test("a package may not bring one along", async () => {
    const folder = await makeFolder({
      "deploydoc.config.yaml": "extends: [acme]\n",
      "node_modules/acme/deploydoc.config.yaml": "plugins: [./evil.mjs]\n",
      [path]: document,
    });
    expect((await runAt(folder, ["lint"])).stderr).toContain(
      'node_modules/acme/deploydoc.config.yaml:1:1: A package may not set "plugins"',
    );
  });
});

describe("check", () => {
  const evil = 'import { writeFileSync } from "node:fs";\nwriteFileSync("HACKED", "");\nexport const rules = [];\n';
  const strict = { "deploydoc.config.yaml": config(), "rules/our-rules.mjs": plugin() };

  async function check(main: Files, work: Files) {
    const repository = await makeRepository();
    repository.commit({ files: { "README.md": "# Ours\n", ...main } });
    repository.branch("work");
    repository.commit({ files: { [path]: document, ...work } });
    const checked = await runCheck(repository.path, ["--base", "main"]);
    const ran = [repository.path, process.cwd()].some((folder) => existsSync(join(folder, "HACKED")));
    return { code: checked.code, rules: checked.errors.map(({ rule }) => rule), stderr: checked.stderr, ran };
  }

  test("runs the plugin that the base names, as the base has it", async () => {
    expect(await check(strict, {})).toEqual({ code: 1, rules: ["acme/names-ticket"], stderr: "", ran: false });
    // Changed, or taken away, by the branch.
    for (const file of [evil, null]) {
      expect(await check(strict, { "rules/our-rules.mjs": file })).toEqual({
        code: 1,
        rules: ["acme/names-ticket"],
        stderr: "",
        ran: false,
      });
    }
  });

  test("runs none that the branch brings in, by the config or through what a plugin imports", async () => {
    const brought = { "deploydoc.config.yaml": config(), "rules/our-rules.mjs": evil };
    expect(await check({}, brought)).toEqual({ code: 0, rules: [], stderr: "", ran: false });
    const importing = { ...strict, "rules/our-rules.mjs": plugin({}, 'import "./more.mjs";') };
    const refused = await check(importing, { "rules/more.mjs": evil });
    expect(refused).toMatchObject({ code: 2, ran: false });
    expect(refused.stderr).toContain("a plugin is one file");
  });
});
