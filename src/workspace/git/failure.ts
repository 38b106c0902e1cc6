import { ExpectedError } from "../../errors.ts";

/** git did not do what it was asked for. The message says what to do about it where that is known. */
export class GitError extends ExpectedError {
  override readonly name = "GitError";
  /** What git exited with; null when it could not be run. */
  readonly status: number | null;

  constructor(message: string, status: number | null = null) {
    super(message);
    this.status = status;
  }
}

interface Known {
  /** What git writes, in English: it is run with LC_ALL=C. */
  readonly pattern: RegExp;
  readonly explain: (folder: string, found: readonly string[]) => string;
}

const known: readonly Known[] = [
  {
    // "detected dubious ownership in repository at '…'", and as it was first worded in git 2.35.2.
    pattern: /(?:dubious ownership in repository at|unsafe repository \() ?'([^\n]*?)'(?:\n|$| is owned)/,
    explain: (folder, [, path = folder]) =>
      `git refuses to read ${path}, which belongs to another user; where you trust it, run: git config --global --add safe.directory ${quoteArgument(path)}`,
  },
  {
    pattern: /not a git repository/,
    explain: (folder) =>
      `${folder} does not lie in a git repository: run this in a clone (git clone), or make one (git init)`,
  },
  {
    pattern: /must be run in a work ?tree/,
    explain: (folder) =>
      `${folder} belongs to a git repository without files checked out: run this in a clone (git clone) or a working tree (git worktree add)`,
  },
  {
    // An object that only the server has; it is not fetched, see run-git.ts.
    pattern: /promisor|lazy fetching disabled|transport '[^\n]*' not allowed/,
    explain: () =>
      "this clone leaves out contents of files (git clone --filter): run git fetch --refetch --no-filter, or clone without --filter",
  },
];

/** The error for a git that exited with other than 0. Takes its subcommand, where it ran, and what it wrote to stderr. */
export function explainFailure(command: string, folder: string, status: number | null, stderr: string): GitError {
  for (const { pattern, explain } of known) {
    const found = pattern.exec(stderr);
    if (found) return new GitError(explain(folder, found), status);
  }
  const lines = stderr.split("\n").filter((line) => line.trim() !== "");
  const said = lines.find((line) => /^(?:fatal|error): /.test(line)) ?? lines[0] ?? `exit code ${status}`;
  return new GitError(`git ${command} failed in ${folder}: ${said.replace(/^(?:fatal|error): /, "")}`, status);
}

/** A text as one argument of a command to be typed. */
export function quoteArgument(text: string): string {
  return /^[\w@%+=:,./^~-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
