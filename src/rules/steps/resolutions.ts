import type { Subject } from "../../model/subject.ts";
import { documentsWith, rowsOfAll, textUnder } from "../deployment/documents.ts";
import { saysNone } from "../tables/columns.ts";
import { momentsIn } from "../time/moments.ts";
import { stemOf, stemsOfStep } from "./same-step.ts";
import type { Step } from "./steps.ts";

/** Words that many steps share. */
const general = new Set("deploy deployment run start stop update release new server".split(" ").map(stemOf));

/**
 * A test for failed steps with a resolution among the issues: one that has most words of the step, or is of the time
 * between its failure and what was done next.
 */
export function resolutionsOf(subject: Subject): (failed: Step, next: Step) => boolean {
  const issues = rowsOfAll(documentsWith(subject), "issues")
    .filter(({ row }) => !saysNone(textUnder(row, "Issue")) && !saysNone(textUnder(row, "Resolution")))
    .map(({ subject: { document }, row }) => ({
      words: stemsOfStep(`${textUnder(row, "Issue")} ${textUnder(row, "Resolution")}`.replace(/[()]/g, " ")),
      at: row.cells.Time ? (momentsIn(document, row.cells.Time.range)[0]?.instant ?? null) : null,
    }));
  return (failed, next) => {
    const telling = [...stemsOfStep(failed.name)].filter((it) => !general.has(it));
    const [from, to] = [instantOf(failed), instantOf(next)];
    return issues.some(
      ({ words, at }) =>
        2 * telling.filter((it) => words.has(it)).length > telling.length ||
        (at !== null && from !== null && to !== null && at >= from && at < Math.max(to, from + 1)),
    );
  };
}

/** When a step was logged, in milliseconds since the epoch; null where date, time or zone are not known. */
export function instantOf({ row, subject: { document } }: Step): number | null {
  const moment = row.cells.Time && momentsIn(document, row.cells.Time.range).find((it) => it.precision !== "date");
  return moment?.instant ?? null;
}
