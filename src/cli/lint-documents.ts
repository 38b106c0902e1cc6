import { openConfigs } from "../workspace/config.ts";
import { findDocuments } from "../workspace/find-documents.ts";
import { lintFiles, localRun } from "../workspace/lint-files.ts";
import { conclude, readTargets } from "./conclude.ts";
import type { ExitCode } from "./exit-code.ts";
import { readGiven } from "./given.ts";
import type { Io } from "./io.ts";
import type { JudgingOptions } from "./reading-options.ts";
import { readLevels } from "./rule-levels.ts";

/** Finds, judges and reports documents for `lint`. */
export async function lintDocuments(paths: readonly string[], options: JudgingOptions, io: Io): Promise<ExitCode> {
  const targets = readTargets(options);
  const levels = readLevels(options.rule ?? []);
  const configs = openConfigs(io.cwd, options.config ?? null);
  const given = await readGiven(paths, options, io);
  const search = { cwd: io.cwd, configs, noIgnore: !options.ignore };
  const found = given === null ? await findDocuments(paths, search) : { files: [given.path], problems: [] };
  const run = { ...localRun(io.cwd, configs, io.now()), given, as: options.as ?? null, levels };
  const { taken, problems } = await lintFiles(found.files, run, (files) => files.map(({ result }) => result));
  return conclude(
    { command: "lint", results: taken, problems: [...found.problems, ...problems], notes: [] },
    targets,
    options,
    io,
  );
}
