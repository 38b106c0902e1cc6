import { realpath } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { UsageError } from "../errors.ts";
import type { LintResult } from "../model/result.ts";
import { findDocuments } from "../workspace/find-documents.ts";
import { judgeGone } from "../workspace/merge/gone.ts";
import { judgeMerge } from "../workspace/merge/judge-merge.ts";
import { type Merge, openMerge } from "../workspace/merge/open-merge.ts";
import { findTouched, type Touched } from "../workspace/merge/touched.ts";
import { readPlanHead } from "../workspace/parse-heads.ts";
import { isPlan } from "../workspace/plan-file.ts";
import { resultsOf } from "../workspace/results-of.ts";
import { describeBaselines, openMergeBaselines } from "./check-baseline.ts";
import { conclude, readTargets } from "./conclude.ts";
import type { ExitCode } from "./exit-code.ts";
import type { Io } from "./io.ts";
import { withProgress } from "./progress.ts";
import type { JudgingOptions } from "./reading-options.ts";
import { readLevels } from "./rule-levels.ts";

export interface CheckOptions extends JudgingOptions {
  readonly base?: string;
  readonly all?: boolean;
}

/** What `check` judges, as absolute paths. */
interface Judged extends Omit<Touched, "gone" | "documents"> {
  readonly files: readonly string[];
  readonly gone: readonly LintResult[];
  readonly notes: readonly string[];
}

/** Judges what a merge touches, or all that lives, by the base's policy and with git. */
export async function checkMerge(paths: readonly string[], options: CheckOptions, io: Io): Promise<ExitCode> {
  if (options.stdin) throw new UsageError("check judges what lies in the repository: lint takes --stdin");
  if (options.all && (paths.length > 0 || options.base !== undefined)) {
    throw new UsageError("--all judges every deployment that is under way, and takes neither paths nor --base");
  }
  const targets = readTargets(options);
  const levels = readLevels(options.rule ?? []);
  const cwd = await realpath(io.cwd);
  const { base = null, all = false, config = null } = options;
  const merge = await openMerge(cwd, { base, all, config, env: io.env });
  const judged = await choose(paths, merge, cwd, options);
  const baselines = openMergeBaselines(options.baseline, merge, cwd);
  const run = { cwd, now: io.now(), as: options.as ?? null, levels, changedPolicy: judged.policy, baselines };
  const { taken, problems } = await withProgress(io, judged.files.length, (count) =>
    judgeMerge(judged.files, merge, run, (files) => resultsOf(count(files), cwd)),
  );
  return conclude(
    {
      command: "check",
      results: [...judged.gone, ...taken],
      problems: [...judged.problems, ...problems],
      notes: [...judged.notes, ...(await describeBaselines(baselines, taken, cwd))],
    },
    targets,
    options,
    io,
  );
}

async function choose(
  paths: readonly string[],
  merge: Merge,
  cwd: string,
  { ignore }: Pick<CheckOptions, "ignore">,
): Promise<Judged> {
  const { configs, base } = merge;
  const { top } = merge.repository;
  const nothing = { gone: [], policy: [], notes: [] };
  if (base === null) {
    const found = await findDocuments([], { cwd: top, configs, noIgnore: false });
    const files = await findLive(found.files);
    const notes = [`Every deployment that is under way: ${countFolders(files)}`];
    return { ...nothing, files, problems: found.problems, notes };
  }
  const touched = await findTouched(merge, cwd);
  const { policy, problems } = touched;
  const about = `Compared with ${base.ref}, ${base.said}`;
  const notes = [about, ...describePolicy(policy)];
  if (paths.length > 0) {
    const found = await findDocuments(paths, { cwd, configs, noIgnore: !ignore });
    return { files: found.files, gone: [], policy, problems: [...problems, ...found.problems], notes };
  }
  const files = touched.documents.map((it) => join(top, it));
  const gone = await judgeGone(touched.gone, merge, cwd);
  const none = files.length + gone.length + problems.length === 0 ? ["It touches no document"] : [];
  return { files, gone, policy, problems, notes: [...notes, ...none] };
}

/** Deployments that are under way, and documents on their own. */
async function findLive(files: readonly string[]): Promise<readonly string[]> {
  const plans = files.filter((it) => isPlan(basename(it)));
  const heads = await Promise.all(plans.map((it) => readPlanHead(it)));
  const ended = new Set(plans.flatMap((it, at) => (isLive(heads[at]?.status ?? null) ? [] : [dirname(it)])));
  return files.filter((it) => !ended.has(dirname(it)));
}

function isLive(status: string | null): boolean {
  return status === null || !["draft", "closed", "cancelled"].includes(status);
}

function countFolders(files: readonly string[]): string {
  const number = new Set(files.map((it) => dirname(it))).size;
  return `${number} ${number === 1 ? "folder" : "folders"}`;
}

function describePolicy(policy: readonly string[]): readonly string[] {
  if (policy.length === 0) return [];
  return [`Not in force until it is merged: ${policy.join(", ")}`];
}
