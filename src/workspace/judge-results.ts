import type { Span } from "../model/clock.ts";
import type { LintResult } from "../model/result.ts";
import type { Group } from "./groups.ts";
import { type Circumstances, judgeGroup } from "./judge-group.ts";
import { resultsOf } from "./results-of.ts";

/** What became of a group, as reports take it: plain data. */
export interface JudgedResults {
  readonly results: readonly LintResult[];
  /** Lines that name what could not be judged. */
  readonly problems: readonly string[];
  /** Moments at which the same would have come of it. */
  readonly span: Span;
}

/** Judges a group for reports, with an overview of its deployment or without. Throws a ConfigError where none of it can be judged. */
export async function judgeResults(
  group: Group,
  circumstances: Circumstances,
  overviews: boolean,
): Promise<JudgedResults> {
  const { judged, problems, span } = await judgeGroup(group, circumstances);
  const results = overviews ? resultsOf(judged, group.basis.cwd) : judged.map(({ result }) => result);
  return { results, problems, span };
}
