import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { ConfigError } from "../../src/errors.ts";
import { openConfigs } from "../../src/workspace/config.ts";
import { runAt, runCheck } from "../merge/run-check.ts";
import { type Files, makeRepository, type TestRepository } from "../support/repository.ts";
import { makeFolder } from "./temporary-folder.ts";

const file = "deploydoc.config.yaml";

async function configOf(files: Readonly<Record<string, string>>) {
  const folder = await makeFolder(files);
  return openConfigs(folder, null)(folder);
}

/** What is said of the configs. */
async function faultOf(files: Readonly<Record<string, string>>): Promise<string> {
  const error: unknown = await configOf(files).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(ConfigError);
  return error instanceof Error ? error.message : "";
}

describe("what holds", () => {
  test("a later one wins: objects by key, lists as a whole, rules by rule, overrides all of them", async () => {
    const config = await configOf({
      "policy/one.yaml": [
        "include: [a, b]",
        "drafts: allow",
        "approvals: { level: digest, required: { low: [QA], high: [QA, CAB] } }",
        "rules: { vague-step: warn, unchecked-gate: { level: error, suppressible: false }, slow-rollback: off }",
        "overrides: [{ files: [one/**], rules: { vague-step: off } }]",
      ].join("\n"),
      "policy/two.json": '{ "rules": { "vague-step": "error" }, "approvals": { "level": { "high": "signature" } } }',
      [file]: [
        "extends: [./policy/one.yaml, ./policy/two.json]",
        "include: [c]",
        "approvals: { required: { low: [Lead] } }",
        "rules: { unchecked-gate: warn, missing-section: off }",
        "overrides: [{ files: [own/**], rules: { slow-rollback: info } }]",
      ].join("\n"),
    });
    expect(config).toMatchObject({ include: ["c"], drafts: "allow" });
    expect(config.approvals.level).toEqual({ low: "digest", medium: "digest", high: "signature" });
    expect(config.approvals.required).toMatchObject({ low: ["Lead"], high: ["QA", "CAB"] });
    expect(config.rules).toEqual({
      "vague-step": { level: "error", options: {}, suppressible: null },
      "unchecked-gate": { level: "warn", options: {}, suppressible: false },
      "slow-rollback": { level: "off", options: {}, suppressible: null },
      "missing-section": { level: "off", options: {}, suppressible: null },
    });
    expect(config.overrides.map(({ files }) => files)).toEqual([["one/**"], ["own/**"]]);
    expect(config.files.map((it) => it.slice(config.root.length + 1))).toEqual([
      file,
      "policy/one.yaml",
      "policy/two.json",
    ]);
    const origin = (key: string) => config.origins.get(key);
    expect(["include", "include.1", "drafts", "rules.vague-step.level"].map(origin)).toEqual([
      `${file}:2:1`,
      undefined,
      "policy/one.yaml:2:1",
      "policy/two.json:1:14",
    ]);
    expect(["rules.unchecked-gate.level", "rules.unchecked-gate.suppressible"].map(origin)).toEqual([
      `${file}:4:10`,
      "policy/one.yaml:4:60",
    ]);
    expect(["overrides.0.files", "overrides.1.files"].map(origin)).toEqual(["policy/one.yaml:5:15", `${file}:5:15`]);
  });

  test("a folder of kinds is that of the file that names it, globs are relative to the config that holds", async () => {
    const config = await configOf({
      "policy/base.yaml": "kinds: kinds\nignore: [old/**]\n",
      [file]: "extends: [./policy/base.yaml]\n",
    });
    expect(config).toMatchObject({ kinds: "policy/kinds", ignore: ["old/**"] });
  });

  test("installed packages: their config or a file, from the config's folder upward, and what they extend", async () => {
    const modules = {
      "node_modules/@acme/policy/deploydoc.config.yaml": "extends: [plain/strict.yaml, ./parts/more.yaml]\n",
      "node_modules/@acme/policy/parts/more.yaml": "drafts: allow\n",
      "node_modules/plain/strict.yaml": "suppressions: any\n",
      "team/node_modules/plain/strict.yaml": "limits: { hotfixHours: 1 }\n",
      [file]: "extends: ['@acme/policy']\n",
      "team/deploydoc.config.yaml": "extends: ['@acme/policy', plain/strict.yaml]\n",
    };
    expect(await configOf(modules)).toMatchObject({ drafts: "allow", suppressions: "any" });
    const folder = await makeFolder(modules);
    const config = await openConfigs(folder, null)(join(folder, "team"));
    expect(config).toMatchObject({ drafts: "allow", suppressions: "any", limits: { hotfixHours: 1 } });
  });

  test("the same file may be extended by two", async () => {
    const config = await configOf({
      "a.yaml": "extends: [./c.yaml]\n",
      "b.yaml": "extends: [./c.yaml]\n",
      "c.yaml": "drafts: allow\noverrides: [{ files: [x], rules: {} }]\n",
      [file]: "extends: [./a.yaml, ./b.yaml]\n",
    });
    expect(config.drafts).toBe("allow");
    expect(config.files).toHaveLength(4);
  });
});

