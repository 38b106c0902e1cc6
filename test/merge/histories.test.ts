import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { makeRepository, makeScratch, type TestRepository } from "../support/repository.ts";
import { type Checked, runCheck } from "./run-check.ts";
import { deployment, type Edit, people, play, type Start, signedAnew, stage } from "./stage.ts";

/** The rollback plan changes, and nobody has signed anew. */
const limit: Edit = ["rollback-plan.md", "> 0.5%", "> 5%"];
const stale = [`stale-approval ${deployment}/change-request.md`];

async function branch(edits: readonly Edit[] = [limit], start: Start = { main: "approved" }): Promise<TestRepository> {
  const repository = await stage(start);
  await play(repository, [{ edits, author: people.lucia }]);
  return repository;
}

async function check(
  cwd: string,
  args: readonly string[] = ["--base", "main"],
  env: Readonly<Record<string, string>> = {},
): Promise<Pick<Checked, "code" | "stderr"> & { readonly found: readonly string[] }> {
  const { code, stderr, errors } = await runCheck(cwd, args, { env });
  return { code, stderr, found: errors.map(({ rule, path }) => `${rule} ${path}`) };
}

const waiting = { code: 3, stderr: "", found: stale };
const good = { code: 0, stderr: "", found: [] };

describe("histories", () => {
  it("judges a merge commit of main into the branch by what the branch changes", async () => {
    const repository = await branch();
    repository.switch("main");
    repository.commit({ files: { "NOTES.md": "# Notes\n" } });
    repository.switch("work");
    repository.merge("main");
    expect(await check(repository.path)).toEqual(waiting);
  });

  it("judges a branch that is signed again before main is merged into it", async () => {
    const repository = await branch();
    await play(repository, [{ edits: signedAnew }]);
    repository.switch("main");
    repository.commit({ files: { [`${deployment}/notes.txt`]: "Nothing\n" } });
    repository.switch("work");
    repository.merge("main");
    expect(await check(repository.path)).toEqual(good);
  });

  it("holds rows that a squash merged to be as good as before", async () => {
    const repository = await branch(signedAnew);
    repository.switch("main");
    repository.squash("work");
    repository.branch("next");
    repository.commit({ files: { [`${deployment}/notes.txt`]: "Nothing\n" } });
    expect(await check(repository.path)).toEqual(good);
    await play(repository, [{ edits: [limit] }]);
    expect(await check(repository.path)).toEqual(waiting);
  });

  it("follows a document and a folder that are renamed", async () => {
    const repository = await branch([limit, ...signedAnew]);
    const folder = "deployments/2026/2026-11-14-ledger-amounts";
    repository.rename(deployment, folder);
    repository.commit({});
    expect(await check(repository.path)).toEqual(good);
    const text = repository.git("show", `HEAD:${folder}/rollback-plan.md`).replace("> 5%", "> 6%");
    repository.commit({ files: { [`${folder}/rollback-plan.md`]: `${text}\n` } });
    expect(await check(repository.path)).toEqual({ ...waiting, found: [`stale-approval ${folder}/change-request.md`] });
  });

  it("judges a detached head, a worktree and a subfolder alike", async () => {
    const repository = await branch();
    repository.detach();
    expect(await check(repository.path)).toEqual(waiting);
    const other = repository.worktree("elsewhere");
    expect(await check(other.path)).toEqual(waiting);
    expect(await check(join(repository.path, deployment))).toEqual({
      ...waiting,
      found: ["stale-approval change-request.md"],
    });
    mkdirSync(join(repository.path, "src"));
    expect(await check(join(repository.path, "src"))).toMatchObject({ code: 3 });
  });

  it("passes over submodules", async () => {
    const inner = await makeRepository();
    inner.commit({ files: { "deployments/2026-01-01-other/deployment-plan.md": "# Not ours\n" } });
    const repository = await branch();
    repository.submodule("deployments/inner", inner);
    repository.commit({});
    expect(await check(repository.path)).toEqual(waiting);
  });

  it("judges what is not committed, tracked or not", async () => {
    const repository = await stage({ main: "approved" });
    expect(await check(repository.path)).toEqual(good);
    await play(repository, [{ edits: [limit], loose: true }]);
    expect(await check(repository.path)).toEqual(waiting);
    repository.git("add", "-A");
    expect(await check(repository.path)).toEqual(waiting);
    repository.git("reset", "-q", "--hard");
    repository.write({ "deployments/cr-7.md": "---\nkind: change-request\n---\n\n# CR-7\n" });
    expect((await check(repository.path)).found).toContain("missing-section deployments/cr-7.md");
  });

  it("judges paths that are given, touched or not, and every live deployment with --all", async () => {
    const repository = await stage({ main: "approved" });
    expect(await check(repository.path, ["--base", "main", deployment])).toEqual(good);
    expect(await check(repository.path, ["--all"])).toEqual(good);
    await play(repository, [{ edits: [limit], author: people.lucia }]);
    expect(await check(repository.path, ["--base", "main", `${deployment}/change-request.md`])).toEqual(waiting);
    expect(await check(repository.path, ["--all"])).toEqual(waiting);
    expect((await check(repository.path, ["--all", "--base", "main"])).code).toBe(2);
  });
});

