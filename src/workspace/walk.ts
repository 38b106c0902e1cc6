import { type Dirent, realpathSync, statSync } from "node:fs";
import type { LookInto } from "./look-into.ts";
import { isWithin, pathIn, showPath } from "./paths.ts";
import type { Selection } from "./selection.ts";
import { reasonOf } from "./system-error.ts";

/** What was found, and what stood in the way: each problem is one line that names its path. */
export interface Found {
  readonly files: readonly string[];
  readonly problems: readonly string[];
}

/** What a walk is to find, and where. */
export interface Wanted {
  /** The folder that links must not lead out of. */
  readonly top: string;
  readonly cwd: string;
  readonly selection: Selection;
  readonly look: LookInto;
}

/** `top` is a real path. */
interface Walk extends Wanted {
  readonly files: string[];
  readonly problems: string[];
  /** Real paths of the folders that were visited: each once, so that links in a circle end. */
  readonly visited: Set<string>;
  readonly links: Place[];
}

/** A path as it is named, as it really is, and relative to where the walk began. */
interface Place {
  readonly named: string;
  readonly real: string;
  readonly path: string;
}

/**
 * The wanted files in a folder, in order of their paths. It waits for the disk, as `lookInto` does. A symbolic link is followed inside `top` only; one that leads
 * out of it and would be read is a problem, so that nothing is left out in silence.
 */
export function walk(folder: string, wanted: Wanted): Found {
  const state: Walk = {
    ...wanted,
    top: realpathSync.native(wanted.top),
    files: [],
    problems: [],
    visited: new Set(),
    links: [],
  };
  visit({ named: folder, real: realpathSync.native(folder), path: "" }, state);
  // Links come last: what can be reached without one keeps its own name.
  for (let link = state.links.shift(); link !== undefined; link = state.links.shift()) follow(link, state);
  return { files: state.files.sort(), problems: state.problems.sort() };
}

function visit(place: Place, state: Walk): void {
  state.visited.add(place.real);
  for (const entry of list(place.named, state)) {
    const path = place.path === "" ? entry.name : `${place.path}/${entry.name}`;
    const named = pathIn(place.named, entry.name);
    const inner = (): Place => ({ named, real: pathIn(place.real, entry.name), path });
    if (entry.isSymbolicLink()) state.links.push(inner());
    else if (entry.isDirectory()) {
      if (entry.name !== ".git" && state.selection.folder(path)) visit(inner(), state);
    } else if (state.selection.file(path)) state.files.push(named);
  }
}

function follow({ named, path }: Place, state: Walk): void {
  const { file, folder } = state.selection;
  if (!file(path) && !folder(path)) return;
  const shown = showPath(named, state.cwd);
  try {
    const real = realpathSync.native(named);
    const isFolder = statSync(real).isDirectory();
    if (isFolder ? !folder(path) || state.visited.has(real) : !file(path)) return;
    if (!isWithin(real, state.top)) {
      state.problems.push(`${shown} is a symbolic link that leads out of the repository: it is not followed`);
    } else if (isFolder) visit({ named, real, path }, state);
    else state.files.push(named);
  } catch (error) {
    if (file(path)) state.problems.push(`${shown} ${reasonOf(error)}`);
  }
}

function list(folder: string, state: Walk): readonly Dirent[] {
  try {
    return state.look(folder);
  } catch (error) {
    state.problems.push(`${showPath(folder, state.cwd)} ${reasonOf(error)}`);
    return [];
  }
}
