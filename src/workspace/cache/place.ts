import { join, resolve } from "node:path";

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The folder (absolute) that a person's caches of deploydoc lie in, by the custom of the system; null where nothing says whose it
 * is. A relative `$DEPLOYDOC_CACHE` counts from the working directory.
 */
export function cachePlace(env: Environment, cwd: string, platform: NodeJS.Platform): string | null {
  const given = env.DEPLOYDOC_CACHE ?? "";
  if (given !== "") return resolve(cwd, given);
  const xdg = env.XDG_CACHE_HOME ?? "";
  // By its specification a relative one is to be ignored.
  if (xdg.startsWith("/")) return join(xdg, "deploydoc");
  if (platform === "win32") return below(env.LOCALAPPDATA, "deploydoc", "Cache");
  return platform === "darwin"
    ? below(env.HOME, "Library", "Caches", "deploydoc")
    : below(env.HOME, ".cache", "deploydoc");
}

function below(folder: string | undefined, ...names: readonly string[]): string | null {
  return folder === undefined || folder === "" ? null : resolve(folder, ...names);
}
