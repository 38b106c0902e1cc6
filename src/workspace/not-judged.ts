import { showPath } from "./paths.ts";

/** A fault of the tool itself, with the folder that it came up in. */
export function notJudged(folder: string, cwd: string, cause: unknown): Error {
  return new Error(`${showPath(folder, cwd)} could not be judged`, { cause });
}
