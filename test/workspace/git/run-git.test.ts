import { chmodSync, chownSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ExpectedError } from "../../../src/errors.ts";
import { explainFailure, quoteArgument } from "../../../src/workspace/git/failure.ts";
import { openRepository } from "../../../src/workspace/git/repository.ts";
import { makeGit } from "../../../src/workspace/git/run-git.ts";
import { makeRepository, makeScratch } from "../../support/repository.ts";

const messageOf = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => "",
    (error: unknown) => {
      expect(error).toBeInstanceOf(ExpectedError);
      return error instanceof Error ? error.message : "";
    },
  );

/** A folder with a program called git. */
function makeFake(script: string): string {
  const folder = makeScratch();
  writeFileSync(join(folder, "git"), `#!/bin/sh\n${script}\n`);
  chmodSync(join(folder, "git"), 0o755);
  return folder;
}

test("what git prints comes back whole, whatever its size, and is counted", async () => {
  const repo = await makeRepository();
  const big = Buffer.alloc(20_000_000, "0123456789abcdef\0\n");
  repo.write({ "big.bin": big });
  const id = repo.git("hash-object", "-w", "big.bin");
  const git = makeGit(repo.path, process.env);
  expect(Buffer.compare(await git.run(["cat-file", "blob", id]), big)).toBe(0);
  const elsewhere = git.in(makeScratch(), []);
  expect(Buffer.from(await elsewhere.run(["hash-object", "--stdin"], big)).toString()).toBe(`${id}\n`);
  expect([git.calls, elsewhere.calls]).toEqual([2, 2]);
});

test("a git that stops reading its input is no crash", async () => {
  const git = makeGit(makeScratch(), { PATH: makeFake("echo 'fatal: enough' >&2; exit 3") });
  expect(await messageOf(git.run(["cat-file"], Buffer.alloc(5_000_000)))).toBe(
    `git cat-file failed in ${git.folder}: enough`,
  );
});

test("without git, or with an old one, it says what to install", async () => {
  const repo = await makeRepository();
  for (const PATH of ["", undefined, makeScratch(), "relative:."]) {
    expect(await messageOf(openRepository(repo.path, { PATH }))).toBe(
      "git was not found: install git 2.31 or newer, and see that its folder is on the PATH",
    );
  }
  const old = makeFake("for arg in $@; do echo $arg; done");
  expect(await messageOf(openRepository(repo.path, { PATH: old }))).toContain("git 2.31 or newer");
});

test("a git in the working directory is not run", async () => {
  const repo = await makeRepository();
  writeFileSync(join(repo.path, "git"), "#!/bin/sh\ntouch ran\n");
  chmodSync(join(repo.path, "git"), 0o755);
  const git = makeGit(repo.path, { PATH: `.::${process.env.PATH}` });
  expect(Buffer.from(await git.run(["--version"])).toString()).toMatch(/^git version/);
});

test("outside of a repository, in a bare one or in git's own folder it says where to go", async () => {
  const nowhere = makeScratch();
  expect(await messageOf(openRepository(nowhere))).toBe(
    `${nowhere} does not lie in a git repository: run this in a clone (git clone), or make one (git init)`,
  );
  const repo = await makeRepository();
  repo.git("clone", "--quiet", "--bare", ".", "bare.git");
  for (const folder of [join(repo.path, "bare.git"), join(repo.path, ".git")]) {
    expect(await messageOf(openRepository(folder))).toBe(
      `${folder} belongs to a git repository without files checked out: run this in a clone (git clone) or a working tree (git worktree add)`,
    );
  }
  const missing = join(repo.path, "missing");
  expect(await messageOf(openRepository(missing))).toContain(`git could not be run in ${missing}`);
});

test("a repository of somebody else comes with the command that trusts it", async () => {
  const repo = await makeRepository();
  const expected = `git refuses to read ${repo.path}, which belongs to another user; where you trust it, run: git config --global --add safe.directory ${repo.path}`;
  const said = `fatal: detected dubious ownership in repository at '${repo.path}'\nTo add an exception\n`;
  expect(explainFailure("rev-parse", repo.path, 128, said).message).toBe(expected);
  const first = `fatal: unsafe repository ('${repo.path}' is owned by someone else)\n`;
  expect(explainFailure("rev-parse", repo.path, 128, first).message).toBe(expected);
  // Only root can give a folder away.
  if (process.getuid?.() !== 0) return;
  chownSync(repo.path, 12_345, 12_345);
  const env = { ...process.env, SUDO_UID: undefined, GIT_CONFIG_GLOBAL: "/dev/null", GIT_CONFIG_NOSYSTEM: "1" };
  expect(await messageOf(openRepository(repo.path, env))).toBe(expected);
});

test.each([
  ["main", "main"],
  ["+refs/heads/a/b:refs/remotes/origin/a/b", "+refs/heads/a/b:refs/remotes/origin/a/b"],
  ["with space", "'with space'"],
  ["it's; rm -rf .", "'it'\\''s; rm -rf .'"],
  ["", "''"],
])("%j is typed as %s", (text, typed) => expect(quoteArgument(text)).toBe(typed));

test("a folder in a repository that is no repository itself is found by its top", async () => {
  const repo = await makeRepository();
  mkdirSync(join(repo.path, "a", "b"), { recursive: true });
  expect(await openRepository(join(repo.path, "a", "b"))).toMatchObject({ top: repo.path, head: null, branch: "main" });
});
