import { readdir, realpath, stat } from "node:fs/promises";
import { basename, dirname, resolve } from "node:path";
import { findClosest } from "../engine/closest.ts";
import { UsageError } from "../errors.ts";
import type { Configs } from "./config.ts";
import { findDocuments } from "./find-documents.ts";
import { isWithin, showPath } from "./paths.ts";
import { isPlan } from "./plan-file.ts";

/** Where a deployment is looked for. */
interface Place {
  readonly cwd: string;
  /** Of the repository; the deployment lies in it. */
  readonly top: string;
  readonly configs: Configs;
}

/**
 * The real path of the folder of a deployment: given by its path, or that of a document in it, else by its name among the
 * deployments that the config includes. Throws a UsageError when there is none, with the nearest name, or more than one.
 */
export async function findDeployment(given: string, place: Place): Promise<string> {
  const { cwd, top } = place;
  const path = resolve(cwd, given);
  const found = await stat(path).catch(() => null);
  const folder = found === null ? null : await realpath(found.isDirectory() ? path : dirname(path));
  if (folder !== null && (await holdsPlan(folder))) return requireWithin(folder, given, top);
  const folders = await findIncluded(place);
  const named = folders.filter((it) => basename(it) === given);
  const [only] = named;
  if (only !== undefined && named.length === 1) return requireWithin(await realpath(only), given, top);
  if (named.length > 1) {
    const paths = named.map((it) => showPath(it, cwd)).sort();
    throw new UsageError(
      `${named.length} deployments are called "${given}": give the path of one: ${paths.join(", ")}`,
    );
  }
  if (folder !== null)
    throw new UsageError(`${showPath(folder, cwd)} is no deployment: it holds no deployment-plan.md`);
  const closest = findClosest(basename(given), new Set(folders.map((it) => basename(it))));
  const hint = closest === null ? "" : `: did you mean "${closest}"?`;
  throw new UsageError(`There is no deployment "${given}"${hint}`);
}

/** Whether a plan lies in a folder, which need not be there. */
export async function holdsPlan(folder: string): Promise<boolean> {
  return (await readdir(folder).catch((): string[] => [])).some(isPlan);
}

function requireWithin(folder: string, given: string, top: string): string {
  if (isWithin(folder, top)) return folder;
  throw new UsageError(`"${given}" lies outside of the repository at ${top}: run this in its own`);
}

/** The folders of the deployments that the configs of the working directory and of the top include. */
async function findIncluded({ cwd, top, configs }: Place): Promise<readonly string[]> {
  const found = await Promise.all(
    [...new Set([cwd, top])].map((it) => findDocuments([], { cwd: it, configs, noIgnore: false })),
  );
  const plans = found.flatMap(({ files }) => files).filter((it) => isPlan(basename(it)));
  return [...new Set(plans.map((it) => dirname(it)))];
}
