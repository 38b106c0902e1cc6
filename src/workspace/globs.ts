import { Minimatch } from "minimatch";
import { markdownIn } from "../engine/default-config.ts";

const syntax = { dot: true, nocomment: true, nonegate: true } as const;

/** Tells what of a folder is wanted; paths are relative to the folder, '/'-separated. */
export interface Selection {
  readonly file: (path: string) => boolean;
  /** Whether wanted files may lie in a folder. */
  readonly folder: (path: string) => boolean;
}

/**
 * What `include` holds and `ignore` does not. A glob that names a folder stands for all Markdown in it (`include`) or
 * for all of it (`ignore`). Includes match without regard to case: `PLAN.MD` is no way around the gate.
 */
export function select(include: readonly string[], ignore: readonly string[]): Selection {
  const wanted = include
    .flatMap((glob) => [trimSlash(glob), markdownIn(trimSlash(glob))])
    .map((glob) => new Minimatch(glob, { ...syntax, nocase: true }));
  const isIgnored = ignoredBy(ignore);
  return {
    file: (path) => !isIgnored(path) && wanted.some((glob) => glob.match(path)),
    folder: (path) => !isIgnored(path) && wanted.some((glob) => glob.match(path, true)),
  };
}

/** Tells of a file or folder whether globs leave it out, itself or with a folder that it lies in. */
export function ignoredBy(ignore: readonly string[]): (path: string) => boolean {
  const globs = ignore.map((glob) => {
    const folder = trimSlash(glob).replace(/\/\*\*$/, "");
    // Most globs that leave something out name a folder wherever it lies, and most paths hold no such name.
    const name = /^\*\*\/([\w-]+)$/.exec(folder)?.[1] ?? "";
    const all = [new Minimatch(folder, syntax), new Minimatch(`${folder}/**`, syntax)];
    return (path: string) => path.includes(name) && all.some((it) => it.match(path));
  });
  return (path) => globs.some((isIgnored) => isIgnored(path));
}

function trimSlash(glob: string): string {
  return glob.replace(/^\.\//, "").replace(/\/$/, "").replace(/^\.$/, "");
}
