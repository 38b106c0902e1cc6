import { basename, dirname, join } from "node:path";
import { ConfigError } from "../../errors.ts";
import type { Config } from "../../model/config.ts";
import { configNames } from "../config-names.ts";
import { isWithin } from "../paths.ts";
import type { Merge } from "./open-merge.ts";

/**
 * Tells of a path (relative to the top) whether it is a file of the policy: a config, what any config of the trusted commit
 * is made of, or a kind of one.
 */
export async function openPolicyPaths(merge: Merge): Promise<(path: string) => boolean> {
  const { top } = merge.repository;
  const configs = await configsInForce(merge);
  const files = new Set(
    configs.flatMap(({ root, files, baseline, plugins }) => [
      ...files,
      ...[...plugins, ...(baseline === null ? [] : [baseline])].map((it) => join(root, it)),
    ]),
  );
  const folders = new Set(configs.flatMap(({ root, kinds }) => (kinds === null ? [] : [join(root, kinds)])));
  return (path) => {
    if (configNames.some((name) => name === basename(path))) return true;
    const absolute = join(top, path);
    return files.has(absolute) || [...folders].some((folder) => isWithin(absolute, folder));
  };
}

/** The configs of the folders that the merge changes something in, and every other one that the base has. */
async function configsInForce({ repository: { top }, configs, base, changes }: Merge): Promise<readonly Config[]> {
  const holders = [...(base?.tree.keys() ?? [])].filter((path) =>
    configNames.some((name) => path.endsWith(name) && name === basename(path)),
  );
  const folders = new Set([...holders, ...changes.map(({ path }) => path)].map((path) => join(top, dirname(path))));
  const found: Config[] = [];
  for (const folder of folders) {
    // One that is broken is told of where a document is judged by it.
    const config = await configs(folder).catch((error: unknown) => {
      if (error instanceof ConfigError) return null;
      throw error;
    });
    if (config !== null) found.push(config);
  }
  return [...new Set(found)];
}