describe("faults name the file, line and column", () => {
  const package_ = "node_modules/@acme/policy";
  test.for<[string, Readonly<Record<string, string>>, string]>([
    ["a file that is not there", { [file]: "extends:\n  - ./no.yaml\n" }, `${file}:2:5: "./no.yaml" does not exist`],
    [
      "a fault in a file that is extended",
      { [file]: "extends: [./a.yaml]\n", "a.yaml": "drafts: allow\nrule: {}\n" },
      'a.yaml:2:1: Unknown key "rule": did you mean "rules"?',
    ],
    [
      "a file that is not there, in a file that is extended",
      { [file]: "extends: [./sub/a.yaml]\n", "sub/a.yaml": "drafts: allow\nextends: [./b.yaml]\n" },
      'sub/a.yaml:2:11: "./b.yaml" does not exist',
    ],
    [
      "itself",
      { [file]: `extends: [./${file}]\n` },
      `${file}:1:11: "./${file}" leads back here: ${file} extends ${file}`,
    ],
    [
      "a round",
      { [file]: "extends: [./a.yaml]\n", "a.yaml": "extends: [./b.yaml]\n", "b.yaml": "extends: [./a.yaml]\n" },
      'b.yaml:1:11: "./a.yaml" leads back here: a.yaml extends b.yaml extends a.yaml',
    ],
    [
      "too deep",
      Object.fromEntries(
        Array.from({ length: 14 }, (_, at) => [at === 0 ? file : `${at}.yaml`, `extends: [./${at + 1}.yaml]\n`]),
      ),
      '10.yaml:1:11: "./11.yaml" lies deeper than 10 configs that extend each other',
    ],
    ["outside", { [file]: "extends: [../a.yaml]\n" }, `${file}:1:11: "../a.yaml" lies outside the repository`],
    [
      "a file in a package",
      { [file]: "extends: [./node_modules/a/b.yaml]\n" },
      `"./node_modules/a/b.yaml" lies in a package: name it as`,
    ],
    ["an absolute path", { [file]: "extends: [/etc/passwd]\n" }, '"/etc/passwd" is neither a file'],
    ["an address", { [file]: "extends: ['https://a.example/b.yaml']\n" }, "is neither a file"],
    ["a way out of a package's name", { [file]: "extends: [a/../../b.yaml]\n" }, "is neither a file"],
    ["a package that is not there", { [file]: "extends: [acme]\n" }, `${file}:1:11: "acme" is not installed`],
    [
      "a package without a config",
      { [file]: "extends: ['@acme/policy']\n", [`${package_}/package.json`]: "{}" },
      `${file}:1:11: "@acme/policy" is installed, but offers no deploydoc.config.yaml`,
    ],
    [
      "a file that a package has not",
      { [file]: "extends: ['@acme/policy/x.yaml']\n", [`${package_}/package.json`]: "{}" },
      `${file}:1:11: "@acme/policy/x.yaml" does not exist`,
    ],
    [
      "a way out of a package",
      { [file]: "extends: ['@acme/policy']\n", [`${package_}/${file}`]: "extends: [../../../a.yaml]\n", "a.yaml": "" },
      `${package_}/${file}:1:11: "../../../a.yaml" lies outside the package @acme/policy`,
    ],
    ["no list", { [file]: "extends: ./a.yaml\n" }, `${file}:1:10: "extends" is "./a.yaml": expected a list`],
    [
      "people of an extended file who share a name",
      {
        [file]: "extends: [./a.yaml]\n",
        "a.yaml": "\napprovals:\n  people: [{ name: Dee, aliases: [d] }, { name: Dan, aliases: [d] }]\n",
      },
      'a.yaml:3:3: "d" stands for two of "approvals.people"',
    ],
  ])("%s", async ([, files, expected]) => {
    expect(await faultOf(files)).toContain(expected);
  });

  test("more files than anybody means to have", async () => {
    const many = Array.from({ length: 11 }, () => "./a.yaml").join(", ");
    const files = { [file]: `extends: [${many}]\n`, "a.yaml": `extends: [${many.replaceAll("a.yaml", "b.yaml")}]\n` };
    expect(await faultOf({ ...files, "b.yaml": "" })).toContain("more than 100 configs are extended");
  });
});

