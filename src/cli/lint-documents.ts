import { realpath } from "node:fs/promises";
import { UsageError } from "../errors.ts";
import type { RuleSettings } from "../model/config.ts";
import type { ShardPart } from "../model/result.ts";
import { openConfigs } from "../workspace/config.ts";
import { diskDocuments, diskDocumentsOnce, withGiven } from "../workspace/document-files.ts";
import { findDocuments } from "../workspace/find-documents.ts";
import { lintResults } from "../workspace/lint-results.ts";
import { localRun, type Run } from "../workspace/run.ts";
import type { Found } from "../workspace/walk.ts";
import { conclude, isNeeded, readTargets } from "./conclude.ts";
import type { ExitCode } from "./exit-code.ts";
import type { AfterFixes } from "./fix-documents.ts";
import { type FixOptions, requireOneWay } from "./fix-options.ts";
import { readGiven } from "./given.ts";
import type { Io } from "./io.ts";
import { openKnown } from "./lint-baseline.ts";
import { openLintCache } from "./lint-cache.ts";
import { withProgress } from "./progress.ts";
import type { JudgingOptions } from "./reading-options.ts";
import type { Shard } from "./shard.ts";
import { recordShard, takeShard } from "./take-shard.ts";

export interface LintOptions extends JudgingOptions, FixOptions {
  readonly writeBaseline?: boolean;
  readonly printConfig?: string;
  readonly shard?: Shard;
  readonly cache: boolean;
  readonly threads?: number;
}

/** Finds, judges and reports documents for `lint`. */
export async function lintDocuments(paths: readonly string[], options: LintOptions, io: Io): Promise<ExitCode> {
  const targets = readTargets(options);
  const levels = await levelsOf(options);
  requireOneWay(options);
  const { found: whole, sources, given } = await (options.staged ? chooseStaged : choose)(paths, options, io);
  const { found, shard } = takePart(whole, options, sources.cwd);
  const known = openKnown(options, sources, io);
  const chosen = { ...sources, as: options.as ?? null, levels, baselines: known.baselines };
  const { run, reportIo, left } = await mend(found.files, given, chosen, options, io);
  // A part holds what any report may show, once it is joined.
  const overviews = options.shard !== undefined || (await isNeeded("overview", targets));
  const cache = openLintCache(options, io, overviews);
  const { results, problems } = await withProgress(io, found.files.length, (count) =>
    lintResults(found.files, run, { cache, overviews, threads: options.threads ?? 1, count }),
  );
  const all = [...new Set([...found.problems, ...left, ...problems])];
  const notes = await known.settle(results, all.length > 0);
  return conclude({ command: "lint", results, problems: all, notes, shard }, targets, options, reportIo);
}

/** The documents of the shard that was asked for, if one was. */
function takePart(
  whole: Found,
  options: LintOptions,
  cwd: string,
): { readonly found: Found; readonly shard: ShardPart | null } {
  const { shard } = options;
  if (shard === undefined) return { found: whole, shard: null };
  if (options.writeBaseline) throw new UsageError("--write-baseline takes all documents: give it no --shard");
  const files = takeShard(whole.files, shard);
  return { found: { ...whole, files }, shard: recordShard(shard, whole.files, options, cwd) };
}

/** What knows the rules is loaded where one is named. */
async function levelsOf({ rule = [] }: LintOptions): Promise<RuleSettings> {
  if (rule.length === 0) return {};
  const { readLevels } = await import("./rule-levels.ts");
  return readLevels(rule);
}

/** Mends what is certain, where that is asked for; what could not be written is left. */
async function mend(
  files: readonly string[],
  given: Choice["given"],
  run: Run,
  options: LintOptions,
  io: Io,
): Promise<AfterFixes> {
  if (!options.fix && !options.fixDryRun) return { run, reportIo: io, left: [] };
  const { fixFound } = await import("./fix-documents.ts");
  return fixFound(files, given, run, options, io);
}

/** What is judged, and the run that knows where it lies. */
interface Choice {
  readonly found: Found;
  readonly sources: Run;
  /** The document that came by standard input; null when none did. */
  readonly given: Awaited<ReturnType<typeof readGiven>>;
}

async function choose(paths: readonly string[], options: LintOptions, io: Io): Promise<Choice> {
  const configs = openConfigs(io.cwd, options.config ?? null);
  const sources = localRun(io.cwd, configs, io.now());
  const given = await readGiven(paths, options, io);
  if (given === null) {
    const found = await findDocuments(paths, { cwd: io.cwd, configs, noIgnore: !options.ignore });
    const isAll = paths.length === 0 && options.ignore && (await configs(io.cwd)).root === io.cwd;
    const documents = diskDocumentsOnce(new Map(isAll ? [[io.cwd, found.files]] : []));
    return { found, sources: { ...sources, documents }, given };
  }
  const documents = withGiven(diskDocuments, given);
  return { found: { files: [given.path], problems: [] }, sources: { ...sources, documents }, given };
}

async function chooseStaged(paths: readonly string[], options: LintOptions, io: Io): Promise<Choice> {
  if (options.stdin || options.stdinFilename !== undefined) throw new UsageError("Give --staged or --stdin, not both");
  const { openStaged } = await import("../workspace/staged.ts");
  // git names real paths.
  const cwd = await realpath(io.cwd);
  const staged = await openStaged(cwd, { config: options.config ?? null, env: io.env });
  const { configs, documents, policy } = staged;
  return {
    found: await staged.find(paths, !options.ignore),
    sources: { ...localRun(cwd, configs, io.now()), documents, policy },
    given: null,
  };
}
