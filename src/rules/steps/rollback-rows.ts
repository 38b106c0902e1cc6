import type { Subject } from "../../model/subject.ts";
import { forAll } from "../deployment/documents.ts";
import { isAmong } from "./match-steps.ts";
import { stemOf, wordsOfStep } from "./same-step.ts";
import { isHarmless, isMark, isRollback } from "./step-nature.ts";
import { type LoggedStep, loggedSteps, plannedSteps, rollbackSteps } from "./steps.ts";

/** What speaks of a rollback without being one: its plan, that it is ready, a decision for it or against it. */
const spoken: ReadonlySet<string> = new Set(
  `plan procedure runbook owner point script ready readiness standby criteria trigger decision decide not no need unneeded without
  against avoid decline rehearse rehearsal prepare discuss consider dry drill`
    .split(/\s+/)
    .map(stemOf),
);

const takesBack =
  /\broll(?:ed|ing)?[ -]?back|\brevert|\babort|\bundo(?:ne)?\b|\bback(?:ed)? ?out\b|zurück(?:rollen|gerollt|setzen)|\bretour arrière\b|\brevertir\b|\bripristin/iu;

/** The rows of the logs that take the release back and say that it was done. "Restored" is said of service and alerts too. */
export const rollbackRows: (subject: Subject) => readonly LoggedStep[] = forAll((subject) => {
  return loggedSteps(subject).filter(({ name, status }) => status === "done" && takesBack.test(name) && isDone(name));
});

/** Whether the logs may show a rollback, however they name it: then nobody can say that there was none. */
export const mayShowRollback: (subject: Subject) => boolean = forAll((subject) => {
  const isPlanned = isAmong(plannedSteps(subject).map((it) => it.name));
  const isBack = isAmong(rollbackSteps(subject).map((it) => it.name));
  return loggedSteps(subject).some(
    ({ name, status }) =>
      status !== "failed" &&
      status !== "skipped" &&
      isDone(name) &&
      (isRollback(name) || takesBack.test(name) || (isBack(name) && !isPlanned(name))),
  );
});

/** The rollback with which the logs end; null when there was none, or when the release went out again after it. */
export const lastingRollback: (subject: Subject) => LoggedStep | null = forAll((subject) => {
  const last = rollbackRows(subject).at(-1);
  if (!last) return null;
  const logged = loggedSteps(subject);
  const planned = plannedSteps(subject).map((it) => it.name);
  const isPlanned = isAmong(planned);
  const goesOut = ({ name, status }: LoggedStep): boolean => {
    if (status === "failed" || status === "skipped" || isHarmless(name) || isMark(name)) return false;
    return planned.length === 0 || isPlanned(name) || /\bre-?deploy|\bagain\b/iu.test(name);
  };
  return logged.slice(logged.findIndex((it) => it.row === last.row) + 1).some(goesOut) ? null : last;
});

function isDone(name: string): boolean {
  return !isHarmless(name) && !wordsOfStep(name).some((it) => spoken.has(stemOf(it)));
}
