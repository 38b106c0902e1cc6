import type { Dirent } from "node:fs";
import { readdir, realpath, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Selection } from "./globs.ts";
import { isWithin, showPath } from "./paths.ts";
import { reasonOf } from "./system-error.ts";

/** What was found, and what stood in the way: each problem is one line that names its path. */
export interface Found {
  readonly files: readonly string[];
  readonly problems: readonly string[];
}

interface Walk {
  readonly root: string;
  readonly cwd: string;
  readonly selection: Selection;
  readonly files: string[];
  readonly problems: string[];
  /** Targets of the links that were followed: each once, so that links in a circle end. */
  readonly followed: Set<string>;
}

/**
 * The wanted files in a folder, in order of their names. A symbolic link is followed inside `root` only; one that leads
 * out of it and would be read is a problem, so that nothing is left out in silence.
 */
export async function walk(folder: string, root: string, cwd: string, selection: Selection): Promise<Found> {
  const state: Walk = { root: await realpath(root), cwd, selection, files: [], problems: [], followed: new Set() };
  await visit(folder, "", state);
  return state;
}

async function visit(folder: string, path: string, state: Walk): Promise<void> {
  for (const entry of await list(folder, state)) {
    const inner = path === "" ? entry.name : `${path}/${entry.name}`;
    const absolute = join(folder, entry.name);
    if (entry.isSymbolicLink()) await visitLink(absolute, inner, state);
    else if (entry.isDirectory()) {
      if (entry.name !== ".git" && state.selection.folder(inner)) await visit(absolute, inner, state);
    } else if (state.selection.file(inner)) state.files.push(absolute);
  }
}

async function visitLink(absolute: string, path: string, state: Walk): Promise<void> {
  if (!state.selection.file(path) && !state.selection.folder(path)) return;
  try {
    const target = await realpath(absolute);
    const isFolder = (await stat(target)).isDirectory();
    if (isFolder ? !state.selection.folder(path) : !state.selection.file(path)) return;
    if (!isWithin(target, state.root)) {
      state.problems.push(
        `${showPath(absolute, state.cwd)} is a symbolic link out of ${showPath(state.root, state.cwd)}: not followed`,
      );
    } else if (!isFolder) state.files.push(absolute);
    else if (!state.followed.has(target)) {
      state.followed.add(target);
      await visit(absolute, path, state);
    }
  } catch (error) {
    if (state.selection.file(path)) state.problems.push(`${showPath(absolute, state.cwd)} ${reasonOf(error)}`);
  }
}

async function list(folder: string, state: Walk): Promise<readonly Dirent[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    state.problems.push(`${showPath(folder, state.cwd)} ${reasonOf(error)}`);
    return [];
  }
}
