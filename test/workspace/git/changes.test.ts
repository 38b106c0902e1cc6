import { chmodSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { changedSince } from "../../../src/workspace/git/changes.ts";
import { openRepository } from "../../../src/workspace/git/repository.ts";
import { makeRepository, type TestRepository } from "../../support/repository.ts";

const long = Array.from({ length: 30 }, (_, at) => `line ${at}\n`).join("");

/** As "type path", with what is unusual behind it. */
async function changesOf(repo: TestRepository, since: string) {
  const { git } = await openRepository(repo.path);
  return (await changedSince(git, since)).map(({ type, path, before, conflicted }) =>
    [type, path, ...(before === null ? [] : ["from", before]), ...(conflicted ? ["in conflict"] : [])].join(" "),
  );
}

test("what is committed, staged, changed only, or new", async () => {
  const repo = await makeRepository();
  const files = ["committed", "staged", "changed", "removed", "removed-index", "kept"];
  const base = repo.commit({ files: Object.fromEntries(files.map((name) => [`${name}.md`, name])) });
  repo.commit({ files: { "committed.md": "2", "added.md": "2", ".gitignore": "ignored.md\n" } });
  repo.write({ "staged.md": "3", "added-index.md": "3" });
  repo.git("add", "staged.md", "added-index.md");
  repo.git("rm", "--quiet", "--cached", "removed-index.md");
  repo.write({ "changed.md": "4", "removed.md": null, "new/new.md": "4", "ignored.md": "4" });
  expect(await changesOf(repo, base)).toEqual([
    "added .gitignore",
    "added added-index.md",
    "added added.md",
    "modified changed.md",
    "modified committed.md",
    "modified removed-index.md",
    "deleted removed.md",
    "modified staged.md",
    "added new/new.md",
  ]);
});

test("nothing changed is no change, even where times have", async () => {
  const repo = await makeRepository();
  const base = repo.commit({ files: { "a.md": "a" } });
  repo.write({ "a.md": "a" });
  expect(await changesOf(repo, base)).toEqual([]);
  repo.commit({ files: { "a.md": "b" } });
  repo.write({ "a.md": "a" });
  expect(await changesOf(repo, base)).toEqual([]);
});

test("moved files, with changes, in numbers beyond git's own limit, and only by the letters' case", async () => {
  const repo = await makeRepository();
  const many = Array.from({ length: 1100 }, (_, at) => [`many/${at}.md`, `${long}${at}\n`] as const);
  const base = repo.commit({ files: { "a.md": long, "b.MD": long.replace("5", "b"), ...Object.fromEntries(many) } });
  repo.rename("a.md", "folder/a.md");
  repo.write({ "folder/a.md": long.replace("line 7", "another line") });
  repo.rename("b.MD", "b.md");
  repo.rename("many", "more");
  for (const [name] of many) {
    const moved = name.replace("many", "more");
    repo.write({ [moved]: `${Object.fromEntries(many)[name]}more\n` });
  }
  repo.commit({});
  const changes = await changesOf(repo, base);
  expect(changes.slice(0, 2)).toEqual(["renamed b.md from b.MD", "renamed folder/a.md from a.md"]);
  expect(changes).toHaveLength(1102);
  expect(changes.every((change) => change.startsWith("renamed"))).toBe(true);
});

test("a conflict is told of once", async () => {
  const repo = await makeRepository();
  const base = repo.commit({ files: { "both.md": "1\n", "theirs.md": "1\n", "ours.md": "1\n" } });
  repo.branch("side");
  repo.commit({ files: { "both.md": "2\n", "theirs.md": null, "ours.md": "2\n", "new.md": "2\n" } });
  repo.switch("main");
  repo.commit({ files: { "both.md": "3\n", "theirs.md": "3\n", "ours.md": null, "new.md": "3\n" } });
  expect(() => repo.git("merge", "side")).toThrow();
  expect(await changesOf(repo, base)).toEqual([
    "modified both.md in conflict",
    "added new.md in conflict",
    "modified ours.md in conflict",
    "modified theirs.md in conflict",
  ]);
  repo.write({ "both.md": "1\n", "theirs.md": null });
  expect(await changesOf(repo, base)).toEqual([
    "added new.md in conflict",
    "modified ours.md in conflict",
    "deleted theirs.md in conflict",
    "modified both.md in conflict",
  ]);
});

test("line ends that git itself changes at checkout are none", async () => {
  const repo = await makeRepository();
  const base = repo.commit({ files: { ".gitattributes": "* text=auto eol=crlf\n", "a.md": "one\ntwo\n" } });
  repo.git("rm", "--quiet", "--cached", "-r", ".");
  repo.git("reset", "--quiet", "--hard");
  repo.write({ "a.md": "one\r\ntwo\r\n" });
  expect(await changesOf(repo, base)).toEqual([]);
});

test("a file that can be run now is modified, in a subfolder's view as well", async () => {
  const repo = await makeRepository();
  const base = repo.commit({ files: { "a.md": "a", "sub/b.md": "b" } });
  chmodSync(join(repo.path, "sub/b.md"), 0o755);
  const { git } = await openRepository(join(repo.path, "sub"));
  const before = git.calls;
  expect((await changedSince(git, base)).map(({ path }) => path)).toEqual(["sub/b.md"]);
  expect(git.calls - before).toBe(2);
});

test("without a merge, in a worktree and with a detached head all is the same", async () => {
  const repo = await makeRepository();
  const base = repo.commit({ files: { "a.md": "a" } });
  const beside = repo.worktree("beside");
  beside.commit({ files: { "b.md": "b" } });
  beside.write({ "c.md": "c" });
  beside.detach();
  expect(await changesOf(beside, base)).toEqual(["added b.md", "added c.md"]);
  expect(await changesOf(repo, base)).toEqual([]);
});
