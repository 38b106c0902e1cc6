import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { basename, dirname, join, relative } from "node:path";
import { sidecarPath } from "../approvals/sidecar.ts";
import { type AuditedDocument, assembleAudit } from "../engine/audit.ts";
import type { ReadSubject } from "../engine/read-subject.ts";
import { ExpectedError } from "../errors.ts";
import type { Audit, AuditPolicy } from "../model/audit.ts";
import type { Approval } from "../model/document.ts";
import type { Baselines } from "./baseline.ts";
import { digestOf } from "./digest.ts";
import { textOf } from "./evidence/covered.ts";
import { placeOf } from "./evidence/places.ts";
import { expectedStatement } from "./evidence/sidecars.ts";
import { findDocuments } from "./find-documents.ts";
import { commitAt } from "./git/ancestry.ts";
import { changedSince } from "./git/changes.ts";
import { listTree, type TreeEntry } from "./git/tree.ts";
import type { JudgedFile } from "./judge-group.ts";
import { judgeMerge } from "./merge/judge-merge.ts";
import type { Merge } from "./merge/open-merge.ts";
import { toSlashes } from "./paths.ts";
import { codeOf } from "./system-error.ts";

/** How an audit is made. */
export interface AuditRun {
  /** The moment at which everything is judged. */
  readonly now: Date;
  /** Of deploydoc. */
  readonly version: string;
  /** Full name of the commit that it is made of: whose config counts, and against which documents are held. */
  readonly commit: string;
  readonly baselines: Baselines;
}

/** The commit that an audit is made of. Throws an ExpectedError where git could not tell of all there is. */
export function requireHistory({ repository: { head, shallow, top } }: Merge): string {
  if (head === null) throw new ExpectedError(`Nothing is committed in ${top} yet: commit the documents first`);
  if (!shallow) return head;
  throw new ExpectedError("The clone is shallow, so that nobody knows who wrote what: run `git fetch --unshallow`");
}

/**
 * Audits the deployment in a folder (its real path) of a repository that is compared with nothing. Documents count as they lie
 * in the working tree. Throws an ExpectedError when one can't be read.
 */
export async function makeAudit(folder: string, merge: Merge, run: AuditRun): Promise<Audit> {
  const { top, git } = merge.repository;
  const search = { cwd: top, configs: merge.configs, noIgnore: false };
  const found = await findDocuments([folder], search);
  const files = found.files.filter((it) => dirname(it) === folder);
  const read: ReadSubject[] = [];
  const { taken, problems } = await judgeMerge(
    files,
    merge,
    {
      ...{ cwd: top, now: run.now, as: null, levels: {}, baselines: run.baselines, changedPolicy: [] },
      record: (documents) => void read.push(...documents),
    },
    (judged) => judged,
  );
  const unread = [...new Set([...found.problems, ...problems])];
  if (unread.length > 0) throw new ExpectedError(unread.join("\n"));
  const bytes = await openBytes(merge, run.commit);
  const name = basename(folder);
  const documents: AuditedDocument[] = [];
  for (const judged of taken) documents.push(await measure(judged, read, name, bytes));
  const head = taken.find(({ subject }) => subject.deployment !== null)?.subject.deployment ?? null;
  const { committedAt } = await commitAt(git, run.commit);
  return assembleAudit(
    {
      tool: { name: "deploydoc", version: run.version },
      generatedAt: run.now.toISOString(),
      repository: { head: run.commit, committedAt: new Date(committedAt).toISOString() },
      policy: await describePolicy(folder, merge, run.commit, bytes),
      deployment: {
        ...{ name, path: toSlashes(relative(top, folder)) || "." },
        ...{ status: head?.status ?? null, facts: head?.facts ?? {} },
      },
    },
    documents,
  );
}

/** Reads files (absolute paths) as git holds them, so that no setting for line ends makes a difference. */
interface Bytes {
  /** Whether the commit has the file, and the working tree has it so. */
  readonly isCommitted: (path: string) => boolean;
  /** As the working tree has it; null where it is not there. */
  readonly today: (path: string) => Promise<Uint8Array | null>;
  /** As the commit has it, else the disk; null where neither does. */
  readonly trusted: (path: string) => Promise<Uint8Array | null>;
}

async function openBytes({ repository: { git, top }, objects }: Merge, commit: string): Promise<Bytes> {
  const [tree, changes] = await Promise.all([listTree(git, commit), changedSince(git, commit)]);
  const changed = new Set(changes.flatMap(({ path, before }) => [path, before ?? path]));
  const entryOf = (path: string): TreeEntry | null => tree.get(placeOf(path, top)) ?? null;
  const stored = async ({ id }: TreeEntry): Promise<Uint8Array | null> => (await objects([id])).get(id) ?? null;
  const isCommitted = (path: string): boolean => entryOf(path)?.kind === "file" && !changed.has(placeOf(path, top));
  return {
    isCommitted,
    today: (path) => {
      const entry = entryOf(path);
      return entry !== null && isCommitted(path) ? stored(entry) : readDisk(path);
    },
    trusted: (path) => {
      const entry = entryOf(path);
      return entry?.kind === "file" ? stored(entry) : readDisk(path);
    },
  };
}

async function readDisk(path: string): Promise<Uint8Array | null> {
  return readFile(path).catch((error: unknown) => {
    if (codeOf(error) === null) throw error;
    return null;
  });
}

function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

async function measure(
  { subject, result }: JudgedFile,
  read: readonly ReadSubject[],
  deployment: string,
  bytes: Bytes,
): Promise<AuditedDocument> {
  const own = read.find((it) => it.subject.document === subject.document);
  if (own === undefined) throw new Error(`${result.path} was judged and not read`);
  const signatures = new Map<Approval, { readonly path: string; readonly sha256: string }>();
  for (const approval of subject.document.approvals) {
    const { role } = expectedStatement(approval, own, "", { deployment });
    const found = await bytes.today(sidecarPath(own.path, role));
    if (found !== null) signatures.set(approval, { path: sidecarPath(result.path, role), sha256: sha256(found) });
  }
  return {
    ...{ subject, result, signatures },
    sha256: sha256((await bytes.today(own.path)) ?? new Uint8Array()),
    digest: digestOf(textOf(own, null)),
    committed: bytes.isCommitted(own.path),
  };
}

async function describePolicy(folder: string, merge: Merge, commit: string, bytes: Bytes): Promise<AuditPolicy> {
  const { top } = merge.repository;
  const { files, root, kinds, baseline } = await merge.configs(folder);
  const own = kinds === null ? null : join(root, kinds);
  const names = own === null ? [] : await merge.policy.list(own);
  const all = [
    ...files,
    ...(baseline === null ? [] : [join(root, baseline)]),
    ...names.map((it) => join(own ?? "", it)),
  ];
  const shown = (path: string): string => toSlashes(relative(top, path));
  const hashed = await Promise.all(
    [...new Set(all)].map(async (path) => {
      const found = await bytes.trusted(path);
      return found === null ? [] : [{ path: shown(path), sha256: sha256(found) }];
    }),
  );
  const [config = null] = files;
  return {
    commit,
    config: config === null ? null : shown(config),
    files: hashed.flat().sort((a, b) => (a.path < b.path ? -1 : 1)),
  };
}
