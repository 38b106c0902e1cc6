import { lstat } from "node:fs/promises";
import { join } from "node:path";
import { splitFields } from "./bytes.ts";
import { type EntryKind, type RawChange, readRawChanges } from "./raw-diff.ts";
import type { Git } from "./run-git.ts";

/** A file that is otherwise in the working tree than in a commit. Paths are "/"-separated, from the repository's top. */
export interface Change {
  readonly type: "added" | "modified" | "deleted" | "renamed" | "type-changed";
  readonly path: string;
  /** For a renamed file its old path, else null. */
  readonly before: string | null;
  /** What it is now; of a deleted one, what it was. */
  readonly kind: EntryKind;
  /** What it was; null for an added one. */
  readonly kindBefore: EntryKind | null;
  /** Whether it is in the middle of a merge conflict. */
  readonly conflicted: boolean;
}

const types: Readonly<Record<string, Change["type"]>> = { A: "added", D: "deleted", R: "renamed", T: "type-changed" };

/**
 * What the working tree has changed since a commit: committed, staged or neither, files that git does not track yet
 * among it, ignored ones not. Two calls. git must run in the repository's top folder. Throws a GitError.
 *
 * A move that git has not been told of is a deleted and an added file. A submodule is changed when it is at another
 * commit; what lies in it is not looked at.
 */
export async function changedSince(git: Git, commit: string): Promise<readonly Change[]> {
  const [diff, listed] = await Promise.all([
    git.run([
      "diff",
      ...["--raw", "-z", "--no-abbrev", "--find-renames", "-l0", "--ignore-submodules=dirty"],
      ...["--no-ext-diff", "--no-textconv", "--no-color", "--end-of-options", commit, "--"],
    ]),
    git.run(["ls-files", "-z", "-t", "--others", "--unmerged", "--exclude-standard", "--full-name"]),
  ]);
  const changes = new Map<string, Change>();
  for (const raw of readRawChanges(diff, 0)[0]) {
    const change = changeOf(raw);
    changes.set(change.path, change);
  }
  // "? path" is one that git does not track, "M mode id stage<tab>path" one in conflict.
  for (const entry of splitFields(listed)) {
    const change = entry.startsWith("?")
      ? await readUntracked(git, entry.slice(2), changes)
      : readConflicted(entry.slice(entry.indexOf("\t") + 1), changes);
    changes.set(change.path, change);
  }
  return [...changes.values()];
}

function changeOf({ letter, before, after }: RawChange): Change {
  const side = after ?? before;
  const type = types[letter] ?? "modified";
  return {
    type,
    path: side?.path ?? "",
    before: type === "renamed" ? (before?.path ?? null) : null,
    kind: side?.kind ?? "file",
    kindBefore: before?.kind ?? null,
    conflicted: false,
  };
}

/** A repository inside of this one, which git lists with a "/" behind it, is what would become a submodule. */
async function readUntracked(git: Git, name: string, changes: ReadonlyMap<string, Change>): Promise<Change> {
  const path = name.replace(/\/$/, "");
  const found = name === path ? await lstat(join(git.folder, path)).catch(() => null) : null;
  const kind = name === path ? (found?.isSymbolicLink() ? "symlink" : "file") : "submodule";
  const kindBefore = changes.get(path)?.kindBefore ?? null;
  // Taken out of the index but not of the working tree, it was deleted first.
  const type = kindBefore === null ? "added" : kindBefore === kind ? "modified" : "type-changed";
  return { type, path, before: null, kind, kindBefore, conflicted: false };
}

function readConflicted(path: string, changes: ReadonlyMap<string, Change>): Change {
  const change = changes.get(path);
  const unchanged: Omit<Change, "conflicted"> = {
    type: "modified",
    path,
    before: null,
    kind: "file",
    kindBefore: "file",
  };
  return { ...(change ?? unchanged), conflicted: true };
}
