import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { isMarkdown } from "../engine/default-config.ts";
import type { LintResult } from "../model/result.ts";
import { type Baselines, openBaselines, shrinkBaseline } from "../workspace/baseline.ts";
import type { Merge } from "../workspace/merge/open-merge.ts";
import { showPath, toSlashes } from "../workspace/paths.ts";
import { describeKnown, describeLeft } from "./lint-baseline.ts";

/**
 * The baselines of a merge: those of the trusted commit. A document that was moved and not changed is known by where it was: a
 * changed one would bring what is known of it into another.
 */
export function openMergeBaselines(given: string | undefined, merge: Merge, cwd: string): Baselines {
  return openBaselines({
    cwd,
    given: given === undefined ? null : resolve(cwd, given),
    files: merge.policy,
    moved: () => findMoved(merge),
    where: ` in ${merge.base?.ref ?? "HEAD"}, from which it is taken`,
  });
}

async function findMoved({ repository: { top }, base, changes, objects }: Merge): Promise<ReadonlyMap<string, string>> {
  const renamed = changes.flatMap(({ path, before }) =>
    before !== null && isMarkdown(path) ? [{ path, before }] : [],
  );
  const idOf = (path: string): string => base?.tree.get(path)?.id ?? "";
  const contents = await objects(renamed.map(({ before }) => idOf(before)).filter((id) => id !== ""));
  const moved = await Promise.all(
    renamed.map(async ({ path, before }) => {
      const [old, now] = [contents.get(idOf(before)), await readFile(join(top, path)).catch(() => null)];
      return old !== undefined && now?.equals(old) ? [[path, before] as const] : [];
    }),
  );
  return new Map(moved.flat().map(([path, before]) => [toSlashes(join(top, path)), toSlashes(join(top, before))]));
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
