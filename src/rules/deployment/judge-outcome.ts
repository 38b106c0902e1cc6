import type { Fault } from "../../model/finding.ts";
import type { Deployment, Subject } from "../../model/subject.ts";
import { lastingRollback, mayShowRollback, rollbackRows } from "../steps/rollback-rows.ts";
import { loggedSteps } from "../steps/steps.ts";
import { quote } from "../wording/quote.ts";
import { headingOf } from "./documents.ts";
import { type Outcome, readCount, readOutcome } from "./outcome.ts";

/** The plan's outcome against its status. */
export function* judgeStatus({ status, facts, placeOf }: Deployment, outcome: Outcome): Iterable<Fault> {
  if (facts.outcome === undefined || (status !== "deployed" && status !== "rolled-back") || status === outcome) return;
  const message = `Outcome is ${quote(outcome)}, and the status is ${quote(status)}: correct one of them`;
  yield { range: placeOf("outcome"), message };
}

/** What a document itself says of the outcome, as the checklist's result does. */
export function* judgeResult({ statedFacts, phaseOf }: Subject, outcome: Outcome): Iterable<Fault> {
  for (const { name, values, range } of statedFacts) {
    const said = name === "outcome" ? readOutcome(values.join(", ")) : null;
    if (said === null || said === outcome) continue;
    const message = `Result ${quote(values.join(", "))} differs from the plan's outcome ${quote(outcome)}: correct one of them`;
    yield { range, phase: phaseOf(range), message };
  }
}

/** A log that ends with a rollback, or shows none. */
export function* judgeLog(subject: Subject, outcome: Outcome): Iterable<Fault> {
  const own = loggedSteps(subject).filter((it) => it.subject.document.path === subject.document.path);
  if (own.length === 0) return;
  const rollback = lastingRollback(subject);
  if (outcome === "deployed") {
    if (!rollback || !own.some((it) => it.row === rollback.row)) return;
    const message = `Log ends with ${quote(rollback.name)}, and the plan's outcome is "deployed": correct one of them`;
    yield { range: rollback.range, phase: "deploy", message };
  } else if (!mayShowRollback(subject)) {
    const message =
      'Log shows no rollback, and the plan\'s outcome is "rolled-back": log how it was taken back, and when';
    yield { range: headingOf(subject, "timeline"), phase: "deploy", message };
  }
}

/** A count of rollbacks against the outcome and the log; one after which the release went out again counts too. */
export function* judgeCount(subject: Subject, outcome: Outcome): Iterable<Fault> {
  for (const { slug, value, range } of subject.document.fields) {
    const count = slug === "rollbacks" ? readCount(value) : null;
    if (count === null) continue;
    const [logged] = rollbackRows(subject);
    const none = outcome === "deployed" && loggedSteps(subject).length > 0 && !mayShowRollback(subject);
    if (count === 0 ? outcome === "deployed" && !logged : !none) continue;
    const other =
      count > 0
        ? "the log shows none"
        : outcome === "deployed"
          ? "the log shows one"
          : `the plan's outcome is ${quote(outcome)}`;
    yield {
      range,
      phase: subject.phaseOf(range),
      message: `Rollbacks are ${quote(value)}, and ${other}: correct one of them`,
    };
  }
}
