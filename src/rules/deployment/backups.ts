import type { Cell, Document } from "../../model/document.ts";
import type { Related } from "../../model/finding.ts";
import type { HeldRow, Subject } from "../../model/subject.ts";
import { instantOf } from "../steps/resolutions.ts";
import { isBackup, isHarmless, isMark } from "../steps/step-nature.ts";
import { readStepStatus } from "../steps/step-status.ts";
import { loggedSteps } from "../steps/steps.ts";
import { saysNone } from "../tables/columns.ts";
import { hasPlaceholder } from "../tables/rows.ts";
import { momentsIn, startOfDay } from "../time/moments.ts";
import { windowOf } from "../time/window.ts";
import { quote } from "../wording/quote.ts";
import { placeIn, placeInPlan, textUnder } from "./documents.ts";

const ofDatabase =
  /\b(?:data ?(?:base|store)s?|db|rds|aurora|postgres\w*|mysql|maria ?db|mongo\w*|oracle|sql\w*|cassandra|dynamo\w*|schema)\b|datenbank|base de (?:données|datos)|cơ sở dữ liệu|データベース|数据库/iu;
const migrates = /\bmigrat|\bschema\b|\bddl\b|\balter\b|\bbackfill/iu;
/** Answers that no restore test was made; "restored, no errors" is none. */
const notYet =
  /^(?:no|not|never|open|pending|later|will|to be|planned|scheduled|skip\w*|nein|nicht|non|pas)\b|\b(?:not (?:yet|been|restored|tested|verified|checked|done|run|made)|never restored|un(?:tested|verified|checked)|pending|ausstehend|nicht (?:getestet|geprüft))\b/iu;

/** The backups of the database; all of them where none says that it is of one. */
export function databaseBackups(subject: Subject): readonly HeldRow[] {
  const rows = subject.rowsOf("backups").filter((row) => !saysNone(textUnder(row, "Backup")));
  const databases = rows.filter((row) => ofDatabase.test(textUnder(row, "Backup")));
  return databases.length > 0 ? databases : rows;
}

/** Whether a restore test was made and went well; a placeholder leaves that open. */
export function readRestoreTest(cell: Cell | undefined, document: Document): "passed" | "not passed" | "open" {
  if (cell && hasPlaceholder(cell, document)) return "open";
  const text = cell?.text.trim() ?? "";
  if (saysNone(text)) return "not passed";
  const status = readStepStatus(text);
  if (status === "failed" || status === "skipped") return "not passed";
  return status === "unknown" && notYet.test(text) ? "not passed" : "passed";
}

/** The earliest moment at which a backup may have been taken, in milliseconds since the epoch; null when not known. */
export function takenAt({ cells }: HeldRow, document: Document): number | null {
  const moment = cells.Taken && momentsIn(document, cells.Taken.range)[0];
  return moment ? startOfDay(moment) : null;
}

/** What a backup has to be taken before, and where that is said. */
export interface Deadline {
  /** Milliseconds since the epoch; null when not known. */
  readonly at: number | null;
  /** What a backup is that was taken later: "after … began". */
  readonly when: string;
  readonly related: Related;
}

/** The log's first step that migrates, else its first that changes something; without one, the end of the window. */
export function deadlineOf(subject: Subject): Deadline | null {
  const changes = loggedSteps(subject).filter(
    ({ name, status }) => status !== "skipped" && !isHarmless(name) && !isMark(name) && !isBackup(name),
  );
  const step = changes.find((it) => migrates.test(it.name)) ?? changes[0];
  if (step) {
    const related = placeIn(step.subject, step.range, "First step that the backup is for");
    return { at: instantOf(step), when: `after ${quote(step.name)} began`, related };
  }
  if (subject.deployment === null) return null;
  const at = windowOf(subject.deployment.facts)?.end ?? null;
  return {
    at,
    when: "after the window ended",
    related: placeInPlan(subject.deployment, "window", "Window of the plan"),
  };
}
