import type { Commit } from "../../model/evidence.ts";
import { decode } from "./bytes.ts";
import { readCommit } from "./commit.ts";
import { GitError } from "./failure.ts";
import type { Git } from "./run-git.ts";

/** A commit by its full name. Throws a GitError where there is none. */
export async function commitAt(git: Git, id: string): Promise<Commit> {
  return readCommit(id, decode(await git.run(["cat-file", "commit", id])));
}

/** Whether a commit (by its full name) is HEAD or comes before it; false for one that is not here. Throws a GitError. */
export async function isInHistory(git: Git, id: string): Promise<boolean> {
  try {
    await git.run(["merge-base", "--is-ancestor", id, "HEAD"]);
    return true;
  } catch (error) {
    // git's ways to say that it is not, and that it does not know it.
    if (error instanceof GitError && (error.status === 1 || error.status === 128)) return false;
    throw error;
  }
}
