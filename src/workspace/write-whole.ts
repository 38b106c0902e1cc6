import { randomUUID } from "node:crypto";
import { chmod, link, open, rename, rm, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { FileError } from "../errors.ts";
import { makeFolder } from "./make-folder.ts";
import { codeOf, reasonOf } from "./system-error.ts";

/**
 * Writes a file whole or not at all: into a temporary file beside it, which then takes its name. Makes the folder where
 * there is none. Without `force` a file that is there stays, also one that appears in the meantime. Throws a FileError
 * with `shownPath`.
 */
export async function writeWhole(path: string, text: string, shownPath: string, force: boolean): Promise<void> {
  const temporary = join(dirname(path), `.${basename(path)}.${randomUUID()}.tmp`);
  try {
    await makeFolder(dirname(path));
    const file = await open(temporary, "wx");
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    if (force) await replace(temporary, path);
    else await takeName(temporary, path, shownPath);
  } catch (error) {
    if (error instanceof FileError) throw error;
    throw new FileError(`${shownPath} cannot be written: ${describe(error)}`);
  } finally {
    // What hindered the writing may hinder this too, and has been told.
    await rm(temporary, { force: true }).catch(() => undefined);
  }
}

/** Gives a file the name of another, and the rights that one had. */
async function replace(temporary: string, path: string): Promise<void> {
  const replaced = await stat(path).catch(() => null);
  if (replaced !== null) await chmod(temporary, replaced.mode & 0o777);
  await rename(temporary, path);
}

/** Gives a file a name that must be free: a link fails when it is taken, a rename would replace what is there. */
async function takeName(temporary: string, path: string, shownPath: string): Promise<void> {
  const taken = new FileError(`${shownPath} is there already: give --force to replace it`);
  try {
    await link(temporary, path);
  } catch (error) {
    if (codeOf(error) === "EEXIST") throw taken;
    // Some file systems (FAT, some network shares) have no links.
    if (!["EPERM", "ENOTSUP", "EOPNOTSUPP", "ENOSYS"].includes(codeOf(error) ?? "")) throw error;
    if (await stat(path).catch(() => null)) throw taken;
    await rename(temporary, path);
  }
}

function describe(error: unknown): string {
  const code = codeOf(error);
  if (code === "EEXIST" || code === "ENOTDIR") return "a file stands where its folder should be";
  if (code === "EACCES" || code === "EPERM") return "its folder may not be written to";
  return `it ${reasonOf(error)}`;
}
