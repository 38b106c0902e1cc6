import type { Config, RuleSettings } from "../model/config.ts";

/** The config's overrides whose globs match a path, as it lies in the config's folder, in their order. */
export async function overridesFor(path: string, { overrides, root }: Config): Promise<readonly RuleSettings[]> {
  if (overrides.length === 0) return [];
  const { minimatch } = await import("minimatch");
  const top = `${root.replaceAll("\\", "/")}/`;
  const within = path.startsWith(top) ? path.slice(top.length) : path;
  return overrides
    .filter(({ files }) => files.some((glob) => minimatch(within, glob, { dot: true, matchBase: true, nocase: true })))
    .map(({ rules }) => rules);
}
