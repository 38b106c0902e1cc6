import { randomUUID } from "node:crypto";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { openBaselines } from "../../../src/workspace/baseline.ts";
import { type Cache, openCache } from "../../../src/workspace/cache/cache.ts";
import { openConfigs } from "../../../src/workspace/config.ts";
import { findDocuments } from "../../../src/workspace/find-documents.ts";
import { lintResults, type ResultsOutcome } from "../../../src/workspace/lint-results.ts";
import { diskFiles } from "../../../src/workspace/policy-files.ts";
import { localRun, type Run } from "../../../src/workspace/run.ts";

/** The build that the tests of the cache run as. */
export const build = "0.1.0-0123456789abcdef";

/** An empty place for caches, removed when the test is done. */
export async function makePlace(): Promise<string> {
  const place = await mkdtemp(join(tmpdir(), "deploydoc-place-"));
  onTestFinished(() => rm(place, { recursive: true, force: true }));
  return place;
}

export interface LintIn extends Partial<Pick<Run, "as" | "levels" | "gate">> {
  readonly cache?: Cache | null;
  readonly now?: Date;
  readonly paths?: readonly string[];
}

/** Judges what a folder's config includes, as a process of its own would: nothing is known from before but what the cache knows. */
export async function lintIn(
  folder: string,
  { cache = null, now, paths = [], ...others }: LintIn,
): Promise<ResultsOutcome> {
  const configs = openConfigs(folder, null);
  const policy = { ...diskFiles, id: randomUUID() };
  const baselines = openBaselines({ cwd: folder, given: null, files: policy });
  const local = localRun(folder, configs, now ?? new Date("2026-12-01T12:00:00Z"));
  const { files } = await findDocuments(paths, { cwd: folder, configs, noIgnore: false });
  return lintResults(files, { ...local, policy, baselines, ...others }, { cache, overviews: true });
}

/** Opens the cache that a place holds for the tests. */
export function openTestCache(place: string): Cache {
  return openCache({ place, build, overviews: true });
}

/** The same with a cache that was opened just now. */
export function lintWith(place: string, folder: string, options: LintIn = {}): Promise<ResultsOutcome> {
  return lintIn(folder, { ...options, cache: openTestCache(place) });
}

/** Replaces text of a file that has to be there. */
export async function edit(path: string, from: string, to: string): Promise<void> {
  const text = await readFile(path, "utf8");
  if (!text.includes(from)) throw new Error(`${path} holds no ${from}`);
  await writeFile(path, text.replace(from, to));
}
