import { dirname, join, relative, resolve } from "node:path";
import { layOver, type Placed } from "../engine/merge-config.ts";
import { ConfigError, ExpectedError } from "../errors.ts";
import type { ConfigData } from "../model/config-data.ts";
import { findPackage, type PackageFile, packageName } from "./config-packages.ts";
import { foldersUp, isWithin, showPath, toSlashes } from "./paths.ts";
import type { PolicyFiles } from "./policy-files.ts";
import { codeOf, reasonOf } from "./system-error.ts";

/** A config with all that it extends. */
export interface MergedConfig extends Placed {
  /** Every file that it was read from (absolute): its own first. */
  readonly files: readonly string[];
}

/** More configs on top of each other, or in all, than anybody means to have. */
const [mostDeep, mostFiles] = [10, 100];

/** Where the config files of a run are. */
interface Reading {
  /** Folder of the config that holds: what its parts name is relative to it. */
  readonly root: string;
  readonly cwd: string;
  readonly files: PolicyFiles;
  readonly read: string[];
}

/** A config file that is read, and what led to it. */
interface Place extends PackageFile {
  /** The files that extend it, outermost first. */
  readonly above: readonly string[];
}

/**
 * Reads a config file and what it extends. Throws a ConfigError that names the file at fault, with line and column where it
 * has one.
 */
export async function readConfigFiles(path: string, cwd: string, files: PolicyFiles): Promise<MergedConfig> {
  const reading = { root: dirname(path), cwd, files, read: [] };
  const text = await files.read(path).catch((error: unknown) => {
    throw new ConfigError(`Config ${showPath(path, cwd)} ${reasonOf(error)}`);
  });
  const top = await findRepository(dirname(path), files);
  const merged = await readFrom({ path, within: top, package: null, above: [] }, text, reading);
  return { ...merged, files: [...new Set(reading.read)] };
}

async function readFrom(place: Place, text: string, reading: Reading): Promise<Placed> {
  const { path, above } = place;
  const shown = showPath(path, reading.cwd);
  reading.read.push(path);
  if (reading.read.length > mostFiles) throw new ConfigError(`${shown}: more than ${mostFiles} configs are extended`);
  const { parseConfig } = await import("./config-check.ts");
  const own = parseConfig(text.replace(/^\ufeff/, ""), shown);
  const fail = (key: string, message: string): never => {
    throw new ConfigError(`${own.origins.get(key) ?? shown}: ${message}`);
  };
  requirePlain(own.data, place, fail);
  let merged: Placed = { data: {}, origins: new Map() };
  for (const [at, name] of (own.data.extends ?? []).entries()) {
    const failHere = (message: string): never => fail(`extends.${at}`, message);
    const next = await locate(name, place, reading).catch((error: unknown) => {
      if (error instanceof ExpectedError) return failHere(error.message);
      throw error;
    });
    const chain = [...above, path];
    if (chain.includes(next.path)) {
      const round = [...chain.slice(chain.indexOf(next.path)), next.path].map((it) => showPath(it, reading.cwd));
      failHere(`"${name}" leads back here: ${round.join(" extends ")}`);
    }
    if (chain.length > mostDeep) failHere(`"${name}" lies deeper than ${mostDeep} configs that extend each other`);
    const inner = await reading.files
      .read(next.path)
      .catch((error: unknown) => failHere(`"${name}" ${reasonOf(error)}`));
    merged = layOver(merged, await readFrom({ ...next, above: chain }, inner, reading));
  }
  return layOver(merged, { ...own, data: relocate(own.data, dirname(path), reading.root) });
}

/** A package is data that many share: it says nothing about the files of one repository. */
function requirePlain(data: ConfigData, place: Place, fail: (key: string, message: string) => never): void {
  if (place.package === null) return;
  for (const key of ownKeys) {
    if (Object.hasOwn(data, key)) fail(key, `A package may not set "${key}": set it in a config of your own`);
  }
}

const ownKeys: readonly string[] = ["baseline", "plugins"];

/** Paths of files are relative to the config that names them, globs to the one that holds. */
function relocate(data: ConfigData, folder: string, root: string): ConfigData {
  const move = (path: string): string => toSlashes(relative(root, resolve(folder, path))) || ".";
  if (folder === root) return data;
  const { kinds, baseline, plugins } = data;
  return {
    ...data,
    ...(kinds !== undefined && { kinds: move(kinds) }),
    ...(baseline !== undefined && { baseline: move(baseline) }),
    ...(plugins !== undefined && { plugins: plugins.map(move) }),
  };
}

/** The file that an entry of `extends` names. Throws an ExpectedError that says why there is none. */
async function locate(name: string, from: Place, reading: Reading): Promise<PackageFile> {
  const folder = dirname(from.path);
  if (/^\.{1,2}\//.test(name)) {
    const path = resolve(folder, name);
    const lies = from.package === null ? "the repository" : `the package ${from.package}`;
    if (!isWithin(path, from.within)) throw new ConfigError(`"${name}" lies outside ${lies}`);
    if (from.package === null && toSlashes(relative(from.within, path)).split("/").includes("node_modules")) {
      throw new ConfigError(`"${name}" lies in a package: name it as "package" or "package/file.yaml"`);
    }
    return { path, within: from.within, package: from.package };
  }
  const known = packageName(name);
  if (known === null) {
    throw new ConfigError(`"${name}" is neither a file ("./name.yaml") nor a package ("name" or "@scope/name")`);
  }
  return findPackage(known, folder, await findRepository(reading.root, reading.files), reading.files);
}

/** The top of the repository that a folder lies in; where there is none, the folder. */
async function findRepository(folder: string, files: PolicyFiles): Promise<string> {
  for (const here of foldersUp(folder)) if (await isThere(join(here, ".git"), files)) return here;
  return folder;
}

/** Whether there is a file or folder. Throws a ConfigError where that can't be told. */
export async function isThere(path: string, files: PolicyFiles): Promise<boolean> {
  try {
    await files.find(path);
    return true;
  } catch (error) {
    if (codeOf(error) === "ENOENT" || codeOf(error) === "ENOTDIR") return false;
    throw new ConfigError(`${path} ${reasonOf(error)}`);
  }
}
