import type { Dirent } from "node:fs";
import { realpath, stat } from "node:fs/promises";
import { join, sep } from "node:path";
import type { LookInto } from "./look-into.ts";
import { isWithin, showPath } from "./paths.ts";
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
 * The wanted files in a folder, in order of their paths. A symbolic link is followed inside `top` only; one that leads
 * out of it and would be read is a problem, so that nothing is left out in silence.
 */
export async function walk(folder: string, wanted: Wanted): Promise<Found> {
  const state: Walk = {
    ...wanted,
    top: await realpath(wanted.top),
    files: [],
    problems: [],
    visited: new Set(),
    links: [],
  };
  visit({ named: folder, real: await realpath(folder), path: "" }, state);
  // Links come last: what can be reached without one keeps its own name.
  for (let link = state.links.shift(); link !== undefined; link = state.links.shift()) await follow(link, state);
  return { files: state.files.sort(), problems: state.problems.sort() };
}

function visit(place: Place, state: Walk): void {
  state.visited.add(place.real);
  const within = place.path === "" ? "" : `${place.path}/`;
  // As `join` would, for what the system lists: it takes longer over a name than the system does.
  const folder = place.named.endsWith(sep) ? place.named : `${place.named}${sep}`;
  for (const entry of list(place.named, state)) {
    const path = `${within}${entry.name}`;
    const named = `${folder}${entry.name}`;
    const inner = (): Place => ({ named, real: join(place.real, entry.name), path });
    if (entry.isSymbolicLink()) state.links.push(inner());
    else if (entry.isDirectory()) {
      if (entry.name !== ".git" && state.selection.folder(path)) visit(inner(), state);
    } else if (state.selection.file(path)) state.files.push(named);
  }
}

async function follow({ named, path }: Place, state: Walk): Promise<void> {
  const { file, folder } = state.selection;
  if (!file(path) && !folder(path)) return;
  const shown = showPath(named, state.cwd);
  try {
    const real = await realpath(named);
    const isFolder = (await stat(real)).isDirectory();
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
