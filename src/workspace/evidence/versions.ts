import type { ReadSubject } from "../../engine/read-subject.ts";
import type { Commit } from "../../model/evidence.ts";
import { decodeText } from "../read-document.ts";
import type { Folder, Sources } from "./sources.ts";

/** A commit that changed a document, and the names of the objects that it made and that it found. */
export interface Version {
  readonly commit: Commit;
  readonly path: string;
  /** Null where the commit deleted the document. */
  readonly id: string | null;
  /** Of the parents that it differs from; null where one had no such document. */
  readonly before: readonly (string | null)[];
  /** Whether a parent has the very same version: then the commit, a merge, made nothing. */
  readonly inherited: boolean;
}

/** The versions of a document (by its path today), newest first, through its renames. */
export async function versionsOf(path: string, { history }: Sources): Promise<readonly Version[]> {
  const names = new Set([path]);
  const versions: Version[] = [];
  for (const { commit, changes } of await history()) {
    const own = changes.filter(({ before, after }) => names.has((after ?? before)?.path ?? ""));
    const [first] = own;
    if (first === undefined) continue;
    for (const { before } of own) if (before !== null) names.add(before.path);
    versions.push({
      commit,
      path: (first.after ?? first.before)?.path ?? path,
      id: first.after?.id ?? null,
      before: own.map(({ before }) => before?.id ?? null),
      inherited: new Set(own.map(({ parent }) => parent)).size < commit.parents.length,
    });
  }
  return versions;
}

/** Reads versions of one document by their objects' names, each once. */
export type VersionReader = (id: string | null) => Promise<ReadSubject | null>;

/** A reader of some versions of a document, which are fetched together when the first is asked for. */
export function openVersions(
  own: ReadSubject,
  versions: readonly Version[],
  folder: Folder,
  sources: Sources,
): VersionReader {
  const ids = versions.flatMap(({ id, before }) => [id, ...before]).filter((id) => id !== null);
  let fetched: Promise<ReadonlyMap<string, Uint8Array>> | null = null;
  const known = new Map<string, Promise<ReadSubject | null>>();
  const read = async (id: string): Promise<ReadSubject | null> => {
    fetched ??= sources.objects(ids);
    const bytes = (await fetched).get(id);
    return bytes === undefined ? null : folder.read(own.path, textOf(bytes));
  };
  return (id) => {
    if (id === null) return Promise.resolve(null);
    const reading = known.get(id) ?? read(id);
    known.set(id, reading);
    return reading;
  };
}

/** A version that is no UTF-8 is as good as empty: nothing in it is what it is today. */
export function textOf(bytes: Uint8Array): string {
  try {
    return decodeText(bytes);
  } catch {
    return "";
  }
}
