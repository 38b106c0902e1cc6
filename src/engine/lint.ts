import { dueIn } from "../deployment/due.ts";
import { folderName } from "../deployment/identify.ts";
import { dueUnder } from "../deployment/lifecycle.ts";
import type { Clock } from "../model/clock.ts";
import type { Config, RuleSettings } from "../model/config.ts";
import type { Status } from "../model/deployment.ts";
import type { Evidence } from "../model/evidence.ts";
import type { LintResult } from "../model/result.ts";
import type { Deployment, DeploymentHead, Subject } from "../model/subject.ts";
import type { Rule } from "../rules/rule.ts";
import { assembleDeployment } from "./assemble-deployment.ts";
import type { Known } from "./baseline.ts";
import { fixesOf } from "./fix-offsets.ts";
import { judge } from "./judge.ts";
import type { KindLibrary } from "./kind-library.ts";
import { overridesFor } from "./overrides.ts";
import { type InputFile, type Plan, planOf, type ReadSubject, readSubject } from "./read-subject.ts";
import { blankLines } from "./suppressions.ts";

/** Documents that are judged together: those of a deployment's folder, or one on its own. */
export interface LintRequest {
  readonly files: readonly InputFile[];
  /** Path of the plan among them; null for a document on its own. */
  readonly plan: string | null;
  /** Paths of those that are judged; the others are only read. */
  readonly judged: ReadonlySet<string>;
  /** The other deployments of the tree. */
  readonly others: readonly DeploymentHead[];
}

/** Everything that judging depends on besides the texts. */
export interface LintContext {
  readonly config: Config;
  readonly kinds: KindLibrary;
  /** Tells what the moment decides. */
  readonly clock: Clock;
  /** Judge as if the deployment had this status. */
  readonly as: Status | null;
  /** Judge for a merge. */
  readonly gate: boolean;
  /** Levels from the command line: they win over the config. */
  readonly levels: RuleSettings;
  /** Asks git what it tells of documents that are judged together, by path; null where nobody asks. */
  readonly gather: Gather | null;
  /** What the baseline knows of documents; default nothing. */
  readonly known?: Known;
  /** Rules besides the built-in ones; default none. */
  readonly rules?: readonly Rule[];
}

/** What git tells of documents, by path; the deployment is that of all of them. */
export type Gather = (
  read: readonly ReadSubject[],
  deployment: Deployment | null,
) => Promise<ReadonlyMap<string, Evidence>>;

/** A judged document with what it was judged by. */
export interface Judged {
  readonly subject: Subject;
  readonly result: LintResult;
}

/**
 * Reads and judges documents together, in the order of `files`. Never throws on any text; throws a ConfigError when the
 * kind of one is a team's own and its pair is broken.
 */
export async function lint(request: LintRequest, context: LintContext): Promise<readonly Judged[]> {
  const head = request.files.find((it) => it.path === request.plan) ?? null;
  const plan = head === null ? null : await readSubject(head, null, context);
  const facts: Plan | null = plan === null ? null : planOf(plan);
  const all: ReadSubject[] = [];
  for (const file of request.files) {
    all.push(plan !== null && file === head ? plan : await readSubject(file, facts, context));
  }
  const deployment =
    plan === null ? null : assembleDeployment(plan, all, request.others, context.config, folderName(plan.path) ?? "");
  const evidence = await context.gather?.(all, deployment);
  const judged: Judged[] = [];
  for (const read of all) {
    if (!request.judged.has(read.path)) continue;
    const subject = { ...read.subject, deployment, evidence: evidence?.get(read.path) ?? null };
    judged.push(await judgeSubject(subject, read, context));
  }
  return judged;
}

async function judgeSubject(subject: Subject, read: ReadSubject, context: LintContext): Promise<Judged> {
  const { deployment } = subject;
  const { config, levels } = context;
  const judged = judge(subject, {
    due:
      deployment === null
        ? dueUnder(subject.status, read.standalone)
        : dueIn(subject, deployment, config.limits.hotfixHours),
    overrides: await overridesFor(read.path, config),
    config,
    levels,
    rules: context.rules ?? [],
    known: context.known?.(read.path) ?? null,
    isBlank: blankLines(read.source.text),
    toFix: fixesOf(read.source.text),
  });
  const result: LintResult = {
    path: read.path,
    kind: subject.document.kind,
    deployment: deployment?.name ?? null,
    status: subject.status,
    text: read.source.text,
    ...judged,
  };
  return { subject, result };
}
