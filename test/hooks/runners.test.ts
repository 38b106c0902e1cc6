import { spawnSync } from "node:child_process";
import { chmodSync, cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse, stringify } from "yaml";
import { makeRepository, makeScratch, type TestRepository } from "../support/repository.ts";
import { canRun, executable, hasPreCommit, husky, lefthook } from "./programs.ts";
import { runWith } from "./run-with.ts";

const open = "# Checks\n\n- [ ] Backups are taken\n";
const done = open.replace("[ ]", "[x]");
const howPreCommit = "apt-get install pre-commit";
const howLefthook = "npm ci --prefix test/hooks/tools";

interface Site {
  readonly repo: TestRepository;
  readonly env: NodeJS.ProcessEnv;
  /** Commits as a person would; answers whether it was let through, and all that was said. */
  commit(...args: readonly string[]): { readonly isThrough: boolean; readonly said: string };
  run(program: string, ...args: readonly string[]): string;
}

/** A repository that has deploydoc installed, as its package manager would; `programs` are on the PATH besides. */
async function makeSite(programs: Readonly<Record<string, string>> = {}): Promise<Site> {
  const repo = await makeRepository();
  const home = makeScratch();
  const tools = join(home, "tools");
  mkdirSync(tools);
  for (const [name, script] of Object.entries(programs)) {
    writeFileSync(join(tools, name), script);
    chmodSync(join(tools, name), 0o755);
  }
  repo.commit({ files: { "package.json": '{ "name": "shop", "private": true }\n', ".gitignore": "node_modules\n" } });
  mkdirSync(join(repo.path, "node_modules/.bin"), { recursive: true });
  symlinkSync(executable, join(repo.path, "node_modules/.bin/deploydoc"));
  const env: NodeJS.ProcessEnv = {
    ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(?:GIT_|npm_|CI$|LEFTHOOK)/.test(name))),
    PATH: `${tools}:${process.env.PATH}`,
    HOME: home,
    PRE_COMMIT_HOME: join(home, "pre-commit"),
    npm_config_update_notifier: "false",
    GIT_CONFIG_NOSYSTEM: "1",
    NO_COLOR: "1",
  };
  repo.git("config", "user.name", "Sam Maker");
  repo.git("config", "user.email", "sam@maker.example");
  const start = (program: string, args: readonly string[]) => {
    const { status, stdout, stderr, error } = spawnSync(program, args, { cwd: repo.path, env, encoding: "utf8" });
    if (error) throw error;
    return { status, said: stdout + stderr };
  };
  return {
    repo,
    env,
    commit: (...args) => {
      const before = repo.head();
      const { status, said } = start("git", ["commit", "-m", "Change", ...args]);
      const isThrough = status === 0;
      expect({ said, moved: repo.head() !== before }).toEqual({ said, moved: isThrough });
      return { isThrough, said };
    },
    run: (program, ...args) => {
      const { status, said } = start(program, args);
      expect({ status, said }).toMatchObject({ status: 0 });
      return said;
    },
  };
}

/** What every hook must do: hold back what is staged and wrong, and nothing else. */
function expectGate({ repo, commit }: Site): void {
  repo.write({ "deployments/a.md": open });
  repo.git("add", "--all");
  // Only the working tree is right.
  repo.write({ "deployments/a.md": done });
  const blocked = commit();
  expect(blocked).toMatchObject({ isThrough: false, said: expect.stringContaining("unchecked-gate") });
  expect(blocked.said).toContain('Gate "Backups are taken" is not ticked');
  expect(readFileSync(join(repo.path, "deployments/a.md"), "utf8")).toBe(done);

  // Only the index is right, and what is no deployment document does not count; `git commit -a` makes an index of its own.
  repo.write({ "README.md": open, "deployments/a.md": `${done}\nAnd more.\n`, "deployments/b.md": done });
  repo.git("add", "--all");
  repo.write({ "deployments/b.md": open });
  expect(commit()).toMatchObject({ isThrough: true });
  expect(commit("--all")).toMatchObject({ isThrough: false, said: expect.stringContaining("unchecked-gate") });
}

async function init(site: Site, hook: string): Promise<void> {
  expect(await runWith(site.repo.path, ["init", "--ci", "none", "--hook", hook])).toMatchObject({
    code: 0,
    stderr: "",
  });
}

test("husky holds back what is wrong", async () => {
  const site = await makeSite();
  await init(site, "husky");
  cpSync(husky, join(site.repo.path, "node_modules/husky"), { recursive: true });
  site.run("node", "node_modules/husky/bin.js");
  expectGate(site);
});

describe.runIf(canRun("lefthook", lefthook !== null, howLefthook))("lefthook", () => {
  const wrapper = { lefthook: `#!/bin/sh\nexec '${lefthook}' "$@"\n` };

  test("with the file that init writes it holds back what is wrong", async () => {
    const site = await makeSite(wrapper);
    await init(site, "lefthook");
    site.run("lefthook", "validate");
    site.run("lefthook", "install");
    expectGate(site);
    // What touches no Markdown does not even start it.
    site.repo.write({ "a.txt": "text", "deployments/b.md": done });
    site.repo.git("add", "a.txt");
    expect(site.commit().said).toMatch(/deploydoc.*skip/i);
  });

  test("with a job beside those that were there, too", async () => {
    const site = await makeSite(wrapper);
    site.repo.write({
      "lefthook.yml": "pre-commit:\n  parallel: true\n  jobs:\n    - name: other\n      run: 'true'\n",
    });
    await init(site, "lefthook");
    site.run("lefthook", "validate");
    site.run("lefthook", "install");
    site.repo.write({ "deployments/a.md": open });
    site.repo.git("add", "--all");
    expect(site.commit()).toMatchObject({ isThrough: false, said: expect.stringContaining("unchecked-gate") });
  });
});

describe.runIf(canRun("pre-commit", hasPreCommit, howPreCommit))("pre-commit", () => {
  test("with the config that init writes it holds back what is wrong", async () => {
    const site = await makeSite();
    await init(site, "pre-commit");
    site.run("pre-commit", "validate-config");
    site.run("pre-commit", "install");
    expectGate(site);
  });

  test("with this repository's own hook", async () => {
    const manifest = readFileSync(".pre-commit-hooks.yaml", "utf8");
    const site = await makeSite({ deploydoc: `#!/bin/sh\nexec node '${executable}' "$@"\n` });
    // Installing for `node` takes a network; what is run then is the same.
    const hooks: { readonly language: string }[] = parse(manifest);
    expect(hooks.map(({ language }) => language)).toEqual(["node"]);
    const own = await makeRepository();
    own.commit({
      files: { ".pre-commit-hooks.yaml": stringify(hooks.map((hook) => ({ ...hook, language: "system" }))) },
    });
    site.run("pre-commit", "validate-manifest", join(process.cwd(), ".pre-commit-hooks.yaml"));
    const hook = { repo: own.path, rev: own.head(), hooks: [{ id: "deploydoc-lint" }] };
    site.repo.write({ ".pre-commit-config.yaml": stringify({ repos: [hook] }), "deployments/a.md": open });
    site.repo.git("add", "--all");
    site.run("pre-commit", "install");
    expect(site.commit()).toMatchObject({ isThrough: false, said: expect.stringContaining("unchecked-gate") });
    site.repo.write({ "deployments/a.md": done });
    site.repo.git("add", "--all");
    expect(site.commit()).toMatchObject({
      isThrough: true,
      said: expect.stringMatching(/deployment documents\.+Passed/),
    });
  });
});
