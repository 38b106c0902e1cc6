import { splitFields } from "./bytes.ts";
import { type EntryKind, kindOf } from "./raw-diff.ts";
import type { Git } from "./run-git.ts";

/** What a commit has at a path. */
export interface TreeEntry {
  /** Six octal digits: "100644", "100755", "120000" or "160000". */
  readonly mode: string;
  readonly id: string;
  readonly kind: EntryKind;
}

/** All files of a commit by "/"-separated path from the repository's top; one call. Throws a GitError. */
export async function listTree(git: Git, commit: string): Promise<ReadonlyMap<string, TreeEntry>> {
  const entries = new Map<string, TreeEntry>();
  for (const field of splitFields(await git.run(["ls-tree", "-r", "-z", "--full-tree", "--end-of-options", commit]))) {
    const tab = field.indexOf("\t");
    const [mode = "", , id = ""] = field.slice(0, tab).split(" ");
    entries.set(field.slice(tab + 1), { mode, id, kind: kindOf(mode) });
  }
  return entries;
}
