import { randomUUID } from "node:crypto";
import { realpath, stat } from "node:fs/promises";
import { basename, dirname, join, relative, resolve } from "node:path";
import { isMarkdown } from "../engine/default-config.ts";
import { FileError } from "../errors.ts";
import { type Configs, configNames, openConfigs } from "./config.ts";
import type { DocumentFiles } from "./document-files.ts";
import { batchObjects, type ReadObjects } from "./git/batch.ts";
import { GitError } from "./git/failure.ts";
import { type IndexEntry, listIndex, stagedChanges } from "./git/index-files.ts";
import type { RawChange } from "./git/raw-diff.ts";
import { openRepository, type Repository } from "./git/repository.ts";
import type { Environment } from "./git/run-git.ts";
import { includedBy } from "./merge/touched.ts";
import { isWithin, showPath, toSlashes } from "./paths.ts";
import { isPlan } from "./plan-file.ts";
import { commitFiles, elseDisk, namesIn, type PolicyFiles } from "./policy-files.ts";
import { decodeText } from "./read-document.ts";
import { openSelection } from "./selection.ts";
import type { Found } from "./walk.ts";

/** What the next commit would hold: the contents of git's index, which need not be those of the working tree. */
export interface Staged {
  readonly documents: DocumentFiles;
  /** The config and the kinds as they are staged; what git does not track, as it lies on the disk. */
  readonly policy: PolicyFiles;
  readonly configs: Configs;
  /**
   * The documents that the next commit adds or changes, renamed ones among them, as far as the config includes them: all of
   * them, or those under these paths (files, folders, globs). A path that is nowhere is a problem.
   */
  readonly find: (paths: readonly string[], noIgnore: boolean) => Promise<Found>;
}

export interface StagedOptions {
  /** `--config`; null without it. */
  readonly config: string | null;
  readonly env: Environment;
}

interface Index {
  readonly top: string;
  /** By path from the top, '/'-separated. */
  readonly entries: ReadonlyMap<string, IndexEntry>;
  readonly changes: readonly RawChange[];
  readonly objects: ReadObjects;
}

/**
 * Opens the index of the repository that a folder (a real path) lies in. The calls of git are bounded, however many documents
 * there are. Throws a GitError where there is no repository.
 */
export async function openStaged(cwd: string, { config, env }: StagedOptions): Promise<Staged> {
  const repository = await openRepository(cwd, env);
  const file = await chosenIndex(repository, env);
  const git = file === null ? repository.git : repository.git.withIndex(file);
  const [entries, changes] = await Promise.all([listIndex(git), stagedChanges(git)]);
  const index: Index = { top: repository.top, entries, changes, objects: batchObjects(git) };
  const policy = policyOf(index);
  // Without a config the top is what the default globs are relative to: what is staged does not depend on where one stands.
  const configs = openConfigs(index.top, config === null ? null : resolve(cwd, config), policy);
  return {
    documents: documentsOf(index),
    policy,
    configs,
    find: async (paths, noIgnore) => {
      await loadTexts(index, (path) => configNames.some((name) => name === basename(path)));
      const found = await findStaged(index, configs, { cwd, paths, noIgnore });
      const folders = new Set(found.files.map((it) => dirname(it)));
      // A plan is held against those of the other deployments.
      const readsPlans = found.files.some((it) => isPlan(basename(it)));
      await loadTexts(
        index,
        (path) =>
          isMarkdown(path) && (folders.has(join(index.top, dirname(path))) || (readsPlans && isPlan(basename(path)))),
      );
      return found;
    },
  };
}

/**
 * The index that `git commit -a`, `--only` and their like make for the time of the commit, and of which they tell their hooks;
 * null where there is none. Throws a GitError for one that belongs elsewhere: what would be judged is not what is committed.
 */
async function chosenIndex({ top, gitFolder }: Repository, env: Environment): Promise<string | null> {
  const named = env.GIT_INDEX_FILE ?? "";
  if (named === "") return null;
  const file = resolve(top, named);
  const [folder, own] = await Promise.all([realpath(dirname(file)).catch(() => dirname(file)), realpath(gitFolder)]);
  if (folder === own) return file;
  throw new GitError(
    `GIT_INDEX_FILE names ${JSON.stringify(named)}, which does not belong to the repository at ${top}: unset it to judge what is staged there`,
  );
}

