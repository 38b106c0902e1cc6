import type { Config, RuleSettings } from "../model/config.ts";

/** The config's overrides whose globs match a path, as it lies in the config's folder, in their order. */
export async function overridesFor(path: string, config: Config): Promise<readonly RuleSettings[]> {
  const matching = await matchingOverrides(path, config);
  return matching.flatMap((at) => {
    const override = config.overrides[at];
    return override === undefined ? [] : [override.rules];
  });
}

/** Their places in the config's list. */
export async function matchingOverrides(path: string, { overrides, root }: Config): Promise<readonly number[]> {
  if (overrides.length === 0) return [];
  const { openGlob } = await import("./glob.ts");
  const top = `${root.replaceAll("\\", "/")}/`;
  const within = path.startsWith(top) ? path.slice(top.length) : path;
  const matches = (glob: string): boolean => openGlob(glob, { matchBase: true, nocase: true }).match(within);
  return overrides.flatMap(({ files }, at) => (files.some(matches) ? [at] : []));
}
