import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { defaultConfig } from "../../src/engine/default-config.ts";
import { ConfigError } from "../../src/errors.ts";
import { openConfigs } from "../../src/workspace/config.ts";
import { makeFolder } from "./temporary-folder.ts";

const file = "deploydoc.config.yaml";

/** What is said of a config. */
async function faultOf(text: string, name = file): Promise<string> {
  const folder = await makeFolder({ [name]: text });
  const error = await openConfigs(
    folder,
    null,
  )(folder).then(
    () => new Error("no fault"),
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(ConfigError);
  return error instanceof Error ? error.message : "";
}

describe("faults", () => {
  test.for([
    ["broken YAML", "include: [a\nrules: {}\n", /^deploydoc\.config\.yaml:2:1: /],
    ["a key twice", "drafts: allow\ndrafts: block\n", "deploydoc.config.yaml:2:1: Map keys must be unique"],
    ["a list", "- include\n", "deploydoc.config.yaml:1:1: The config is a list: expected an object"],
    [
      "an unknown key",
      "drafts: allow\nincludes: []\n",
      'deploydoc.config.yaml:2:1: Unknown key "includes": did you mean "include"?',
    ],
    ["a key like nothing", "qwertyuiop: 1\n", 'deploydoc.config.yaml:1:1: Unknown key "qwertyuiop"'],
    ["__proto__", "__proto__: { include: [] }\n", 'deploydoc.config.yaml:1:1: Unknown key "__proto__"'],
    [
      "an unknown rule",
      "rules:\n  unchecked-gates: off\n",
      'deploydoc.config.yaml:2:3: Unknown rule "unchecked-gates": did you mean "unchecked-gate"?',
    ],
    [
      "an unknown level",
      "rules:\n  unchecked-gate: fatal\n",
      'deploydoc.config.yaml:2:19: "rules.unchecked-gate" is "fatal": expected off, info, warn, error',
    ],
    [
      "an unknown option",
      "rules:\n  unchecked-gate: { lvel: off }\n",
      'deploydoc.config.yaml:2:21: Unknown key "lvel" in "rules.unchecked-gate": did you mean "level"?',
    ],
    [
      "an unknown rule in an override",
      "overrides:\n  - files: [a]\n    rules: { nonsense-rule: off }\n",
      'deploydoc.config.yaml:3:14: Unknown rule "nonsense-rule"',
    ],
    [
      "an override without files",
      "overrides:\n  - rules: {}\n",
      'deploydoc.config.yaml:2:5: "overrides.0" lacks "files"',
    ],
    [
      "the wrong type",
      "limits:\n  documentBytes: many\n",
      'deploydoc.config.yaml:2:18: "limits.documentBytes" is "many": expected an integer',
    ],
    [
      "a text where a list is wanted",
      "include: docs\n",
      'deploydoc.config.yaml:1:10: "include" is "docs": expected a list',
    ],
    ["a value that is not there", "include:\n", '"include" is empty: expected a list'],
    [
      "aliases without end",
      `a: &a [x,x,x,x,x,x,x,x,x,x]\n${"bcdef"
        .split("")
        .map((it, at) => `${it}: &${it} [${Array(10).fill(`*${"abcdef"[at]}`).join(",")}]`)
        .join("\n")}\n`,
      "alias",
    ],
  ] as const)("%s", async ([, text, expected]) => {
    const message = await faultOf(text);
    if (typeof expected === "string") expect(message).toContain(expected);
    else expect(message).toMatch(expected);
  });

  test("every fault is told, in order of place", async () => {
    const message = await faultOf("rules:\n  x-y: off\ndraft: block\n");
    expect(message.split("\n")).toHaveLength(2);
    expect(message).toMatch(/:2:3: .*\n.*:3:1: /);
  });

  test("broken JSON", async () => {
    expect(await faultOf('{ "include": [ }', "deploydoc.config.json")).toContain("deploydoc.config.json:1:");
  });

  test("two configs in one folder", async () => {
    const folder = await makeFolder({ [file]: "", "deploydoc.config.json": "{}" });
    await expect(openConfigs(folder, null)(folder)).rejects.toThrow(
      "holds both deploydoc.config.yaml and deploydoc.config.json",
    );
  });

  test("a config that is named and not there", async () => {
    const folder = await makeFolder({});
    await expect(openConfigs(folder, "ghost.yaml")(folder)).rejects.toThrow("Config ghost.yaml does not exist");
  });
});

describe("what holds", () => {
  test("the defaults, relative to the working directory, where there is no config", async () => {
    const folder = await makeFolder({ "a/b.md": "" });
    expect(await openConfigs(folder, null)(join(folder, "a"))).toEqual(defaultConfig(folder));
  });

  test("the nearest config upward; its parts over the defaults", async () => {
    const folder = await makeFolder({
      [file]: "drafts: allow\n",
      "a/deploydoc.config.json":
        '{ "limits": { "documentBytes": 10 }, "approvals": { "required": { "low": ["QA"] } } }',
      "a/b/c.md": "",
    });
    const configs = openConfigs(folder, null);
    const origins = expect.any(Map);
    expect(await configs(folder)).toEqual({
      ...defaultConfig(folder),
      drafts: "allow",
      files: [join(folder, file)],
      origins,
    });
    const nearer = defaultConfig(join(folder, "a"));
    expect(await configs(join(folder, "a", "b"))).toEqual({
      ...nearer,
      files: [join(folder, "a/deploydoc.config.json")],
      origins,
      limits: { ...nearer.limits, documentBytes: 10 },
      approvals: { ...nearer.approvals, required: { ...nearer.approvals.required, low: ["QA"] } },
    });
  });

  test("nothing from outside the repository", async () => {
    const folder = await makeFolder({ [file]: "drafts: allow\n", "inner/.git/HEAD": "", "inner/a.md": "" });
    const inner = join(folder, "inner");
    expect((await openConfigs(inner, null)(inner)).drafts).toBe("block");
  });

  test("an empty config is one", async () => {
    const folder = await makeFolder({ [file]: "# nothing yet\n" });
    expect(await openConfigs(folder, null)(folder)).toEqual({
      ...defaultConfig(folder),
      files: [join(folder, file)],
    });
  });

  test("levels and options of rules, with overrides", async () => {
    const folder = await makeFolder({
      [file]:
        "rules:\n  unchecked-gate: { level: warn, suppressible: false }\n  missing-section: off\noverrides:\n  - files: [old/**]\n    rules: { unchecked-gate: off }\n",
    });
    const config = await openConfigs(folder, null)(folder);
    expect(config.rules).toEqual({
      "unchecked-gate": { level: "warn", options: {}, suppressible: false },
      "missing-section": { level: "off", options: {}, suppressible: null },
    });
    expect(config.overrides).toEqual([
      { files: ["old/**"], rules: { "unchecked-gate": { level: "off", options: {}, suppressible: null } } },
    ]);
  });
});
