import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { decode, splitFields } from "./bytes.ts";
import type { Setting } from "./environment.ts";
import { GitError } from "./failure.ts";
import { type Environment, type Git, makeGit } from "./run-git.ts";

/** A repository with files checked out. */
export interface Repository {
  /** git in its top folder. */
  readonly git: Git;
  /** The real path of the working tree's top. */
  readonly top: string;
  /** The folder that holds this working tree's index and HEAD: `.git`, but not for a further working tree. */
  readonly gitFolder: string;
  /** The commit that is checked out; null before the first one. */
  readonly head: string | null;
  /** The branch that is checked out, without `refs/heads/`; null for a detached head. */
  readonly branch: string | null;
  /** Whether this is a further working tree of a repository (`git worktree add`). */
  readonly linked: boolean;
  /** Whether history ends somewhere because a clone was made with `--depth` or the like. */
  readonly shallow: boolean;
  /** The commits at which it ends: their parents are not here, and git takes all in them for added. */
  readonly cutAt: ReadonlySet<string>;
}

/**
 * The repository in which a folder lies. Two calls, a third before the first commit. Throws a GitError when there is
 * none, it has no working tree, belongs to somebody whom git does not trust, or git is missing or too old.
 */
export async function openRepository(folder: string, env: Environment = process.env): Promise<Repository> {
  const outside = makeGit(folder, env);
  const facts = decode(
    await outside.run([
      "rev-parse",
      ...["--path-format=absolute", "--is-shallow-repository", "--git-dir", "--git-common-dir", "--show-toplevel"],
      // Before the first commit these print nothing.
      ...["--revs-only", "HEAD", "--symbolic-full-name", "HEAD"],
    ]),
  ).split("\n");
  const [shallow, own = "", common = "", top = "", head = "", branch = ""] = facts;
  if (shallow !== "true" && shallow !== "false") throw new GitError("git is too old: install git 2.31 or newer");
  if (facts.length > 7 || !/^(?:[0-9a-f]{40,64})?$/.test(head)) {
    throw new GitError(`the path of the repository at ${folder} has a line break: move it to another folder`);
  }
  const git = outside.in(top, await filtersOff(outside));
  return {
    git,
    top,
    gitFolder: own,
    head: head === "" ? null : head,
    branch: head === "" ? decode(await git.run(["symbolic-ref", "--short", "HEAD"])).trim() : branchOf(branch),
    linked: own !== common,
    shallow: shallow === "true",
    cutAt: new Set(shallow === "true" ? await readCuts(common) : []),
  };
}

function branchOf(ref: string): string | null {
  return ref.startsWith("refs/heads/") ? ref.slice("refs/heads/".length) : null;
}

/** git has no command that lists them. */
async function readCuts(common: string): Promise<readonly string[]> {
  const text = await readFile(join(common, "shallow"), "utf8");
  return text.split("\n").filter((line) => line !== "");
}

/**
 * Settings that switch off every filter: their commands are configured outside of the judged branch, but often lie in
 * it. A file of theirs (git-lfs) may look changed then when its time is not what git noted; that asks for more to be
 * judged, not for less.
 */
async function filtersOff(git: Git): Promise<readonly Setting[]> {
  const pattern = "^filter\\..*\\.(clean|smudge|process|required)$";
  let names: readonly string[];
  try {
    names = splitFields(await git.run(["config", "-z", "--name-only", "--get-regexp", pattern]));
  } catch (error) {
    // git's way to say that there is none.
    if (error instanceof GitError && error.status === 1) return [];
    throw error;
  }
  return [...new Set(names)].map((name): Setting => [name, name.endsWith(".required") ? "false" : ""]);
}
