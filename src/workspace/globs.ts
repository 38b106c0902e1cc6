import { markdownIn } from "../engine/default-config.ts";
import { openGlob } from "../engine/glob.ts";
import type { Selection } from "./selection.ts";

/**
 * What `include` holds. A glob that names a folder stands for all Markdown in it, as one of `ignore` stands for all of it. Includes match
 * without regard to case: `PLAN.MD` is no way around the gate.
 */
export function select(include: readonly string[]): Selection {
  const wanted = include
    .flatMap((glob) => [trimSlash(glob), markdownIn(trimSlash(glob))])
    .map((glob) => openGlob(glob, { nocase: true }));
  return {
    file: (path) => wanted.some((glob) => glob.match(path)),
    folder: (path) => wanted.some((glob) => glob.match(path, true)),
  };
}

/** Tells of a file or folder whether globs leave it out, itself or with a folder that it lies in. */
export function ignoredBy(ignore: readonly string[]): (path: string) => boolean {
  const globs = ignore.flatMap((glob) => {
    const folder = trimSlash(glob).replace(/\/\*\*$/, "");
    return [openGlob(folder), openGlob(`${folder}/**`)];
  });
  return (path) => globs.some((glob) => glob.match(path));
}

function trimSlash(glob: string): string {
  return glob.replace(/^\.\//, "").replace(/\/$/, "").replace(/^\.$/, "");
}
