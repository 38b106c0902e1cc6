import type { Subject } from "../../model/subject.ts";

const stagingLike = /\b(?:stag|test|qa\b|uat\b|pre-?prod)/i;

/** Whether a value of the fact `environment` names one in front of production. */
export function isStaging(environment: string): boolean {
  return stagingLike.test(environment);
}

/** Whether a document says that its results are from staging. */
export function isStagingRun({ statedFacts }: Subject): boolean {
  return statedFacts.some((it) => it.name === "environment" && isStaging(it.values[0] ?? ""));
}