describe("under check", () => {
  const open = "# Checks\n\n- [ ] Backups are taken\n";
  const off = "rules: { unchecked-gate: off }\n";

  async function branch(main: Files, work: Files): Promise<TestRepository> {
    const repository = await makeRepository();
    repository.commit({ files: { ".gitignore": "node_modules\n", ...main } });
    repository.branch("work");
    repository.commit({ files: work });
    return repository;
  }

  function install(repository: TestRepository, files: Readonly<Record<string, string>>): void {
    for (const [name, text] of Object.entries(files)) {
      const path = join(repository.path, "node_modules", name);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text);
    }
  }

  const check = (repository: TestRepository) => runCheck(repository.path, ["--base", "main"]);
  const document = { "deployments/a.md": open };

  test("an extended file is that of the base, and a change to it is one to the policy", async () => {
    const extending = { [file]: "extends: [./policy/base.yaml]\n", "policy/base.yaml": "drafts: block\n" };
    const loosened = await branch(extending, { ...document, "policy/base.yaml": off });
    const { code, errors } = await check(loosened);
    expect({ code, rules: errors.map(({ rule }) => rule) }).toEqual({ code: 1, rules: ["unchecked-gate"] });
    const { stdout } = await runAt(loosened.path, ["check", "--base", "main"]);
    expect(stdout).toContain("Not in force until it is merged: policy/base.yaml");
    const honest = await branch({ ...extending, "policy/base.yaml": off }, document);
    expect(await check(honest)).toMatchObject({ code: 0, stderr: "" });
  });

  test("an installed package counts while the branch asks for no other", async () => {
    const pinned = '{\n  "packages": {\n    "node_modules/@acme/policy": {\n      "version": "1.0.0"\n    }\n  }\n}\n';
    const main = { [file]: "extends: ['@acme/policy']\n", "package-lock.json": pinned };
    const policy = { "@acme/policy/deploydoc.config.yaml": off };
    const honest = await branch(main, {
      ...document,
      "package.json": '{\n  "dependencies": {\n    "a": "1"\n  }\n}\n',
    });
    install(honest, policy);
    expect(await check(honest)).toMatchObject({ code: 0, stderr: "" });

    const other = await branch(main, { ...document, "package-lock.json": pinned.replace("1.0.0", "6.6.6") });
    install(other, policy);
    const refused = await check(other);
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain(
      `${file}:1:11: Package "@acme/policy" is not that of main, for package-lock.json differs: merge that first`,
    );

    const registry = await branch(main, { ...document, ".npmrc": "registry=https://evil.example\n" });
    install(registry, policy);
    expect((await check(registry)).stderr).toContain(".npmrc differs");
  });

  test("a package that the branch brings along does not", async () => {
    const main = { [file]: "extends: ['@acme/policy']\n", ".gitignore": "" };
    const brought = await branch(main, { ...document, "node_modules/@acme/policy/deploydoc.config.yaml": off });
    const refused = await check(brought);
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain('Package "@acme/policy" comes with the branch');

    const vendored = await branch(
      { ...main, "node_modules/@acme/policy/deploydoc.config.yaml": "" },
      {
        ...document,
        "node_modules/@acme/policy/deploydoc.config.yaml": off,
      },
    );
    expect((await check(vendored)).errors.map(({ rule }) => rule)).toEqual(["unchecked-gate"]);

    // A workspace's package is what the base has of it.
    const workspace = await branch(
      { [file]: "extends: ['@acme/policy']\n", "packages/policy/deploydoc.config.yaml": "" },
      { ...document, "packages/policy/deploydoc.config.yaml": off },
    );
    mkdirSync(join(workspace.path, "node_modules/@acme"), { recursive: true });
    symlinkSync("../../packages/policy", join(workspace.path, "node_modules/@acme/policy"));
    expect((await check(workspace)).errors.map(({ rule }) => rule)).toEqual(["unchecked-gate"]);
  });
});
