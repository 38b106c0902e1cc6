import { chmod, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { parse } from "yaml";
import { makeVisible } from "../../src/reports/visible.ts";

/** A file to be made: its text, or what can't be written in YAML. */
type FileContents =
  | string
  | { readonly base64: string }
  | { readonly link: string }
  | { readonly folder: true }
  | { readonly repeat: readonly { readonly text: string; readonly times: number }[] };

/** One command line of a scenario and what is asserted of it, besides the transcript. */
export interface ScenarioRun {
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
    await mkdir(join(folder, ".git"), { recursive: true });
    for (const [name, contents] of Object.entries(scenario.files ?? {})) await make(resolve(folder, name), contents);
    await chmod(outer, 0o755);
    return await use(folder);
  } finally {
    await rm(outer, { recursive: true, force: true });
  }
}

async function make(path: string, contents: FileContents): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  if (typeof contents === "string") return writeFile(path, contents);
  if ("base64" in contents) return writeFile(path, Buffer.from(contents.base64, "base64"));
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
  return `$ ${["deploydoc", ...words].join(" ")}\n${stdout}${stderr}[exit code ${printed.code}]\n`;
}