describe("a shallow clone", () => {
  it("knows what was merged, where it knows the merge base", async () => {
    const repository = await branch();
    const clone = repository.clone({ depth: 2, branch: "work" });
    clone.git("fetch", "-q", "--depth=2", "origin", "main:refs/remotes/origin/main");
    expect(await check(clone.path, ["--base", "origin/main"])).toEqual(waiting);
  });

  it("takes no new row for valid, even with a digest", async () => {
    const repository = await branch(signedAnew);
    const clone = repository.clone({ depth: 2, branch: "work" });
    clone.git("fetch", "-q", "--depth=2", "origin", "main:refs/remotes/origin/main");
    const { code, found } = await check(clone.path, ["--base", "origin/main"]);
    expect({ code, rules: [...new Set(found.map((it) => it.split(" ")[0]))] }).toEqual({
      code: 1,
      rules: ["unverified-approval"],
    });
  });

  it("does not pass where it does not know the merge base", async () => {
    const repository = await branch();
    repository.switch("main");
    repository.commit({ files: { "NOTES.md": "# Notes\n" } });
    const clone = repository.clone({ depth: 1, branch: "work" });
    clone.git("fetch", "-q", "--depth=1", "origin", "main:refs/remotes/origin/main");
    const { code, stderr } = await check(clone.path, ["--base", "origin/main"]);
    expect(code).toBe(2);
    expect(stderr).toContain("git fetch --unshallow");
  });
});

/** What can't be judged, and what the tool says of it. */
const failures: Readonly<
  Record<
    string,
    readonly [
      make: () => Promise<{ cwd: string; args?: readonly string[]; env?: Record<string, string> }>,
      says: string,
    ]
  >
> = {
  "a base that is missing": [
    async () => ({ cwd: (await branch()).path, args: ["--base", "release"] }),
    "--base release is no commit of this clone",
  ],
  "no base": [async () => ({ cwd: (await branch()).path, args: [] }), "there is no base to compare with"],
  "no merge base": [
    async () => {
      const repository = await branch();
      repository.orphan("lost");
      repository.commit({ files: { "README.md": "# Lost\n" } });
      return { cwd: repository.path };
    },
    "no commit in common",
  ],
  "a head that is not born": [async () => ({ cwd: (await makeRepository()).path }), "nothing is committed yet"],
  "no repository": [async () => ({ cwd: makeScratch() }), "does not lie in a git repository"],
  "no git": [async () => ({ cwd: (await branch()).path, env: { PATH: makeScratch() } }), "git was not found"],
  "a path that is not there": [
    async () => ({ cwd: (await branch()).path, args: ["--base", "main", "nowhere"] }),
    "nowhere",
  ],
};

it.each(Object.entries(failures))("exits with 2, not 0, for %s", async (_, [make, says]) => {
  const { cwd, args, env } = await make();
  const { code, stderr } = await check(cwd, args, env);
  expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining(says) });
});

/** What each CI sets in the build of a pull request into main. */
const cis: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "GitHub Actions": { GITHUB_ACTIONS: "true", GITHUB_BASE_REF: "main" },
  "GitLab CI": { GITLAB_CI: "true", CI_MERGE_REQUEST_TARGET_BRANCH_NAME: "main" },
  "Azure Pipelines": { TF_BUILD: "True", SYSTEM_PULLREQUEST_TARGETBRANCH: "refs/heads/main" },
  Buildkite: { BUILDKITE: "true", BUILDKITE_PULL_REQUEST_BASE_BRANCH: "main" },
  Jenkins: { JENKINS_URL: "https://ci.nordwestbank.example/", CHANGE_TARGET: "main" },
  CircleCI: { CIRCLECI: "true" },
};

describe("in a CI", () => {
  it.each(Object.entries(cis))("%s: takes the base that it names, on a detached head", async (_, env) => {
    const clone = (await branch()).clone({ branch: "work" });
    clone.git("remote", "set-head", "origin", "main");
    clone.detach();
    // A local branch of that name is whoever's.
    clone.git("branch", "main", "HEAD");
    expect(await check(clone.path, [], env)).toEqual(waiting);
  });

  it("does not fall back to another base where the one that is named was not fetched", async () => {
    const clone = (await branch()).clone({ branch: "work" });
    const { code, stderr } = await check(clone.path, [], { GITHUB_ACTIONS: "true", GITHUB_BASE_REF: "release" });
    expect(code).toBe(2);
    expect(stderr).toContain("git fetch");
  });

  it("reads the base of GitHub's merge queue from its event", async () => {
    const clone = (await branch()).clone({ branch: "work" });
    const event = join(makeScratch(), "event.json");
    writeFileSync(event, JSON.stringify({ merge_group: { base_ref: "refs/heads/main" } }));
    const env = { GITHUB_ACTIONS: "true", GITHUB_EVENT_NAME: "merge_group", GITHUB_EVENT_PATH: event };
    expect(await check(clone.path, [], env)).toEqual(waiting);
  });
});
