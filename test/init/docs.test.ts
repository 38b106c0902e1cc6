import { readFileSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Command } from "commander";
import { describe, expect, test } from "vitest";
import { parse, parseAllDocuments } from "yaml";
import { buildProgram } from "../../src/cli/program.ts";
import { runIn } from "../cli/run-here.ts";
import { runWith } from "../hooks/run-with.ts";
import { makeRepository } from "../support/repository.ts";

const page = readFileSync("docs/integration.md", "utf8");

/** The code of the page: the marker before it, the language, the text. */
const blocks = [...page.matchAll(/(?:<!-- (.*) -->\n\n)?```(\w+)\n([\s\S]*?)```/g)].map(
  ([, marker = "", language = "", text = ""]) => ({ marker, language, text }),
);

const silent = {
  cwd: "/",
  env: {},
  now: () => new Date(0),
  print: () => undefined,
  complain: () => undefined,
  readInput: async () => new Uint8Array(),
  width: null,
  terminal: null,
};

describe("docs/integration.md", () => {
  test.for(blocks.filter(({ language }) => language === "yaml"))("$marker is YAML", ({ marker, text }) => {
    expect(marker).toMatch(/^file \S+\.ya?ml$/);
    expect(parseAllDocuments(text).flatMap((it) => [...it.errors, ...it.warnings])).toEqual([]);
  });

  test("every command line has flags that there are", () => {
    const { commands } = buildProgram(silent, async () => undefined);
    const lines = page.match(/\bdeploydoc (?:init|lint|check|sign)(?: [^`\n"']+| "[^"\n]*")*/g) ?? [];
    expect(lines.length).toBeGreaterThan(15);
    for (const line of lines) {
      const [, name = ""] = line.split(" ");
      const flags = commands.find((it: Command) => it.name() === name)?.options.map(({ long }) => long) ?? [];
      for (const flag of line.match(/--[a-z-]+/g) ?? [])
        expect({ line, flags }).toMatchObject({ flags: expect.arrayContaining([flag]) });
    }
  });

  test("a job that calls check always has the whole history", () => {
    const whole = /fetch-depth: 0|GIT_DEPTH: "0"|fetchDepth: 0|depth: full|method: full/;
    const jobs = blocks.filter(({ language, text }) => language === "yaml" && /deploydoc(?: check|@v)/.test(text));
    // Buildkite clones whole unless it is told otherwise.
    expect(jobs.filter(({ text }) => !whole.test(text)).map(({ marker }) => marker)).toEqual([
      "file .buildkite/pipeline.yml",
    ]);
    for (const { marker, text } of jobs) {
      if (!marker.includes(".github/")) continue;
      const { on, permissions } = parse(text);
      expect(on).toEqual({ pull_request: null, merge_group: null });
      expect(permissions.contents).toBe("read");
    }
  });

  const shown = (path: string, part: string) => {
    const block = blocks.find(({ marker, text }) => marker === `file ${path}` && text.includes(part));
    return /\.ya?ml$/.test(path) ? parse(block?.text ?? "") : block?.text;
  };

  test("what it shows for npm is what init writes", async () => {
    const repo = await makeRepository();
    repo.write({ "package.json": "{}" });
    await runIn(repo.path, ["init", "--ci", "github,gitlab", "--hook", "pre-commit,husky,lefthook"]);
    for (const [path, part] of [
      [".github/workflows/deploydoc.yml", "npm ci"],
      [".gitlab-ci.yml", "npm ci"],
      [".pre-commit-config.yaml", "language: system"],
      [".husky/pre-commit", "npx"],
      ["lefthook.yml", "npx"],
    ] as const) {
      const text = await readFile(join(repo.path, path), "utf8");
      expect({ [path]: shown(path, part) }).toEqual({ [path]: /\.ya?ml$/.test(path) ? parse(text) : text });
    }
  });

  test("the action takes what the page says that it takes", () => {
    const { inputs } = parse(readFileSync("action.yml", "utf8"));
    const rows = [...page.matchAll(/^\| `([\w-]+)` \| [^|]* \| (?:`([^`]*)` )?\|$/gm)];
    expect(Object.fromEntries(rows.map(([, name, value = ""]) => [name, value]))).toEqual(
      Object.fromEntries(Object.entries(inputs).map(([name, input]) => [name, (input as { default: string }).default])),
    );
    const id: string = shown(".pre-commit-config.yaml", "OWNER").repos[0].hooks[0].id;
    expect(parse(readFileSync(".pre-commit-hooks.yaml", "utf8"))).toMatchObject([{ id }]);
  });

  test("the commands for any other CI run", async () => {
    const repo = await makeRepository();
    repo.commit({ files: { "deployments/a.md": "# Checks\n\n- [x] Backups are taken\n" } });
    const clone = repo.clone();
    const lines = blocks.filter(({ marker }) => marker === "run").flatMap(({ text }) => text.trim().split("\n"));
    expect(lines).toHaveLength(3);
    for (const line of lines) {
      const [program, ...args] = line.split(" ");
      if (program === "git") clone.git(...args);
      else expect({ line, ...(await runWith(clone.path, args)) }).toMatchObject({ line, code: 0 });
    }
  });
});

test("the files that the page shows are in repositories that init leaves as they are", async () => {
  for (const { marker, text } of blocks.filter((it) => it.marker.startsWith("file "))) {
    const path = marker.slice("file ".length);
    const ci = { ".github/workflows/deploydoc.yml": "github", ".gitlab-ci.yml": "gitlab" }[path] ?? "none";
    const hooks = { ".pre-commit-config.yaml": "pre-commit", ".husky/pre-commit": "husky", "lefthook.yml": "lefthook" };
    const hook = (hooks as Readonly<Record<string, string>>)[path] ?? "none";
    const repo = await makeRepository();
    await mkdir(dirname(join(repo.path, path)), { recursive: true });
    await writeFile(join(repo.path, path), text);
    await runIn(repo.path, ["init", "--ci", ci, "--hook", hook]);
    expect(await readFile(join(repo.path, path), "utf8")).toBe(text);
  }
});
