import type { Fault } from "../../model/finding.ts";
import type { HeldRow, Subject } from "../../model/subject.ts";
import { documentsWith, placeIn, rowsOfAll, textUnder } from "../deployment/documents.ts";
import { isStagingRun } from "../deployment/staging.ts";
import { quote } from "../wording/quote.ts";
import { isEnd, isRollback } from "./step-nature.ts";
import { readStepStatus } from "./step-status.ts";
import { deviationsWith, loggedSteps } from "./steps.ts";

/**
 * Smoke tests of a document that failed, while the deployment counts as deployed and its log goes on to the end without a
 * rollback. A test that passed when it was run again is none, nor is one that a deviation names.
 */
export function* failedTests(subject: Subject): Iterable<Fault> {
  if (subject.rowsOf("tests").length === 0) return;
  const { outcome } = subject.facts;
  const isDeployed = outcome === "deployed" || (outcome === undefined && subject.status === "deployed");
  const logged = loggedSteps(subject);
  const last = logged.findLast((it) => isEnd(it.name)) ?? logged.at(-1);
  if (!isDeployed || !last || isStagingRun(subject) || logged.some((it) => isRollback(it.name))) return;
  const passed = new Set(
    rowsOfAll(documentsWith(subject), "tests")
      .filter((it) => statusOf(it.row) === "done" && !isStagingRun(it.subject))
      .map((it) => nameOf(it.row)),
  );
  const deviates = deviationsWith(subject);
  for (const row of subject.rowsOf("tests")) {
    const name = nameOf(row);
    if (statusOf(row) !== "failed" || passed.has(name) || deviates(name) || deviates("Smoke tests")) continue;
    yield {
      range: row.cells.Status?.range ?? row.range,
      phase: "verify",
      message: `Smoke test ${quote(name)} failed, and the log goes on to ${quote(last.name)}: roll back, or say among the deviations why not`,
      related: [placeIn(last.subject, last.range, "The log goes on")],
    };
  }
}

function nameOf(row: HeldRow): string {
  const parts = ["Integration", "Test", "Description"].map((it) => textUnder(row, it));
  return parts.filter((it) => it !== "").join(" ");
}

function statusOf(row: HeldRow): ReturnType<typeof readStepStatus> {
  return readStepStatus(textUnder(row, "Status"));
}
