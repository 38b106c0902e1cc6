import { join } from "node:path";
import { expect, test } from "vitest";
import { type BaseOptions, findBase } from "../../../src/workspace/git/find-base.ts";
import { openRepository } from "../../../src/workspace/git/repository.ts";
import { makeRepository, type TestRepository } from "../../support/repository.ts";

const pullRequest = { GITHUB_ACTIONS: "true", GITHUB_BASE_REF: "main" };

async function baseOf(repo: TestRepository, { given = null, env = {} }: Partial<BaseOptions> = {}) {
  const repository = await openRepository(repo.path);
  return findBase(repository.git, repository, { given, env });
}

const messageOf = (promise: Promise<unknown>): Promise<unknown> => promise.catch(({ message }) => message);

/** A clone on a branch, whose origin's `main` went on after it. */
async function makeClone() {
  const origin = await makeRepository();
  origin.commit({ files: { "a.md": "1" } });
  const fork = origin.commit({ files: { "a.md": "2" } });
  origin.branch("feature");
  const head = origin.commit({ files: { "b.md": "b" } });
  origin.switch("main");
  const tip = origin.commit({ files: { "c.md": "c" } });
  const clone = origin.clone();
  clone.switch("feature");
  return { origin, clone, fork, tip, head };
}

test("without --base and CI it is origin's default branch", async () => {
  const { clone, fork, tip } = await makeClone();
  const said = "the default branch";
  expect(await baseOf(clone)).toEqual({ ref: "origin/main", tip, mergeBase: fork, said });
  clone.git("remote", "set-head", "origin", "--delete");
  expect(await baseOf(clone)).toEqual({ ref: "origin/main", tip, mergeBase: fork, said });
  clone.git("update-ref", "refs/remotes/origin/master", fork);
  clone.git("update-ref", "-d", "refs/remotes/origin/main");
  expect(await baseOf(clone)).toMatchObject({ ref: "origin/master", tip: fork });
  clone.git("update-ref", "refs/remotes/origin/trunk", tip);
  clone.git("symbolic-ref", "refs/remotes/origin/HEAD", "refs/remotes/origin/trunk");
  expect(await baseOf(clone, { env: { CIRCLECI: "true" } })).toEqual({
    ref: "origin/trunk",
    tip,
    mergeBase: fork,
    said: "the default branch, since CircleCI names no base",
  });
});

test("what the CI says is a branch of origin, whatever local branches and tags are called", async () => {
  const { clone, fork, tip, head } = await makeClone();
  clone.git("branch", "--force", "main", head);
  clone.git("tag", "main", head);
  clone.git("branch", "origin/main", head);
  clone.git("tag", "origin/main", head);
  expect(await baseOf(clone, { env: pullRequest })).toEqual({
    ref: "origin/main",
    tip,
    mergeBase: fork,
    said: "which GitHub Actions says in GITHUB_BASE_REF",
  });
  expect(await baseOf(clone, { given: "origin/main" })).toMatchObject({ tip });
  expect(await baseOf(clone, { given: "main", env: pullRequest })).toMatchObject({ tip, ref: "origin/main" });
  expect(await baseOf(clone, { given: "main" })).toMatchObject({ tip: head, ref: "main" });
  clone.git("update-ref", "-d", "refs/heads/main");
  expect(await baseOf(clone, { given: "main" })).toEqual({
    ref: "origin/main",
    tip,
    mergeBase: fork,
    said: "given by --base main",
  });
});

test("--base goes before the CI, and can be anything that names a commit", async () => {
  const { clone, fork, tip } = await makeClone();
  for (const given of [
    fork,
    fork.slice(0, 12),
    "HEAD~1",
    "@~1",
    "refs/heads/feature~1",
    "refs/remotes/origin/main~1",
  ]) {
    expect(await baseOf(clone, { given, env: pullRequest })).toEqual({
      ref: given,
      tip: fork,
      mergeBase: fork,
      said: "given by --base",
    });
  }
  clone.git("tag", "-a", "v1", "-m", "v1", tip);
  expect(await baseOf(clone, { given: "v1" })).toMatchObject({ ref: "v1", tip, mergeBase: fork });
  clone.git("update-ref", `refs/remotes/origin/${fork}`, "HEAD");
  expect(await baseOf(clone, { given: fork, env: pullRequest })).toMatchObject({ tip: fork });
});

