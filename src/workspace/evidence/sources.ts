import type { ReadSubject } from "../../engine/read-subject.ts";
import type { ApprovalSettings } from "../../model/config.ts";
import type { HistoryEntry } from "../git/history.ts";
import type { TreeEntry } from "../git/tree.ts";

/** Where the evidence of a run comes from. Paths are relative to the repository's top, '/'-separated. */
export interface Sources {
  /** Absolute path of the repository's top. */
  readonly top: string;
  /** What the branch is compared with; null where it is compared with nothing. */
  readonly base: Base | null;
  /** Why history may not be relied on, with what mends it; null where all of it is there. */
  readonly cut: string | null;
  /** Everything git knows of the folders that are judged, newest first; asked once. */
  readonly history: () => Promise<readonly HistoryEntry[]>;
  /** The contents of objects by their full names; what is missing is not in the map. */
  readonly objects: (ids: readonly string[]) => Promise<ReadonlyMap<string, Uint8Array>>;
  /** The files of a commit in a folder and below, by path. */
  readonly folderAt: (commit: string, folder: string) => Promise<ReadonlyMap<string, TreeEntry>>;
  /** Whether it is of interest which commit ticked a box. */
  readonly ticks: boolean;
  /** Whether who wrote a row is asked of every one, and its level told as high as it goes: for a record, not for a merge. */
  readonly everyRow?: boolean;
}

/** The state of things before the branch. */
export interface Base {
  readonly tree: ReadonlyMap<string, TreeEntry>;
  /** The path at the base of each document that the branch changed, by its path today; null for a new one. */
  readonly changed: ReadonlyMap<string, string | null>;
  /** Files of the policy that the branch changes. */
  readonly changedPolicy: readonly string[];
}

/** Documents that are judged together, and how others of their versions are read. */
export interface Folder {
  readonly all: readonly ReadSubject[];
  /** Name of the deployment; null where no plan heads the folder. */
  readonly deployment: string | null;
  readonly settings: ApprovalSettings;
  /** Path of a document relative to the repository's top. */
  readonly pathOf: (read: ReadSubject) => string;
  /** Reads a text as the document at a path of the folder, in the light of today's plan. */
  readonly read: (path: string, text: string) => Promise<ReadSubject>;
}
