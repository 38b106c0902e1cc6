import { basename, dirname, join } from "node:path";
import { readHead } from "../deployment/head.ts";
import type { Config } from "../model/config.ts";
import type { DeploymentHead } from "../model/subject.ts";
import { parseFrontMatter } from "../reading/parse.ts";
import type { Configs } from "./config.ts";
import { type DocumentFiles, diskDocuments } from "./document-files.ts";
import { toSlashes } from "./paths.ts";
import { isPlan } from "./plan-file.ts";

/** Reads what the plans of other deployments say; opened once for a run. */
export type Heads = (folder: string, config: Config) => Promise<readonly DeploymentHead[]>;

/**
 * Gives the other deployments of a deployment's folder: those that the config includes, and those beside it. A plan
 * that can't be read is left out: where it is judged itself, that is said.
 */
export function openHeads(configs: Configs, files: DocumentFiles): Heads {
  const lists = new Map<string, Promise<readonly string[]>>();
  const heads = new Map<string, Promise<DeploymentHead | null>>();
  const once = <Value>(known: Map<string, Promise<Value>>, key: string, make: () => Promise<Value>): Promise<Value> => {
    const value = known.get(key) ?? make();
    known.set(key, value);
    return value;
  };
  return async (folder, { root }) => {
    const included = await once(lists, `included ${root}`, () => findIncluded(root, configs, files));
    const beside = await once(lists, dirname(folder), () => findBeside(dirname(folder), files));
    const plans = [...new Set([...included, ...beside])].filter((it) => dirname(it) !== folder).sort();
    const read = await Promise.all(plans.map((it) => once(heads, it, () => readHeadIn(files, it))));
    return read.filter((it) => it !== null);
  };
}

async function findIncluded(root: string, configs: Configs, files: DocumentFiles): Promise<readonly string[]> {
  return (await files.included(root, configs)).filter((it) => isPlan(basename(it)));
}

async function findBeside(folder: string, files: DocumentFiles): Promise<readonly string[]> {
  const folders = (await files.list(folder)).filter((it) => it.isFolder).map((it) => join(folder, it.name));
  const plans = await Promise.all(
    folders.map(async (it) => {
      const plan = (await files.list(it)).find(({ name }) => isPlan(name));
      return plan === undefined ? [] : [join(it, plan.name)];
    }),
  );
  return plans.flat();
}

/** What a plan (an absolute path) says of its deployment, as it lies on the disk; null when it can't be read. */
export function readPlanHead(path: string): Promise<DeploymentHead | null> {
  return readHeadIn(diskDocuments, path);
}

async function readHeadIn(files: DocumentFiles, path: string): Promise<DeploymentHead | null> {
  const read = await files.read(path, Number.POSITIVE_INFINITY).catch(() => null);
  return read === null ? null : readHead(parseFrontMatter(read.text), toSlashes(path), basename(dirname(path)));
}
