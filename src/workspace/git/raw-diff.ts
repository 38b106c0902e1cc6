import { decode, endOf } from "./bytes.ts";
import { GitError } from "./failure.ts";

/** What git keeps at a path. A submodule is a commit of another repository, and is never entered. */
export type EntryKind = "file" | "symlink" | "submodule";

/** One side of a change. */
export interface Side {
  readonly path: string;
  /** The object's full hexadecimal name; null where git did not compute it: a file of the working tree. */
  readonly id: string | null;
  readonly kind: EntryKind;
}

/** A line of `--raw`. */
export interface RawChange {
  /** git's letter: A, M, D, R, T or U. */
  readonly letter: string;
  readonly before: Side | null;
  readonly after: Side | null;
}

const line = /^:(\d{6}) (\d{6}) ([0-9a-f]{40,64}) ([0-9a-f]{40,64}) ([A-Z])\d*$/;
const colon = 0x3a;

/**
 * Reads what git prints with `--raw -z --no-abbrev`, from a place that may be a line of it, to where they end. Answers
 * that place, too.
 */
export function readRawChanges(bytes: Uint8Array, from: number): readonly [changes: readonly RawChange[], end: number] {
  const changes: RawChange[] = [];
  let at = from;
  const field = () => {
    const end = endOf(bytes, 0, at);
    const text = decode(bytes.subarray(at, end));
    at = end + 1;
    return text;
  };
  while (bytes[at] === colon) {
    const text = field();
    const [, modeBefore = "", modeAfter = "", idBefore = "", idAfter = "", letter = ""] = line.exec(text) ?? [];
    if (letter === "") throw new GitError(`git printed ${JSON.stringify(text)} where a change was expected`);
    const path = field();
    const newPath = letter === "R" || letter === "C" ? field() : path;
    changes.push({ letter, before: sideOf(modeBefore, idBefore, path), after: sideOf(modeAfter, idAfter, newPath) });
  }
  return [changes, at];
}

function sideOf(mode: string, id: string, path: string): Side | null {
  if (mode === "000000") return null;
  return { path, id: /^0+$/.test(id) ? null : id, kind: kindOf(mode) };
}

/** What git's mode of an entry says that it is. */
export function kindOf(mode: string): EntryKind {
  if (mode === "120000") return "symlink";
  return mode === "160000" ? "submodule" : "file";
}
