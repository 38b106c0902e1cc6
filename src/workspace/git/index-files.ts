import { splitFields } from "./bytes.ts";
import { type EntryKind, kindOf, type RawChange, readRawChanges } from "./raw-diff.ts";
import type { Git } from "./run-git.ts";

/** What the index has at a path. */
export interface IndexEntry {
  /** The object's full name; that of one side where `conflicted`. */
  readonly id: string;
  readonly kind: EntryKind;
  /** Whether it is in the middle of a merge conflict: then nothing is staged there yet. */
  readonly conflicted: boolean;
}

/** All files of the index by "/"-separated path from the repository's top; one call. Throws a GitError. */
export async function listIndex(git: Git): Promise<ReadonlyMap<string, IndexEntry>> {
  const entries = new Map<string, IndexEntry>();
  // Each is "mode id stage<tab>path"; a path in conflict is there once for each stage but 0.
  for (const field of splitFields(await git.run(["ls-files", "--stage", "-z", "--full-name"]))) {
    const tab = field.indexOf("\t");
    const [mode = "", id = "", stage = ""] = field.slice(0, tab).split(" ");
    entries.set(field.slice(tab + 1), { id, kind: kindOf(mode), conflicted: stage !== "0" });
  }
  return entries;
}

/**
 * What the index has changed since the commit that is checked out, or before the first one all that is in it; one call. git
 * must run in the repository's top folder. Throws a GitError.
 */
export async function stagedChanges(git: Git): Promise<readonly RawChange[]> {
  const output = await git.run([
    "diff",
    ...["--cached", "--raw", "-z", "--no-abbrev", "--find-renames", "-l0", "--ignore-submodules=dirty"],
    ...["--no-ext-diff", "--no-textconv", "--no-color", "--end-of-options", "--"],
  ]);
  return readRawChanges(output, 0)[0];
}
