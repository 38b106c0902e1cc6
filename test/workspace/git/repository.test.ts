import { expect, test } from "vitest";
import { openRepository } from "../../../src/workspace/git/repository.ts";
import { makeRepository } from "../../support/repository.ts";

test("a repository before its first commit", async () => {
  const repo = await makeRepository();
  const { git, ...facts } = await openRepository(repo.path);
  expect(facts).toEqual({
    top: repo.path,
    gitFolder: `${repo.path}/.git`,
    head: null,
    branch: "main",
    linked: false,
    shallow: false,
    cutAt: new Set(),
  });
  expect(git.folder).toBe(repo.path);
});

test("a branch, a detached head, another working tree", async () => {
  const repo = await makeRepository();
  const head = repo.commit({ files: { "a.md": "a" } });
  repo.branch("team/feature");
  expect(await openRepository(repo.path)).toMatchObject({ head, branch: "team/feature", linked: false });
  const beside = repo.worktree("beside");
  const further = beside.commit({ files: { "b.md": "b" } });
  expect(await openRepository(beside.path)).toMatchObject({
    top: beside.path,
    head: further,
    branch: "beside",
    linked: true,
  });
  repo.detach();
  expect(await openRepository(repo.path)).toMatchObject({ head, branch: null });
});

test("a shallow clone, and a working tree of it, say where history is cut", async () => {
  const repo = await makeRepository();
  repo.commit({ files: { "a.md": "1" } });
  const cut = repo.commit({ files: { "a.md": "2" } });
  repo.commit({ files: { "a.md": "3" } });
  const clone = repo.clone({ depth: 2 });
  expect(await openRepository(clone.path)).toMatchObject({ shallow: true, cutAt: new Set([cut]) });
  expect(await openRepository(clone.worktree("beside").path)).toMatchObject({ shallow: true, cutAt: new Set([cut]) });
  clone.git("fetch", "--quiet", "--unshallow");
  expect(await openRepository(clone.path)).toMatchObject({ shallow: false, cutAt: new Set() });
});

test("a submodule is a repository of its own", async () => {
  const inner = await makeRepository();
  const head = inner.commit({ files: { "inside.md": "inside" } });
  const repo = await makeRepository();
  repo.submodule("module", inner);
  repo.commit({});
  expect(await openRepository(`${repo.path}/module`)).toMatchObject({ top: `${repo.path}/module`, head });
});

test("opening takes two calls, before the first commit three", async () => {
  const repo = await makeRepository();
  expect((await openRepository(repo.path)).git.calls).toBe(3);
  repo.commit({ files: { "a.md": "a" } });
  expect((await openRepository(repo.path)).git.calls).toBe(2);
});

test("a path with a line break is refused", async () => {
  const repo = await makeRepository();
  repo.commit({ files: { "a.md": "a" } });
  repo.git("worktree", "add", "--quiet", "-b", "broken", "line\nbreak");
  await expect(openRepository(`${repo.path}/line\nbreak`)).rejects.toThrow("line break");
});
