import type { ReadSubject } from "../../engine/read-subject.ts";
import type { Approval, Gate } from "../../model/document.ts";
import type { Commit } from "../../model/evidence.ts";
import { gateKeys, sameRow, stateOfRow } from "./rows.ts";
import type { Version, VersionReader } from "./versions.ts";

/** Tells of a version of a document whether it has what is looked for. */
type Has = (version: ReadSubject) => boolean;

/** Who wrote something, as far as git tells. */
export type Written =
  | { readonly type: "commit"; readonly commit: Commit; readonly path: string; readonly version: ReadSubject }
  /** It stands in the working tree only. */
  | { readonly type: "uncommitted" }
  | { readonly type: "unknown" };

/** A document today, with its versions. */
export interface Versioned {
  readonly own: ReadSubject;
  readonly versions: readonly Version[];
  readonly read: VersionReader;
}

/** The commit that last wrote a row as it is: its version has it so, and none of those before. */
export function writerOfRow(approval: Approval, document: Versioned): Promise<Written> {
  const state = stateOfRow(approval);
  return findWriter(document, (version) => {
    const row = sameRow(approval, document.own, version);
    return row !== null && stateOfRow(row) === state;
  });
}

/** The commit that last ticked a box. */
export function writerOfTick(gate: Gate, document: Versioned): Promise<Written> {
  const key = gateKeys(document.own).get(gate);
  return findWriter(document, (version) =>
    [...gateKeys(version)].some(([it, its]) => its === key && it.state === "done"),
  );
}

async function findWriter({ versions, read }: Versioned, has: Has): Promise<Written> {
  const holds = async (id: string | null): Promise<boolean> => {
    const version = await read(id);
    return version !== null && has(version);
  };
  const [newest] = versions;
  if (newest === undefined || !(await holds(newest.id))) return { type: "uncommitted" };
  for (const { commit, path, id, before, inherited } of versions) {
    const version = inherited ? null : await read(id);
    if (version === null || !has(version)) continue;
    const earlier = await Promise.all(before.map(holds));
    if (!earlier.includes(true)) return { type: "commit", commit, path, version };
  }
  return { type: "unknown" };
}
