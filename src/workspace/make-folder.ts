import { mkdir } from "node:fs/promises";
import { dirname } from "node:path";
import { codeOf } from "./system-error.ts";

/**
 * Makes a folder and those above it that are missing; returns the topmost that it made, undefined where all were there. Throws
 * what the system says.
 */
export async function makeFolder(folder: string): Promise<string | undefined> {
  try {
    return await mkdir(folder, { recursive: true });
  } catch (error) {
    // Of a disk that may not be written to, a recursive mkdir says that the folder does not exist.
    if (codeOf(error) !== "ENOENT" || dirname(folder) === folder) throw error;
    const made = await makeFolder(dirname(folder));
    await mkdir(folder);
    return made ?? folder;
  }
}
