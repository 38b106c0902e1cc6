import { isAbsolute, relative, resolve, sep } from "node:path";

/** A path with '/' between its parts, whatever the system uses. */
export function toSlashes(path: string): string {
  return sep === "/" ? path : path.replaceAll(sep, "/");
}

/** An absolute path as it is shown: relative to the working directory, '/'-separated, "." for the directory itself. */
export function showPath(path: string, cwd: string): string {
  return toSlashes(relative(cwd, path)) || ".";
}

/** Whether an absolute path is a folder or lies in it. Compares names only; links are the caller's matter. */
export function isWithin(path: string, folder: string): boolean {
  const rest = relative(folder, path);
  return rest === "" || (rest !== ".." && !rest.startsWith(`..${sep}`) && !isAbsolute(rest));
}

/** The folder itself and those above it, nearest first. */
export function* foldersUp(folder: string): Generator<string> {
  let here = resolve(folder);
  for (;;) {
    yield here;
    const above = resolve(here, "..");
    if (above === here) return;
    here = above;
  }
}
