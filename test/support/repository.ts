import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";

/** Files by "/"-separated path from the repository's top; null deletes one. */
export type Files = Readonly<Record<string, string | Uint8Array | null>>;

/** Who made a commit and when; identities are written `Dee Park <dee@bank.example>`. */
export interface Making {
  readonly message?: string;
  readonly author?: string;
  /** The author, unless said otherwise. */
  readonly committer?: string;
  readonly coAuthors?: readonly string[];
  /** When it was authored: ISO 8601 with offset. By default each commit is a minute after the one before. */
  readonly at?: string;
  /** When it was committed; `at`, unless said otherwise. */
  readonly committedAt?: string;
}

export interface NewCommit extends Making {
  /** Written before committing; what else is changed in the working tree is committed, too. */
  readonly files?: Files;
}

/** A real repository in a temporary folder. Every change answers the commit's id. */
export interface TestRepository {
  /** The real path of the working tree's top. */
  readonly path: string;
  /** Runs git there, away from the machine's own configuration; answers what it printed, without the last line end. */
  git(...args: readonly string[]): string;
  /** Writes files without committing. */
  write(files: Files): void;
  commit(commit: NewCommit): string;
  /** Makes many commits in a row quickly, on the current branch. */
  history(commits: readonly NewCommit[]): void;
  /** Makes a branch, at HEAD unless said otherwise, and switches to it. */
  branch(name: string, from?: string): void;
  /** Makes a branch without a history or files, and switches to it. */
  orphan(name: string): void;
  switch(name: string): void;
  detach(commit?: string): void;
  /** A merge commit; `files` are what resolves conflicts, or makes it an evil merge. */
  merge(branch: string, commit?: NewCommit): string;
  /** One commit of all that a branch did. */
  squash(branch: string, commit?: NewCommit): string;
  /** `git mv`, not committed. */
  rename(from: string, to: string): void;
  head(): string;
  /** A clone via file://, with `origin`; shallow where a depth is given. */
  clone(options?: { readonly depth?: number; readonly branch?: string }): TestRepository;
  /** The repository as it is, elsewhere: cheaper than to make it anew. */
  copy(): TestRepository;
  /** Another working tree of this repository on a new branch. */
  worktree(branch: string): TestRepository;
  /** Adds a repository as a submodule, not committed. */
  submodule(path: string, of: TestRepository): void;
}

/** A new folder's real path; removed when all tests are done, for files share what is made. */
export function makeScratch(): string {
  return mkdtempSync(join(process.env.DEPLOYDOC_TEST_SCRATCH ?? tmpdir(), "git-"));
}

/** An empty repository on branch `main`. */
export async function makeRepository(): Promise<TestRepository> {
  const path = makeScratch();
  runGit(path, ["init", "--quiet", "--initial-branch=main"]);
  return repositoryAt(path);
}

const maker = "Sam Maker <sam@maker.example>";
const firstCommit = Date.parse("2026-11-01T09:00:00Z");
let minutes = 0;

/** The machine's environment without what would make git act otherwise than on another machine. */
const environment: NodeJS.ProcessEnv = {
  ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith("GIT_"))),
  GIT_CONFIG_GLOBAL: "/dev/null",
  GIT_CONFIG_NOSYSTEM: "1",
  LC_ALL: "C",
};

function runGit(cwd: string, args: readonly string[], env: NodeJS.ProcessEnv = {}, input = ""): string {
  const output = execFileSync("git", ["-c", "protocol.file.allow=always", "-c", "advice.detachedHead=false", ...args], {
    cwd,
    env: { ...environment, ...making({}), ...env },
    input,
    encoding: "utf8",
    stdio: ["pipe", "pipe", "pipe"],
    maxBuffer: 2 ** 28,
  });
  return output.replace(/\n$/, "");
}

/** The variables by which git learns who commits and when. */
function making({ author = maker, committer = author, at, committedAt = at }: Making): NodeJS.ProcessEnv {
  const next = new Date(firstCommit + minutes * 60_000).toISOString();
  const [authorName, authorEmail] = partsOf(author);
  const [committerName, committerEmail] = partsOf(committer);
  return {
    GIT_AUTHOR_NAME: authorName,
    GIT_AUTHOR_EMAIL: authorEmail,
    GIT_AUTHOR_DATE: at ?? next,
    GIT_COMMITTER_NAME: committerName,
    GIT_COMMITTER_EMAIL: committerEmail,
    GIT_COMMITTER_DATE: committedAt ?? next,
  };
}

function partsOf(identity: string): readonly [name: string, email: string] {
  const { name, email } = /^(?<name>[^<]*) <(?<email>[^>]*)>$/.exec(identity)?.groups ?? {};
  if (name === undefined || email === undefined) throw new Error(`${identity} is no name with an address`);
  return [name, email];
}

