import { ExpectedError } from "../errors.ts";
import type { LintResult } from "../model/result.ts";
import { isBuilt } from "./cache/build-id.ts";
import type { Cache } from "./cache/cache.ts";
import { type Group, groupByFolder, openGroups, usesPlugins } from "./groups.ts";
import type { JudgedResults } from "./judge-results.ts";
import { notJudged } from "./not-judged.ts";
import type { Run } from "./run.ts";

export interface LintResultsOptions {
  /** Where what became of documents is kept, with overviews or without; null to judge each of them. */
  readonly cache: Cache | null;
  /** Whether results tell of their deployment as a whole, too. */
  readonly overviews: boolean;
  /** How many threads judge; default 1. */
  readonly threads?: number;
  /** Is told of the results of each folder as they come up. */
  readonly count?: (results: readonly LintResult[]) => void;
}

/** What became of documents. */
export interface ResultsOutcome {
  /** In the order in which folders were given. */
  readonly results: readonly LintResult[];
  /** Lines that name what could not be judged. */
  readonly problems: readonly string[];
  /** How many folders the cache knew. */
  readonly cached: number;
}

/** What became of a folder, or the group that is still to be judged. */
interface Settled {
  readonly results: readonly LintResult[];
  readonly problems: readonly string[];
  readonly left: Group | null;
}

/**
 * Judges documents (absolute paths) for reports, those of a folder together. What the cache knows is not judged again; what judges
 * is loaded where something is left to judge. What depends on git or on a team's plugins is never kept, nor judged by another thread.
 */
export async function lintResults(
  files: readonly string[],
  run: Run,
  { cache, overviews, threads = 1, count = () => undefined }: LintResultsOptions,
): Promise<ResultsOutcome> {
  const open = openGroups(run);
  const mayKeep = (group: Group): boolean => run.gather === null && !run.gate && !usesPlugins(group.basis.config);
  const look = async (folder: string, wanted: readonly string[]): Promise<Settled> => {
    const { group, problems } = await open(folder, wanted);
    const results = (mayKeep(group) && cache?.find(group, run.now)) || null;
    if (results !== null) count(results);
    return { results: results ?? [], problems, left: results === null ? group : null };
  };
  const judgeHere = async (group: Group): Promise<JudgedResults> => {
    const { judgeResults } = await import("./judge-results.ts");
    return judgeResults(group, run, overviews);
  };
  const take = async (group: Group, unread: readonly string[], judged: Promise<JudgedResults>): Promise<Settled> => {
    const { results, problems, span } = await judged;
    count(results);
    if (problems.length === 0 && mayKeep(group)) cache?.keep(group, results, span);
    return { results, problems: [...unread, ...problems], left: null };
  };
  const settle = (folder: string, work: () => Promise<Settled>): Promise<Settled> =>
    work().catch((error: unknown) => {
      if (!(error instanceof ExpectedError)) throw notJudged(folder, run.cwd, error);
      return { results: [], problems: [error.message], left: null };
    });
  const settled: Settled[] = [];
  for (const [folder, wanted] of groupByFolder(files)) settled.push(await settle(folder, () => look(folder, wanted)));
  const cached = settled.filter((it) => it.left === null && it.results.length > 0).length;
  const left = settled.flatMap((it, at) => (it.left === null ? [] : [{ at, group: it.left, unread: it.problems }]));
  const groups = left.map(({ group }) => group);
  const takeAt = async (place: number, judged: Promise<JudgedResults>): Promise<void> => {
    const it = left[place];
    if (it !== undefined) settled[it.at] = await settle(it.group.folder, () => take(it.group, it.unread, judged));
  };
  const number = isBuilt && groups.every(mayKeep) ? Math.min(threads, groups.length) : 1;
  if (number <= 1) {
    for (const [place, group] of groups.entries()) await takeAt(place, judgeHere(group));
  } else {
    const { judgeAll } = await import("./threads/judge-all.ts");
    await judgeAll(groups, { threads: number, now: run.now, overviews, here: judgeHere, take: takeAt });
  }
  return {
    results: settled.flatMap((it) => it.results),
    problems: [...new Set(settled.flatMap((it) => it.problems))],
    cached,
  };
}
