import { basename, dirname } from "node:path";
import { measureProgress } from "../deployment/progress.ts";
import { stopClock } from "../model/clock.ts";
import type { Status } from "../model/deployment.ts";
import type { Progress } from "../model/progress.ts";
import { toJson } from "../reports/json-text.ts";
import { renderStatus, sortByUrgency } from "../reports/status-rows.ts";
import { openConfigs } from "../workspace/config.ts";
import { findDocuments } from "../workspace/find-documents.ts";
import type { JudgedFile } from "../workspace/judge-group.ts";
import { lintFiles } from "../workspace/lint-files.ts";
import { readPlanHead } from "../workspace/parse-heads.ts";
import { showPath } from "../workspace/paths.ts";
import { isPlan } from "../workspace/plan-file.ts";
import { localRun } from "../workspace/run.ts";
import { usesColour } from "./colour-choice.ts";
import { complain } from "./complain.ts";
import { type ExitCode, exitCode } from "./exit-code.ts";
import type { Io } from "./io.ts";

export interface StatusOptions {
  readonly all?: boolean;
  readonly format: "text" | "json";
  readonly as?: Status;
  readonly config?: string;
  readonly ignore: boolean;
  readonly color: boolean;
}

/**
 * Shows how far the deployments are that the paths lead to; what can't be read is named on standard error. What is
 * closed or cancelled is counted and not judged, unless it is asked for.
 */
export async function showStatus(paths: readonly string[], options: StatusOptions, io: Io): Promise<ExitCode> {
  const configs = openConfigs(io.cwd, options.config ?? null);
  const search = { cwd: io.cwd, configs, noIgnore: !options.ignore };
  const named = await findDocuments(paths, search);
  // A deployment is its whole folder, whichever of its documents was named.
  const folders = [...new Set(named.files.map((file) => dirname(file)))];
  const found = paths.length === 0 || folders.length === 0 ? named : await findDocuments(folders, search);
  const isAll = options.all === true || paths.length > 0 || options.as !== undefined;
  const ended = isAll ? new Set<string>() : await findEnded(found.files);
  const files = found.files.filter((it) => !ended.has(dirname(it)));
  const run = { ...localRun(io.cwd, configs, io.now()), as: options.as ?? null };
  const { taken: rows, problems } = await lintFiles(files, run, (judged) => measureFolder(judged, io));
  const unread = [...new Set([...named.problems, ...found.problems, ...problems])];
  for (const problem of unread) complain(io, problem);
  if (options.format === "json") {
    const deployments = sortByUrgency(rows, io.now()).map(toData);
    io.print(toJson({ version: 1, deployments, hidden: ended.size }));
  } else if (rows.length > 0 || ended.size > 0 || unread.length === 0) {
    const width = Math.max(io.width ?? 80, 40);
    io.print(renderStatus(rows, { width, colour: usesColour(options, io), now: io.now(), hidden: ended.size }));
  }
  return unread.length > 0 ? exitCode.failed : exitCode.ok;
}

/** Folders of the deployments that are closed or cancelled. */
async function findEnded(files: readonly string[]): Promise<ReadonlySet<string>> {
  const plans = files.filter((it) => isPlan(basename(it)));
  const heads = await Promise.all(plans.map(readPlanHead));
  const ended = plans.filter((_, at) => heads[at]?.status === "closed" || heads[at]?.status === "cancelled");
  return new Set(ended.map((it) => dirname(it)));
}

/** The progress of the deployment in a folder; nothing where no plan heads it. */
function measureFolder(judged: readonly JudgedFile[], io: Io): readonly Progress[] {
  const documents = judged.filter(({ subject }) => subject.kind !== null);
  const deployment = documents[0]?.subject.deployment ?? null;
  if (deployment === null) return [];
  return [measureProgress({ ...deployment, path: showPath(deployment.path, io.cwd) }, documents, stopClock(io.now()))];
}

/** Moments as ISO 8601 in UTC, for other programs. */
function toData({ window, next, ...row }: Progress): object {
  const iso = (instant: number): string => new Date(instant).toISOString();
  const moments = Object.fromEntries(
    Object.entries(next).map(([key, value]) => [
      key,
      (key === "until" || key === "since") && typeof value === "number" ? iso(value) : value,
    ]),
  );
  return { ...row, window: window && { start: iso(window.start), end: iso(window.end) }, next: moments };
}
