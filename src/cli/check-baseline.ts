import { join, resolve } from "node:path";
import type { LintResult } from "../model/result.ts";
import { type Baselines, openBaselines, shrinkBaseline } from "../workspace/baseline.ts";
import type { Merge } from "../workspace/merge/open-merge.ts";
import { showPath, toSlashes } from "../workspace/paths.ts";
import { describeKnown, describeLeft } from "./lint-baseline.ts";

/** The baselines of a merge: those of the trusted commit. What a document was called there, it is known by. */
export function openMergeBaselines(given: string | undefined, merge: Merge, cwd: string): Baselines {
  const { top } = merge.repository;
  const before = new Map(
    merge.changes.flatMap(({ path, before: old }) =>
      old === null ? [] : [[toSlashes(join(top, path)), toSlashes(join(top, old))] as const],
    ),
  );
  return openBaselines({
    cwd,
    given: given === undefined ? null : resolve(cwd, given),
    files: merge.policy,
    before: (path) => before.get(path) ?? path,
    where: ` in ${merge.base?.ref ?? "HEAD"}, from which it is taken`,
  });
}

/** What the baselines kept out, and what they know in vain; nothing is written. */
export async function describeBaselines(
  baselines: Baselines,
  results: readonly LintResult[],
  cwd: string,
): Promise<readonly string[]> {
  const opened = await baselines.opened();
  const shrunk = await Promise.all(opened.map((it) => shrinkBaseline(it, results, cwd)));
  const names = opened.map(({ path }) => showPath(path, cwd));
  return [...describeKnown(results, names), ...shrunk.flatMap((it) => describeLeft(it, cwd))];
}
