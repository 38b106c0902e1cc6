import { chmodSync, existsSync, readdirSync, symlinkSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { changedSince } from "../../../src/workspace/git/changes.ts";
import { environmentFor } from "../../../src/workspace/git/environment.ts";
import { findBase } from "../../../src/workspace/git/find-base.ts";
import { readHistory } from "../../../src/workspace/git/history.ts";
import { readObjects } from "../../../src/workspace/git/objects.ts";
import { openRepository } from "../../../src/workspace/git/repository.ts";
import { makeGit } from "../../../src/workspace/git/run-git.ts";
import { listTree } from "../../../src/workspace/git/tree.ts";
import { makeRepository, makeScratch, type TestRepository } from "../../support/repository.ts";

/** Everything that this layer does, on a repository with a branch `main` to compare with. */
async function readAll({ path }: TestRepository, env = process.env) {
  const repository = await openRepository(path, env);
  const { git } = repository;
  const base = await findBase(git, repository, { given: "main", env: {} });
  const changes = await changedSince(git, base.mergeBase);
  const history = await readHistory(git, { from: null, to: "HEAD", paths: ["."] });
  const tree = await listTree(git, "HEAD");
  const objects = await readObjects(
    git,
    [...tree.values()].map(({ id }) => id),
  );
  return { repository, base, changes, history, tree, objects };
}

/** A program that leaves a trace when it is run. */
function makeTrap(): { readonly program: string; readonly sprung: () => boolean } {
  const folder = makeScratch();
  const program = join(folder, "trap.sh");
  writeFileSync(program, `#!/bin/sh\ntouch '${folder}/trace'\ncat\n`);
  chmodSync(program, 0o755);
  return { program, sprung: () => existsSync(join(folder, "trace")) };
}

/** What a repository can be configured to run, and a command of git that runs it. */
const traps: readonly (readonly [setting: string, springs: readonly string[]])[] = [
  ["core.fsmonitor", ["status"]],
  ["filter.trap.clean", ["diff", "HEAD"]],
  ["filter.trap.process", ["diff", "HEAD"]],
  ["diff.external", ["diff", "HEAD~1"]],
  ["diff.trap.command", ["diff", "HEAD~1"]],
  ["diff.trap.textconv", ["diff", "HEAD~1", "HEAD"]],
  ["core.hooksPath", ["status"]],
  ["gpg.program", ["log", "--show-signature"]],
];

test.each(traps)("%s is not run", async (setting, springs) => {
  const repo = await makeRepository();
  const { program, sprung } = makeTrap();
  repo.commit({ files: { "a.md": "one\n", ".gitattributes": "*.md filter=trap diff=trap\n" } });
  repo.branch("feature");
  const commit = repo.commit({ files: { "a.md": "two\n" } });
  const signed = repo
    .git("cat-file", "commit", commit)
    .replace("\n\n", "\ngpgsig -----BEGIN PGP SIGNATURE-----\n \n\n");
  repo.write({ signed: `${signed}\n` });
  repo.git("update-ref", "HEAD", repo.git("hash-object", "-t", "commit", "-w", "signed"));
  repo.write({ "hooks/post-index-change": `#!/bin/sh\n'${program}'\n` });
  chmodSync(join(repo.path, "hooks", "post-index-change"), 0o755);
  repo.git("config", "log.showSignature", "true");
  repo.git("config", setting, setting === "core.hooksPath" ? join(repo.path, "hooks") : program);
  // At another time than the index has it: git has to look at the contents.
  repo.write({ "a.md": "two\n" });
  utimesSync(join(repo.path, "a.md"), 1_000_000_000, 1_000_000_000);
  const { history } = await readAll(repo);
  expect(history).toHaveLength(2);
  expect(sprung()).toBe(false);
  try {
    repo.git(...springs);
  } catch {
    // The trap is no real filter.
  }
  expect(sprung()).toBe(true);
});

test("whatever is configured, git is read alike", async () => {
  const repo = await makeRepository();
  repo.commit({ files: { "a.md": "one\n", "b.md": "b\n".repeat(20) } });
  repo.branch("feature");
  repo.commit({ files: { "a.md": "two\n" } });
  repo.rename("b.md", "c.md");
  repo.commit({ files: { ".mailmap": "Real <real@bank.example> <sam@maker.example>\n" } });
  repo.branch("side", "main");
  repo.commit({ files: { "d.md": "d\n" } });
  repo.switch("feature");
  repo.merge("side");
  repo.write({ "a.md": "three\n", "new ü.md": "new" });
  const plain = await readAll(repo);
  const settings = {
    "log.mailmap": "true",
    "log.diffMerges": "off",
    "log.showRoot": "false",
    "log.decorate": "full",
    "log.follow": "true",
    "log.date": "relative",
    "log.abbrevCommit": "true",
    "color.ui": "always",
    "format.pretty": "oneline",
    "core.quotePath": "true",
    "core.abbrev": "7",
    "diff.relative": "true",
    "diff.renames": "copies",
    "diff.noprefix": "true",
    "diff.autoRefreshIndex": "false",
    "status.showUntrackedFiles": "no",
    "i18n.logOutputEncoding": "UTF-16",
    "core.commitGraph": "false",
  };
  for (const [key, value] of Object.entries(settings)) repo.git("config", key, value);
  repo.git("notes", "add", "-m", "a note");
  const { changes, history, tree, base } = await readAll(repo);
  expect({ changes, history, tree, base }).toEqual({
    changes: plain.changes,
    history: plain.history,
    tree: plain.tree,
    base: plain.base,
  });
  expect(changes.map(({ type, path, before }) => [type, path, before])).toEqual([
    ["added", ".mailmap", null],
    ["modified", "a.md", null],
    ["renamed", "c.md", "b.md"],
    ["added", "d.md", null],
    ["added", "new ü.md", null],
  ]);
  for (const { commit } of history) expect(commit.author).toEqual({ name: "Sam Maker", email: "sam@maker.example" });
  expect(history.map(({ changes: some }) => some.map(({ parent }) => parent))).toEqual([
    [0, 1, 1, 1],
    [0],
    [0, 0],
    [0],
    [0, 0],
  ]);
});

test("the environment names neither another repository nor another history", async () => {
  const repo = await makeRepository();
  repo.commit({ files: { "a.md": "a" } });
  repo.branch("feature");
  const head = repo.commit({ files: { "b.md": "b" } });
  const other = await makeRepository();
  other.commit({ files: { "other.md": "other" } });
  const { repository, changes } = await readAll(repo, {
    ...process.env,
    GIT_DIR: join(other.path, ".git"),
    GIT_WORK_TREE: other.path,
    GIT_INDEX_FILE: join(other.path, ".git", "index"),
    GIT_OBJECT_DIRECTORY: join(other.path, ".git", "objects"),
    GIT_COMMON_DIR: join(other.path, ".git"),
    GIT_SHALLOW_FILE: "/dev/null",
    GIT_NAMESPACE: "other",
    GIT_EXTERNAL_DIFF: "false",
    GIT_PREFIX: "other",
    GIT_CONFIG_PARAMETERS: "'diff.noprefix'",
    GIT_CONFIG_COUNT: "x",
    GIT_TRACE: "1",
    GIT_GLOB_PATHSPECS: "1",
    GIT_ICASE_PATHSPECS: "1",
  });
  expect(repository).toMatchObject({ top: repo.path, head });
  expect(changes.map(({ path }) => path)).toEqual(["b.md"]);
});

test("what is kept of the environment says where the settings of the person are, whatever case it is in", () => {
  const { PATH, Git_Dir, GIT_CONFIG_GLOBAL, GIT_CONFIG_COUNT, GIT_OPTIONAL_LOCKS } = environmentFor(
    { PATH: "/bin", Git_Dir: "x", GIT_CONFIG_GLOBAL: "/home/dee/.gitconfig", GIT_OPTIONAL_LOCKS: "1", HOME: undefined },
    [["filter.x.clean", ""]],
  );
  expect([PATH, Git_Dir, GIT_CONFIG_GLOBAL, GIT_OPTIONAL_LOCKS]).toEqual([
    "/bin",
    undefined,
    "/home/dee/.gitconfig",
    "0",
  ]);
  expect(Number(GIT_CONFIG_COUNT)).toBeGreaterThan(5);
});

test("replace refs and grafts don't change history", async () => {
  const repo = await makeRepository();
  const first = repo.commit({ files: { "a.md": "one" }, author: "Dee Park <dee@bank.example>" });
  const second = repo.commit({ files: { "a.md": "two" }, author: "Dee Park <dee@bank.example>" });
  repo.branch("forged", first);
  const forged = repo.commit({ files: { "a.md": "two" }, author: "Lee Fox <lee@bank.example>" });
  repo.switch("main");
  repo.git("replace", second, forged);
  repo.write({ ".git/info/grafts": `${second}\n` });
  expect(repo.git("log", "--format=%an")).toContain("Lee Fox");

  const { history } = await readAll(repo);
  expect(history.map(({ commit }) => [commit.id, commit.author.name, commit.parents])).toEqual([
    [second, "Dee Park", [first]],
    [first, "Dee Park", []],
  ]);
});

test("names of paths are only names", async () => {
  const names = [
    "with space.md",
    "line\nbreak.md",
    "return\r.md",
    'quote".md',
    "tab\t.md",
    "back\\slash.md",
    ":(glob)**",
    ":!a.md",
    "-x",
    "*.md",
    "ü/日本.md",
    "\u{feff}bom.md",
    ":100644 000000 x",
    "commit 0123",
  ];
  const repo = await makeRepository();
  repo.commit({ files: { "unrelated.md": "unrelated" } });
  repo.branch("feature");
  repo.commit({ files: Object.fromEntries(names.map((name) => [name, `in ${name}`])) });
  const { changes, tree, history, objects } = await readAll(repo);
  const sorted = names.toSorted();
  expect(changes.map(({ path }) => path).toSorted()).toEqual(sorted);
  expect([...tree.keys()].toSorted()).toEqual([...sorted, "unrelated.md"].toSorted());
  expect(history[0]?.changes.map(({ after }) => after?.path).toSorted()).toEqual(sorted);
  for (const name of names) {
    expect(Buffer.from(objects.get(tree.get(name)?.id ?? "") ?? []).toString()).toBe(`in ${name}`);
    const git = makeGit(repo.path, process.env);
    const entries = await readHistory(git, { from: null, to: "HEAD", paths: [name] });
    expect(entries.map(({ changes: some }) => some.map(({ after }) => after?.path))).toEqual([[name]]);
  }
});

test("a name that is no UTF-8 breaks nothing", async () => {
  const repo = await makeRepository();
  repo.commit({ files: { "a.md": "a" } });
  repo.branch("feature");
  writeFileSync(Buffer.concat([Buffer.from(join(repo.path, "b")), Buffer.from([0xff]), Buffer.from(".md")]), "b");
  repo.commit({});
  const { changes, history, tree } = await readAll(repo);
  expect(changes.map(({ path }) => path)).toEqual(["b\ufffd.md"]);
  expect(history[0]?.changes[0]?.after?.path).toBe("b\ufffd.md");
  expect([...tree.keys()]).toEqual(["a.md", "b\ufffd.md"]);
});

test("submodules and repositories inside are marked and not entered, symbolic links are marked", async () => {
  const inner = await makeRepository();
  inner.commit({ files: { "inside.md": "inside" } });
  const repo = await makeRepository();
  repo.commit({ files: { "a.md": "a" } });
  repo.submodule("module", inner);
  repo.commit({});
  repo.branch("feature");
  repo.git("-C", "module", "commit", "--quiet", "--allow-empty", "--message=Further");
  repo.write({ "module/dirty.md": "dirty", "nested/kept.md": "kept" });
  repo.git("init", "--quiet", "nested");
  repo.git("-C", "nested", "commit", "--quiet", "--allow-empty", "--message=First");
  repo.git("config", "--file=.gitmodules", "submodule.module.ignore", "all");
  repo.write({ "a.md": null });
  symlinkSync("module", join(repo.path, "a.md"));
  symlinkSync("module", join(repo.path, "link"));
  const { changes, tree } = await readAll(repo);
  expect(changes.map(({ type, path, kind, kindBefore }) => [type, path, kind, kindBefore])).toEqual([
    ["modified", ".gitmodules", "file", "file"],
    ["type-changed", "a.md", "symlink", "file"],
    ["modified", "module", "submodule", "submodule"],
    ["added", "link", "symlink", null],
    ["added", "nested", "submodule", null],
  ]);
  expect(tree.get("module")?.kind).toBe("submodule");
});

test("refs are never options", async () => {
  const repo = await makeRepository();
  const first = repo.commit({ files: { "a.md": "a" } });
  repo.branch("feature");
  repo.commit({ files: { "b.md": "b" } });
  repo.git("update-ref", "refs/heads/-x", first);
  repo.git("update-ref", "refs/heads/--output=oops", first);
  const repository = await openRepository(repo.path);
  const { git } = repository;
  for (const name of ["-x", "--output=oops"]) {
    expect(await findBase(git, repository, { given: name, env: {} })).toMatchObject({ ref: name, tip: first });
    expect([...(await listTree(git, name)).keys()]).toEqual(["a.md"]);
    expect((await changedSince(git, name)).map(({ path }) => path)).toEqual(["b.md"]);
    expect(await readHistory(git, { from: null, to: name, paths: ["."] })).toHaveLength(1);
  }
  expect(readdirSync(repo.path).filter((name) => name.includes("oops"))).toEqual([]);
});

test("nothing is fetched that a partial clone left out", async () => {
  const repo = await makeRepository();
  repo.git("config", "uploadpack.allowFilter", "true");
  repo.commit({ files: { "a.md": "one" } });
  repo.commit({ files: { "a.md": "two" } });
  const clone = join(makeScratch(), "clone");
  repo.git("clone", "--quiet", "--filter=blob:none", `file://${repo.path}`, clone);
  const { git } = await openRepository(clone);
  const [newest, oldest] = await readHistory(git, { from: null, to: "HEAD", paths: ["a.md"] });
  const ids = [newest?.changes[0]?.after?.id ?? "", oldest?.changes[0]?.after?.id ?? ""];
  // A git that knows how says that it is missing, an older one fails; none fetches it.
  const contents = await readObjects(git, ids).catch(({ message }) => String(message));
  if (typeof contents === "string") expect(contents).toContain("git fetch --refetch --no-filter");
  else expect([...contents.keys()]).toEqual([ids[0]]);
  repo.git("-C", clone, "-c", "protocol.file.allow=always", "fetch", "--quiet", "--refetch", "--no-filter");
  expect((await readObjects(git, ids)).size).toBe(2);
});
