import { setImmediate } from "node:timers/promises";
import { type Judged, type LintContext, type LintRequest, lint } from "../engine/lint.ts";
import { ConfigError } from "../errors.ts";
import { type RecordingClock, type Span, stopClock } from "../model/clock.ts";
import type { Config } from "../model/config.ts";
import type { Finding } from "../model/finding.ts";
import type { LintResult } from "../model/result.ts";
import type { Subject } from "../model/subject.ts";
import type { Rule } from "../rules/rule.ts";
import { type Group, usesPlugins } from "./groups.ts";
import { kindsOf } from "./kinds.ts";
import { othersOf } from "./parse-heads.ts";
import { showPath } from "./paths.ts";
import { diskFiles } from "./policy-files.ts";
import type { Run } from "./run.ts";

/** What judging a group depends on besides the group. */
export type Circumstances = Pick<Run, "now"> & Partial<Pick<Run, "gate" | "gather" | "policy">>;

/** A judged document, and what it was judged by. */
export interface JudgedFile {
  readonly result: LintResult;
  readonly subject: Subject;
}

/** What became of a group. */
export interface JudgedGroup {
  /** Paths are relative to the working directory. */
  readonly judged: readonly JudgedFile[];
  /** Lines that name what could not be judged. */
  readonly problems: readonly string[];
  /** Moments at which the same would have come of it. */
  readonly span: Span;
}

/** The documents of a group as they are judged: together, where a plan heads them, else each on its own. */
export interface Requests {
  readonly requests: readonly LintRequest[];
  readonly context: LintContext & { readonly clock: RecordingClock };
}

/** Judges the documents of a group. Throws a ConfigError where none of them can be judged. */
export async function judgeGroup(group: Group, circumstances: Circumstances): Promise<JudgedGroup> {
  // What the group before it was read into can be given up only between two turns: weak references hold until then.
  await setImmediate();
  const { requests, context } = await toRequests(group, circumstances);
  const judged: Judged[] = [];
  const problems: string[] = [];
  for (const request of requests) {
    try {
      judged.push(...(await lint(request, context)));
    } catch (error) {
      // One broken kind of a team's own does not keep the folder's other documents from being judged.
      if (!(error instanceof ConfigError) || request.plan !== null) throw error;
      problems.push(error.message);
    }
  }
  const { cwd } = group.basis;
  return {
    judged: judged.map(({ subject, result }) => ({ subject, result: show(result, cwd) })),
    problems,
    span: context.clock.span(),
  };
}

/** Makes the requests of a group. Throws a ConfigError for kinds or plugins that can't be used. */
export async function toRequests(
  { folder, files, plan, judged: paths, known, basis }: Group,
  { now, gate = false, gather = null, policy = diskFiles }: Circumstances,
): Promise<Requests> {
  const { cwd, config, pairs, heads, as, levels } = basis;
  const context = {
    ...{ config, as, levels, gate, gather },
    kinds: kindsOf(pairs),
    clock: stopClock(now),
    known: (path: string) => known.get(path) ?? null,
    rules: await pluginsOf(config, cwd, policy),
  };
  const judged = new Set(paths);
  const alone = { plan: null, judged, others: [] };
  if (plan === null) return { requests: files.map((file) => ({ files: [file], ...alone })), context };
  return { requests: [{ files, plan, judged, others: othersOf(folder, heads) }], context };
}

/** Most runs have no plugins, and need not load what loads them. */
async function pluginsOf(config: Config, cwd: string, policy: Run["policy"]): Promise<readonly Rule[]> {
  if (!usesPlugins(config)) return [];
  const { openPlugins } = await import("./plugins.ts");
  return openPlugins(config, cwd, policy);
}

function show(result: LintResult, cwd: string): LintResult {
  const showRelated = (finding: Finding): Finding => ({
    ...finding,
    related: finding.related.map((other) => ({ ...other, path: showPath(other.path, cwd) })),
  });
  return {
    ...result,
    path: showPath(result.path, cwd),
    findings: result.findings.map(showRelated),
    suppressed: result.suppressed.map((it) => ({ ...it, finding: showRelated(it.finding) })),
  };
}
