import { dirname } from "node:path";
import type { LintContext } from "../engine/lint.ts";
import type { ReadSubject } from "../engine/read-subject.ts";
import { stopClock } from "../model/clock.ts";
import type { Status } from "../model/deployment.ts";
import type { Approval } from "../model/document.ts";
import type { Commit, Identity } from "../model/evidence.ts";
import type { LintResult } from "../model/result.ts";
import type { Configs } from "./config.ts";
import { diskDocuments, withGiven } from "./document-files.ts";
import { coverOf, findAuthored } from "./evidence/approvals.ts";
import { documentsCovered } from "./evidence/covered.ts";
import { openFolder } from "./evidence/gather.ts";
import { snapshotAt } from "./evidence/snapshot.ts";
import type { Folder } from "./evidence/sources.ts";
import { batchObjects } from "./git/batch.ts";
import { GitError } from "./git/failure.ts";
import { readIdentity } from "./git/identity.ts";
import { openRepository, type Repository } from "./git/repository.ts";
import type { Environment } from "./git/run-git.ts";
import { openKinds } from "./kinds.ts";
import { lintFiles } from "./lint-files.ts";
import { openSources } from "./merge/judge-merge.ts";
import { toSlashes } from "./paths.ts";
import { diskFiles } from "./policy-files.ts";
import { localRun } from "./run.ts";

/** A document that somebody is about to sign. */
export interface Signing {
  readonly own: ReadSubject;
  readonly folder: Folder;
  /** Findings of the documents judged, by what they claim to be; a draft as if approved. */
  readonly judge: (text: string | null) => Promise<readonly LintResult[]>;
  /** Null where there is no git, or no repository. */
  readonly repository: Repository | null;
}

/** Reads a document (an absolute path) with the others of its folder. Throws a FileError when it can't be read. */
export async function openSigning(
  path: string,
  cwd: string,
  configs: Configs,
  now: Date,
  env: Environment,
): Promise<{ readonly signing: Signing | null; readonly problems: readonly string[] }> {
  const config = await configs(dirname(path));
  const context: LintContext = {
    ...{
      config,
      kinds: await openKinds(config, cwd),
      clock: stopClock(now),
      as: null,
      gate: false,
      levels: {},
      gather: null,
    },
  };
  const repository = await openRepository(dirname(path), env).catch((error: unknown) => {
    if (error instanceof GitError) return null;
    throw error;
  });
  let found: Pick<Signing, "own" | "folder"> | null = null;
  const run = {
    ...localRun(cwd, configs, now),
    gather: async (all: readonly ReadSubject[], deployment: Parameters<typeof openFolder>[1]) => {
      const own = all.find((it) => it.path === toSlashes(path));
      const top = repository?.top ?? dirname(path);
      if (own) found = { own, folder: openFolder(all, deployment, context, { top }) };
      return new Map();
    },
  };
  const { problems } = await lintFiles([path], run, () => []);
  if (found === null || problems.length > 0) return { signing: null, problems };
  const { own, folder }: Pick<Signing, "own" | "folder"> = found;
  const judge = async (text: string | null): Promise<readonly LintResult[]> => {
    const as: Status | null = own.subject.status === "draft" ? "approved" : null;
    const covered = documentsCovered(own, folder.all, folder.deployment !== null) ?? [own];
    const documents = text === null ? diskDocuments : withGiven(diskDocuments, { path, text });
    const files = text === null ? covered.map((it) => it.path) : [path];
    return (await lintFiles(files, { ...localRun(cwd, configs, now), as, documents }, (judged) => judged)).taken.map(
      ({ result }) => result,
    );
  };
  return { signing: { own, folder, judge, repository }, problems: [] };
}

/** Who commits in a repository; nobody where there is none. */
export async function whoSigns(repository: Repository | null): Promise<Identity> {
  return repository === null ? { name: "", email: "" } : readIdentity(repository.git);
}

/** What git tells of what is about to be signed. */
export interface Authorship {
  /** A commit by which the signer changed it. */
  readonly authored: Commit | null;
  /** Whether it was changed and nobody has committed that. */
  readonly uncommitted: boolean;
}

/** Asks git who wrote what an approval covers. A shallow clone knows too little, and is told by `check`. */
export async function findAuthorship(
  name: string,
  approval: Approval,
  { own, folder, repository }: Signing,
  configs: Configs,
): Promise<Authorship> {
  if (repository === null || repository.head === null) return { authored: null, uncommitted: false };
  const merge = {
    repository,
    base: null,
    changes: [],
    policy: diskFiles,
    configs,
    objects: batchObjects(repository.git),
  };
  const sources = openSources([own.path], merge, []);
  const head = await snapshotAt(repository.head, folder.pathOf(own), own, folder, sources);
  const now = coverOf(approval, own, own, folder.all, folder);
  const committed = head.own === null ? null : coverOf(approval, own, head.own, head.all, folder);
  return {
    authored: await findAuthored(name, approval, own, folder, sources),
    uncommitted: committed?.digest !== now.digest,
  };
}
