import { isAbsolute, relative, resolve, sep } from "node:path";

/** What a path holds that does not go straight down: an empty step, "." or "..". */
const turn = /[\\/](?:\.{0,2})(?:[\\/]|$)/;

/** A path with '/' between its parts, whatever the system uses. */
export function toSlashes(path: string): string {
  return sep === "/" ? path : path.replaceAll(sep, "/");
}

/** An absolute path as it is shown: relative to the working directory, '/'-separated, "." for the directory itself. */
export function showPath(path: string, cwd: string): string {
  // Nearly every path is one of these, and Node takes both apart for it.
  if (path.startsWith(cwd) && path.startsWith(sep, cwd.length) && !turn.test(path)) {
    return toSlashes(path.slice(cwd.length + sep.length));
  }
  return toSlashes(relative(cwd, path)) || ".";
}

/** The path of what lies in a folder under a name that the system gave. */
export function pathIn(folder: string, name: string): string {
  return folder.endsWith(sep) ? folder + name : folder + sep + name;
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
