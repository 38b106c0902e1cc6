import { rmSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { runAt, runCheck } from "../merge/run-check.ts";
import { makeRepository } from "../support/repository.ts";
import { makeFolder } from "./temporary-folder.ts";

const gates = (...boxes: readonly string[]) =>
  `# Checks\n\n${boxes.map((box, at) => `- [${box}] Step ${at + 1}`).join("\n")}\n`;
const signOff =
  "\n## Sign-off\n\n| Role | Name | Date | Status |\n| --- | --- | --- | --- |\n| Security | | | Approved |\n";
const file = "deploydoc-baseline.json";
const a = "deployments/a.md";

/** Runs `lint` and reads what it reports: the lines of findings by document. */
async function lint(cwd: string, args: readonly string[] = [], env: Readonly<Record<string, string>> = {}) {
  const printed = await runAt(cwd, ["lint", "--format", "json", ...args], { env });
  const { documents = [] } = printed.stdout === "" ? {} : JSON.parse(printed.stdout);
  const lines = (it: { readonly findings: readonly { readonly rule: string; readonly line: number }[] }) =>
    it.findings.map(({ rule, line }) => `${rule}:${line}`);
  return {
    code: printed.code,
    said: printed.stderr,
    found: Object.fromEntries(documents.map((it: { path: string; findings: [] }) => [it.path, lines(it)])),
  };
}

const read = async (folder: string) => JSON.parse(await readFile(join(folder, file), "utf8")).documents;

describe("lint", () => {
  test("what is written is kept out, what comes on top is reported: what stands later in the file", async () => {
    const folder = await makeFolder({ [a]: gates(" ", " ", "x"), "deployments/b.md": gates("x") });
    expect(await lint(folder)).toMatchObject({ code: 1, found: { [a]: ["unchecked-gate:3", "unchecked-gate:4"] } });
    const written = await lint(folder, ["--write-baseline", "--baseline", file]);
    expect(written).toMatchObject({ code: 0, found: { [a]: [] } });
    expect(await read(folder)).toEqual({ [a]: { "unchecked-gate": 2 } });
    expect(await lint(folder, ["--baseline", file])).toMatchObject({ code: 0, found: { [a]: [] } });
    await writeFile(join(folder, a), gates(" ", " ", " "));
    expect(await lint(folder, ["--baseline", file])).toMatchObject({ code: 1, found: { [a]: ["unchecked-gate:5"] } });
    expect(await read(folder)).toEqual({ [a]: { "unchecked-gate": 2 } });
  });

  test("it shrinks by itself and never grows; what is gone is forgotten", async () => {
    const folder = await makeFolder({
      "deploydoc.config.yaml": `baseline: ${file}\n`,
      [a]: gates(" ", " ", " "),
      "deployments/b.md": gates(" "),
    });
    await lint(folder, ["--write-baseline"]);
    await writeFile(join(folder, a), gates("x", " ", " "));
    // Judged otherwise, in a CI, or when not all could be judged, nothing is written.
    for (const args of [
      ["--as", "draft"],
      ["--rule", "unchecked-gate=off"],
      [a, "ghost.md"],
    ])
      await lint(folder, args);
    await lint(folder, [], { CI: "true" });
    const { stdout } = await runAt(folder, ["lint"], { env: { CI: "1" } });
    expect(stdout).toContain(`${file} knows 1 finding that is no more: \`deploydoc lint\` takes`);
    expect(await read(folder)).toEqual({ [a]: { "unchecked-gate": 3 }, "deployments/b.md": { "unchecked-gate": 1 } });
    rmSync(join(folder, "deployments/b.md"));
    const { stdout: told, code } = await runAt(folder, ["lint"]);
    expect(told).toContain(`Kept out: 2 findings that ${file} knows\n${file} has shrunk by 2`);
    expect({ code, documents: await read(folder) }).toEqual({ code: 0, documents: { [a]: { "unchecked-gate": 2 } } });
    await writeFile(join(folder, a), gates(" ", " ", " "));
    expect((await lint(folder)).code).toBe(1);
  });

  test("approvals, and rules that may not be suppressed, are never known", async () => {
    const folder = await makeFolder({
      "deploydoc.config.yaml":
        "rules: { unchecked-gate: { suppressible: false }, incomplete-approval: { suppressible: true } }\n",
      [a]: `${gates(" ")}${signOff}`,
    });
    const { code, found } = await lint(folder, ["--write-baseline"]);
    expect({ code, found }).toEqual({ code: 1, found: { [a]: ["unchecked-gate:3", "incomplete-approval:9"] } });
    expect(await read(folder)).toEqual({});
  });

  test("flags that don't go together, and a file that is there", async () => {
    const folder = await makeFolder({ [a]: gates(" "), [file]: "{}" });
    expect((await lint(folder, ["--write-baseline", "--as", "draft"])).said).toContain(
      "--write-baseline takes the documents as",
    );
    expect(await lint(folder, ["--write-baseline"])).toMatchObject({
      code: 2,
      said: `deploydoc: ${file} is there already: give --force to replace it\n`,
    });
  });

  test.for([
    ["", `${file}:1:1: The baseline lacks "documents"`.replace("documents", "version")],
    ['{ "version": 2, "documents": {} }', `${file}:1:14: "version" is 2: expected 1`],
    [
      '{ "version": 1,\n  "documents": { "a.md": { "x": 0 } } }',
      `${file}:2:33: "documents.a.md.x" is 0: expected 1 or more`,
    ],
    ['{ "version": 1, "documents": {}, "more": 1 }', 'Unknown key "more"'],
    ['{ "version": 1', `${file}:1:`],
  ] as const)("a baseline like %s is refused", async ([text, expected]) => {
    const folder = await makeFolder({ [a]: gates(" "), [file]: text === "" ? "{}" : text });
    expect(await lint(folder, ["--baseline", file])).toMatchObject({
      code: 2,
      said: expect.stringContaining(expected),
    });
    expect((await lint(folder, ["--baseline", "no.json"])).said).toContain(
      "Baseline no.json does not exist: `deploydoc lint --write-baseline` makes one",
    );
  });

  test("SARIF tells of what is known as suppressed from outside", async () => {
    const folder = await makeFolder({ [a]: gates(" ") });
    await lint(folder, ["--write-baseline"]);
    const { stdout } = await runAt(folder, ["lint", "--baseline", file, "--format", "sarif"]);
    expect(JSON.parse(stdout).runs[0].results[0].suppressions).toEqual([
      { kind: "external", status: "accepted", justification: "known to the baseline" },
    ]);
  });
});

describe("check", () => {
  const known = (counts: object) => `${JSON.stringify({ version: 1, documents: { [a]: counts } }, null, 2)}\n`;
  const config = { "deploydoc.config.yaml": `baseline: ${file}\n` };

  test("takes the baseline from the base, follows renames, and writes nothing", async () => {
    const repository = await makeRepository();
    repository.commit({ files: { ...config, [a]: gates(" ", " "), [file]: known({ "unchecked-gate": 2 }) } });
    repository.branch("work");
    const check = () => runCheck(repository.path, ["--base", "main"]);
    repository.commit({ files: { [a]: gates(" ", " ", " "), [file]: known({ "unchecked-gate": 3 }) } });
    expect((await check()).errors.map(({ rule }) => rule)).toEqual(["unchecked-gate"]);
    const { stdout } = await runAt(repository.path, ["check", "--base", "main"]);
    expect(stdout).toContain(`Not in force until it is merged: ${file}`);

    repository.commit({ files: { [a]: gates(" ", "x"), [file]: known({ "unchecked-gate": 2 }) } });
    const { stdout: told, code } = await runAt(repository.path, ["check", "--base", "main"]);
    expect(code).toBe(0);
    expect(told).toContain(`Kept out: 1 finding that ${file} knows`);
    expect(told).toContain(`${file} knows 1 finding that is no more`);
    expect(await read(repository.path)).toEqual({ [a]: { "unchecked-gate": 2 } });

    repository.commit({ files: { [a]: gates(" ", " ") } });
    repository.rename(a, "deployments/renamed.md");
    repository.commit({});
    expect(await check()).toMatchObject({ code: 0, stderr: "" });
    // A document that is moved and changed is another one: what was known of it must not be lent to a new deployment.
    repository.commit({ files: { "deployments/renamed.md": `${gates(" ", " ")}\nMore.\n` } });
    expect((await check()).errors.map(({ rule }) => rule)).toEqual(["unchecked-gate", "unchecked-gate"]);
    const missing = await runCheck(repository.path, ["--base", "main", "--baseline", "new.json"]);
    expect(missing.stderr).toContain("Baseline new.json does not exist in main, from which it is taken");
  });
});
