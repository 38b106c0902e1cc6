import type { Config, RuleSettings } from "../model/config.ts";

/** The config's overrides whose globs match a path that is relative to the config's folder, in their order. */
export async function overridesFor(path: string, { overrides }: Config): Promise<readonly RuleSettings[]> {
  if (overrides.length === 0) return [];
  const { minimatch } = await import("minimatch");
  return overrides
    .filter(({ files }) => files.some((glob) => minimatch(path, glob, { dot: true, matchBase: true, nocase: true })))
    .map(({ rules }) => rules);
}
