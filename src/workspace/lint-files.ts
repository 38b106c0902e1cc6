import { readdir } from "node:fs/promises";
import { basename, dirname, join, relative } from "node:path";
import { type LintContext, type LintRequest, lint } from "../engine/lint.ts";
import { overridesFor } from "../engine/overrides.ts";
import type { TextFile } from "../engine/read-document.ts";
import { ConfigError, ExpectedError } from "../errors.ts";
import type { Config } from "../model/config.ts";
import type { LintResult } from "../model/result.ts";
import type { Configs } from "./config.ts";
import { openKinds } from "./kinds.ts";
import { showPath, toSlashes } from "./paths.ts";
import { isPlan } from "./plan-file.ts";
import { readDocument } from "./read-document.ts";

/** What a run judges by. */
export interface Run extends Pick<LintContext, "now" | "as" | "gate" | "levels"> {
  readonly cwd: string;
  readonly configs: Configs;
  /** The contents of one path that are not read from disk: an editor's, by way of standard input. */
  readonly given: { readonly path: string; readonly text: string } | null;
}

/** What became of the documents: `problems` are lines that name what could not be judged. */
export interface Outcome {
  readonly results: readonly LintResult[];
  readonly problems: readonly string[];
}

/**
 * Judges documents (absolute paths) one after the other. One that can't be read is a problem, and the others are judged
 * all the same. Paths in the results are relative to the working directory.
 */
export async function lintFiles(files: readonly string[], run: Run): Promise<Outcome> {
  const results: LintResult[] = [];
  const problems: string[] = [];
  const readPlan = planReader(run);
  for (const file of files) {
    try {
      results.push(await lintFile(file, run, readPlan));
    } catch (error) {
      const shown = showPath(file, run.cwd);
      if (!(error instanceof ExpectedError)) throw new Error(`${shown} could not be judged`, { cause: error });
      // A config's fault names its own file, and concerns many documents.
      problems.push(error instanceof ConfigError ? error.message : `${shown} ${error.message}`);
    }
  }
  return { results, problems: [...new Set(problems)] };
}

type PlanReader = (file: string, limit: number) => Promise<TextFile | null>;

async function lintFile(file: string, run: Run, readPlan: PlanReader): Promise<LintResult> {
  const config = await run.configs(dirname(file));
  const { text, oversize } = await readOrTake(file, config.limits.documentBytes, run);
  const plan = await readPlan(file, config.limits.documentBytes);
  const request: LintRequest = { path: toSlashes(file), text, plan, oversize };
  const resolved = await resolveOverrides(file, config);
  const result = await lint(request, { ...run, config: resolved, kinds: await openKinds(config, run.cwd) });
  const findings = result.findings.map((finding) => ({
    ...finding,
    related: finding.related.map((other) => ({ ...other, path: showPath(other.path, run.cwd) })),
  }));
  return { ...result, path: showPath(file, run.cwd), findings };
}

/** The engine is given absolute paths, so that a folder has its name wherever the run starts; globs are matched here. */
async function resolveOverrides(file: string, config: Config): Promise<Config> {
  if (config.overrides.length === 0) return config;
  const settings = await overridesFor(toSlashes(relative(config.root, file)), config);
  return { ...config, overrides: settings.map((rules) => ({ files: ["**"], rules })) };
}

async function readOrTake(path: string, limit: number, { given }: Run): Promise<{ text: string; oversize: boolean }> {
  if (given?.path !== path) return readDocument(path, limit);
  const oversize = Buffer.byteLength(given.text) > limit;
  return { text: oversize ? "" : given.text, oversize };
}

/** Reads the plan of a document's folder, once for each folder. */
function planReader(run: Run): PlanReader {
  const plans = new Map<string, Promise<TextFile | null>>();
  return async (file, limit) => {
    const folder = dirname(file);
    const known = plans.get(folder) ?? readPlanIn(folder, limit, run);
    plans.set(folder, known);
    const plan = await known;
    return plan?.path === toSlashes(file) ? null : plan;
  };
}

async function readPlanIn(folder: string, limit: number, run: Run): Promise<TextFile | null> {
  const given = run.given !== null && dirname(run.given.path) === folder ? [basename(run.given.path)] : [];
  const names = await readdir(folder).catch(() => []);
  const name = [...given, ...names].find(isPlan);
  if (name === undefined) return null;
  const path = join(folder, name);
  try {
    return { path: toSlashes(path), text: (await readOrTake(path, limit, run)).text };
  } catch (error) {
    throw error instanceof ExpectedError
      ? new ConfigError(`${showPath(path, run.cwd)} ${error.message}: it heads its deployment`)
      : error;
  }
}
