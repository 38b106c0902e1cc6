import { realpath } from "node:fs/promises";
import { join } from "node:path";
import { compareAudits } from "../engine/compare-audits.ts";
import { UsageError } from "../errors.ts";
import type { Audit, AuditDifference } from "../model/audit.ts";
import { makeVisible } from "../reports/visible.ts";
import { makeAudit, requireHistory } from "../workspace/audit.ts";
import { holdsPlan } from "../workspace/find-deployment.ts";
import { isInHistory } from "../workspace/git/ancestry.ts";
import { openRepository } from "../workspace/git/repository.ts";
import { readAudit } from "../workspace/read-audit.ts";
import { complain } from "./complain.ts";
import { type ExitCode, exitCode } from "./exit-code.ts";
import type { Io } from "./io.ts";
import { type AuditOptions, baselinesOf, openAudited } from "./open-audited.ts";
import { version } from "./version.ts";

/** Computes an audit again, at the time at which it was made, and says what differs. */
export async function verifyAudit(
  file: string,
  args: readonly string[],
  options: AuditOptions,
  io: Io,
): Promise<ExitCode> {
  if (args.length > 0 || options.format !== undefined || options.output !== undefined) {
    throw new UsageError("--verify takes all from its file: give neither a deployment nor --format or --output");
  }
  const cwd = await realpath(io.cwd);
  const { top, git } = await openRepository(cwd, io.env);
  const recorded = await readAudit(file, cwd, top);
  const { tool, generatedAt, repository, deployment } = recorded.predicate;
  const isKnown = await isInHistory(git, repository.head);
  // The config may have changed since, and rightly so.
  const merge = await openAudited(cwd, options, io, isKnown ? repository.head : undefined);
  const head = requireHistory(merge);
  const commit = isKnown ? repository.head : head;
  const folder = join(top, deployment.path);
  const differences = [
    ...(isKnown ? [] : [unknownCommit(repository.head)]),
    ...compareTimes(recorded, io.now()),
    ...((await holdsPlan(folder))
      ? compareAudits(
          recorded,
          await makeAudit(await realpath(folder), merge, {
            now: new Date(generatedAt),
            ...{ version, commit, baselines: baselinesOf(merge) },
          }),
        )
      : [{ what: `deployment ${deployment.path}`, how: "is not there any more" }]),
  ];
  if (differences.length === 0) {
    io.print(`Unchanged: the repository says what ${makeVisible(file)} says of ${makeVisible(deployment.name)}\n`);
    return exitCode.ok;
  }
  const number = `${differences.length} ${differences.length === 1 ? "difference" : "differences"}`;
  io.print(`${number} between ${makeVisible(file)} and the repository\n`);
  for (const [what, hows] of byWhat(differences)) {
    if (hows.length === 1) io.print(`- ${makeVisible(`${what}: ${hows.join()}`)}\n`);
    else io.print(`- ${makeVisible(what)}\n${hows.map((it) => `  - ${makeVisible(it)}\n`).join("")}`);
  }
  if (tool.version !== version) {
    complain(io, `${file} was made by deploydoc ${tool.version} and this is ${version}, which may find otherwise`);
  }
  return exitCode.findings;
}

function byWhat(differences: readonly AuditDifference[]): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>();
  for (const { what, how } of differences) groups.set(what, [...(groups.get(what) ?? []), how]);
  return groups;
}

function unknownCommit(id: string): AuditDifference {
  const how = `commit ${id.slice(0, 7)} that it was made of is not in the history: it was rewritten, or this is another repository`;
  return { what: "history", how };
}

/** How far the clocks of two machines may be apart, in milliseconds. */
const tolerance = 86_400_000;

/** An audit is made after the commit that it is of, and before it is verified. */
function compareTimes({ predicate }: Audit, now: Date): readonly AuditDifference[] {
  const { generatedAt, repository } = predicate;
  const made = Date.parse(generatedAt);
  if (made > now.getTime() + tolerance)
    return [{ what: "audit", how: `it says it was made at ${generatedAt}, in the future` }];
  if (made >= Date.parse(repository.committedAt) - tolerance) return [];
  return [
    { what: "audit", how: `it says it was made at ${generatedAt}, before its commit of ${repository.committedAt}` },
  ];
}
