import { realpath } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { ConfigError } from "../../errors.ts";
import { type Configs, openConfigs } from "../config.ts";
import { batchObjects, type ReadObjects } from "../git/batch.ts";
import { type Change, changedSince } from "../git/changes.ts";
import { type Base, findBase } from "../git/find-base.ts";
import { openRepository, type Repository } from "../git/repository.ts";
import type { Environment } from "../git/run-git.ts";
import { listTree, type TreeEntry } from "../git/tree.ts";
import { isWithin, showPath } from "../paths.ts";
import { commitFiles, type PolicyFiles } from "../policy-files.ts";
import { doubtAgainst } from "./doubt-package.ts";

/** What is to be merged, and by what it is judged. */
export interface Merge {
  readonly repository: Repository;
  /** What the branch is merged into; null where everything that lives is judged. */
  readonly base: (Base & { readonly tree: ReadonlyMap<string, TreeEntry> }) | null;
  /** What the working tree changes since the branch left its base. */
  readonly changes: readonly Change[];
  /** The config and kinds of a commit that is trusted: the base's, or HEAD where there is none. */
  readonly policy: PolicyFiles;
  readonly configs: Configs;
  readonly objects: ReadObjects;
}

export interface MergeOptions {
  /** `--base`; null without it. */
  readonly base: string | null;
  /** Compare with nothing. */
  readonly all: boolean;
  /** `--config`; null without it. */
  readonly config: string | null;
  /** The commit whose config and kinds count where nothing is compared with; default HEAD. */
  readonly policyAt?: string;
  readonly env: Environment;
}

/**
 * Opens the repository that a folder lies in, with the base of what is checked out. Throws a GitError where there is none
 * or it has no base, and a ConfigError for a config that the base does not have.
 */
export async function openMerge(
  cwd: string,
  { base: given, all, config, env, policyAt }: MergeOptions,
): Promise<Merge> {
  const repository = await openRepository(cwd, env);
  const { git, top } = repository;
  const found = all ? null : await findBase(git, repository, { given, env });
  const trusted = found?.tip ?? policyAt ?? repository.head;
  const [changes, tree] = await Promise.all([
    found === null ? [] : changedSince(git, found.mergeBase),
    trusted === null ? new Map<string, TreeEntry>() : listTree(git, trusted),
  ]);
  const before = found === null || found.mergeBase === found.tip ? tree : await listTree(git, found.mergeBase);
  const objects = batchObjects(git);
  const doubt = doubtAgainst({ git, top, ref: found?.ref ?? "HEAD", tree, objects });
  const policy = commitFiles(trusted ?? "", top, tree, async (id) => (await objects([id])).get(id) ?? null, doubt);
  const file = config === null ? null : await placeOfConfig(resolve(cwd, config), top);
  if (file !== null && isWithin(file, top)) await requireTrusted(file, policy, found?.ref ?? "HEAD", cwd);
  return {
    repository,
    base: found === null ? null : { ...found, tree: before },
    changes,
    policy,
    configs: openConfigs(top, file, policy),
    objects,
  };
}

/** A config that is named through a link from outside the repository is still the branch's own, where it lies in it. */
async function placeOfConfig(file: string, top: string): Promise<string> {
  if (isWithin(file, top)) return file;
  const real = await realpath(file).catch(async () =>
    join(await realpath(dirname(file)).catch(() => dirname(file)), basename(file)),
  );
  return isWithin(real, top) ? real : file;
}

async function requireTrusted(file: string, policy: PolicyFiles, ref: string, cwd: string): Promise<void> {
  try {
    await policy.find(file);
  } catch {
    throw new ConfigError(
      `Config ${showPath(file, cwd)} is not in ${ref}, from which the config is taken: merge it first`,
    );
  }
}
