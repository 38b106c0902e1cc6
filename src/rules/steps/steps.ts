import type { Range } from "../../model/position.ts";
import type { HeldRow, Subject } from "../../model/subject.ts";
import { documentsWith, forAll, rowsOfAll, textUnder } from "../deployment/documents.ts";
import { saysNone } from "../tables/columns.ts";
import { hasPlaceholder } from "../tables/rows.ts";
import { isAmong } from "./match-steps.ts";
import { stemsOfStep } from "./same-step.ts";
import { readStepStatus, type StepStatus } from "./step-status.ts";

/** A step of a table: planned, to be rolled back, or logged. */
export interface Step {
  readonly name: string;
  readonly subject: Subject;
  readonly row: HeldRow;
  /** Where its name stands. */
  readonly range: Range;
}

/** A step with how it went. */
export interface LoggedStep extends Step {
  readonly status: StepStatus;
}

/** The steps of the checklists, in order; rows without a name, or with a placeholder for one, are none. */
export const plannedSteps: (subject: Subject) => readonly Step[] = forAll((subject) => {
  return stepsIn(subject, "deploy-steps", "Step");
});

/** The steps of the rollback plans, by their actions. */
export const rollbackSteps: (subject: Subject) => readonly Step[] = forAll((subject) => {
  return stepsIn(subject, "rollback-steps", "Action");
});

/** What the logs say was done, log by log, in order. */
export const loggedSteps: (subject: Subject) => readonly LoggedStep[] = forAll((subject) => {
  return stepsIn(subject, "timeline", "Step").map((it) => ({
    ...it,
    status: readStepStatus(textUnder(it.row, "Status")),
  }));
});

function stepsIn(
  subject: Subject,
  content: "deploy-steps" | "rollback-steps" | "timeline",
  column: string,
): readonly Step[] {
  return rowsOfAll(documentsWith(subject), content).flatMap(({ subject: holder, row }): readonly Step[] => {
    const cell = row.cells[column];
    if (!cell || saysNone(cell.text) || hasPlaceholder(cell, holder.document)) return [];
    return [{ name: cell.text.trim(), subject: holder, row, range: cell.range }];
  });
}

/** What else is planned: steps of the rollback, stages by their titles, and what a person ticks. */
export const plannedElsewhere: (subject: Subject) => readonly string[] = forAll((subject) => {
  const documents = documentsWith(subject);
  return [
    ...rollbackSteps(subject).map((it) => it.name),
    ...documents
      .flatMap((it) => [...it.partsOf("rollout-stages"), ...it.partsOf("stages")])
      .map((it) => it.heading.title),
    ...documents.flatMap((it) => it.document.gates).map((it) => it.text),
  ];
});

/**
 * A test for steps that a deviation explains: a row of the deviations names it, or speaks of all its words, and says
 * something of it.
 */
export const deviationsWith: (subject: Subject) => (step: string) => boolean = forAll((subject) => {
  const rows = rowsOfAll(documentsWith(subject), "deviations").filter(
    ({ row }) => !saysNone(textUnder(row, "Deviation")) || !saysNone(textUnder(row, "Why")),
  );
  const named = rows.map(({ row }) => textUnder(row, "Step"));
  const said = rows.map(({ row }) =>
    stemsOfStep(`${textUnder(row, "Deviation")} ${textUnder(row, "Why")}`.replace(/[()]/g, " ")),
  );
  return (step) => {
    const [words, means] = [[...stemsOfStep(step)], isAmong([step])];
    return (
      named.some((it) => it !== "" && means(it)) ||
      (words.length > 1 && said.some((it) => words.every((word) => it.has(word))))
    );
  };
});
