import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import * as api from "../src/index.ts";
import { runAt } from "./merge/run-check.ts";

const page = readFileSync("docs/library.md", "utf8");
const folder = mkdtempSync(join(tmpdir(), "deploydoc-library-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function blockAfter(marker: string): string {
  const block = new RegExp(`<!-- ${marker} -->\\n\`\`\`\\w+\\n([\\s\\S]*?)\`\`\``).exec(page)?.[1];
  if (block === undefined) throw new Error(`docs/library.md has no ${marker}`);
  return block;
}

describe("docs/library.md", () => {
  test("shows an example that prints what it says", async () => {
    const lines: string[] = [];
    const show = (value: unknown) => (typeof value === "string" ? value : inspect(value));
    const body = blockAfter("example library").replace(/^import .*\n/, "");
    const run = new Function("lint", "read", "ConfigError", "console", `return (async () => {${body}})();`);
    const log = (...values: readonly unknown[]) => void lines.push(values.map(show).join(" "));
    await run(api.lint, api.read, api.ConfigError, { log });
    const shown = page.replace(/(?<=<!-- output library -->\n```text\n)[\s\S]*?(?=```)/, () => `${lines.join("\n")}\n`);
    await expect(shown).toMatchFileSnapshot("../docs/library.md");
  });

  test("shows a plugin that works as it says", async () => {
    mkdirSync(join(folder, "rules"));
    mkdirSync(join(folder, ".git"));
    mkdirSync(join(folder, "deployments"));
    writeFileSync(join(folder, "rules/our-rules.mjs"), blockAfter("example plugin"));
    const config = /plugins: \[[\s\S]*?(?=```)/.exec(page)?.[0] ?? "";
    writeFileSync(join(folder, "deploydoc.config.yaml"), config);
    writeFileSync(
      join(folder, "deployments/a.md"),
      "# Release\n\n<!-- deploydoc-disable-next-line acme/names-ticket -- none -->\n# Two\n",
    );
    const { stdout, code } = await runAt(folder, ["lint", "--format", "compact"]);
    expect(stdout).toContain('Title "Release" names no ticket: add one such as "OPS-123"');
    expect(stdout).toContain("acme/names-ticket");
    expect(code).toBe(0);
    const explained = await runAt(folder, ["explain", "acme/names-ticket"]);
    expect(explained.stdout).toContain("A title names no ticket.");
    expect(explained.stdout).toContain('`prefix` (string, default "OPS"): What tickets begin with');
    expect((await runAt(folder, ["explain", "acme/names-tickets"])).stderr).toContain(
      'did you mean "acme/names-ticket"?',
    );
    const { stdout: printed } = await runAt(folder, ["lint", "--print-config", "deployments/a.md"]);
    expect(printed).toContain('"acme/names-ticket":\n    level: "warn" # deploydoc.config.yaml:3:24');
  });
});

/** As the console of Node shows lists of texts. */
function inspect(value: unknown): string {
  return Array.isArray(value) ? `[ ${value.map((it) => `'${it}'`).join(", ")} ]` : String(value);
}

describe("lint", () => {
  const text = "# Release\n\n- [ ] Backups are taken\n";

  test("judges by a config as a file holds it, and by rules that are given", async () => {
    const rulesOf = async (options: api.LintOptions) =>
      (await api.lint(text, options)).findings.map(({ rule }) => rule);
    expect(await rulesOf({})).toEqual(["unchecked-gate"]);
    expect(await rulesOf({ config: { rules: { "unchecked-gate": "off" } } })).toEqual([]);
    const overrides = [{ files: ["old/**"], rules: { "unchecked-gate": "off" } }];
    expect(await rulesOf({ path: "old/a.md", config: { overrides } })).toEqual([]);
    const rule: api.PluginRule = {
      id: "acme/short",
      summary: "A document is short",
      *check({ document }) {
        yield { range: document.sections[0]?.range ?? document.end, message: "Short" };
      },
    };
    expect(await rulesOf({ rules: [rule] })).toEqual(["acme/short", "unchecked-gate"]);
    expect(await rulesOf({ rules: [rule], config: { rules: { "acme/short": "off" } } })).toEqual(["unchecked-gate"]);
  });

  test.for<[string, api.LintOptions, string]>([
    ["an unknown rule", { config: { rules: { "unchecked-gates": "off" } } }, 'did you mean "unchecked-gate"?'],
    ["a value that can't be", { config: { drafts: "no" as "allow" } }, '"drafts" is "no": expected block, allow'],
    ["a file", { config: { extends: ["./a.yaml"] } }, '"extends" names files, which the library does not read'],
    [
      "a rule that is none",
      { rules: [{ id: "short" } as unknown as api.PluginRule] },
      'rule id "short" must have a prefix',
    ],
  ])("%s is a ConfigError", async ([, options, message]) => {
    const error: unknown = await api.lint(text, options).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(api.ConfigError);
    expect(String(error)).toContain(message);
  });
});