/** Reads what some of the paths hold in one call, for whoever asks for them one by one. */
async function loadTexts({ entries, objects }: Index, isWanted: (path: string) => boolean): Promise<void> {
  await objects([...entries].flatMap(([path, { id, kind }]) => (kind === "file" && isWanted(path) ? [id] : [])));
}

function policyOf({ top, entries, objects }: Index): PolicyFiles {
  const settled = new Map([...entries].filter(([, { conflicted }]) => !conflicted));
  const id = `index ${randomUUID()}`;
  return elseDisk(commitFiles(id, top, settled, async (blob) => (await objects([blob])).get(blob) ?? null));
}

function documentsOf({ top, entries, objects }: Index): DocumentFiles {
  const names = namesIn(entries.keys());
  const placeOf = (path: string) => toSlashes(relative(top, path)) || ".";
  return {
    list: async (folder) => {
      const place = placeOf(folder);
      const inner = place === "." ? "" : `${place}/`;
      return [...(names.get(place) ?? [])].map((name) => ({ name, isFolder: names.has(`${inner}${name}`) }));
    },
    read: async (path, limit) => {
      const entry = entries.get(placeOf(path));
      if (entry === undefined) throw new FileError("is not staged");
      if (entry.conflicted) throw new FileError(conflicted);
      if (entry.kind !== "file") throw new FileError(isLink);
      const bytes = (await objects([entry.id])).get(entry.id);
      if (bytes === undefined) throw new FileError("is staged, but git does not have its contents");
      return bytes.length > limit ? { text: "", oversize: true } : { text: decodeText(bytes), oversize: false };
    },
    included: async (folder, configs) => {
      const { root, include, ignore } = await configs(folder);
      const { file } = await openSelection(include, ignore);
      const paths = [...entries.keys()].filter(isMarkdown).map((path) => join(top, path));
      return paths.filter((path) => isWithin(path, root) && file(toSlashes(relative(root, path))));
    },
  };
}

const conflicted = "is in the middle of a merge conflict: resolve it, and stage it";
const isLink = "is a symbolic link: only files are judged";

interface Search {
  readonly cwd: string;
  readonly paths: readonly string[];
  readonly noIgnore: boolean;
}

async function findStaged({ top, entries, changes }: Index, configs: Configs, search: Search): Promise<Found> {
  const { cwd, paths, noIgnore } = search;
  const isIncluded = includedBy({ repository: { top }, configs }, noIgnore);
  const places = await Promise.all(paths.map((path) => openPlace(path, cwd)));
  const unmerged = [...entries].flatMap(([path, entry]) => (entry.conflicted ? [path] : []));
  const staged = changes.flatMap(({ after }) => (after === null || after.kind === "submodule" ? [] : [after.path]));
  const files: string[] = [];
  const problems: string[] = [];
  for (const path of [...new Set([...staged, ...unmerged])].sort()) {
    const file = join(top, path);
    if (places.length > 0 && !places.some(({ holds }) => holds(file))) continue;
    if (!(await isIncluded(path, "file"))) continue;
    const entry = entries.get(path);
    if (entry?.conflicted) problems.push(`${showPath(file, cwd)} ${conflicted}`);
    else if (entry?.kind === "symlink") problems.push(`${showPath(file, cwd)} ${isLink}`);
    else files.push(file);
  }
  const known = [...entries.keys(), ...changes.flatMap(({ before }) => (before === null ? [] : [before.path]))];
  for (const { shown, holds, isThere } of places) {
    if (!isThere && !known.some((path) => holds(join(top, path)))) problems.push(`${shown} does not exist`);
  }
  return { files, problems };
}

/** What a path on the command line names. */
interface Place {
  readonly shown: string;
  /** Whether an absolute path is it, lies in it, or matches it. */
  readonly holds: (path: string) => boolean;
  readonly isThere: boolean;
}

async function openPlace(path: string, cwd: string): Promise<Place> {
  const named = resolve(cwd, path);
  const folder = await realpath(dirname(named)).catch(() => dirname(named));
  const place = join(folder, basename(named));
  const isThere = (await stat(place).catch(() => null)) !== null;
  const shown = showPath(named, cwd);
  if (isThere || !/[*?{[]/.test(path)) return { shown, isThere, holds: (other) => isWithin(other, place) };
  const { file } = await openSelection([toSlashes(path)], []);
  return { shown, isThere, holds: (other) => isWithin(other, cwd) && file(toSlashes(relative(cwd, other))) };
}
