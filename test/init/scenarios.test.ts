import { readdirSync } from "node:fs";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { parse, parseDocument } from "yaml";
import { runIn } from "../cli/run-here.ts";
import { makeScratch } from "../support/repository.ts";

const fixtures = fileURLToPath(new URL("../../fixtures/init/", import.meta.url));

interface Scenario {
  readonly args: readonly string[];
  readonly code: number;
  readonly before: Readonly<Record<string, string>>;
}

type Files = Readonly<Record<string, string>>;

async function makeFolder({ before }: Scenario): Promise<string> {
  const folder = makeScratch();
  for (const [path, text] of Object.entries({ ".git/HEAD": "ref: refs/heads/main\n", ...before })) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  return folder;
}

async function filesIn(folder: string): Promise<Files> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((it) => it.isFile()).map((it) => join(it.parentPath, it.name));
  const texts = await Promise.all(
    paths.map(async (path) => [relative(folder, path), await readFile(path, "utf8")] as const),
  );
  return Object.fromEntries(texts.filter(([path]) => !path.startsWith(".git/")));
}

const scenarios = readdirSync(fixtures)
  .filter((name) => name.endsWith(".yaml"))
  .map((name) => name.slice(0, -5));

async function load(name: string): Promise<Scenario> {
  return parse(await readFile(join(fixtures, `${name}.yaml`), "utf8")) as Scenario;
}

/** Lines of a text in order, without the last line end. */
const linesOf = (text: string): readonly string[] => text.replace(/\n$/, "").split("\n");

/** Whether all lines are there in the same order, whatever stands between them. */
function keeps(after: readonly string[], before: readonly string[]): boolean {
  let at = 0;
  for (const line of after) if (line === before[at]) at++;
  return at === before.length;
}

describe("fixtures/init", () => {
  test.for(scenarios)("%s", async (name) => {
    const scenario = await load(name);
    const folder = await makeFolder(scenario);

    const dry = await runIn(folder, ["init", "--dry-run", ...scenario.args]);
    expect(dry).toMatchObject({ code: scenario.code });
    expect(await filesIn(folder)).toEqual(scenario.before);

    const printed = await runIn(folder, ["init", ...scenario.args]);
    expect(printed).toMatchObject({ code: scenario.code });
    const after = await filesIn(folder);
    const listing = (text: string) => text.slice(0, text.search(/^(?:Nothing is|Written|Not all|Everything)/m));
    expect(listing(printed.stdout)).toBe(listing(dry.stdout));
    await expect(`${printed.stdout}${printed.stderr.replace(/^(?=.)/gm, "! ")}`).toMatchFileSnapshot(
      join(fixtures, name, "printed.txt"),
    );
    for (const [path, text] of Object.entries(after)) {
      if (text === scenario.before[path]) continue;
      await expect(text).toMatchFileSnapshot(join(fixtures, name, path));
      expect(
        keeps(
          linesOf(text),
          linesOf(scenario.before[path] ?? "").filter((line) => line !== ""),
        ),
      ).toBe(true);
      if (/\.ya?ml$/.test(path)) expect(parseDocument(text).errors).toEqual([]);
    }
    expect(Object.keys(after)).toEqual(expect.arrayContaining(Object.keys(scenario.before)));

    const again = await runIn(folder, ["init", ...scenario.args]);
    expect(await filesIn(folder)).toEqual(after);
    expect(again).toMatchObject({ code: scenario.code });
    expect(again.stdout).not.toMatch(/^(?:create|change) /m);
  });

  test("a scenario's folder holds what it writes, and nothing else", async () => {
    for (const name of scenarios) {
      const scenario = await load(name);
      const folder = await makeFolder(scenario);
      await runIn(folder, ["init", ...scenario.args]);
      const { "printed.txt": _, ...expected } = await filesIn(join(fixtures, name));
      const after = await filesIn(folder);
      expect(after).toMatchObject(expected);
      const changed = Object.keys(after).filter((path) => after[path] !== scenario.before[path]);
      expect(Object.keys(expected).sort()).toEqual(changed.sort());
    }
  });
});

test("the config that it writes is one", async () => {
  const folder = await makeFolder({ args: [], code: 0, before: { "deployments/a.md": "# A\n" } });
  await runIn(folder, ["init", "--ci", "none", "--hook", "none"]);
  expect(await runIn(folder, ["lint"])).toMatchObject({ code: 0, stderr: "" });
  // What is commented out is valid, too, and says what holds anyway.
  const path = join(folder, "deploydoc.config.yaml");
  const text = await readFile(path, "utf8");
  const all = text.replace(/^# (?=[a-z]+:| {2,})/gm, "").replace("kinds: kinds\n", "");
  expect(Object.keys(parse(all))).toEqual(["include", "ignore", "rules", "approvals", "drafts", "freezes"]);
  await writeFile(path, all);
  expect(await runIn(folder, ["lint"])).toMatchObject({ code: 0, stderr: "" });
});

test.for([
  [["--ci", "jenkins"], '--ci knows no "jenkins": give github, gitlab or none'],
  [["--hook", "husky,githooks"], '--hook knows no "githooks": give pre-commit, husky, lefthook or none'],
  [["--hook", "none,husky"], "--hook none goes with nothing else"],
] as const)("%j is refused", async ([args, said]) => {
  const folder = await makeFolder({ args: [], code: 0, before: {} });
  expect(await runIn(folder, ["init", ...args])).toEqual({ code: 2, stdout: "", stderr: `deploydoc: ${said}\n` });
});

test("it works at the top of the repository, and only in one", async () => {
  const folder = await makeFolder({ args: [], code: 0, before: { "src/inner/a.txt": "" } });
  await runIn(join(folder, "src/inner"), ["init", "--ci", "none", "--hook", "husky"]);
  expect(Object.keys(await filesIn(folder)).sort()).toEqual([
    ".husky/pre-commit",
    "deploydoc.config.yaml",
    "src/inner/a.txt",
  ]);
  expect(await runIn(makeScratch(), ["init"])).toMatchObject({
    code: 2,
    stderr: "deploydoc: This is no git repository: run `git init` first, or init in one\n",
  });
});
