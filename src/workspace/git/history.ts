import type { Commit } from "../../model/evidence.ts";
import { decode, endOf } from "./bytes.ts";
import { readCommit } from "./commit.ts";
import { GitError } from "./failure.ts";
import { type RawChange, readRawChanges, type Side } from "./raw-diff.ts";
import type { Git } from "./run-git.ts";

/** A file as one commit has it. */
export type FileState = Side;

/** What a commit made of a file of one of its parents. A renamed file has two paths. */
export interface HistoryChange {
  /** Which parent, counted from 0. 0 for a commit without one, and for one whose parents a shallow clone lacks. */
  readonly parent: number;
  /** Null where the parent has no such file. */
  readonly before: FileState | null;
  /** Null where the commit has no such file. */
  readonly after: FileState | null;
}

/** A commit with what it changed. What was merged as it was differs from the other parents only. */
export interface HistoryEntry {
  readonly commit: Commit;
  readonly changes: readonly HistoryChange[];
}

export interface HistoryOptions {
  /** A commit's full name: what is reachable from it is left out. Null for all of history. */
  readonly from: string | null;
  /** The newest commit: a full name, or "HEAD". */
  readonly to: string;
  /** Files and folders from the repository's top, not patterns; "." for all. Of none there is no history. */
  readonly paths: readonly string[];
}

/**
 * The commits that changed something under these paths, on every side branch, children before parents; one call.
 * Identities are those of the commits: no mailmap, replace ref or graft changes them. A file that came from
 * outside of the paths has no `before`. git must run in the repository's top folder. Throws a GitError.
 */
export async function readHistory(git: Git, { from, to, paths }: HistoryOptions): Promise<readonly HistoryEntry[]> {
  if (paths.length === 0) return [];
  const [onStdin, asArguments] = [paths.filter(isPlain), paths.filter((path) => !isPlain(path))];
  const args = [
    "log",
    ...["--stdin", "--topo-order", "--full-history", "--diff-merges=separate"],
    ...["--raw", "-z", "--no-abbrev", "--find-renames", "-l0", "--ignore-submodules=dirty"],
    // Custom formats can't say which parent a merge is compared with; the length keeps the message from being read as more.
    ...["--pretty=raw", "--log-size", "--no-abbrev-commit", "--encoding=UTF-8", "--no-mailmap"],
    ...["--no-notes", "--no-decorate", "--no-show-signature", "--no-color", "--no-ext-diff", "--no-textconv"],
    ...["--end-of-options", to, ...(from === null ? [] : [`^${from}`]), "--", ...asArguments],
  ];
  return readLog(await git.run(args, ["--", ...onStdin, ""].join("\n")));
}

/** git reads paths from stdin by line, and takes a carriage return for a part of the line's end. */
function isPlain(path: string): boolean {
  return !/[\r\n]/.test(path);
}

const newline = 0x0a;
const nul = 0;

function readLog(bytes: Uint8Array): readonly HistoryEntry[] {
  const entries = new Map<string, { readonly commit: Commit; readonly changes: HistoryChange[] }>();
  let at = 0;
  const readLine = (pattern: RegExp): RegExpExecArray => {
    const end = endOf(bytes, newline, at);
    const text = decode(bytes.subarray(at, end));
    at = end + 1;
    const found = pattern.exec(text);
    if (!found) throw new GitError(`git log printed ${JSON.stringify(text.slice(0, 80))}, which was not expected`);
    return found;
  };
  while (at < bytes.length) {
    const [, id = "", parent = null] = readLine(/^commit ([0-9a-f]{40,64})(?: \(from ([0-9a-f]{40,64})\))?$/);
    const size = Number(readLine(/^log size (\d+)$/)[1]);
    const entry = entries.get(id) ?? { commit: readCommit(id, decode(bytes.subarray(at, at + size))), changes: [] };
    entries.set(id, entry);
    at += size;
    while (bytes[at] === newline) at++;
    const [changes, end] = readRawChanges(bytes, at);
    at = end;
    const index = parent === null ? 0 : entry.commit.parents.indexOf(parent);
    for (const change of changes) entry.changes.push(toHistory(change, index));
    while (bytes[at] === nul) at++;
  }
  return [...entries.values()];
}

function toHistory({ before, after }: RawChange, parent: number): HistoryChange {
  return { parent, before, after };
}