function messageOf({ message = "Change", coAuthors = [] }: Making): string {
  if (coAuthors.length === 0) return message;
  return `${message}\n\n${coAuthors.map((one) => `Co-authored-by: ${one}`).join("\n")}\n`;
}

function writeFiles(top: string, files: Files): void {
  for (const [name, content] of Object.entries(files)) {
    const file = join(top, name);
    rmSync(file, { recursive: true, force: true });
    if (content === null) continue;
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
}

/** What `git fast-import` reads: commits on top of HEAD. */
function stream(branch: string, head: string, commits: readonly NewCommit[]): string {
  return commits
    .map((commit, at) => {
      minutes++;
      const env = making(commit);
      const seconds = (time: string | undefined) => `${Math.floor(Date.parse(time ?? "") / 1000)} +0000`;
      const message = messageOf(commit);
      return [
        `commit refs/heads/${branch}`,
        `author ${env.GIT_AUTHOR_NAME} <${env.GIT_AUTHOR_EMAIL}> ${seconds(env.GIT_AUTHOR_DATE)}`,
        `committer ${env.GIT_COMMITTER_NAME} <${env.GIT_COMMITTER_EMAIL}> ${seconds(env.GIT_COMMITTER_DATE)}`,
        `data ${Buffer.byteLength(message)}\n${message}`,
        ...(at === 0 && head !== "" ? [`from ${head}`] : []),
        ...Object.entries(commit.files ?? {}).map(([name, content]) => {
          if (content === null) return `D ${name}`;
          const text = Buffer.from(content).toString("utf8");
          return `M 100644 inline ${name}\ndata ${Buffer.byteLength(text)}\n${text}`;
        }),
        "",
      ].join("\n");
    })
    .join("\n");
}

function repositoryAt(path: string): TestRepository {
  const git = (...args: readonly string[]) => runGit(path, args);
  const head = () => git("rev-parse", "HEAD");
  const record = (commit: NewCommit, args: readonly string[] = []): string => {
    minutes++;
    writeFiles(path, commit.files ?? {});
    git("add", "--all");
    runGit(
      path,
      ["commit", "--quiet", "--allow-empty", "--cleanup=verbatim", "--file=-", ...args],
      making(commit),
      messageOf(commit),
    );
    return head();
  };
  return {
    path,
    git,
    head,
    write: (files) => writeFiles(path, files),
    commit: (commit) => record(commit),
    history: (commits) => {
      const branch = git("symbolic-ref", "--short", "HEAD");
      const from = git("for-each-ref", "--format=%(objectname)", `refs/heads/${branch}`);
      runGit(path, ["fast-import", "--quiet"], {}, stream(branch, from, commits));
      git("reset", "--quiet", "--hard");
    },
    branch: (name, from = "HEAD") => void git("switch", "--quiet", "--create", name, from),
    orphan: (name) => void git("switch", "--quiet", "--orphan", name),
    switch: (name) => void git("switch", "--quiet", name),
    detach: (commit = "HEAD") => void git("switch", "--quiet", "--detach", commit),
    merge: (branch, commit = {}) => {
      attempt(() => git("merge", "--quiet", "--no-ff", "--no-commit", branch));
      return record({ message: `Merge ${branch}`, ...commit });
    },
    squash: (branch, commit = {}) => {
      attempt(() => git("merge", "--quiet", "--squash", branch));
      return record({ message: `Squash ${branch}`, ...commit });
    },
    rename: (from, to) => {
      mkdirSync(dirname(join(path, to)), { recursive: true });
      git("mv", "--", from, to);
    },
    clone: ({ depth, branch } = {}) => {
      const copy = makeScratch();
      const options = [
        ...(depth === undefined ? [] : [`--depth=${depth}`]),
        ...(branch === undefined ? [] : [`--branch=${branch}`]),
      ];
      runGit(path, ["clone", "--quiet", ...options, pathToFileURL(path).href, copy]);
      return repositoryAt(copy);
    },
    copy: () => {
      const copy = makeScratch();
      cpSync(path, copy, { recursive: true, preserveTimestamps: true, verbatimSymlinks: true });
      return repositoryAt(copy);
    },
    worktree: (branch) => {
      const other = makeScratch();
      git("worktree", "add", "--quiet", "-b", branch, other);
      return repositoryAt(other);
    },
    submodule: (at, of) => void git("submodule", "--quiet", "add", pathToFileURL(of.path).href, at),
  };
}

/** A merge that stops at conflicts exits 1; the files of the commit resolve them. */
function attempt(merge: () => unknown): void {
  try {
    merge();
  } catch (error) {
    if (!(error instanceof Error && "status" in error && error.status === 1)) throw error;
  }
}
