import { dirname } from "node:path";
import type { KnownCounts } from "../engine/baseline.ts";
import type { InputFile } from "../engine/read-subject.ts";
import type { PairFile } from "../kinds/pair-files.ts";
import type { Config, RuleSettings } from "../model/config.ts";
import type { Status } from "../model/deployment.ts";
import { readPairFiles } from "./kind-files.ts";
import { toSlashes } from "./paths.ts";
import { readFolder } from "./read-folder.ts";
import { type HeadText, openHeads } from "./read-heads.ts";
import type { Run } from "./run.ts";

/** What groups of a run share. */
export interface Basis {
  readonly cwd: string;
  readonly config: Config;
  /** The files of the team's own kinds. */
  readonly pairs: readonly PairFile[];
  /** What the plans of the tree say, that of a group itself among them. */
  readonly heads: readonly HeadText[];
  readonly as: Status | null;
  readonly levels: RuleSettings;
}

/**
 * The documents of a folder that are judged in each other's light, and with them everything that their judgement depends on
 * besides the moment, git and plugins. It is plain data: what becomes of a group can be kept under it, and judged by
 * another thread.
 */
export interface Group {
  readonly folder: string;
  readonly files: readonly InputFile[];
  /** Path of the plan that heads the folder; null where there is none. */
  readonly plan: string | null;
  /** Paths of those that are judged; the others are only read. */
  readonly judged: readonly string[];
  /** What the baseline knows of those that are judged, by path. */
  readonly known: ReadonlyMap<string, KnownCounts | "all">;
  /** The same object for all groups that share it. */
  readonly basis: Basis;
}

/** Files by the folder they lie in, in the order in which folders come up. */
export function groupByFolder(files: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const folders = new Map<string, string[]>();
  for (const file of files) {
    const others = folders.get(dirname(file));
    if (others) others.push(file);
    else folders.set(dirname(file), [file]);
  }
  return folders;
}

/** A group, and lines that name what of it could not be read. */
export interface OpenGroup {
  readonly group: Group;
  readonly problems: readonly string[];
}

/**
 * Reads the documents of a folder that are wanted (absolute paths), and what they are judged by. Throws a FileError or ConfigError
 * where none of them can be judged.
 */
export type Groups = (folder: string, wanted: readonly string[]) => Promise<OpenGroup>;

/** Opens the groups of a run one by one. It parses nothing, so that what is known already costs no more than its reading. */
export function openGroups(run: Run): Groups {
  const readHeads = openHeads(run.configs, run.documents);
  const shared = new Map<Config, Map<readonly HeadText[], Basis>>();
  const basisOf = async (config: Config, heads: readonly HeadText[]): Promise<Basis> => {
    const pairs = await readPairFiles(config, run.cwd, run.policy);
    const byHeads = shared.get(config) ?? new Map<readonly HeadText[], Basis>();
    const basis = byHeads.get(heads) ?? { cwd: run.cwd, config, pairs, heads, as: run.as, levels: run.levels };
    shared.set(config, byHeads.set(heads, basis));
    return basis;
  };
  return async (folder, wanted) => {
    const config = await run.configs(folder);
    const { files, plan, problems } = await readFolder(folder, wanted, config, run);
    const judged = wanted.map(toSlashes);
    const isHeaded = plan !== null && judged.includes(plan);
    const basis = await basisOf(config, isHeaded ? await readHeads(folder, config) : noHeads);
    const known = await knownOf(judged, run, config);
    return { group: { folder, files, plan, judged, known, basis }, problems };
  };
}

const noHeads: readonly HeadText[] = [];

async function knownOf(judged: readonly string[], { baselines }: Run, config: Config): Promise<Group["known"]> {
  const known = new Map<string, KnownCounts | "all">();
  if (baselines === undefined) return known;
  const knows = await baselines.of(config);
  for (const path of judged) {
    const counts = knows(path);
    if (counts !== null) known.set(path, counts);
  }
  return known;
}

/** Whether a config has plugins, or rates a rule that only one can bring. */
export function usesPlugins({ plugins, rules, overrides }: Config): boolean {
  const rated = [rules, ...overrides.map((it) => it.rules)].flatMap((it) => Object.keys(it));
  return plugins.length > 0 || rated.some((id) => id.includes("/"));
}
