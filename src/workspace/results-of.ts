import { describeDeployment } from "../deployment/overview.ts";
import type { LintResult } from "../model/result.ts";
import type { JudgedFile } from "./judge-group.ts";
import { showPath } from "./paths.ts";

/** The results of a folder as reports take them: without what they were judged by, with how far their deployment is. */
export function resultsOf(judged: readonly JudgedFile[], cwd: string): readonly LintResult[] {
  const known = judged.filter(({ subject }) => subject.kind !== null);
  const deployment = known[0]?.subject.deployment ?? null;
  if (deployment === null) return judged.map(({ result }) => result);
  const overview = describeDeployment(
    { ...deployment, path: showPath(deployment.path, cwd) },
    known,
    deployment.plan.clock,
  );
  return judged.map(({ result }) => ({ ...result, overview }));
}
