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
    // "mode type id<tab>path"
    const tab = field.indexOf("\t");
    const mode = field.slice(0, field.indexOf(" "));
    entries.set(field.slice(tab + 1), {
      mode,
      id: field.slice(field.lastIndexOf(" ", tab) + 1, tab),
      kind: kindOf(mode),
    });
  }
  return entries;
}

const folders = new WeakMap<ReadonlyMap<string, TreeEntry>, Map<string, readonly (readonly [string, TreeEntry])[]>>();

/** The files of a commit in a folder ("." for the top) and not below it; looked for once. */
export function entriesIn(
  tree: ReadonlyMap<string, TreeEntry>,
  folder: string,
): readonly (readonly [path: string, entry: TreeEntry])[] {
  const known = folders.get(tree) ?? new Map<string, readonly (readonly [string, TreeEntry])[]>();
  folders.set(tree, known);
  const entries = known.get(folder) ?? [...tree].filter(([path]) => folderOf(path) === folder);
  known.set(folder, entries);
  return entries;
}

/** The folder of a path as git writes it; "." for the top. */
function folderOf(path: string): string {
  const end = path.lastIndexOf("/");
  return end < 0 ? "." : path.slice(0, end);
}
