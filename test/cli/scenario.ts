import { execFileSync } from "node:child_process";
import { chmod, cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { parse } from "yaml";
import { makeVisible } from "../../src/reports/visible.ts";

/** A file to be made: its text, or what can't be written in YAML. */
type FileContents =
  | string
  | { readonly base64: string }
  | { readonly link: string }
  /** A folder of the project, such as a complete deployment. */
  | { readonly copy: string }
  | { readonly folder: true }
  | { readonly repeat: readonly { readonly text: string; readonly times: number }[] };

/** Text of a file that is replaced before a run; it has to be there. */
interface FileEdit {
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

/** One command line of a scenario and what is asserted of it, besides the transcript. */
export interface ScenarioRun {
  /** What is changed before it. */
  readonly edits?: readonly FileEdit[];
  /** Whose commit all changes become before it: `Dee Park <dee@bank.example>`. */
  readonly commit?: string;
  readonly args: readonly string[];
  readonly code: number;
  /** Folder to run in, relative to the scenario's. */
  readonly in?: string;
  readonly input?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Parts of the output that must, or must not, be there. */
  readonly says?: readonly string[];
  readonly hides?: readonly string[];
  /** Files and parts of their text afterwards; null for a file that must not be there. */
  readonly leaves?: Readonly<Record<string, readonly string[] | null>>;
  /** Standard output is left out of the transcript: it is long, or belongs to another test. */
  readonly brief?: boolean;
}

/** A scenario: what it shows, the files it starts with, what is run. Described in fixtures/cli/README.md. */
export interface Scenario {
  readonly shows: string;
  readonly files?: Readonly<Record<string, FileContents>>;
  /** With it the folder is a real repository: the files are committed on `main`, and `work` is checked out. */
  readonly git?: { readonly by: string; readonly at: string; readonly edits?: readonly FileEdit[] };
  readonly now?: string;
  /** Run by the built executable, too. */
  readonly built?: boolean;
  readonly runs: readonly ScenarioRun[];
}

export interface Printed {
  readonly stdout: string;
  readonly stderr: string;
  readonly code: number;
}

export async function loadScenario(path: string): Promise<Scenario> {
  return parse(await readFile(path, "utf8")) as Scenario;
}

/** Makes the scenario's files in a new repository, runs `use` there, and removes all. */
export async function withFiles<Result>(scenario: Scenario, use: (folder: string) => Promise<Result>): Promise<Result> {
  const outer = await mkdtemp(join(tmpdir(), "deploydoc-"));
  const folder = join(outer, "work");
  try {
    await mkdir(scenario.git ? folder : join(folder, ".git"), { recursive: true });
    for (const [name, contents] of Object.entries(scenario.files ?? {})) await make(resolve(folder, name), contents);
    if (scenario.git) {
      await edit(scenario.git.edits ?? [], folder);
      runGit(folder, ["init", "-q", "-b", "main"]);
      commitAll(folder, scenario.git.by, scenario.git.at);
      runGit(folder, ["checkout", "-q", "-b", "work"]);
    }
    await chmod(outer, 0o755);
    return await use(folder);
  } finally {
    await rm(outer, { recursive: true, force: true });
  }
}

/** Does what stands before a run: edits, then a commit of everything. */
export async function prepare({ edits = [], commit }: ScenarioRun, folder: string, now: string): Promise<void> {
  await edit(edits, folder);
  if (commit !== undefined) commitAll(folder, commit, now);
}

async function edit(edits: readonly FileEdit[], folder: string): Promise<void> {
  for (const { file, from, to } of edits) {
    const path = join(folder, file);
    const text = await readFile(path, "utf8");
    if (!text.includes(from)) throw new Error(`${file} holds no ${from}`);
    await writeFile(path, text.replace(from, to));
  }
}

function commitAll(folder: string, by: string, at: string): void {
  const [, name = "", email = ""] = /^(.*) <(.*)>$/.exec(by) ?? [];
  const who = ["-c", `user.name=${name}`, "-c", `user.email=${email}`];
  runGit(folder, ["add", "-A"]);
  runGit(folder, [...who, "commit", "-q", "-m", "Work"], { GIT_AUTHOR_DATE: at, GIT_COMMITTER_DATE: at });
}

function runGit(folder: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): void {
  const alone = { GIT_CONFIG_GLOBAL: "/dev/null", GIT_CONFIG_SYSTEM: "/dev/null" };
  execFileSync("git", args, { cwd: folder, env: { ...process.env, ...alone, ...env }, stdio: "pipe" });
}

async function make(path: string, contents: FileContents): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  if (typeof contents === "string") return writeFile(path, contents);
  if ("base64" in contents) return writeFile(path, Buffer.from(contents.base64, "base64"));
  if ("copy" in contents) return cp(contents.copy, path, { recursive: true });
  if ("link" in contents) return symlink(contents.link, path);
  if ("repeat" in contents) {
    return writeFile(path, contents.repeat.map(({ text, times }) => text.repeat(times)).join(""));
  }
  await mkdir(path);
}

/** What a reader of the scenario sees: each command line with all it prints. */
export function transcribe(run: ScenarioRun, printed: Printed): string {
  const words = run.args.map((word) => (/^[\w./=@:,*-]+$/.test(word) ? word : `'${makeVisible(word)}'`));
  const stdout = run.brief && printed.stdout !== "" ? "(not shown)\n" : printed.stdout;
  const stderr = printed.stderr.replace(/^(?=.)/gm, "! ");
  const edits = (run.edits ?? []).map(
    ({ file, from, to }) => `# in ${file}: ${JSON.stringify(from)} becomes ${JSON.stringify(to)}\n`,
  );
  const commit = run.commit === undefined ? "" : `# ${run.commit} commits\n`;
  return `${edits.join("")}${commit}$ ${["deploydoc", ...words].join(" ")}\n${stdout}${stderr}[exit code ${printed.code}]\n`;
}
