import { type Dirent, readdirSync } from "node:fs";

/** Lists a folder (an absolute path). Throws the system's error where it can't be read. */
export type LookInto = (folder: string) => readonly Dirent[];

/** Waits for the disk: Node takes several times as long to list folders without waiting, starts
 * threads for it, and there is nothing else to do. */
export const lookInto: LookInto = (folder) => readdirSync(folder, { withFileTypes: true });
