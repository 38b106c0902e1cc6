import { readFile } from "node:fs/promises";
import { decode } from "./bytes.ts";
import { type CiBase, detectCi, readCiBases } from "./ci-base.ts";
import { GitError, quoteArgument } from "./failure.ts";
import type { Repository } from "./repository.ts";
import type { Environment, Git } from "./run-git.ts";

/** What a branch is compared with. */
export interface Base {
  /** How it is called: "origin/main", or what `--base` said. */
  readonly ref: string;
  /** The commit that it is at now, from which the policy is read. */
  readonly tip: string;
  /** Where the checked out branch left it: what was changed since is what the pull request changes. */
  readonly mergeBase: string;
  /** How it was chosen, to stand behind the ref: "given by --base". */
  readonly said: string;
}

/** One name to try. */
interface Candidate {
  readonly ref: string;
  /** What git is asked for. */
  readonly name: string;
  readonly said: string;
}

export interface BaseOptions {
  /** What `--base` says; null without it. */
  readonly given: string | null;
  readonly env: Environment;
}

const remote = "refs/remotes/origin/";

/**
 * The base of the checked out branch: what `--base` names, else what the CI says, else the default branch of `origin`.
 * At most three calls. Throws a GitError that says what to type when there is no such ref, it has no commit in common
 * with HEAD, or nothing is committed yet. A base that the CI names and that is not here is never replaced by another,
 * for it would be judged by another's policy.
 */
export async function findBase(git: Git, repository: Repository, { given, env }: BaseOptions): Promise<Base> {
  const { head } = repository;
  if (head === null) throw new GitError("nothing is committed yet in this repository: commit first (git commit)");
  const ci = given === null ? readCiBases(env, await readEvent(env)) : [];
  const candidates = given === null ? ci.map(fromCi) : fromOption(given, detectCi(env) !== null);
  const found =
    candidates.length > 0 ? await firstThere(git, candidates) : await defaultBranch(git, detectCi(env)?.name ?? null);
  if (!found) throw new GitError(explainMissing(given, ci[0] ?? null, repository, env));
  return { ...found, mergeBase: await mergeBaseOf(git, found, head, repository, env) };
}

function fromCi({ ci, source, kind, name }: CiBase): Candidate {
  const said = `which ${ci} says in ${source}`;
  // A local branch of that name may be old, or made by the branch that is judged.
  return kind === "branch"
    ? { ref: `origin/${name}`, name: `${remote}${name}`, said }
    : { ref: name.slice(0, 12), name, said };
}

/**
 * As typed, but never a tag or a local branch where a branch of the remote is meant: whoever may push can make a tag `main`
 * or a branch `origin/main`. In a CI the remote's branch goes before the local one, for the same reasons as above.
 */
function fromOption(given: string, inCi: boolean): readonly Candidate[] {
  const said = "given by --base";
  const typed = { ref: given, name: given, said };
  // A commit's name, HEAD and its like are no branch's, not even where somebody made one that is called so.
  if (/^(?:[0-9a-f]{7,64}|(?:[A-Z]+_)?HEAD|@|)(?:$|[~^:]|@\{)/.test(given)) return [typed];
  const local = { ref: given, name: `refs/heads/${given}`, said };
  const ofRemote = { ref: `origin/${given}`, name: `${remote}${given}`, said: `${said} ${quoteArgument(given)}` };
  const named = { ref: given, name: `refs/remotes/${given}`, said };
  return [named, ...(inCi ? [ofRemote, local] : [local, ofRemote]), typed];
}

/** The first that names a commit. Names go by stdin, where none of them can be an option. */
async function firstThere(git: Git, candidates: readonly Candidate[]): Promise<Omit<Base, "mergeBase"> | null> {
  const lines = candidates.map(({ name }) => (/[\0\n]/.test(name) ? "" : `${name}^{commit}`));
  const answers = decode(await git.run(["cat-file", "--batch-check=%(objectname)"], `${lines.join("\n")}\n`)).split(
    "\n",
  );
  const at = answers.findIndex((answer) => /^[0-9a-f]{40,64}$/.test(answer));
  const candidate = candidates[at];
  return candidate ? { ref: candidate.ref, said: candidate.said, tip: answers[at] ?? "" } : null;
}

/** What `origin` calls its default branch; in a clone that was not told, main or master. */
async function defaultBranch(git: Git, ci: string | null): Promise<Omit<Base, "mergeBase"> | null> {
  const names = ["HEAD", "main", "master"].map((name) => `${remote}${name}`);
  const output = decode(
    await git.run(["for-each-ref", "--format=%(refname) %(objectname) %(symref)", "--end-of-options", ...names]),
  );
  const rows = output.split("\n").map((line) => line.split(" "));
  const [name = "", tip = "", target] = names.flatMap((name) => rows.filter(([ref]) => ref === name))[0] ?? [];
  if (tip === "") return null;
  const ref = (target || name).slice("refs/remotes/".length);
  return { ref, tip, said: `the default branch${ci === null ? "" : `, since ${ci} names no base`}` };
}

async function mergeBaseOf(
  git: Git,
  base: Omit<Base, "mergeBase">,
  head: string,
  { shallow }: Repository,
  env: Environment,
): Promise<string> {
  try {
    return decode(await git.run(["merge-base", base.tip, head])).trim();
  } catch (error) {
    if (!(error instanceof GitError && error.status === 1)) throw error;
    throw new GitError(
      shallow
        ? `this clone is too shallow to tell what has changed since ${base.ref}: run git fetch --unshallow${wholeHint(env)}`
        : `HEAD and ${base.ref} (${base.said}) have no commit in common: give the branch that this one was made from, such as --base origin/main`,
      1,
    );
  }
}

function explainMissing(given: string | null, ci: CiBase | null, { shallow }: Repository, env: Environment): string {
  const fetch = `git fetch ${shallow ? "--unshallow " : ""}origin`;
  if (given !== null) {
    return `--base ${quoteArgument(given)} is no commit of this clone: run ${fetch}, or give another, such as --base origin/main`;
  }
  if (ci === null) {
    return "there is no base to compare with, as origin has neither a default branch nor main nor master here: run git remote set-head origin --auto, or give one, such as --base main";
  }
  const said = `which ${ci.ci} says in ${ci.source}, is not in this clone`;
  if (ci.kind === "commit") return `the base ${ci.name}, ${said}: run ${fetch} ${ci.name}${wholeHint(env)}`;
  const refspec = quoteArgument(`+refs/heads/${ci.name}:${remote}${ci.name}`);
  return `the base origin/${ci.name}, ${said}: run ${fetch} ${refspec}${wholeHint(env)}`;
}

/** Where a CI fetched too little, it will do so again. */
function wholeHint(env: Environment): string {
  const whole = detectCi(env)?.whole ?? null;
  return whole === null ? "" : `, or set ${whole}`;
}

/** The event that GitHub Actions left in a file; null where there is none. */
async function readEvent(env: Environment): Promise<unknown> {
  const path = env.GITHUB_EVENT_PATH;
  if (path === undefined || path === "") return null;
  try {
    return JSON.parse(await readFile(path, "utf8"));
  } catch (error) {
    // Without it the branch is known all the same, except in a merge queue.
    if (env.GITHUB_EVENT_NAME !== "merge_group") return null;
    throw new GitError(
      `${path}, where GITHUB_EVENT_PATH says that the merge queue's base stands, can't be read: ${error}`,
    );
  }
}
