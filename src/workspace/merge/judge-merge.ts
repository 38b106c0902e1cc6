import { basename, dirname } from "node:path";
import type { Gather, LintContext } from "../../engine/lint.ts";
import type { ReadSubject } from "../../engine/read-subject.ts";
import { stopClock } from "../../model/clock.ts";
import { diskDocumentsOnce } from "../document-files.ts";
import { gatherFrom } from "../evidence/gather.ts";
import { placeOf } from "../evidence/places.ts";
import type { Sources } from "../evidence/sources.ts";
import type { Change } from "../git/changes.ts";
import { type HistoryEntry, readHistory } from "../git/history.ts";
import { entriesIn, listTree } from "../git/tree.ts";
import type { JudgedFile } from "../judge-group.ts";
import { openKinds } from "../kinds.ts";
import { lintFiles, type Outcome } from "../lint-files.ts";
import { isPlan } from "../plan-file.ts";
import { localRun, type Run } from "../run.ts";
import type { Merge } from "./open-merge.ts";

/** How a merge is judged, besides by its policy. */
export type MergeRun = Pick<Run, "cwd" | "now" | "as" | "levels" | "baselines"> & {
  /** Files of the policy that the merge changes. */
  readonly changedPolicy: readonly string[];
  /** For a record: who wrote a row is asked of every one, and the documents are handed over as they were read. */
  readonly record?: (read: readonly ReadSubject[]) => void;
};

/** Judges documents (absolute paths) for a merge, by the trusted policy and with what git tells of them. */
export async function judgeMerge<Taken>(
  files: readonly string[],
  merge: Merge,
  run: MergeRun,
  take: (judged: readonly JudgedFile[]) => readonly Taken[],
): Promise<Outcome<Taken>> {
  const sources = { ...openSources(files, merge, run.changedPolicy), everyRow: run.record !== undefined };
  const gather = gatherFrom(sources, (folder) => contextOf(folder, merge, run));
  const { changedPolicy: _, record, ...given } = run;
  const local = { ...localRun(run.cwd, merge.configs, run.now), documents: diskDocumentsOnce() };
  const recorded: Gather = (all, deployment) => {
    record?.(all);
    return gather(all, deployment);
  };
  return lintFiles(files, { ...local, ...given, gate: true, gather: recorded, policy: merge.policy }, take);
}

/** What documents are read with, in a version that is not today's: no status is put on them. */
async function contextOf(
  path: string,
  { configs, policy }: Merge,
  { cwd, now, levels }: MergeRun,
): Promise<LintContext> {
  const config = await configs(dirname(path));
  const kinds = await openKinds(config, cwd, policy);
  return { config, kinds, clock: stopClock(now), levels, as: null, gate: true, gather: null };
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
            changed: new Map(changes.map((it) => [it.path, pathBefore(it, base.tree)] as const)),
            changedPolicy,
          },
    cut: shallow ? "the clone is shallow: run `git fetch --unshallow`" : null,
    history: () => {
      history ??= readFolders(files, merge);
      return history;
    },
    objects,
    folderAt: async (commit, folder) => {
      return new Map(entriesIn(await listTree(git, commit), folder));
    },
    ticks: true,
  };
}

/**
 * Everything git knows of the folders in which documents lie, lay at the base, or lay in between: a deployment's documents are
 * followed together, and what somebody wrote elsewhere on the branch stays theirs when it is moved.
 */
async function readFolders(files: readonly string[], merge: Merge): Promise<readonly HistoryEntry[]> {
  const { repository, changes, base } = merge;
  const { git, top } = repository;
  const names = new Set(files.map((it) => placeOf(it, top)));
  const branch = base === null ? [] : await readHistory(git, { from: base.mergeBase, to: "HEAD", paths: ["."] });
  for (const { path, before } of changes) if (before !== null && names.has(path)) names.add(before);
  for (const { before, after } of branch.flatMap((it) => it.changes)) {
    if (before !== null && after !== null && names.has(after.path)) names.add(before.path);
  }
  const paths = [...new Set([...names].map((it) => dirname(it)))];
  return readHistory(git, { from: null, to: "HEAD", paths });
}

/** A plan that is written anew under another ending is still the one that headed its folder. */
function pathBefore({ path, before, type }: Change, tree: ReadonlyMap<string, unknown>): string | null {
  if (before !== null) return before;
  if (type !== "added") return path;
  if (!isPlan(basename(path))) return null;
  return [...tree.keys()].find((it) => dirname(it) === dirname(path) && isPlan(basename(it))) ?? null;
}
