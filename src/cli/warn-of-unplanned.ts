import { findClosest } from "../engine/closest.ts";
import { nearestStep } from "../rules/steps/match-steps.ts";
import { plannedSteps } from "../rules/steps/steps.ts";
import type { Configs } from "../workspace/config.ts";
import { lintFiles } from "../workspace/lint-files.ts";
import { localRun } from "../workspace/run.ts";
import { complain } from "./complain.ts";
import type { Io } from "./io.ts";

/** Says of a step that nobody planned which planned one is nearest, however the rule that finds it is rated. */
export async function warnOfUnplanned(
  step: string,
  { path, line }: { readonly path: string; readonly line: number },
  configs: Configs,
  io: Io,
): Promise<void> {
  const rule = "unplanned-step";
  const levels = { [rule]: { level: "warn", options: {}, suppressible: null } } as const;
  const run = { ...localRun(io.cwd, configs, io.now()), as: "deployed", levels } as const;
  const { taken } = await lintFiles([path], run, (judged) => judged);
  for (const { result, subject } of taken) {
    if (!result.findings.some((it) => it.rule === rule && it.range.line === line)) continue;
    const planned = plannedSteps(subject);
    const names = planned.map((it) => it.name);
    // A misspelt name is near by its letters, another wording by its words.
    const nearest = findClosest(step, names) ?? nearestStep(step, planned)?.name;
    const hint = nearest === undefined ? "" : `, the nearest planned one is "${nearest}"`;
    complain(io, `"${step}" was not planned${hint}: if it departs from the plan, give --deviation with the reason`);
  }
}
