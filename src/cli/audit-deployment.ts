import { realpath } from "node:fs/promises";
import { resolve } from "node:path";
import { ExpectedError, UsageError } from "../errors.ts";
import type { Audit } from "../model/audit.ts";
import { renderAudit } from "../reports/audit-markdown.ts";
import { toJson } from "../reports/json-text.ts";
import { makeAudit, requireHistory } from "../workspace/audit.ts";
import { findDeployment } from "../workspace/find-deployment.ts";
import { writeWhole } from "../workspace/write-whole.ts";
import { complain } from "./complain.ts";
import { readTargets } from "./conclude.ts";
import { type ExitCode, exitCode } from "./exit-code.ts";
import type { Io } from "./io.ts";
import { type AuditOptions, baselinesOf, openAudited } from "./open-audited.ts";
import type { Target } from "./reading-options.ts";
import { version } from "./version.ts";

/** Records a deployment. */
export async function auditDeployment(args: readonly string[], options: AuditOptions, io: Io): Promise<ExitCode> {
  const [given, ...others] = args;
  if (given === undefined || others.length > 0) {
    throw new UsageError("Give one deployment, by name or path of its folder, or --verify FILE");
  }
  const targets = readTargets(options, "markdown");
  const cwd = await realpath(io.cwd);
  const merge = await openAudited(cwd, options, io);
  const commit = requireHistory(merge);
  const folder = await findDeployment(given, { cwd, top: merge.repository.top, configs: merge.configs });
  const audit = await makeAudit(folder, merge, { now: io.now(), version, commit, baselines: baselinesOf(merge) });
  const unwritten = await writeAudit(audit, targets, options.force ?? false, io);
  for (const problem of unwritten) complain(io, problem);
  for (const remark of describeUncommitted(audit)) complain(io, remark);
  return unwritten.length > 0 ? exitCode.failed : exitCode.ok;
}

const renderers: Readonly<Record<string, (audit: Audit) => string>> = { markdown: renderAudit, json: toJson };

/** Writes the reports and returns what could not be written. */
async function writeAudit(
  audit: Audit,
  targets: readonly Target[],
  force: boolean,
  io: Io,
): Promise<readonly string[]> {
  const problems: string[] = [];
  for (const { format, output } of targets) {
    const text = renderers[format]?.(audit) ?? "";
    if (output === null) {
      io.print(text);
      continue;
    }
    try {
      await writeWhole(resolve(io.cwd, output), text, output, force);
    } catch (error) {
      if (!(error instanceof ExpectedError)) throw error;
      problems.push(error.message);
    }
  }
  return problems;
}

/** What others don't have they can't verify. */
function describeUncommitted({ predicate: { documents, repository } }: Audit): readonly string[] {
  const paths = documents.flatMap(({ path, committed }) => (committed ? [] : [path]));
  if (paths.length === 0) return [];
  const differs = paths.length === 1 ? "is not" : "are not";
  return [`${paths.join(", ")} ${differs} as commit ${repository.head.slice(0, 7)} has it: commit before you audit`];
}
