import { ExpectedError } from "../errors.ts";
import { groupByFolder, openGroups } from "./groups.ts";
import { type JudgedFile, judgeGroup } from "./judge-group.ts";
import { notJudged } from "./not-judged.ts";
import type { Run } from "./run.ts";

/** What became of the documents: `problems` are lines that name what could not be judged. */
export interface Outcome<Taken> {
  readonly taken: readonly Taken[];
  readonly problems: readonly string[];
}

/**
 * Judges documents (absolute paths), those of a folder together, in the order in which folders were given. One that can't
 * be read is a problem, and the others are judged all the same. Paths in the results are relative to the working
 * directory. `take` says what is kept of a folder: what was read is large.
 */
export async function lintFiles<Taken>(
  files: readonly string[],
  run: Run,
  take: (judged: readonly JudgedFile[]) => readonly Taken[],
): Promise<Outcome<Taken>> {
  const taken: Taken[] = [];
  const problems: string[] = [];
  const open = openGroups(run);
  for (const [folder, wanted] of groupByFolder(files)) {
    try {
      const { group, problems: unread } = await open(folder, wanted);
      const outcome = await judgeGroup(group, run);
      taken.push(...take(outcome.judged));
      problems.push(...unread, ...outcome.problems);
    } catch (error) {
      if (!(error instanceof ExpectedError)) throw notJudged(folder, run.cwd, error);
      problems.push(error.message);
    }
  }
  return { taken, problems: [...new Set(problems)] };
}