test("in a merge queue it is the branch that the queue merges into, else the commit", async () => {
  const { clone, fork, tip, head } = await makeClone();
  const event = (file: unknown) => clone.write({ "event.json": JSON.stringify(file) });
  const env = {
    GITHUB_ACTIONS: "true",
    GITHUB_EVENT_NAME: "merge_group",
    GITHUB_EVENT_PATH: join(clone.path, "event.json"),
  };
  event({ merge_group: { base_ref: "refs/heads/main", base_sha: head } });
  expect(await baseOf(clone, { env })).toMatchObject({ ref: "origin/main", tip, mergeBase: fork });
  event({ merge_group: { base_ref: "refs/heads/missing", base_sha: fork } });
  expect(await baseOf(clone, { env })).toEqual({
    ref: fork.slice(0, 12),
    tip: fork,
    mergeBase: fork,
    said: "which GitHub Actions says in merge_group.base_sha",
  });
  clone.write({ "event.json": null });
  expect(await messageOf(baseOf(clone, { env }))).toContain("GITHUB_EVENT_PATH");
  expect(await baseOf(clone, { env: { ...env, ...pullRequest, GITHUB_EVENT_NAME: "pull_request" } })).toMatchObject({
    ref: "origin/main",
  });
});

test("on a merge commit of the pull request, as CIs check it out, it is the base that was merged", async () => {
  const { clone, tip } = await makeClone();
  clone.detach("origin/main");
  clone.merge("feature");
  expect(await baseOf(clone, { env: pullRequest })).toMatchObject({ tip, mergeBase: tip });
});

test("a base that the CI names and that is not here is not replaced by another", async () => {
  const { clone } = await makeClone();
  const env = { ...pullRequest, GITHUB_BASE_REF: "release/1.x" };
  expect(await messageOf(baseOf(clone, { env }))).toBe(
    "the base origin/release/1.x, which GitHub Actions says in GITHUB_BASE_REF, is not in this clone: run git fetch origin +refs/heads/release/1.x:refs/remotes/origin/release/1.x, or set fetch-depth: 0 of actions/checkout",
  );
  const fork = { GITLAB_CI: "true", CI_PROJECT_ID: "1", CI_MERGE_REQUEST_PROJECT_ID: "2" };
  const sha = "0123456789".repeat(4);
  expect(await messageOf(baseOf(clone, { env: { ...fork, CI_MERGE_REQUEST_DIFF_BASE_SHA: sha } }))).toBe(
    `the base ${sha}, which GitLab CI says in CI_MERGE_REQUEST_DIFF_BASE_SHA, is not in this clone: run git fetch origin ${sha}, or set GIT_DEPTH: "0" among its variables`,
  );
});

test("what is given and not here is named with a command that may bring it", async () => {
  const { clone } = await makeClone();
  expect(await messageOf(baseOf(clone, { given: "missing; rm -rf ." }))).toBe(
    "--base 'missing; rm -rf .' is no commit of this clone: run git fetch origin, or give another, such as --base origin/main",
  );
  for (const given of ["", "HEAD:a.md", "HEAD^{tree}", "a\nHEAD", "a\0b", "deadbeef"]) {
    expect(await messageOf(baseOf(clone, { given }))).toContain("is no commit of this clone");
  }
  const repo = await makeRepository();
  expect(await messageOf(baseOf(repo))).toBe("nothing is committed yet in this repository: commit first (git commit)");
  repo.commit({ files: { "a.md": "a" } });
  expect(await messageOf(baseOf(repo))).toBe(
    "there is no base to compare with, as origin has neither a default branch nor main nor master here: run git remote set-head origin --auto, or give one, such as --base main",
  );
});

test("a shallow clone says how to get the rest, and what it says helps", async () => {
  const { origin } = await makeClone();
  const shallow = origin.clone({ depth: 1, branch: "feature" });
  const message = String(await messageOf(baseOf(shallow, { env: pullRequest })));
  expect(message).toBe(
    "the base origin/main, which GitHub Actions says in GITHUB_BASE_REF, is not in this clone: run git fetch --unshallow origin +refs/heads/main:refs/remotes/origin/main, or set fetch-depth: 0 of actions/checkout",
  );
  shallow.git("fetch", "--quiet", "--depth=1", "origin", "+refs/heads/main:refs/remotes/origin/main");
  expect(await messageOf(baseOf(shallow, { env: { ...pullRequest, GITHUB_ACTIONS: "" } }))).toBe(
    "this clone is too shallow to tell what has changed since origin/main: run git fetch --unshallow",
  );
  shallow.git("fetch", "--quiet", "--unshallow", "origin", "+refs/heads/main:refs/remotes/origin/main");
  expect(await baseOf(shallow, { env: pullRequest })).toMatchObject({ ref: "origin/main" });
});

test("a branch without a common commit says so", async () => {
  const { clone } = await makeClone();
  clone.orphan("alone");
  clone.commit({ files: { "z.md": "z" } });
  expect(await messageOf(baseOf(clone))).toBe(
    "HEAD and origin/main (the default branch) have no commit in common: give the branch that this one was made from, such as --base origin/main",
  );
});

test("it takes two calls", async () => {
  const { clone } = await makeClone();
  const repository = await openRepository(clone.path);
  for (const given of [null, "main"]) {
    const before = repository.git.calls;
    await findBase(repository.git, repository, { given, env: {} });
    expect(repository.git.calls - before).toBe(2);
  }
});
