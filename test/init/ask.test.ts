import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { expect, test } from "vitest";
import { main } from "../../src/cli/main.ts";
import { makeRepository } from "../support/repository.ts";

const down = "\u001b[B";

/** Runs `init` in a terminal, and types each answer when its question is there. */
async function talk(cwd: string, args: readonly string[], steps: readonly (readonly [asked: string, typed: string])[]) {
  const input = new PassThrough();
  const output = new PassThrough();
  let fresh = "";
  let shown = "";
  let said = "";
  let at = 0;
  output.setEncoding("utf8").on("data", (text: string) => {
    shown += text;
    fresh += text;
    const [asked = "", typed = ""] = steps[at] ?? [];
    if (at >= steps.length || !fresh.includes(asked)) return;
    fresh = "";
    at++;
    setTimeout(() => input.write(typed), 5);
  });
  const tell = (text: string) => {
    said += text;
  };
  const code = await main(["init", ...args], {
    cwd,
    env: {},
    now: () => new Date("2026-12-01T12:00:00Z"),
    print: tell,
    complain: tell,
    readInput: async () => new Uint8Array(),
    width: 100,
    terminal: { input, output },
  });
  expect(steps.slice(at)).toEqual([]);
  return { code, shown, said };
}

test("what is found is chosen already; more can be added", async () => {
  const repo = await makeRepository();
  repo.write({ "package.json": "{}", ".github/CODEOWNERS": "* @team\n", "lefthook.yml": "" });
  const { code, shown, said } = await talk(
    repo.path,
    [],
    [
      ["ci: where", "\r"],
      ["hook: what", ` ${down}${down}\r`],
      ["Write these 4 files?", "y"],
    ],
  );
  expect({ code, said }).toMatchObject({ code: 0 });
  expect(shown).toContain("found here");
  expect(said).toMatch(/^create +\.github\/workflows\/deploydoc\.yml$/m);
  expect(await readFile(join(repo.path, "lefthook.yml"), "utf8")).toContain("npx --no deploydoc lint --staged");
  expect(existsSync(join(repo.path, ".pre-commit-config.yaml"))).toBe(true);
});

test("what a flag says is not asked, and nothing is when both say it", async () => {
  const repo = await makeRepository();
  const { code } = await talk(
    repo.path,
    ["--ci", "none"],
    [
      ["hook: what", "\r"],
      ["Write this file?", "y"],
    ],
  );
  expect(code).toBe(0);
  const { shown } = await talk(repo.path, ["--ci", "none", "--hook", "husky"], []);
  expect(shown).toBe("");
  expect(existsSync(join(repo.path, ".husky/pre-commit"))).toBe(true);
});

test.for([
  ["a question", [["ci: where", "\u0003"]]],
  [
    "the last one",
    [
      ["ci: where", "\r"],
      ["hook: what", "\r"],
      ["Write this file?", "n"],
    ],
  ],
] as const)("whoever breaks off at %s finds nothing written", async ([, steps]) => {
  const repo = await makeRepository();
  const { code, said } = await talk(repo.path, [], steps);
  expect({ code, said: said.split("\n").at(-2) }).toEqual({
    code: 2,
    said: "deploydoc: Cancelled: nothing is written",
  });
  expect(existsSync(join(repo.path, "deploydoc.config.yaml"))).toBe(false);
});
