import { buildId, isBuilt } from "../workspace/cache/build-id.ts";
import { type Cache, openCache } from "../workspace/cache/cache.ts";
import { cachePlace } from "../workspace/cache/place.ts";
import type { Io } from "./io.ts";
import type { LintOptions } from "./lint-documents.ts";
import { version } from "./version.ts";

/** The cache of a run; null for one that has none: what is staged, given or mended just now is not looked up. */
export function openLintCache(
  { cache, staged, stdin, fix, fixDryRun }: LintOptions,
  { env, cwd }: Io,
  overviews: boolean,
): Cache | null {
  const place = cachePlace(env, cwd, process.platform);
  if (!cache || staged || stdin || fix || fixDryRun || !isBuilt || place === null) return null;
  return openCache({ place, build: `${version}-${buildId}`, overviews });
}
