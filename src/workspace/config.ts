import { dirname, join, resolve } from "node:path";
import { configOf } from "../engine/config-of.ts";
import { defaultConfig } from "../engine/default-config.ts";
import { sharedName } from "../engine/people.ts";
import { ConfigError } from "../errors.ts";
import type { Config } from "../model/config.ts";
import type { Person } from "../model/person.ts";
import { isThere, readConfigFiles } from "./config-files.ts";
import { configNames } from "./config-names.ts";
import { foldersUp, pathIn, showPath } from "./paths.ts";
import { diskFiles, type PolicyFiles } from "./policy-files.ts";

export { configNames };

/** Gives the config that holds in a folder (an absolute path). Throws a ConfigError when it is not valid. */
export type Configs = (folder: string) => Promise<Config>;

/**
 * The configs of a run. With `file` that one holds everywhere. Without, each folder's is found upward from it, up to
 * the top of its repository: what lies outside is no part of what is judged. Where there is none the defaults hold,
 * relative to `cwd`. They are read from `files`.
 */
export function openConfigs(cwd: string, file: string | null, files: PolicyFiles = diskFiles): Configs {
  if (file !== null) {
    const given = loadConfig(resolve(cwd, file), cwd, files);
    // Every caller awaits it; until the first one does, its failure is not unhandled.
    given.catch(() => undefined);
    return () => given;
  }
  const known = new Map<string, Promise<Config>>();
  const find = (folder: string): Promise<Config> => {
    const config = known.get(folder) ?? findConfig(folder, cwd, find, files);
    known.set(folder, config);
    return config;
  };
  return find;
}

async function findConfig(folder: string, cwd: string, find: Configs, files: PolicyFiles): Promise<Config> {
  const found = await Promise.all(configNames.map((name) => isThere(pathIn(folder, name), files)));
  const [file, other] = configNames.filter((_, at) => found[at]);
  if (file !== undefined && other !== undefined) {
    throw new ConfigError(`${showPath(folder, cwd)} holds both ${file} and ${other}: keep one of them`);
  }
  if (file !== undefined) return loadConfig(join(folder, file), cwd, files);
  const above = dirname(folder);
  return above === folder || (await isThere(pathIn(folder, ".git"), files)) ? defaultConfig(cwd) : find(above);
}

async function loadConfig(path: string, cwd: string, files: PolicyFiles): Promise<Config> {
  const merged = await readConfigFiles(path, cwd, files);
  const config = { ...configOf(merged.data, dirname(path)), files: merged.files, origins: merged.origins };
  const { people } = config.approvals;
  const shown = merged.origins.get("approvals.people") ?? showPath(path, cwd);
  const shared = sharedName(people);
  if (shared !== null) throw new ConfigError(`${shown}: "${shared}" stands for two of "approvals.people"`);
  await requireKeys(people, shown);
  return config;
}

/** A key that can't be read would make every signature with it one of nobody's. */
async function requireKeys(people: readonly Person[], shown: string): Promise<void> {
  if (people.every(({ keys }) => keys.length === 0)) return;
  const { parsePublicKey } = await import("./signature/parse-public-key.ts");
  for (const { name, keys } of people) {
    for (const { key } of keys) {
      const reading = parsePublicKey(key);
      if (!reading.ok) throw new ConfigError(`${shown}: a key of "${name}" can't be used: it ${reading.reason}`);
    }
  }
}

/** The top of what is worked on: the nearest folder upward that holds a repository or a config; else the folder itself. */
export async function findTop(folder: string): Promise<string> {
  for (const here of foldersUp(folder)) {
    for (const name of [".git", ...configNames]) if (await isThere(join(here, name), diskFiles)) return here;
  }
  return folder;
}
