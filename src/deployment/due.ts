import type { Clock } from "../model/clock.ts";
import type { Fault } from "../model/finding.ts";
import type { Deployment, Subject } from "../model/subject.ts";
import { likenessOfSteps, sameStep } from "../rules/steps/same-step.ts";
import { readStepStatus } from "../rules/steps/step-status.ts";
import { holds } from "../rules/strategy/facts.ts";
import { windowStart } from "../rules/time/window.ts";
import { type Due, dueUnder, type Strictness } from "./lifecycle.ts";

const hour = 3_600_000;

/**
 * What is due in a document of a deployment. After a rollback, what belongs to carrying it out and verifying it is due
 * only up to the last step that was logged. A hotfix has some hours after its window began to complete everything but
 * what it may not be merged without: its incident, and what sections that hold `emergency` ask for.
 */
export function dueIn(subject: Subject, deployment: Deployment, hotfixHours: number): Due {
  const due = dueUnder(subject.status, false);
  if (due.strictness !== "claimed") return due;
  const graceful = isInGrace(deployment, subject.clock, hotfixHours);
  const reached = isRolledBack(deployment, subject) ? reach(subject, deployment) : () => true;
  if (!graceful && due.phases.length < 3) return due;
  return {
    ...due,
    takes: (fault, rule): Strictness => {
      if (!reached(fault)) return "nothing";
      return graceful && !isEmergency(fault, rule, subject) ? "prepared" : "claimed";
    },
  };
}

function isRolledBack({ facts }: Deployment, { status }: Subject): boolean {
  return status === "rolled-back" || (status === "closed" && facts.outcome === "rolled-back");
}

function isInGrace({ facts }: Deployment, clock: Clock, hours: number): boolean {
  const start = windowStart(facts);
  return holds(facts, "type", "hotfix") && start !== null && !clock.hasCome(start + hours * hour);
}

function isEmergency({ range }: Fault, rule: string, { kind, sectionOf }: Subject): boolean {
  const section = sectionOf(range);
  return (
    rule === "missing-incident" ||
    (kind?.sections.some((it) => it.slug === section && it.holds.includes("emergency")) ?? false)
  );
}

/**
 * Whether the deployment got as far as a place. In the document that lists the steps that is up to the last one that was
 * logged and did not fail, in a rollout up to the stage at which it was decided to turn back; elsewhere what verifies the
 * release is left out, for it was taken back.
 */
function reach(subject: Subject, { documents }: Deployment): (fault: Fault) => boolean {
  const steps = subject.rowsOf("deploy-steps");
  const last = steps.findLast(doneBy(documents.flatMap((it) => it.rowsOf("timeline"))));
  const turn = subject.partsOf("rollout-stages").find(({ fields }) => turnsBack.test(fields.decision?.value ?? ""))
    ?.heading.range;
  return ({ phase, range }) => {
    if (phase !== "deploy" && phase !== "verify") return true;
    if (turn !== undefined && range.line >= turn.line) return false;
    if (steps.length === 0) return phase === "deploy";
    return last !== undefined ? range.line <= last.range.endLine : phase === "deploy" && isBefore(range, steps[0]);
  };
}

/** Decisions that end a rollout at its stage: its criteria are what did not hold. */
const turnsBack = /^\W*(?:roll(?:ed|ing)?[ -]?back|abort|revert|stop)/i;

type Row = ReturnType<Subject["rowsOf"]>[number];

/** Tells of a planned step whether a row of the log says that it was done: one of its very name, where there is one. */
function doneBy(timeline: readonly Row[]): (step: Row) => boolean {
  const logged = timeline.map(({ cells }) => ({
    name: cells.Step?.text ?? "",
    failed: readStepStatus(cells.Status?.text ?? "") === "failed",
  }));
  return ({ cells }) => {
    const step = cells.Step?.text ?? "";
    const alike = logged.filter(({ name }) => likenessOfSteps(name, step) >= sameStep);
    // "Switch back from green to blue" has all words of "Switch from blue to green".
    const named = alike.filter(({ name }) => name.toLowerCase() === step.toLowerCase());
    return (named.length > 0 ? named : alike).some(({ failed }) => !failed);
  };
}

function isBefore(range: Fault["range"], step: Row | undefined): boolean {
  return step !== undefined && range.line < step.range.line;
}
