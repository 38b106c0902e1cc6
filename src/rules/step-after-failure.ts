import type { Subject } from "../model/subject.ts";
import { placeIn } from "./deployment/documents.ts";
import { defineRule } from "./rule.ts";
import { failedTests } from "./steps/failed-tests.ts";
import { isAmong } from "./steps/match-steps.ts";
import { resolutionsOf } from "./steps/resolutions.ts";
import { isEnd, isHarmless, isRollback, isSmokeTest } from "./steps/step-nature.ts";
import { deviationsWith, type LoggedStep, loggedSteps, plannedSteps, rollbackSteps } from "./steps/steps.ts";
import { quote } from "./wording/quote.ts";

const log = (rows: string) =>
  `---\nkind: deployment-log\n---\n\n# Log\n\n## Execution timeline\n\n| Time | Step | Status | Notes |\n|---|---|---|---|\n${rows}`;
const failed = "| 22:05 UTC | Deploy API servers | ❌ | 2 of 5 |\n";
const switched = "| 22:20 UTC | Switch traffic | ✓ | |\n";

export const rule = defineRule({
  id: "step-after-failure",
  group: "The deployment as a whole",
  nature: "contradiction",
  summary: "The log goes on after a failed step",
  meaning: `Verify, then proceed. After a failed step comes its retry, or the rollback; a log that goes on needs a row among the issues
that says how it was resolved, or a deviation. After a failed smoke test there is only the rollback, in the log as in the
results of the smoke tests, unless a deviation says why not.

**Not reported**: what was done to mend the step (in a deployment whose checklist lists the steps: anything that is not one of
them); steps that verify, wait or tell; failures of the rollback itself; smoke tests that were run in staging, or passed when
they were run again.`,
  source: "003 principles, phase 4",
  options: {},
  examples: [
    {
      wrong: log(failed + switched),
      right: log(`${failed}| 22:12 UTC | Deploy API servers | retried, ok | 5 of 5 |\n${switched}`),
      finds: [{ line: 12, message: '"Deploy API servers"' }],
    },
    {
      title: "A resolution",
      wrong: `${log(failed + switched)}\n## Issues encountered\n\n| Time | Issue | Resolution |\n|---|---|---|\n| 22:06 UTC | API servers out of memory | - |\n`,
      right: `${log(failed + switched)}\n## Issues encountered\n\n| Time | Issue | Resolution |\n|---|---|---|\n| 22:06 UTC | API servers out of memory | limit raised, all 5 healthy at 22:18 |\n`,
      finds: [{ line: 12 }],
    },
    {
      title: "A failed smoke test",
      wrong: log("| 22:30 UTC | Smoke tests | failed | login |\n| 22:40 UTC | Deployment complete | ok | |\n"),
      right: log("| 22:30 UTC | Smoke tests | failed | login |\n| 22:33 UTC | Roll back to v2.2.9 | ok | |\n"),
      finds: [{ line: 12, message: "roll back" }],
    },
    {
      title: "A failed smoke test in the results",
      path: "2026-12-01-checkout/smoke-test-results.md",
      beside: {
        "deployment-plan.md": "---\nkind: deployment-plan\nstatus: deployed\noutcome: deployed\n---\n\n# Plan\n",
        "deployment-log.md": log(switched),
      },
      wrong:
        "---\nkind: smoke-test-results\n---\n\n# Smoke tests\n\n## Critical paths\n\n| Test | Description | Status |\n|---|---|---|\n| SMK-1 | Login | ✗ Fail |\n",
      right:
        "---\nkind: smoke-test-results\n---\n\n# Smoke tests\n\n## Critical paths\n\n| Test | Description | Status |\n|---|---|---|\n| SMK-1 | Login | ✗ Fail |\n| SMK-1 | Login | ✓ Pass |\n",
      finds: [{ line: 11, message: '"SMK-1 Login"' }],
    },
  ],
  *check(subject) {
    yield* failedTests(subject);
    if (subject.rowsOf("timeline").length === 0) return;
    const logged = loggedSteps(subject).filter((it) => it.subject.document.path === subject.document.path);
    const [nextAfter, deviates, resolved] = [findNext(subject), deviationsWith(subject), resolutionsOf(subject)];
    for (const [at, step] of logged.entries()) {
      if (step.status !== "failed" || deviates(step.name)) continue;
      const next = nextAfter(step, logged.slice(at + 1));
      const isTest = isSmokeTest(step.name);
      if (next === null || (!isTest && resolved(step, next))) continue;
      const wanted = isTest
        ? "roll back, or say among the deviations why not"
        : "log its retry, how it was resolved, or the deviation";
      yield {
        range: next.range,
        phase: "deploy",
        message: `Step ${quote(next.name)} follows ${quote(step.name)}, which failed: ${wanted}`,
        related: [placeIn(subject, step.range, "Failed here")],
      };
    }
  },
});

/** The step with which a log goes on after a failed one; null when it was retried or taken back before, or nothing follows. */
function findNext(subject: Subject): (failed: LoggedStep, after: readonly LoggedStep[]) => LoggedStep | null {
  const planned = plannedSteps(subject).map((it) => it.name);
  const [isPlanned, isBack] = [isAmong(planned), isAmong(rollbackSteps(subject).map((it) => it.name))];
  const takesBack = (name: string): boolean => isRollback(name) || (isBack(name) && !isPlanned(name));
  const goesOn = ({ name, status }: LoggedStep): boolean => {
    if (status === "skipped" || (isHarmless(name) && !isEnd(name))) return false;
    return isEnd(name) || planned.length === 0 || isPlanned(name);
  };
  return (failed, after) => {
    if (takesBack(failed.name)) return null;
    const isSame = isAmong([failed.name]);
    for (const step of after) {
      if (takesBack(step.name)) return null;
      const isRetry = isSame(step.name);
      if (isRetry && (step.status === "failed" || !isSmokeTest(step.name))) return null;
      if (!isRetry && goesOn(step)) return step;
    }
    return null;
  };
}
