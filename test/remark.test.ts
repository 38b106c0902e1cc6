import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import remarkFrontmatter from "remark-frontmatter";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { VFile } from "vfile";
import { describe, expect, test } from "vitest";
import remarkDeploydoc, { type Options } from "../src/workspace/remark.ts";
import { runAt } from "./merge/run-check.ts";
import { makeScratch } from "./support/repository.ts";

const now = "2026-12-01T12:00:00Z";

async function judge(cwd: string, path: string, options: Options = {}, text = readFileSync(join(cwd, path), "utf8")) {
  const file = new VFile({ cwd, path, value: text });
  const processor = unified()
    .use(remarkParse)
    .use(remarkFrontmatter)
    .use(remarkDeploydoc, { now: new Date(now), ...options });
  await processor.run(processor.parse(file), file);
  return file.messages;
}

function makeTree(files: Readonly<Record<string, string>>): string {
  const folder = makeScratch();
  mkdirSync(join(folder, ".git"));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

/** Documents of the fixtures: some with a fault, and a whole deployment with a spoilt box in each. */
function fixtures(): Readonly<Record<string, string>> {
  // A part of the pairs is enough to see that nothing is left out; all of them take a while.
  const pairs = readdirSync("fixtures/lint").filter((name, at) => name.endsWith(".md") && at % 3 === 0);
  const deployment = "deployments/2026-11-14-ledger-amounts";
  const documents = readdirSync(join("fixtures", deployment)).filter((name) => name.endsWith(".md"));
  return Object.fromEntries([
    ...pairs.map((name) => [`pairs/${name}`, readFileSync(join("fixtures/lint", name), "utf8")]),
    ...documents.map((name) => [
      `${deployment}/${name}`,
      readFileSync(join("fixtures", deployment, name), "utf8").replace("[x]", "[ ]"),
    ]),
  ]);
}

describe("the plugin of unified", () => {
  test("reports what lint finds, on the fixtures", async () => {
    const files = fixtures();
    const cwd = makeTree({ ...files, "deploydoc.config.yaml": 'include: ["**"]\n' });
    const { stdout } = await runAt(cwd, ["lint", "--format", "json"], { now });
    const found = new Map<string, readonly object[]>(
      JSON.parse(stdout).documents.map((it: { path: string; findings: readonly object[] }) => [it.path, it.findings]),
    );
    let number = 0;
    for (const path of Object.keys(files)) {
      const messages = (await judge(cwd, path)).map(({ reason, ruleId, source, fatal, place }) => {
        if (place === undefined || !("start" in place)) throw new Error(`${ruleId} has no place`);
        const { start, end } = place;
        const severity = fatal === true ? "error" : fatal === false ? "warning" : "info";
        const range = { line: start.line, column: start.column, endLine: end.line, endColumn: end.column };
        return { rule: ruleId, severity, message: reason, ...range, source };
      });
      number += messages.length;
      expect({ path, messages }).toEqual({
        path,
        messages: (found.get(path) ?? []).map((it) => expect.objectContaining({ ...pick(it), source: "deploydoc" })),
      });
    }
    expect(number).toBeGreaterThan(70);
  });

  const open = "# Checks\n\n- [ ] Backups are taken\n";

  test("judges the text that the file holds, and only what the config includes", async () => {
    const cwd = makeTree({ "deployments/a.md": open, "README.md": open });
    const rulesOf = (messages: readonly { readonly ruleId?: string | undefined }[]) =>
      messages.map(({ ruleId }) => ruleId);
    expect(rulesOf(await judge(cwd, "deployments/a.md"))).toEqual(["unchecked-gate"]);
    expect(rulesOf(await judge(cwd, "deployments/a.md", {}, open.replace("[ ]", "[x]")))).toEqual([]);
    expect(rulesOf(await judge(cwd, "deployments/new.md", {}, open))).toEqual(["unchecked-gate"]);
    expect(rulesOf(await judge(cwd, "README.md"))).toEqual([]);
    expect(rulesOf(await judge(cwd, "README.md", { all: true }))).toEqual(["unchecked-gate"]);
  });

  test("takes the config that is named; a broken one fails the file", async () => {
    const cwd = makeTree({
      "deployments/a.md": open,
      "ci/other.yaml": "rules: { unchecked-gate: info }\ninclude: ['../**']\n",
      "ci/broken.yaml": "rule: {}\n",
    });
    const [message] = await judge(cwd, "deployments/a.md", { config: "ci/other.yaml", all: true });
    expect(message).toMatchObject({ ruleId: "unchecked-gate", fatal: null });
    await expect(judge(cwd, "deployments/a.md", { config: "ci/broken.yaml" })).rejects.toMatchObject({
      reason: 'ci/broken.yaml:1:1: Unknown key "rule": did you mean "rules"?',
      fatal: true,
    });
  });
});

function pick(finding: object): object {
  const keys = ["rule", "severity", "message", "line", "column", "endLine", "endColumn"];
  return Object.fromEntries(Object.entries(finding).filter(([key]) => keys.includes(key)));
}
