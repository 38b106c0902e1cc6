import { findLeftOut } from "../../approvals/left-out.ts";
import { manifest, planningKinds } from "../../approvals/manifest.ts";
import { project } from "../../approvals/projection.ts";
import type { ReadSubject } from "../../engine/read-subject.ts";
import type { Phase } from "../../model/kind.ts";
import { canonicalTree } from "../../reading/canonical.ts";
import { digestOf } from "../digest.ts";

/** What an approval covers, as docs/digest.md specifies it. */
export interface Covered {
  readonly digest: string;
  /** The canonical text of each document it covers, by path. */
  readonly texts: ReadonlyMap<string, string>;
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
  if (documents === null) {
    const text = textOf(own, phase);
    return { digest: digestOf(text), texts: new Map([[own.path, text]]) };
  }
  const texts = new Map(documents.map((it) => [it.path, textOf(it, phase)]));
  const entries = documents.map((it) => ({
    path: it.path,
    kind: it.subject.kind?.name ?? "",
    digest: digestOf(textOf(it, phase)),
  }));
  return { digest: digestOf(manifest(entries)), texts };
}
