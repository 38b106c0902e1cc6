import { resolve } from "node:path";
import { ExpectedError, UsageError } from "../errors.ts";
import type { LintResult, ReportContext, ShardPart } from "../model/result.ts";
import { reports } from "../reports/index.ts";
import type { Need } from "../reports/report.ts";
import { summarize } from "../reports/summary.ts";
import { writeWhole } from "../workspace/write-whole.ts";
import { usesColour } from "./colour-choice.ts";
import { complain } from "./complain.ts";
import { decideExitCode, type ExitCode } from "./exit-code.ts";
import type { Io } from "./io.ts";
import type { ReportOptions, Target } from "./reading-options.ts";
import { tellCi } from "./tell-ci.ts";
import { version } from "./version.ts";

/** What a run came to. */
export interface Conclusion {
  readonly command: "lint" | "check";
  readonly results: readonly LintResult[];
  /** Lines that name what could not be judged. */
  readonly problems: readonly string[];
  /** Lines that say what the run judged, and by what. */
  readonly notes: readonly string[];
  /** Which part of a run it is; default the whole. */
  readonly shard?: ShardPart | null;
}

/** Writes the reports, tells what stood in the way, and gives the exit code. */
export async function conclude(
  { command, results, problems, notes, shard = null }: Conclusion,
  targets: readonly Target[],
  options: ReportOptions,
  io: Io,
): Promise<ExitCode> {
  const summary = summarize(results);
  const maxWarnings = options.maxWarnings ?? null;
  const excess = describeExcess(summary.warnings, maxWarnings);
  const obstacles = [...describeUnjudged(problems.length), ...excess];
  const context = {
    command,
    quiet: options.quiet ?? false,
    obstacles,
    notes,
    version,
    now: io.now(),
    shard: shard && { ...shard, unjudged: problems },
  };
  // A report of nothing would say that nothing is wrong.
  const unwritten =
    results.length > 0 || problems.length === 0 || shard !== null
      ? await report(results, targets, context, options, io)
      : [];
  // Who names formats says themselves what goes where.
  const isOwn = command === "check" && options.format === undefined && options.output === undefined;
  const untold = isOwn ? await tellCi(results, { ...context, ...(await provide([])) }, io) : [];
  for (const problem of [...problems, ...unwritten, ...untold, ...excess]) complain(io, problem);
  const failed = problems.length + unwritten.length + untold.length > 0;
  return decideExitCode({ summary, maxWarnings, command, failed });
}

function describeUnjudged(number: number): readonly string[] {
  return number === 0 ? [] : [`${number} ${number === 1 ? "path" : "paths"} could not be judged`];
}

function describeExcess(warnings: number, most: number | null): readonly string[] {
  if (most === null || warnings <= most) return [];
  return [`${warnings} ${warnings === 1 ? "warning" : "warnings"}, where --max-warnings allows ${most}`];
}

/** Writes every report and returns what could not be written. */
async function report(
  results: readonly LintResult[],
  targets: readonly Target[],
  context: Omit<ReportContext, "width" | "colour" | Asked>,
  options: ReportOptions,
  io: Io,
): Promise<readonly string[]> {
  const problems: string[] = [];
  for (const { format, output } of targets) {
    const load = reports[format];
    if (!load) continue;
    const { render, needs } = await load();
    const given = { ...context, ...(await provide(needs ?? [])) };
    if (output === null) {
      io.print(render(results, { ...given, width: Math.max(io.width ?? 80, 40), colour: usesColour(options, io) }));
      continue;
    }
    const text = render(results, { ...given, width: 80, colour: false });
    try {
      await writeWhole(resolve(io.cwd, output), text, output, options.force ?? false);
    } catch (error) {
      if (!(error instanceof ExpectedError)) throw error;
      problems.push(error.message);
    }
  }
  return problems;
}

/** Whether one of the reports needs something. */
export async function isNeeded(need: Need, targets: readonly Target[]): Promise<boolean> {
  const loaded = await Promise.all(targets.map(({ format }) => reports[format]?.()));
  return loaded.some((it) => it?.needs?.includes(need));
}

/** What is loaded for a report that needs it. */
type Asked = Exclude<Need, "overview">;

/** Loads what a report needs. */
async function provide(needs: readonly Need[]): Promise<Pick<ReportContext, Asked>> {
  const rules = needs.includes("rules") ? (await import("./describe-rules.ts")).describeRules : notNamed;
  const renderMarkdown = needs.includes("renderMarkdown")
    ? (await import("../reading/html/render.ts")).renderHtml
    : notNamed;
  return { rules, renderMarkdown };
}

function notNamed(): never {
  throw new Error("A report asked for what its `needs` do not name");
}

/** Where the reports go; by default `first` is printed. Throws a UsageError when two would be. */
export function readTargets(
  { format, output }: Pick<ReportOptions, "format" | "output">,
  first = "stylish",
): readonly Target[] {
  const targets = output ?? format ?? [{ format: first, output: null }];
  if (targets.filter((target) => target.output === null).length > 1) {
    throw new UsageError("Only one format can be printed: give the others an --output each");
  }
  return targets;
}
