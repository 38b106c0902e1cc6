import { resolve } from "node:path";
import { findClosest } from "../engine/closest.ts";
import { ExpectedError, UsageError } from "../errors.ts";
import type { RuleLevel, RuleSettings } from "../model/config.ts";
import type { LintResult, ReportContext } from "../model/result.ts";
import { reports } from "../reports/index.ts";
import { summarize } from "../reports/summary.ts";
import { rules } from "../rules/index.ts";
import { openConfigs } from "../workspace/config.ts";
import { findDocuments } from "../workspace/find-documents.ts";
import { lintFiles } from "../workspace/lint-files.ts";
import { writeWhole } from "../workspace/write-whole.ts";
import { usesColour } from "./colour-choice.ts";
import { complain } from "./complain.ts";
import { describeRules } from "./describe-rules.ts";
import { decideExitCode, type ExitCode } from "./exit-code.ts";
import { readGiven } from "./given.ts";
import type { Io } from "./io.ts";
import type { JudgingOptions, Target } from "./reading-options.ts";
import { version } from "./version.ts";

const levels: readonly string[] = ["off", "info", "warn", "error"];

/** Finds, judges and reports documents: what `lint` and `check` share. */
export async function judgeDocuments(
  command: "lint" | "check",
  paths: readonly string[],
  options: JudgingOptions,
  io: Io,
): Promise<ExitCode> {
  const targets = readTargets(options);
  const ruleLevels = readLevels(options.rule ?? []);
  const configs = openConfigs(io.cwd, options.config ?? null);
  const given = await readGiven(paths, options, io);
  const search = { cwd: io.cwd, configs, noIgnore: !options.ignore };
  const found = given === null ? await findDocuments(paths, search) : { files: [given.path], problems: [] };
  const run = {
    cwd: io.cwd,
    configs,
    given,
    now: io.now(),
    as: options.as ?? null,
    gate: command === "check",
    levels: ruleLevels,
  };
  const judged = await lintFiles(found.files, run, (files) => files.map(({ result }) => result));
  const { taken: results, problems } = judged;
  const unjudged = [...found.problems, ...problems];
  const summary = summarize(results);
  const maxWarnings = options.maxWarnings ?? null;
  const obstacles = [...describeUnjudged(unjudged.length), ...describeExcess(summary.warnings, maxWarnings)];
  const context = { command, quiet: options.quiet ?? false, obstacles, version, rules: describeRules };
  // A report of nothing would say that nothing is wrong.
  const unwritten = results.length > 0 ? await report(results, targets, context, options, io) : [];
  for (const problem of [...unjudged, ...unwritten, ...describeExcess(summary.warnings, maxWarnings)])
    complain(io, problem);
  return decideExitCode({ summary, maxWarnings, command, failed: unjudged.length + unwritten.length > 0 });
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
  context: Omit<ReportContext, "width" | "colour">,
  options: JudgingOptions,
  io: Io,
): Promise<readonly string[]> {
  const problems: string[] = [];
  for (const { format, output } of targets) {
    const load = reports[format];
    if (!load) continue;
    const { render } = await load();
    if (output === null) {
      io.print(render(results, { ...context, width: Math.max(io.width ?? 80, 40), colour: usesColour(options, io) }));
      continue;
    }
    const text = render(results, { ...context, width: 80, colour: false });
    try {
      await writeWhole(resolve(io.cwd, output), text, output, options.force ?? false);
    } catch (error) {
      if (!(error instanceof ExpectedError)) throw error;
      problems.push(error.message);
    }
  }
  return problems;
}

function readTargets({ format, output }: JudgingOptions): readonly Target[] {
  const targets = output ?? format ?? [{ format: "stylish", output: null }];
  if (targets.filter((target) => target.output === null).length > 1) {
    throw new UsageError("Only one format can be printed: give the others an --output each");
  }
  return targets;
}

function readLevels(settings: readonly string[]): RuleSettings {
  return Object.fromEntries(
    settings.map((setting) => {
      const [id = "", level = ""] = setting.split("=", 2);
      if (!rules.some((rule) => rule.id === id)) {
        const closest = findClosest(
          id,
          rules.map((rule) => rule.id),
        );
        throw new UsageError(`Unknown rule "${id}" in --rule${closest === null ? "" : `: did you mean "${closest}"?`}`);
      }
      if (!levels.includes(level)) throw new UsageError(`--rule ${id} needs a level: one of ${levels.join(", ")}`);
      return [id, { level: level as RuleLevel, options: {}, suppressible: null }];
    }),
  );
}
