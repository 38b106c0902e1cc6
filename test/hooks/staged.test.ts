import { chmodSync, existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { mkdir, symlink } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { makeRepository, makeScratch, type TestRepository } from "../support/repository.ts";
import { runWith } from "./run-with.ts";

const open = "# Checks\n\n- [ ] Backups are taken\n";
const done = open.replace("[ ]", "[x]");
const config = (rules: string) => `include: ["**"]\nrules: { ${rules} }\n`;

interface Staged {
  readonly code: number;
  readonly said: string;
  /** The documents judged, each with the rules of its findings. */
  readonly documents: Readonly<Record<string, readonly string[]>>;
}

async function lintStaged(
  cwd: string,
  args: readonly string[] = [],
  env: Readonly<Record<string, string>> = {},
): Promise<Staged> {
  const { stdout, stderr, code } = await runWith(cwd, ["lint", "--staged", "--format", "json", ...args], env);
  const report: { documents: { path: string; findings: { rule: string }[] }[] } =
    stdout === "" ? { documents: [] } : JSON.parse(stdout);
  return {
    code,
    said: stderr,
    documents: Object.fromEntries(report.documents.map((it) => [it.path, it.findings.map(({ rule }) => rule)])),
  };
}

async function repositoryWith(files: Readonly<Record<string, string>>): Promise<TestRepository> {
  const repo = await makeRepository();
  repo.commit({ files });
  return repo;
}

test("before the first commit all that is staged is judged", async () => {
  const repo = await makeRepository();
  repo.write({ "deployments/a.md": open, "deployments/b.md": done, "README.md": open });
  expect(await lintStaged(repo.path)).toEqual({ code: 0, said: "", documents: {} });
  repo.git("add", "--all");
  expect(await lintStaged(repo.path)).toEqual({
    code: 1,
    said: "",
    documents: { "deployments/a.md": ["unchecked-gate"], "deployments/b.md": [] },
  });
});

test("what counts is the index, whatever the working tree holds since", async () => {
  const repo = await repositoryWith({ "deployments/a.md": done, "deployments/b.md": done });
  repo.write({ "deployments/a.md": open, "deployments/b.md": open });
  repo.git("add", "deployments/a.md");
  repo.write({ "deployments/a.md": done });
  expect((await lintStaged(repo.path)).documents).toEqual({ "deployments/a.md": ["unchecked-gate"] });
  repo.git("add", "deployments/a.md");
  // Now there is nothing but an unstaged fault in b.
  expect(await lintStaged(repo.path)).toEqual({ code: 0, said: "", documents: {} });
  repo.write({ "deployments/a.md": `${done}\nMore.\n` });
  repo.git("add", "deployments/a.md");
  rmSync(join(repo.path, "deployments/a.md"));
  expect((await lintStaged(repo.path)).documents).toEqual({ "deployments/a.md": [] });
});

test("added, changed and renamed documents are judged, deleted and untouched ones not", async () => {
  const text = (name: string) => `# ${name}\n\n${"Some text about it.\n".repeat(20)}\n`;
  const repo = await repositoryWith({
    "deployments/changed.md": text("Changed"),
    "deployments/old.md": text("Moved"),
    "deployments/gone.md": text("Gone"),
    "deployments/same.md": open,
  });
  repo.rename("deployments/old.md", "deployments/new.md");
  repo.write({ "deployments/changed.md": open, "deployments/added.md": open, "deployments/gone.md": null });
  repo.write({ "deployments/untracked.md": open });
  repo.git("add", "deployments/changed.md", "deployments/added.md", "deployments/gone.md");
  expect(Object.keys((await lintStaged(repo.path)).documents)).toEqual([
    "deployments/added.md",
    "deployments/changed.md",
    "deployments/new.md",
  ]);
});

test("paths restrict it, from wherever it is run; one that is nowhere is said", async () => {
  const repo = await repositoryWith({ "deployments/one/a.md": done, "deployments/gone.md": done });
  repo.write({ "deployments/one/a.md": open, "deployments/two/b.md": open, "notes/c.md": open });
  repo.git("add", "--all");
  repo.git("rm", "--quiet", "deployments/gone.md");
  const judged = async (cwd: string, ...paths: readonly string[]) => {
    const { code, said, documents } = await lintStaged(join(repo.path, cwd), paths);
    return { code, said, paths: Object.keys(documents) };
  };
  const [a, b] = ["deployments/one/a.md", "deployments/two/b.md"];
  expect(await judged(".", "deployments/one")).toEqual({ code: 1, said: "", paths: [a] });
  expect(await judged(".", "deployments/**/b.md", "notes")).toEqual({ code: 1, said: "", paths: [b] });
  expect(await judged("deployments/one")).toEqual({ code: 1, said: "", paths: ["a.md", "../two/b.md"] });
  expect(await judged("deployments/one", "../two/b.md")).toEqual({ code: 1, said: "", paths: ["../two/b.md"] });
  expect(await judged(".", "deployments/gone.md", "notes/c.md")).toEqual({ code: 0, said: "", paths: [] });
  expect(await judged(".", "deployments/gost.md", a)).toEqual({
    code: 2,
    said: "deploydoc: deployments/gost.md does not exist\n",
    paths: [a],
  });
});

test("the config and the kinds are those that are staged; what git does not track lies on the disk", async () => {
  const repo = await repositoryWith({ "docs/a.md": done, "deploydoc.config.yaml": config("") });
  repo.write({ "docs/a.md": open, "deploydoc.config.yaml": config("unchecked-gate: off") });
  repo.git("add", "docs/a.md");
  expect((await lintStaged(repo.path)).documents).toEqual({ "docs/a.md": ["unchecked-gate"] });
  repo.git("add", "--all");
  repo.write({ "deploydoc.config.yaml": "no: config" });
  expect((await lintStaged(repo.path)).documents).toEqual({ "docs/a.md": [] });

  const other = await repositoryWith({});
  other.write({ "docs/a.md": open, "deploydoc.config.yaml": config("unchecked-gate: warn") });
  other.git("add", "docs/a.md");
  expect(await lintStaged(other.path)).toMatchObject({ code: 0, documents: { "docs/a.md": ["unchecked-gate"] } });
});

const plan = (status: string) => `---
kind: deployment-plan
status: ${status}
deployment: 2026-12-01-checkout
---

# Plan
`;

test("a deployment's other documents are those of the index", async () => {
  const folder = "deployments/2026-12-01-checkout";
  const repo = await repositoryWith({ [`${folder}/deployment-plan.md`]: plan("draft") });
  const rules = async () => (await lintStaged(repo.path)).documents[`${folder}/deployment-plan.md`] ?? [];
  repo.write({
    [`${folder}/deployment-plan.md`]: plan("approved"),
    [`${folder}/rollback-plan.md`]: "# Rollback plan\n",
  });
  repo.git("add", `${folder}/deployment-plan.md`);
  const missing = async () => (await rules()).filter((rule) => rule === "missing-document").length;
  const before = await missing();
  expect(before).toBeGreaterThan(0);
  repo.git("add", `${folder}/rollback-plan.md`);
  expect(await missing()).toBe(before - 1);
  // The plan that heads the folder is read from the index, too, for a document that alone is judged.
  repo.write({ [`${folder}/deployment-plan.md`]: plan("draft") });
  const judge = () => lintStaged(repo.path, [`${folder}/rollback-plan.md`]);
  expect((await judge()).code).toBe(1);
  repo.git("add", `${folder}/deployment-plan.md`);
  expect((await judge()).code).toBe(0);
});

test("the windows of other deployments are those of the index", async () => {
  const text = (id: string) =>
    `---\nkind: deployment-plan\nstatus: approved\ndeployment: ${id}\nenvironment: production\nservices: [checkout]\nwindow: 2026-12-05T21:00+01:00/PT2H\n---\n\n# Plan\n`;
  const [one, two] = ["deployments/2026-12-05-one", "deployments/2026-12-05-two"];
  const repo = await repositoryWith({ "README.md": "" });
  repo.write({
    [`${one}/deployment-plan.md`]: text("2026-12-05-one"),
    [`${two}/deployment-plan.md`]: text("2026-12-05-two"),
  });
  repo.git("add", one);
  const rules = async () => (await lintStaged(repo.path)).documents[`${one}/deployment-plan.md`];
  expect(await rules()).not.toContain("overlapping-windows");
  repo.git("add", two);
  rmSync(join(repo.path, two), { recursive: true });
  expect(await rules()).toContain("overlapping-windows");
});

test("links and conflicts are no documents that could be judged", async () => {
  const repo = await repositoryWith({ "deployments/a.md": done });
  await mkdir(join(repo.path, "deployments"), { recursive: true });
  await symlink("a.md", join(repo.path, "deployments/link.md"));
  repo.git("add", "--all");
  const said = "deploydoc: deployments/link.md is a symbolic link: only files are judged\n";
  expect(await lintStaged(repo.path)).toEqual({ code: 2, said, documents: {} });
  rmSync(join(repo.path, "deployments/link.md"));
  repo.git("add", "--all");
  repo.branch("other");
  repo.commit({ files: { "deployments/a.md": "# Theirs\n" } });
  repo.switch("main");
  repo.commit({ files: { "deployments/a.md": "# Ours\n" } });
  expect(() => repo.git("merge", "other")).toThrow();
  expect(await lintStaged(repo.path)).toEqual({
    code: 2,
    said: "deploydoc: deployments/a.md is in the middle of a merge conflict: resolve it, and stage it\n",
    documents: {},
  });
});

test("larger than the limit, or not UTF-8", async () => {
  const repo = await makeRepository();
  repo.write({
    "deploydoc.config.yaml": "limits: { documentBytes: 100 }\n",
    "deployments/long.md": `# Long\n${"text ".repeat(100)}`,
    "deployments/latin.md": Uint8Array.of(0x23, 0x20, 0xe9, 0x0a),
  });
  repo.git("add", "--all");
  expect(await lintStaged(repo.path)).toEqual({
    code: 2,
    said: "deploydoc: deployments/latin.md is not valid UTF-8, first in line 1\n",
    documents: { "deployments/long.md": ["unreadable-text"] },
  });
});

test("outside of a repository, and together with --stdin, it does nothing", async () => {
  expect(await runWith(makeScratch(), ["lint", "--staged"])).toMatchObject({
    code: 2,
    stderr: expect.stringContaining("does not lie in a git repository"),
  });
  expect(await runWith(makeScratch(), ["lint", "--staged", "--stdin"])).toMatchObject({
    code: 2,
    stderr: "deploydoc: Give --staged or --stdin, not both\n",
  });
});

/** Has git run a hook that notes its index, and runs `use` while that index is there: a copy of it. */
function commitWith(
  repo: TestRepository,
  args: readonly string[],
): { readonly named: string; readonly folder: string } {
  const hooks = makeScratch();
  const log = join(hooks, "named");
  const script = `#!/bin/sh\nprintf %s "$GIT_INDEX_FILE" > '${log}'\ncp "$GIT_INDEX_FILE" '${join(hooks, "index")}'\nexit 1\n`;
  writeFileSync(join(hooks, "pre-commit"), script);
  chmodSync(join(hooks, "pre-commit"), 0o755);
  expect(() => repo.git("-c", `core.hooksPath=${hooks}`, "commit", "--quiet", "-m", "Change", ...args)).toThrow();
  return { named: readFileSync(log, "utf8"), folder: hooks };
}

test.for([
  ["git commit -a", ["--all"], false],
  ["git commit --only", ["--only", "--", "deployments/a.md"], false],
  ["git commit PATH, in a further working tree", ["deployments/a.md"], true],
  ["git commit --include", ["--include", "deployments/a.md"], true],
] as const)("%s: the index that git makes for the commit is what is judged", async ([, args, isLinked]) => {
  const main = await repositoryWith({ "deployments/a.md": done });
  const repo = isLinked ? main.worktree("beside") : main;
  repo.write({ "deployments/a.md": open });
  const { named, folder } = commitWith(repo, args);
  // git has taken it away since: put it back under the name that the hook was told.
  const path = join(repo.git("rev-parse", "--absolute-git-dir"), named.slice(named.lastIndexOf("/") + 1));
  if (!existsSync(path)) writeFileSync(path, readFileSync(join(folder, "index")));
  expect((await lintStaged(repo.path)).documents).toEqual({});
  expect(await lintStaged(repo.path, [], { GIT_INDEX_FILE: named })).toMatchObject({
    code: 1,
    documents: { "deployments/a.md": ["unchecked-gate"] },
  });
});

test("an index of another repository is refused", async () => {
  const repo = await repositoryWith({ "deployments/a.md": done });
  const other = await repositoryWith({ "deployments/a.md": done });
  const index = join(other.path, ".git/index");
  expect(await lintStaged(repo.path, [], { GIT_INDEX_FILE: index })).toMatchObject({
    code: 2,
    said: expect.stringContaining(`GIT_INDEX_FILE names "${index}", which does not belong to the repository at`),
  });
  expect((await lintStaged(repo.path, [], { GIT_INDEX_FILE: "" })).code).toBe(0);
});

test("git is called a bounded number of times", async () => {
  const repo = await makeRepository();
  const documents = (number: number) =>
    Object.fromEntries(
      Array.from({ length: number }, (_, at) => `deployments/2026-11-${10 + at}-x`).flatMap((folder) => [
        [`${folder}/deployment-plan.md`, plan("draft")],
        [`${folder}/notes.md`, done],
      ]),
    );
  const tools = makeScratch();
  const real = process.env.PATH?.split(":").find((folder) => existsSync(join(folder, "git"))) ?? "";
  writeFileSync(join(tools, "git"), `#!/bin/sh\necho "$1" >> '${tools}/log'\nexec '${real}/git' "$@"\n`);
  chmodSync(join(tools, "git"), 0o755);
  const calls = async () => {
    rmSync(join(tools, "log"), { force: true });
    const { code } = await lintStaged(repo.path, [], { PATH: `${tools}:${process.env.PATH}` });
    return { code, calls: readFileSync(join(tools, "log"), "utf8").trim().split("\n") };
  };
  repo.write({ ...documents(1), "deploydoc.config.yaml": config("") });
  repo.git("add", "--all");
  const few = await calls();
  repo.write(documents(9));
  repo.git("add", "--all");
  const many = await calls();
  expect(few.code).toBe(0);
  expect(many.calls.sort()).toEqual(few.calls.sort());
  expect(many.calls.length).toBeLessThan(10);
});
