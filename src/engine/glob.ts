import { Minimatch, type MinimatchOptions } from "minimatch";
import { ConfigError } from "../errors.ts";

/** Characters of a glob: a path has no more. */
const longest = 4_096;
/** Patterns that a glob with braces stands for: the library would drop what is beyond its own limit, and nobody would know. */
const most = 1_000;

/**
 * A glob, in which `!` and `#` are characters like any other. Throws a ConfigError for one that is too long, stands for too
 * many patterns or nests too deep.
 */
export function openGlob(glob: string, options: Pick<MinimatchOptions, "nocase" | "matchBase"> = {}): Minimatch {
  if (glob.length > longest) throw refuse(glob, `has more than ${longest} characters`);
  try {
    const opened = new Minimatch(glob, {
      ...{ dot: true, nocomment: true, nonegate: true, braceExpandMax: most + 1 },
      ...options,
    });
    if (opened.globSet.length > most)
      throw refuse(glob, `stands for more than ${most} patterns: write it with * or **`);
    return opened;
  } catch (error) {
    if (error instanceof TypeError || error instanceof RangeError) throw refuse(glob, "nests too many alternatives");
    throw error;
  }
}

const refuse = (glob: string, why: string): ConfigError =>
  new ConfigError(`The glob "${glob.length > 60 ? `${glob.slice(0, 60)}…` : glob}" ${why}`);
