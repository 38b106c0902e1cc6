import { join, resolve } from "node:path";
import { ConfigError } from "../errors.ts";
import type { PairFile } from "../kinds/pair-files.ts";
import type { Config } from "../model/config.ts";
import { showPath } from "./paths.ts";
import type { PolicyFiles } from "./policy-files.ts";
import { reasonOf } from "./system-error.ts";

const opened = new Map<string, Promise<readonly PairFile[]>>();

/**
 * The templates and schemas of a team's own kinds, named relative to `cwd`; read once for each folder. Throws a ConfigError when
 * the folder or a file in it can't be read.
 */
export function readPairFiles({ root, kinds }: Config, cwd: string, files: PolicyFiles): Promise<readonly PairFile[]> {
  if (kinds === null) return none;
  const folder = resolve(root, kinds);
  const key = `${files.id}\0${cwd}\0${folder}`;
  const pairs = opened.get(key) ?? readFolder(folder, cwd, files);
  opened.set(key, pairs);
  return pairs;
}

const none: Promise<readonly PairFile[]> = Promise.resolve([]);

async function readFolder(folder: string, cwd: string, files: PolicyFiles): Promise<readonly PairFile[]> {
  const names = await files.list(folder).catch((error: unknown) => {
    throw new ConfigError(`The config's folder of kinds, ${showPath(folder, cwd)}, ${reasonOf(error)}`);
  });
  const wanted = names.filter((name) => /\.(?:md\.hbs|schema\.json)$/.test(name)).sort();
  return Promise.all(
    wanted.map(async (name) => {
      const path = showPath(join(folder, name), cwd);
      const text = await files.read(join(folder, name)).catch((error: unknown) => {
        throw new ConfigError(`${path} ${reasonOf(error)}`);
      });
      return { path, text };
    }),
  );
}
