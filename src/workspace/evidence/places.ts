import { realpathSync } from "node:fs";
import { relative } from "node:path";
import { isWithin, toSlashes } from "../paths.ts";

/**
 * Where git keeps a file or folder (an absolute path) of a repository: behind a link of the repository that leads to it,
 * relative to the top, '/'-separated. What does not exist, or lies outside, is where its name says.
 */
export function placeOf(path: string, top: string): string {
  const real = realPathOf(path);
  return toSlashes(relative(top, isWithin(real, top) ? real : path));
}

function realPathOf(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}
