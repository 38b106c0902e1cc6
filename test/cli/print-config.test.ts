import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { rules } from "../../src/rules/index.ts";
import { runAt } from "../merge/run-check.ts";
import { makeFolder } from "../workspace/temporary-folder.ts";

const files = {
  "policy/base.yaml": [
    "drafts: allow",
    "approvals: { level: digest }",
    "rules: { unchecked-gate: { suppressible: false }, vague-step: info }",
    "overrides: [{ files: [deployments/2024-*/**], rules: { vague-step: off } }]",
  ].join("\n"),
  "deploydoc.config.yaml": [
    "extends: [./policy/base.yaml]",
    "rules: { unchecked-gate: warn }",
    "overrides:",
    "  - { files: [NOTES.md], rules: { unchecked-gate: { level: error } } }",
    "  - { files: [docs/**], rules: { unchecked-gate: off } }",
    "freezes: [{ name: Year's end, from: 2026-12-20, to: 2027-01-02 }]",
  ].join("\n"),
  "deployments/2024-01-05-a/notes.md": "# Notes\n",
};

async function print(file: string, ...args: readonly string[]) {
  const folder = await makeFolder(files);
  return runAt(folder, ["lint", "--print-config", file, ...args]);
}

/** The value of a key and its origin, as YAML shows them. */
function lineOf(text: string, key: string, below = ""): string {
  const from = below === "" ? 0 : text.indexOf(`\n  ${below}:`);
  const at = text.indexOf(`${key}:`, from);
  return text.slice(at, text.indexOf("\n", at));
}

describe("lint --print-config", () => {
  test("shows every value with where it comes from", async () => {
    const { stdout, stderr, code } = await print("deployments/2024-01-05-a/notes.md");
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout.split("\n").slice(0, 3)).toEqual([
      "# deployments/2024-01-05-a/notes.md",
      "# deploydoc.config.yaml, policy/base.yaml",
      'include: ["deployments/**/*.{md,markdown,mdown,mkd,mkdn}"] # default',
    ]);
    expect(lineOf(stdout, "drafts")).toBe('drafts: "allow" # policy/base.yaml:1:1');
    expect(lineOf(stdout, "high", "level")).toBe('high: "digest" # policy/base.yaml:2:14');
    expect(lineOf(stdout, "freezes")).toContain("# deploydoc.config.yaml:6:1");
    // A glob without a slash matches the name anywhere, in any case; the later of two ratings wins.
    expect(lineOf(stdout, "level", "unchecked-gate")).toBe('level: "error" # deploydoc.config.yaml:4:53');
    expect(lineOf(stdout, "suppressible", "unchecked-gate")).toBe("suppressible: false # policy/base.yaml:3:28");
    expect(lineOf(stdout, "level", "vague-step")).toBe('level: "off" # policy/base.yaml:4:56');
    expect(lineOf(stdout, "level", "slow-rollback")).toContain("# default");
  });

  test("another file, and levels of the command line", async () => {
    const { stdout } = await print("docs/x.md", "--rule", "vague-step=error");
    expect(lineOf(stdout, "level", "unchecked-gate")).toBe('level: "off" # deploydoc.config.yaml:5:34');
    expect(lineOf(stdout, "level", "vague-step")).toBe('level: "error" # --rule');
  });

  test("JSON says the same as YAML, and names every rule", async () => {
    const [yaml, json] = [await print("a.md"), await print("a.md", "--format", "json")];
    const { version, path, config, origins } = JSON.parse(json.stdout);
    expect({ version, path }).toEqual({ version: 1, path: "a.md" });
    expect(parse(yaml.stdout)).toEqual(config);
    expect(Object.keys(config.rules).sort()).toEqual(rules.map(({ id }) => id).sort());
    expect(origins.rules["unchecked-gate"]).toMatchObject({ level: "deploydoc.config.yaml:2:10" });
  });

  test("what it prints is a config that comes to the same", async () => {
    const { stdout } = await print("deployments/2024-01-05-a/notes.md");
    const { kinds: _, baseline: __, ...config } = parse(stdout);
    const folder = await makeFolder({ "deploydoc.config.json": JSON.stringify(dropEmpty(config)) });
    const again = await runAt(folder, ["lint", "--print-config", "deployments/2024-01-05-a/notes.md"]);
    expect({ code: again.code, stderr: again.stderr }).toEqual({ code: 0, stderr: "" });
    expect(parse(again.stdout)).toEqual(parse(stdout));
  });

  test("without a config the defaults, and flags that don't go with it", async () => {
    const folder = await makeFolder({});
    const { stdout } = await runAt(folder, ["lint", "--print-config", "a.md"]);
    expect(stdout).toContain("# no config: the defaults hold");
    expect(
      stdout
        .split("\n")
        .slice(2, -1)
        .filter((line) => line.includes("#") && !line.endsWith("# default")),
    ).toEqual([]);
    expect((await print("a.md", "deployments")).stderr).toContain("--print-config judges nothing");
    expect((await print("a.md", "--format", "sarif")).stderr).toContain("--print-config prints YAML");
  });
});

/** Without what is null: keys that are not set. */
function dropEmpty(value: object): object {
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]) => {
      if (inner === null) return [];
      return [[key, typeof inner === "object" && !Array.isArray(inner) ? dropEmpty(inner) : inner]];
    }),
  );
}
