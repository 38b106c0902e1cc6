import type { Dirent } from "node:fs";
import { basename, dirname } from "node:path";
import type { Configs } from "./config.ts";
import { findDocuments } from "./find-documents.ts";
import { type LookInto, lookInto } from "./look-into.ts";
import { type DocumentText, readDocument } from "./read-document.ts";

/** The contents of one path (absolute) that lie nowhere: an editor's, by way of standard input. */
export interface Given {
  readonly path: string;
  readonly text: string;
}

/** What lies in a folder under a name. */
export interface Entry {
  readonly name: string;
  readonly isFolder: boolean;
}

/** Where documents are read from: the disk, or git's index. Paths are absolute. */
export interface DocumentFiles {
  /** What lies in a folder; nothing where it can't be read. */
  readonly list: (folder: string) => Promise<readonly Entry[]>;
  /**
   * A document of at most `limit` bytes; a larger one gives `oversize` and no text. Throws a FileError, without the path, when
   * it can't be read or decoded.
   */
  readonly read: (path: string, limit: number) => Promise<DocumentText>;
  /** The documents that the config of a folder includes. */
  readonly included: (folder: string, configs: Configs) => Promise<readonly string[]>;
}

/** The documents as they lie there. */
export const diskDocuments: DocumentFiles = documentsBy(lookInto);

/**
 * The same, each folder looked into once, by whatever asks: for a run that adds and removes none. `found` are those that the configs of
 * some folders include, as they were found before.
 */
export function diskDocumentsOnce(found: ReadonlyMap<string, readonly string[]> = new Map()): DocumentFiles {
  const known = new Map<string, readonly Dirent[]>();
  const files = documentsBy((folder) => {
    const entries = known.get(folder) ?? lookInto(folder);
    known.set(folder, entries);
    return entries;
  });
  return { ...files, included: async (folder, configs) => found.get(folder) ?? files.included(folder, configs) };
}

function documentsBy(look: LookInto): DocumentFiles {
  return {
    list: async (folder) => {
      try {
        return look(folder).map((it) => ({ name: it.name, isFolder: it.isDirectory() }));
      } catch {
        return [];
      }
    },
    read: readDocument,
    included: async (folder, configs) =>
      (await findDocuments([], { cwd: folder, configs, noIgnore: false, look })).files,
  };
}

/** The same documents with other texts for some paths that lie there. */
export function withTexts(files: DocumentFiles, texts: ReadonlyMap<string, string>): DocumentFiles {
  return {
    ...files,
    read: async (path, limit) => {
      const text = texts.get(path);
      return text === undefined ? files.read(path, limit) : { text, oversize: false };
    },
  };
}

/** The same documents with the contents of one path in their place. */
export function withGiven(files: DocumentFiles, given: Given): DocumentFiles {
  return {
    ...files,
    list: async (folder) => {
      const entries = await files.list(folder);
      const name = basename(given.path);
      if (dirname(given.path) !== folder || entries.some((it) => it.name === name)) return entries;
      return [{ name, isFolder: false }, ...entries];
    },
    read: async (path, limit) => {
      if (path !== given.path) return files.read(path, limit);
      const oversize = Buffer.byteLength(given.text) > limit;
      return { text: oversize ? "" : given.text, oversize };
    },
  };
}
