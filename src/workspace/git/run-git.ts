import { spawn } from "node:child_process";
import { constants } from "node:fs";
import { access, stat } from "node:fs/promises";
import { delimiter, isAbsolute, join } from "node:path";
import { environmentFor, type Setting } from "./environment.ts";
import { explainFailure, GitError } from "./failure.ts";

/** The environment of a process. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** The real git, at work in one folder. */
export interface Git {
  readonly folder: string;
  /**
   * Runs git with these arguments, without a shell. Answers all that it wrote to stdout, of any size. Throws a GitError
   * when git is not there or exits with other than 0.
   */
  run(args: readonly string[], input?: string | Uint8Array): Promise<Uint8Array>;
  /** The same git in another folder, with more settings. Its calls are counted together with this one's. */
  in(folder: string, settings: readonly Setting[]): Git;
  /** The same git with this file (an absolute path) for the index. */
  withIndex(file: string): Git;
  /** How many processes were started so far. */
  readonly calls: number;
}

/** git in a folder, found on the PATH of the environment given. */
export function makeGit(folder: string, env: Environment): Git {
  const count = { calls: 0 };
  let program: Promise<string> | null = null;
  const find = () => {
    program ??= findProgram(env);
    return program;
  };
  const at = (where: string, settings: readonly Setting[], index: string | null): Git => {
    const environment = { ...environmentFor(env, settings), ...(index === null ? {} : { GIT_INDEX_FILE: index }) };
    return {
      folder: where,
      run: async (args, input = "") => {
        const path = await find();
        count.calls++;
        return start(path, args, where, environment, input);
      },
      in: (other, more) => at(other, [...settings, ...more], index),
      withIndex: (file) => at(where, settings, file),
      get calls() {
        return count.calls;
      },
    };
  };
  return at(folder, [], null);
}

/**
 * Looks git up on the PATH, in absolute folders only: the operating system would also look in the working directory,
 * on Windows even first, and that is where the judged branch lies.
 */
async function findProgram(env: Environment): Promise<string> {
  const windows = process.platform === "win32";
  const path = Object.entries(env).find(([name]) => (windows ? name.toUpperCase() : name) === "PATH")?.[1] ?? "";
  for (const folder of path.split(delimiter).filter(isAbsolute)) {
    const file = join(folder, windows ? "git.exe" : "git");
    if (await isProgram(file)) return file;
  }
  throw new GitError("git was not found: install git 2.31 or newer, and see that its folder is on the PATH");
}

async function isProgram(file: string): Promise<boolean> {
  try {
    await access(file, constants.X_OK);
    return (await stat(file)).isFile();
  } catch {
    return false;
  }
}

function start(
  program: string,
  args: readonly string[],
  cwd: string,
  env: Record<string, string>,
  input: string | Uint8Array,
): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const stdin = input.length === 0 ? "ignore" : "pipe";
    const child = spawn(program, args, { cwd, env, stdio: [stdin, "pipe", "pipe"], windowsHide: true });
    const output: Buffer[] = [];
    const errors: Buffer[] = [];
    child.stdout?.on("data", (chunk: Buffer) => output.push(chunk));
    child.stderr?.on("data", (chunk: Buffer) => errors.push(chunk));
    child.on("error", (error) => reject(new GitError(`git could not be run in ${cwd}: ${error.message}`)));
    child.on("close", (status) => {
      if (status === 0) resolve(Buffer.concat(output));
      else reject(explainFailure(args[0] ?? "", cwd, status, Buffer.concat(errors).toString("utf8")));
    });
    // A git that ends before it has read everything says why on stderr.
    child.stdin?.on("error", () => undefined);
    child.stdin?.end(input);
  });
}
