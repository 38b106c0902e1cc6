import { basename, dirname } from "node:path";
import { isMarkdown } from "../../engine/default-config.ts";
import type { ReadSubject } from "../../engine/read-subject.ts";
import { entriesIn, type TreeEntry } from "../git/tree.ts";
import type { Folder, Sources } from "./sources.ts";
import { textOf } from "./versions.ts";

/** The documents of a folder as they were, read as they are read today. */
export interface Snapshot {
  readonly own: ReadSubject | null;
  readonly all: readonly ReadSubject[];
}

/** The folder at the base; of documents that the branch did not change, today's reading serves. */
export async function snapshotAtBase(own: ReadSubject, folder: Folder, sources: Sources): Promise<Snapshot> {
  const { base } = sources;
  if (base === null) return { own: null, all: [] };
  const before = (read: ReadSubject): string | null => {
    const path = folder.pathOf(read);
    return base.changed.has(path) ? (base.changed.get(path) ?? null) : path;
  };
  const path = before(own);
  if (path === null) return { own: null, all: [] };
  const today = new Map(folder.all.map((it) => [before(it) ?? "", it]));
  const files = documentsIn(base.tree, dirname(path));
  const changed = files.filter(([it]) => isChanged(it, base.changed) || !today.has(it));
  const objects = await sources.objects(changed.map(([, { id }]) => id));
  const all: ReadSubject[] = [];
  let its: ReadSubject | null = null;
  for (const [it, { id }] of files) {
    const known = today.get(it);
    const bytes = objects.get(id);
    const read = bytes === undefined ? known : await folder.read(known?.path ?? beside(own, it), textOf(bytes));
    if (read) all.push(read);
    if (it === path) its = read ?? null;
  }
  return { own: its, all };
}

/** Whether a path at the base is one that the branch changed. */
function isChanged(path: string, changed: ReadonlyMap<string, string | null>): boolean {
  return changed.has(path) || [...changed.values()].includes(path);
}

/** The folder as a commit has it; `path` is that of the document then. */
export async function snapshotAt(
  commit: string,
  path: string,
  own: ReadSubject,
  folder: Folder,
  sources: Sources,
): Promise<Snapshot> {
  const tree = await sources.folderAt(commit, dirname(path));
  const files = documentsIn(tree, dirname(path));
  const objects = await sources.objects(files.map(([, { id }]) => id));
  const all: ReadSubject[] = [];
  let its: ReadSubject | null = null;
  for (const [it, { id }] of files) {
    const bytes = objects.get(id);
    if (bytes === undefined) continue;
    const read = await folder.read(it === path ? own.path : beside(own, it), textOf(bytes));
    all.push(read);
    if (it === path) its = read;
  }
  return { own: its, all };
}

function documentsIn(
  tree: ReadonlyMap<string, TreeEntry>,
  folder: string,
): readonly (readonly [path: string, entry: TreeEntry])[] {
  return entriesIn(tree, folder).filter(([path, { kind }]) => kind === "file" && isMarkdown(path));
}

function beside(own: ReadSubject, path: string): string {
  return `${dirname(own.path)}/${basename(path)}`;
}
