import { basename, dirname, join } from "node:path";
import type { Config } from "../model/config.ts";
import { findFrontMatter } from "../reading/markdown/front-matter-fence.ts";
import type { Configs } from "./config.ts";
import type { DocumentFiles } from "./document-files.ts";
import { toSlashes } from "./paths.ts";
import { isPlan } from "./plan-file.ts";

/** What the plan of a deployment begins with, up to the end of its front matter. */
export interface HeadText {
  /** Of the plan, '/'-separated. */
  readonly path: string;
  readonly text: string;
}

/** Reads what the plans of a deployment's tree begin with, its own among them; the same list for folders of one tree. */
export type Heads = (folder: string, config: Config) => Promise<readonly HeadText[]>;

/**
 * Gives the deployments of a deployment's tree: those that the config includes, and those beside it. A plan that can't be read
 * is left out: where it is judged itself, that is said.
 */
export function openHeads(configs: Configs, files: DocumentFiles): Heads {
  const lists = new Map<string, Promise<readonly string[]>>();
  const texts = new Map<string, Promise<HeadText | null>>();
  const trees = new Map<string, Promise<readonly HeadText[]>>();
  const once = <Value>(known: Map<string, Promise<Value>>, key: string, make: () => Promise<Value>): Promise<Value> => {
    const value = known.get(key) ?? make();
    known.set(key, value);
    return value;
  };
  const readTree = async (folder: string, root: string): Promise<readonly HeadText[]> => {
    const included = await once(lists, `included ${root}`, () => findIncluded(root, configs, files));
    const beside = await once(lists, folder, () => findBeside(folder, files));
    const plans = [...new Set([...included, ...beside])].sort();
    const read = await Promise.all(plans.map((it) => once(texts, it, () => readHeadText(it, files))));
    return read.filter((it) => it !== null);
  };
  return (folder, { root }) => once(trees, `${root}\0${dirname(folder)}`, () => readTree(dirname(folder), root));
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

/** What a plan (an absolute path) begins with; null when it can't be read. */
export async function readHeadText(plan: string, files: DocumentFiles): Promise<HeadText | null> {
  const read = await files.read(plan, Number.POSITIVE_INFINITY).catch(() => null);
  if (read === null) return null;
  const text = read.text.startsWith("\u{feff}") ? read.text.slice(1) : read.text;
  return { path: toSlashes(plan), text: text.slice(0, findFrontMatter(text)?.bodyStart ?? 0) };
}
