import type { Field } from "../../model/document.ts";
import type { Related } from "../../model/finding.ts";
import type { Subject } from "../../model/subject.ts";
import { hasPlaceholder } from "../tables/rows.ts";
import { durationOf } from "../time/duration.ts";
import { stagesOf } from "./stages.ts";

/** A length of time, with the place that gives it. */
export interface Needed {
  /** Milliseconds. */
  readonly length: number;
  readonly place: Related;
}

/**
 * What the stages before the one at 100% take together, by the first document that has them: a rollout's stages, else
 * the stage of a plan that is named after production. Null when none gives a length.
 */
export function stagesNeed(subjects: readonly Subject[]): Needed | null {
  return firstOf(subjects, rolloutNeeds) ?? firstOf(subjects, productionNeeds);
}

/** What taking the release back takes: by the rollback plan's estimate, else by the field of another document. */
export function rollbackNeeds(subjects: readonly Subject[]): Needed | null {
  return firstOf(subjects, (it) => fieldNeeds(it, isEstimate)) ?? firstOf(subjects, (it) => fieldNeeds(it, isNamed));
}

/** A time until traffic is back; with the database it takes what it takes. */
function isEstimate({ slug, range }: Field, { sectionOf }: Subject): boolean {
  return sectionOf(range) === "estimated-time" && !/^full|database/.test(slug);
}

function isNamed({ slug }: Field): boolean {
  return slug === "rollback-time";
}

function fieldNeeds(subject: Subject, isWanted: (field: Field, subject: Subject) => boolean): Needed | null {
  for (const field of subject.document.fields) {
    const needed = isWanted(field, subject) ? neededBy(field, "Rollback time", subject) : null;
    if (needed !== null) return needed;
  }
  return null;
}

function firstOf(subjects: readonly Subject[], find: (subject: Subject) => Needed | null): Needed | null {
  for (const subject of subjects) {
    const found = find(subject);
    if (found !== null) return found;
  }
  return null;
}

function rolloutNeeds(subject: Subject): Needed | null {
  const stages = stagesOf(subject);
  const full = stages.findIndex((it) => it.weight === 100);
  const before = full < 0 ? stages : stages.slice(0, full);
  const length = before.reduce((sum, it) => sum + (it.length ?? 0), 0);
  const [first] = before;
  return first && length > 0
    ? { length, place: { path: subject.document.path, range: first.range, message: "Stages begin here" } }
    : null;
}

function productionNeeds(subject: Subject): Needed | null {
  const part = subject.partsOf("stages").find((it) => /\bprodu[ck]/i.test(it.heading.title));
  return part?.fields.duration ? neededBy(part.fields.duration, "Production stage", subject) : null;
}

function neededBy({ value: text, range }: Field, what: string, { document }: Subject): Needed | null {
  const length = hasPlaceholder({ text, code: false, range }, document) ? null : durationOf(text);
  return length === null ? null : { length, place: { path: document.path, range, message: `${what}: ${text}` } };
}
