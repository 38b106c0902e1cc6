import { readdir, readFile, realpath } from "node:fs/promises";
import { basename, dirname, join, relative, sep } from "node:path";
import { factsOf } from "../deployment/facts.ts";
import { deploymentsFolder } from "../engine/default-config.ts";
import { FileError, UsageError } from "../errors.ts";
import type { Config } from "../model/config.ts";
import type { Facts } from "../model/kind.ts";
import { parse } from "../reading/parse.ts";
import { findTop } from "./config.ts";
import { foldersUp, isWithin, showPath } from "./paths.ts";
import { isPlan } from "./plan-file.ts";
import { requireSafeName } from "./safe-name.ts";
import { codeOf, reasonOf } from "./system-error.ts";

/** Where a new document goes. */
export interface Place {
  /** Absolute; it need not be there yet. */
  readonly folder: string;
  /** Name of the deployment; null for a document that belongs to none. */
  readonly deployment: string | null;
  /** Facts of the plan in the folder; null where there is none. */
  readonly plan: Facts | null;
}

/**
 * Where a new document goes: into the deployment named; else into the deployment folder that the working directory is
 * or lies in; else into the deployments folder itself, as a document that stands alone. The deployments folder lies
 * beside the config; without one, at or above the working directory, or in it. Throws a UsageError for a name that
 * could lead out of it.
 */
export async function findPlace(deployment: string | null, cwd: string, config: Config): Promise<Place> {
  const { folder, deployment: name } = await findFolder(deployment, cwd, config);
  return { folder, deployment: name, plan: await readPlan(folder, cwd) };
}

/** The same without reading the plan. */
export async function findFolder(deployment: string | null, cwd: string, config: Config): Promise<Omit<Place, "plan">> {
  const deployments = await findDeployments(cwd, config);
  const folder = deployment === null ? await currentFolder(cwd, deployments) : nameFolder(deployment, deployments);
  await requireInside(folder, dirname(deployments), cwd);
  return { folder, deployment: folder === deployments ? null : basename(folder) };
}

async function findDeployments(cwd: string, config: Config): Promise<string> {
  const top = await findTop(cwd);
  for (const here of foldersUp(cwd)) {
    if (basename(here) === deploymentsFolder) return here;
    if (here === top) break;
  }
  return join(config.root, deploymentsFolder);
}

function nameFolder(deployment: string, deployments: string): string {
  requireSafeName(deployment, "The deployment");
  return join(deployments, deployment);
}

async function currentFolder(cwd: string, deployments: string): Promise<string> {
  const names = await readdir(cwd).catch(() => []);
  if (names.some(isPlan)) return cwd;
  const [first] = relative(deployments, cwd).split(sep);
  return isWithin(cwd, deployments) && first ? join(deployments, first) : deployments;
}

/** Links must not lead out either: what is there of the folder's path really lies where it seems to. */
async function requireInside(folder: string, top: string, cwd: string): Promise<void> {
  const [really, realTop] = await Promise.all([realOf(folder), realOf(top)]);
  if (isWithin(really, realTop)) return;
  throw new UsageError(`${showPath(folder, cwd)} leads out of ${showPath(top, cwd)} by a symbolic link`);
}

/** The real path of the nearest folder upward that is there. */
async function realOf(path: string): Promise<string> {
  for (const here of foldersUp(path)) {
    try {
      return await realpath(here);
    } catch (error) {
      if (codeOf(error) !== "ENOENT") throw new FileError(`${here} ${reasonOf(error)}`);
    }
  }
  return path;
}

async function readPlan(folder: string, cwd: string): Promise<Facts | null> {
  const names = await readdir(folder).catch(() => []);
  const name = names.find(isPlan);
  if (name === undefined) return null;
  const path = join(folder, name);
  const text = await readFile(path, "utf8").catch((error: unknown) => {
    throw new FileError(`${showPath(path, cwd)} ${reasonOf(error)}`);
  });
  const { frontMatter } = parse(text);
  if (frontMatter.state !== "broken") return factsOf(frontMatter);
  throw new FileError(`The front matter of ${showPath(path, cwd)} is broken: its facts can't be read`);
}
