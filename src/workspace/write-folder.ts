import { randomUUID } from "node:crypto";
import { lstat, rename, rm, rmdir } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { FileError } from "../errors.ts";
import { makeFolder } from "./make-folder.ts";
import { codeOf, reasonOf } from "./system-error.ts";
import { writeWhole } from "./write-whole.ts";

/** A file of a folder: its name, and what it holds. */
export interface FolderFile {
  readonly name: string;
  readonly text: string;
}

/**
 * Writes a new folder with all its files or not at all: into a temporary folder beside it, which then takes its name.
 * Throws a FileError with `shownPath` when something of that name is there, or a file can't be written.
 */
export async function writeFolder(folder: string, files: readonly FolderFile[], shownPath: string): Promise<void> {
  const parent = dirname(folder);
  const temporary = join(parent, `.${basename(folder)}.${randomUUID()}.tmp`);
  let made: string | undefined;
  try {
    await requireFree(folder, shownPath);
    made = await makeFolder(temporary);
    for (const { name, text } of files) await writeWhole(join(temporary, name), text, `${shownPath}/${name}`, false);
    await requireFree(folder, shownPath);
    await rename(temporary, folder);
  } catch (error) {
    await rm(temporary, { recursive: true, force: true }).catch(() => undefined);
    // Someone else may have put a deployment there in the meantime: then it is not empty, and stays.
    if (made === parent) await rmdir(parent).catch(() => undefined);
    if (error instanceof FileError) throw error;
    throw new FileError(describe(error, shownPath));
  }
}

/** Throws a FileError when something of a folder's name is there, be it a link that leads nowhere. */
export async function requireFree(folder: string, shownPath: string): Promise<void> {
  const there = await lstat(folder).catch((error: unknown) => {
    if (codeOf(error) === "ENOENT") return null;
    throw new FileError(describe(error, shownPath));
  });
  if (there !== null) throw new FileError(describeTaken(shownPath));
}

function describeTaken(shownPath: string): string {
  return `${shownPath} is there already: choose another name, or add to it by \`deploydoc new KIND --deployment\``;
}

function describe(error: unknown, shownPath: string): string {
  const code = codeOf(error);
  if (code === "ENOTEMPTY") return describeTaken(shownPath);
  if (code === "EEXIST" || code === "ENOTDIR")
    return `${shownPath} cannot be written: a file stands where its folder should be`;
  if (code === "EACCES" || code === "EPERM") return `${shownPath} cannot be written: its folder may not be written to`;
  return `${shownPath} cannot be written: it ${reasonOf(error)}`;
}
