import { readdir, readFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { readHead } from "../deployment/head.ts";
import type { Config } from "../model/config.ts";
import type { DeploymentHead } from "../model/subject.ts";
import { parseFrontMatter } from "../reading/parse.ts";
import type { Configs } from "./config.ts";
import { findDocuments } from "./find-documents.ts";
import { toSlashes } from "./paths.ts";
import { isPlan } from "./plan-file.ts";

/** Reads what the plans of other deployments say; opened once for a run. */
export type Heads = (folder: string, config: Config) => Promise<readonly DeploymentHead[]>;

/**
 * Gives the other deployments of a deployment's folder: those that the config includes, and those beside it. A plan
 * that can't be read is left out: where it is judged itself, that is said.
 */
export function openHeads(configs: Configs): Heads {
  const lists = new Map<string, Promise<readonly string[]>>();
  const heads = new Map<string, Promise<DeploymentHead | null>>();
  const once = <Value>(known: Map<string, Promise<Value>>, key: string, make: () => Promise<Value>): Promise<Value> => {
    const value = known.get(key) ?? make();
    known.set(key, value);
    return value;
  };
  return async (folder, { root }) => {
    const included = await once(lists, `included ${root}`, () => findIncluded(root, configs));
    const beside = await once(lists, dirname(folder), () => findBeside(dirname(folder)));
    const plans = [...new Set([...included, ...beside])].filter((it) => dirname(it) !== folder).sort();
    const read = await Promise.all(plans.map((it) => once(heads, it, () => readPlanHead(it))));
    return read.filter((it) => it !== null);
  };
}

async function findIncluded(root: string, configs: Configs): Promise<readonly string[]> {
  const { files } = await findDocuments([], { cwd: root, configs, noIgnore: false });
  return files.filter((it) => isPlan(basename(it)));
}

async function findBeside(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const folders = entries.filter((it) => it.isDirectory()).map((it) => join(folder, it.name));
  const plans = await Promise.all(
    folders.map(async (it) => {
      const name = (await readdir(it).catch(() => [])).find(isPlan);
      return name === undefined ? [] : [join(it, name)];
    }),
  );
  return plans.flat();
}

/** What a plan (an absolute path) says of its deployment; null when it can't be read. */
export async function readPlanHead(path: string): Promise<DeploymentHead | null> {
  const text = await readFile(path, "utf8").catch(() => null);
  return text === null ? null : readHead(parseFrontMatter(text), toSlashes(path), basename(dirname(path)));
}
