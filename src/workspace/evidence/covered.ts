import { describeChanges } from "../../approvals/changes.ts";
import { findLeftOut } from "../../approvals/left-out.ts";
import { manifest, planningKinds } from "../../approvals/manifest.ts";
import { project } from "../../approvals/projection.ts";
import type { ReadSubject } from "../../engine/read-subject.ts";
import type { Phase } from "../../model/kind.ts";
import { canonicalTree } from "../../reading/canonical.ts";
import { digestOf } from "../digest.ts";

/** What an approval covers, as docs/digest.md specifies it. */
export interface Covered {
  readonly documents: readonly ReadSubject[];
  readonly phase: Phase | null;
  /** Whether the digest is that of a manifest, instead of one document's text. */
  readonly isManifest: boolean;
  /** Made when it is first asked for: most rows are judged without it. */
  readonly digest: string;
}

/** Kinds of which an approval covers all planning documents of the deployment. */
const heads: ReadonlySet<string> = new Set(["deployment-plan", "change-request"]);

const known = new WeakMap<ReadSubject, Map<Phase | null, string>>();

/** The canonical text that an approval in a phase covers of a document; made once. */
export function textOf(read: ReadSubject, phase: Phase | null): string {
  const texts = known.get(read) ?? new Map<Phase | null, string>();
  known.set(read, texts);
  const before = texts.get(phase);
  if (before !== undefined) return before;
  const nodes = canonicalTree(read.source);
  const leaveOut = findLeftOut(read.subject, nodes, phase);
  const text = project({ nodes, frontMatter: read.source.frontMatter.data, leaveOut });
  texts.set(phase, text);
  return text;
}

/** The documents of a deployment that an approval of one covers: all that plan it; null where it covers that one alone. */
export function documentsCovered(
  own: ReadSubject,
  all: readonly ReadSubject[],
  inDeployment: boolean,
): readonly ReadSubject[] | null {
  if (!inDeployment || !heads.has(own.subject.kind?.name ?? "")) return null;
  return all.filter((it) => planningKinds.has(it.subject.kind?.name ?? ""));
}

/** What an approval of a document covers in a phase: `documents` by their manifest, or that one alone. */
export function cover(own: ReadSubject, documents: readonly ReadSubject[] | null, phase: Phase | null): Covered {
  let digest: string | null = null;
  return {
    documents: documents ?? [own],
    phase,
    isManifest: documents !== null,
    get digest() {
      digest ??= digestOf(documents === null ? textOf(own, phase) : manifestOf(documents, phase));
      return digest;
    },
  };
}

function manifestOf(documents: readonly ReadSubject[], phase: Phase | null): string {
  return manifest(
    documents.map((it) => ({
      path: it.path,
      kind: it.subject.kind?.name ?? "",
      digest: digestOf(textOf(it, phase)),
    })),
  );
}

/** Whether the digests are the same. Documents that are in both add the same entry to either, and need not be written out. */
export function isSameCover(then: Covered, today: Covered): boolean {
  if (then.phase !== today.phase || then.isManifest !== today.isManifest) return then.digest === today.digest;
  const [went, came] = [onlyIn(then, today), onlyIn(today, then)];
  if (went.length + came.length === 0) return true;
  if (!then.isManifest) return then.digest === today.digest;
  return manifestOf(went, then.phase) === manifestOf(came, today.phase);
}

function onlyIn({ documents }: Covered, other: Covered): readonly ReadSubject[] {
  return documents.filter((it) => !other.documents.includes(it));
}

/** What changed between two states of what is covered, in a few words for a message. */
export function tellChanges(then: Covered, today: Covered): readonly string[] {
  return describeChanges(textsOf(then, today), textsOf(today, then));
}

/** Canonical texts by path; those of documents that are in both states are the same, whatever they are. */
function textsOf({ documents, phase }: Covered, other: Covered): ReadonlyMap<string, string> {
  const isShared = (it: ReadSubject): boolean => other.phase === phase && other.documents.includes(it);
  return new Map(documents.map((it) => [it.path, isShared(it) ? "" : textOf(it, phase)]));
}
