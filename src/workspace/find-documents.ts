import { statSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import type { Config } from "../model/config.ts";
import { type Configs, findTop } from "./config.ts";
import { type LookInto, lookInto } from "./look-into.ts";
import { isWithin, showPath, toSlashes } from "./paths.ts";
import { openIgnored, openSelection } from "./selection.ts";
import { codeOf, reasonOf } from "./system-error.ts";
import type { Found } from "./walk.ts";

/** What the documents of a run are found by. */
export interface Search {
  readonly cwd: string;
  readonly configs: Configs;
  /** Read what the config ignores, too. */
  readonly noIgnore: boolean;
  /** What lists folders, instead of the disk. */
  readonly look?: LookInto;
}

/** The documents, as absolute paths without repetition, and what stood in the way. */
export async function findDocuments(paths: readonly string[], search: Search): Promise<Found> {
  const found =
    paths.length === 0 ? [await findIncluded(search)] : await Promise.all(paths.map((path) => findPath(path, search)));
  return {
    files: [...new Set(found.flatMap(({ files }) => files))],
    problems: found.flatMap(({ problems }) => problems),
  };
}

/** What the config of the working directory includes; nothing at all is a problem. */
async function findIncluded(search: Search): Promise<Found> {
  const { cwd, configs } = search;
  const config = await configs(cwd);
  const found = await walkFor(config.root, config.include, config, search);
  if (found.files.length > 0 || found.problems.length > 0) return found;
  const where = config.root === cwd ? "" : ` in ${showPath(config.root, cwd)}`;
  return { files: [], problems: [`No documents: nothing matches ${config.include.join(", ")}${where}`] };
}

async function findPath(path: string, search: Search): Promise<Found> {
  const { cwd, configs, noIgnore } = search;
  const absolute = resolve(cwd, path);
  try {
    const isFolder = statSync(absolute).isDirectory();
    const config = await configs(isFolder ? absolute : dirname(absolute));
    if (isFolder) return await findInFolder(absolute, config, search);
    if (noIgnore || !(await isIgnored(absolute, config))) return { files: [absolute], problems: [] };
    return {
      files: [],
      problems: [`${showPath(absolute, cwd)} is ignored by the config: give --no-ignore to read it`],
    };
  } catch (error) {
    if (codeOf(error) === null) throw error;
    if (codeOf(error) === "ENOENT" && /[*?{[]/.test(path)) return findGlob(path, search);
    return { files: [], problems: [`${showPath(absolute, cwd)} ${reasonOf(error)}`] };
  }
}

async function findInFolder(folder: string, config: Config, search: Search): Promise<Found> {
  const found = await walkFor(folder, [""], config, search);
  if (found.files.length > 0 || found.problems.length > 0) return found;
  return { files: [], problems: [`${showPath(folder, search.cwd)} holds no Markdown documents`] };
}

/** A glob that the shell did not expand, as in a package's scripts or on Windows. */
async function findGlob(glob: string, search: Search): Promise<Found> {
  const { cwd, configs } = search;
  const found = await walkFor(cwd, [toSlashes(glob)], await configs(cwd), search);
  return found.files.length > 0 || found.problems.length > 0
    ? found
    : { files: [], problems: [`${glob} matches no documents`] };
}

async function walkFor(
  folder: string,
  include: readonly string[],
  config: Config,
  { cwd, noIgnore, look = lookInto }: Search,
): Promise<Found> {
  const { walk } = await import("./walk.ts");
  const inFolder = await openSelection(include, []);
  const isLeftOut = noIgnore ? () => false : await openIgnored(config.ignore);
  const isInside = isWithin(folder, config.root);
  const shown = showPath(folder, config.root);
  const above = shown === "." ? "" : `${shown}/`;
  const fromRoot = (path: string) => (isInside ? above + path : toSlashes(relative(config.root, join(folder, path))));
  const selection = {
    file: (path: string) => inFolder.file(path) && !isLeftOut(fromRoot(path)),
    folder: (path: string) => inFolder.folder(path) && !isLeftOut(fromRoot(path)),
  };
  const top = isInside ? await findTop(config.root) : folder;
  return walk(folder, { top, cwd, selection, look });
}

async function isIgnored(path: string, { root, ignore }: Config): Promise<boolean> {
  if (!isWithin(path, root)) return false;
  return (await openIgnored(ignore))(toSlashes(relative(root, path)));
}
