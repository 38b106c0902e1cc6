import { dirname, join, relative } from "node:path";
import type { LintContext } from "../../engine/lint.ts";
import type { LintResult } from "../../model/result.ts";
import { gatherFrom } from "../evidence/gather.ts";
import type { Sources } from "../evidence/sources.ts";
import { type HistoryEntry, readHistory } from "../git/history.ts";
import { listTree } from "../git/tree.ts";
import { openKinds } from "../kinds.ts";
import { type JudgedFile, lintFiles, localRun, type Outcome, type Run } from "../lint-files.ts";
import { toSlashes } from "../paths.ts";
import type { Merge } from "./open-merge.ts";

/** How a merge is judged, besides by its policy. */
export type MergeRun = Pick<Run, "cwd" | "now" | "as" | "levels"> & {
  /** Files of the policy that the merge changes. */
  readonly changedPolicy: readonly string[];
};

/** Judges documents (absolute paths) for a merge, by the trusted policy and with what git tells of them. */
export async function judgeMerge<Taken>(
  files: readonly string[],
  merge: Merge,
  run: MergeRun,
  take: (judged: readonly JudgedFile[]) => readonly Taken[],
): Promise<Outcome<Taken>> {
  const sources = openSources(files, merge, run.changedPolicy);
  const gather = gatherFrom(sources, (folder) => contextOf(folder, merge, run));
  const local = localRun(run.cwd, merge.configs, run.now);
  return lintFiles(files, { ...local, as: run.as, levels: run.levels, gate: true, gather, policy: merge.policy }, take);
}

/** What documents are read with, in a version that is not today's: no status is put on them. */
async function contextOf(
  path: string,
  { configs, policy }: Merge,
  { cwd, now, levels }: MergeRun,
): Promise<LintContext> {
  const config = await configs(dirname(path));
  const kinds = await openKinds(config, cwd, policy);
  return { config, kinds, now, levels, as: null, gate: true, gather: null };
}

/** Where the evidence of a merge comes from. */
export function openSources(files: readonly string[], merge: Merge, changedPolicy: readonly string[]): Sources {
  const { repository, base, changes, objects } = merge;
  const { git, top, shallow } = repository;
  let history: Promise<readonly HistoryEntry[]> | null = null;
  return {
    top,
    base:
      base === null
        ? null
        : {
            tree: base.tree,
            changed: new Map(
              changes.map(({ path, before, type }) => [path, before ?? (type === "added" ? null : path)] as const),
            ),
            changedPolicy,
          },
    cut: shallow ? "the clone is shallow: run `git fetch --unshallow`" : null,
    history: () => {
      history ??= readHistory(git, { from: null, to: "HEAD", paths: placesOf(files, merge) });
      return history;
    },
    objects,
    folderAt: async (commit, folder) => {
      const tree = await listTree(git, commit);
      return new Map([...tree].filter(([path]) => dirname(path) === folder));
    },
    ticks: true,
  };
}

/** The folders of documents, now and at the base: a deployment's documents are followed together. */
function placesOf(files: readonly string[], { repository: { top }, changes }: Merge): readonly string[] {
  const now = new Set(files.map((it) => toSlashes(relative(top, dirname(it))) || "."));
  const before = changes.flatMap(({ path, before: old }) =>
    old !== null && files.includes(join(top, path)) ? [dirname(old)] : [],
  );
  return [...new Set([...now, ...before])];
}

/** Results without what reports have no use for. */
export function resultsOf(judged: readonly JudgedFile[]): readonly LintResult[] {
  return judged.map(({ result }) => result);
}
