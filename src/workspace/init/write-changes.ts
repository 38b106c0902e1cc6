import { lstat, readFile, realpath } from "node:fs/promises";
import { dirname, join } from "node:path";
import { FileError } from "../../errors.ts";
import { foldersUp, isWithin } from "../paths.ts";
import { writeWhole } from "../write-whole.ts";
import type { Change } from "./change.ts";

/**
 * Writes what changes, each file whole or not at all, and answers lines that name what could not be written: what has become
 * another since it was read, and what would be written through a link.
 */
export async function writeChanges(top: string, changes: readonly Change[]): Promise<readonly string[]> {
  const problems: string[] = [];
  for (const { path, before, after } of changes) {
    if (after === before) continue;
    try {
      const file = join(top, path);
      await requireOwn(top, file, path);
      const now = await readFile(file, "utf8").catch(() => null);
      if (now !== null && now.replace(/^\ufeff/, "") !== before)
        throw new FileError(`${path} has changed: run it again`);
      await writeWhole(file, after, path, before !== null);
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
      problems.push(error.message);
    }
  }
  return problems;
}

/** Throws a FileError for a link, or for a file in a folder that a link leads out to. */
async function requireOwn(top: string, file: string, shown: string): Promise<void> {
  const found = await lstat(file).catch(() => null);
  if (found?.isSymbolicLink()) throw new FileError(`${shown} is a symbolic link: it stays as it is`);
  for (const folder of foldersUp(dirname(file))) {
    const real = await realpath(folder).catch(() => null);
    if (real === null) continue;
    if (!isWithin(real, await realpath(top))) {
      throw new FileError(`${shown} lies behind a symbolic link that leads out of the repository: it stays as it is`);
    }
    return;
  }
}
