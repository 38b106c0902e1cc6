import { dirname } from "node:path";
import { type Judged, type LintContext, type LintRequest, lint } from "../engine/lint.ts";
import { ConfigError, ExpectedError } from "../errors.ts";
import type { Config } from "../model/config.ts";
import type { Finding } from "../model/finding.ts";
import type { LintResult } from "../model/result.ts";
import type { Subject } from "../model/subject.ts";
import type { Rule } from "../rules/rule.ts";
import type { Baselines } from "./baseline.ts";
import type { Configs } from "./config.ts";
import { type DocumentFiles, diskDocuments } from "./document-files.ts";
import { openKinds } from "./kinds.ts";
import { showPath, toSlashes } from "./paths.ts";
import { diskFiles, type PolicyFiles } from "./policy-files.ts";
import { readFolder } from "./read-folder.ts";
import { type Heads, openHeads } from "./read-heads.ts";

/** What a run judges by. */
export interface Run extends Pick<LintContext, "now" | "as" | "gate" | "levels" | "gather"> {
  readonly cwd: string;
  readonly configs: Configs;
  /** Where the documents are read from. */
  readonly documents: DocumentFiles;
  /** Where the team's own kinds are read from. */
  readonly policy: PolicyFiles;
  /** What is known already; default nothing. */
  readonly baselines?: Baselines;
}

/** A run over the files as they lie there, that asks nobody else. */
export function localRun(cwd: string, configs: Configs, now: Date): Run {
  const files = { documents: diskDocuments, policy: diskFiles };
  return { cwd, configs, now, as: null, gate: false, levels: {}, gather: null, ...files };
}

/** A judged document, and what it was judged by. */
export interface JudgedFile {
  readonly result: LintResult;
  readonly subject: Subject;
}

/** What became of the documents: `problems` are lines that name what could not be judged. */
export interface Outcome<Taken> {
  readonly taken: readonly Taken[];
  readonly problems: readonly string[];
}

/**
 * Judges documents (absolute paths), those of a folder together, in the order in which folders were given. One that can't
 * be read is a problem, and the others are judged all the same. Paths in the results are relative to the working
 * directory. `take` says what is kept of a folder: what was read is large.
 */
export async function lintFiles<Taken>(
  files: readonly string[],
  run: Run,
  take: (judged: readonly JudgedFile[]) => readonly Taken[],
): Promise<Outcome<Taken>> {
  const taken: Taken[] = [];
  const problems: string[] = [];
  const readHeads = openHeads(run.configs, run.documents);
  for (const [folder, wanted] of groupByFolder(files)) {
    try {
      const outcome = await lintFolder(folder, wanted, run, readHeads);
      taken.push(...take(outcome.judged.map(({ subject, result }) => ({ subject, result: show(result, run) }))));
      problems.push(...outcome.problems);
    } catch (error) {
      if (!(error instanceof ExpectedError)) {
        throw new Error(`${showPath(folder, run.cwd)} could not be judged`, { cause: error });
      }
      problems.push(error.message);
    }
  }
  return { taken, problems: [...new Set(problems)] };
}

/** Files by the folder they lie in, in the order in which folders come up. */
export function groupByFolder(files: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const folders = new Map<string, string[]>();
  for (const file of files) {
    const others = folders.get(dirname(file));
    if (others) others.push(file);
    else folders.set(dirname(file), [file]);
  }
  return folders;
}

interface FolderOutcome {
  readonly judged: readonly Judged[];
  readonly problems: readonly string[];
}

async function lintFolder(
  folder: string,
  wanted: readonly string[],
  run: Run,
  readHeads: Heads,
): Promise<FolderOutcome> {
  const { requests, context, problems } = await openFolder(folder, wanted, run, readHeads);
  const judged: Judged[] = [];
  const kindProblems: string[] = [];
  for (const request of requests) {
    try {
      judged.push(...(await lint(request, context)));
    } catch (error) {
      // One broken kind of a team's own does not keep the folder's other documents from being judged.
      if (!(error instanceof ConfigError) || request.plan !== null) throw error;
      kindProblems.push(error.message);
    }
  }
  return { judged, problems: [...problems, ...kindProblems] };
}

/** The documents of a folder as they are judged: together, where a plan heads them, else each on its own. */
export interface OpenFolder {
  readonly requests: readonly LintRequest[];
  readonly context: LintContext;
  /** Lines that name what could not be read. */
  readonly problems: readonly string[];
}

/** Reads the documents of a folder that are wanted. Throws a FileError or ConfigError where none of them can be judged. */
export async function openFolder(
  folder: string,
  wanted: readonly string[],
  run: Run,
  readHeads: Heads,
): Promise<OpenFolder> {
  const config = await run.configs(folder);
  const { files, plan, problems } = await readFolder(folder, wanted, config, run);
  const context: LintContext = {
    ...run,
    config,
    kinds: await openKinds(config, run.cwd, run.policy),
    ...(await knownTo(run, config)),
    rules: await pluginsOf(run, config),
  };
  const judged = new Set(wanted.map(toSlashes));
  const alone = { plan: null, judged, others: [] };
  if (plan === null) return { requests: files.map((file) => ({ files: [file], ...alone })), context, problems };
  const others = judged.has(plan) ? await readHeads(folder, config) : [];
  return { requests: [{ files, plan, judged, others }], context, problems };
}

/** Most runs have no plugins, and need not load what loads them. */
async function pluginsOf({ cwd, policy }: Run, config: Config): Promise<readonly Rule[]> {
  const { plugins, rules, overrides } = config;
  const rated = [rules, ...overrides.map((it) => it.rules)].flatMap((it) => Object.keys(it));
  if (plugins.length === 0 && !rated.some((id) => id.includes("/"))) return [];
  const { openPlugins } = await import("./plugins.ts");
  return openPlugins(config, cwd, policy);
}

async function knownTo({ baselines }: Run, config: Config): Promise<Pick<LintContext, "known">> {
  return baselines === undefined ? {} : { known: await baselines.of(config) };
}

function show(result: LintResult, { cwd }: Run): LintResult {
  const showRelated = (finding: Finding): Finding => ({
    ...finding,
    related: finding.related.map((other) => ({ ...other, path: showPath(other.path, cwd) })),
  });
  return {
    ...result,
    path: showPath(result.path, cwd),
    findings: result.findings.map(showRelated),
    suppressed: result.suppressed.map((it) => ({ ...it, finding: showRelated(it.finding) })),
  };
}
