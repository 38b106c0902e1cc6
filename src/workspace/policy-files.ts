import { statSync } from "node:fs";
import { readdir, readFile, realpath } from "node:fs/promises";
import { relative } from "node:path";
import { ConfigError } from "../errors.ts";
import { isWithin, toSlashes } from "./paths.ts";
import { codeOf } from "./system-error.ts";

/**
 * Where the config and the kinds are read from: the disk, or a commit that is trusted. Paths are absolute; what is not there
 * fails with the system's error `ENOENT`.
 */
export interface PolicyFiles {
  /** Tells two places apart. */
  readonly id: string;
  /** Whether a file or folder is there. */
  readonly find: (path: string) => Promise<void>;
  readonly read: (path: string) => Promise<string>;
  /** Names in a folder. */
  readonly list: (folder: string) => Promise<readonly string[]>;
  /**
   * The real folder of an installed package, from which its files can then be read; null where it is not installed. Throws a
   * ConfigError where it is not to be trusted.
   */
  readonly openPackage: (folder: string, name: string) => Promise<string | null>;
}

/** The files as they lie there. */
export const diskFiles: PolicyFiles = {
  id: "",
  find: async (path) => {
    // Asked of every folder, mostly in vain: an error of the system takes longer to make than to find out.
    if (statSync(path, { throwIfNoEntry: false }) === undefined) throw missing(path);
  },
  read: (path) => readFile(path, "utf8"),
  list: (folder) => readdir(folder),
  openPackage: (folder) => realpath(folder).catch(() => null),
};

/**
 * Says why an installed package is not what the trusted commit asks for: `places` are paths (relative to the top) under which
 * it lies. Null where nothing speaks against it.
 */
export type DoubtPackage = (name: string, places: readonly string[]) => Promise<string | null>;

/**
 * The files of a commit: `blobs` maps paths relative to `top`, '/'-separated, to what `read` gives the bytes of. What lies
 * outside the repository is no part of it, and is read from disk; so are installed packages, which git seldom holds, unless
 * `doubt` knows better.
 */
export function commitFiles(
  id: string,
  top: string,
  blobs: ReadonlyMap<string, { readonly id: string; readonly kind: string }>,
  read: (blob: string) => Promise<Uint8Array | null>,
  doubt: DoubtPackage = async () => null,
): PolicyFiles {
  const names = namesIn(blobs.keys());
  const packages = new Set<string>();
  const place = (path: string): string | null => {
    if (!isWithin(path, top) || [...packages].some((folder) => isWithin(path, folder))) return null;
    return toSlashes(relative(top, path)) || ".";
  };
  return {
    id,
    find: async (path) => {
      const within = place(path);
      if (within === null) return diskFiles.find(path);
      if (within !== ".git" && !blobs.has(within) && !names.has(within)) throw missing(path);
    },
    read: async (path) => {
      const within = place(path);
      if (within === null) return diskFiles.read(path);
      const blob = blobs.get(within);
      const bytes = blob?.kind === "file" ? await read(blob.id) : null;
      if (bytes === null) throw missing(path);
      return new TextDecoder().decode(bytes);
    },
    list: async (folder) => {
      const within = place(folder);
      if (within === null) return diskFiles.list(folder);
      const known = names.get(within);
      if (known === undefined) throw missing(folder);
      return [...known];
    },
    openPackage: async (folder, name) => {
      const within = place(folder) ?? folder;
      if (names.has(within)) return folder;
      const real = await realpath(folder).catch(() => null);
      if (real === null) return null;
      const behind = isWithin(real, top) ? toSlashes(relative(top, real)) : null;
      // A workspace's own package: a link to what the commit has elsewhere.
      if (behind !== null && !behind.split("/").includes("node_modules")) return real;
      const reason = await doubt(name, behind === null ? [within] : [within, behind]);
      if (reason !== null) throw new ConfigError(reason);
      packages.add(real);
      return real;
    },
  };
}

/** The same files, and from the disk what is not among them. */
export function elseDisk(files: PolicyFiles): PolicyFiles {
  const orDisk = <Value>(found: Promise<Value>, look: () => Promise<Value>): Promise<Value> =>
    found.catch((error: unknown) => {
      if (codeOf(error) !== "ENOENT") throw error;
      return look();
    });
  return {
    id: files.id,
    find: (path) => orDisk(files.find(path), () => diskFiles.find(path)),
    read: (path) => orDisk(files.read(path), () => diskFiles.read(path)),
    list: (folder) => orDisk(files.list(folder), () => diskFiles.list(folder)),
    openPackage: diskFiles.openPackage,
  };
}

/** The names in each folder ("." for the top) that holds something of these '/'-separated paths, at whatever depth. */
export function namesIn(paths: Iterable<string>): ReadonlyMap<string, ReadonlySet<string>> {
  const names = new Map<string, Set<string>>();
  const namesOf = (folder: string): Set<string> => {
    const known = names.get(folder);
    if (known !== undefined) return known;
    const fresh = new Set<string>();
    names.set(folder, fresh);
    const end = folder.lastIndexOf("/");
    if (folder !== ".") namesOf(end < 0 ? "." : folder.slice(0, end)).add(folder.slice(end + 1));
    return fresh;
  };
  for (const path of paths) {
    const end = path.lastIndexOf("/");
    namesOf(end < 0 ? "." : path.slice(0, end)).add(path.slice(end + 1));
  }
  return names;
}

function missing(path: string): Error {
  return Object.assign(new Error(`no such file: ${path}`), { code: "ENOENT" });
}
