import { resolve } from "node:path";
import { UsageError } from "../errors.ts";
import type { LintResult } from "../model/result.ts";
import {
  type Baselines,
  baselineName,
  collectBaseline,
  findBaseline,
  openBaselines,
  type Shrinkage,
  shrinkBaseline,
  writeBaseline,
} from "../workspace/baseline.ts";
import type { Configs } from "../workspace/config.ts";
import { showPath } from "../workspace/paths.ts";
import type { PolicyFiles } from "../workspace/policy-files.ts";
import type { Io } from "./io.ts";
import type { LintOptions } from "./lint-documents.ts";

/** What a run of `lint` knows before it begins, and what is to be done with its results. */
export interface KnownFindings {
  readonly baselines: Baselines;
  /** Brings the baseline up to date and says what was kept out. `failed`: something could not be judged. */
  readonly settle: (results: readonly LintResult[], failed: boolean) => Promise<readonly string[]>;
}

type Sources = { readonly cwd: string; readonly configs: Configs; readonly policy: PolicyFiles };

/** Opens the baseline of a run. Throws a UsageError for flags that don't go together. */
export function openKnown(options: LintOptions, { cwd, configs, policy }: Sources, io: Io): KnownFindings {
  const given = options.baseline === undefined ? null : resolve(io.cwd, options.baseline);
  if (options.writeBaseline) return writeAnew(given, options, { cwd, configs, policy });
  const baselines = openBaselines({ cwd, given, files: policy });
  return {
    baselines,
    settle: async (results, failed) => {
      // What was judged in another way than the documents lie there says nothing of what is mended.
      const isWhole = !failed && !options.staged && !options.stdin && options.as === undefined && !options.rule;
      const opened = await baselines.opened();
      const notes = describeKnown(
        results,
        opened.map(({ path }) => showPath(path, cwd)),
      );
      if (!isWhole) return notes;
      const shrunk = await Promise.all(opened.map((it) => shrinkBaseline(it, results, cwd)));
      if (isCi(io)) return [...notes, ...shrunk.flatMap((it) => describeLeft(it, cwd))];
      for (const { baseline, gone } of shrunk) {
        if (gone === 0) continue;
        await writeBaseline(baseline, cwd, true);
        notes.push(`${showPath(baseline.path, cwd)} has shrunk by ${gone}`);
      }
      return notes;
    },
  };
}

function writeAnew(given: string | null, options: LintOptions, { cwd, configs, policy }: Sources): KnownFindings {
  const { staged, stdin, as, rule, force = false } = options;
  if (staged || stdin || as !== undefined || rule) {
    throw new UsageError(
      "--write-baseline takes the documents as they lie there: give it no --staged, --stdin, --as or --rule",
    );
  }
  return {
    baselines: { of: async () => () => "all", opened: async () => [] },
    settle: async (results, failed) => {
      if (failed) return ["No baseline was written: not everything could be judged"];
      const { root, baseline } = await configs(cwd);
      const path = given ?? resolve(root, baseline ?? baselineName);
      const old = force ? await findBaseline(path, cwd, policy) : null;
      await writeBaseline(collectBaseline(path, results, cwd, old), cwd, force);
      const shown = showPath(path, cwd);
      const hint = given === null && baseline === null ? `: name it as \`baseline\` in the config` : "";
      return [`${shown} now knows ${count(sumKnown(results))}${hint}`];
    },
  };
}

/** How much a baseline kept out, as a list to add to. */
export function describeKnown(results: readonly LintResult[], names: readonly string[]): string[] {
  const number = sumKnown(results);
  return number === 0 ? [] : [`Kept out: ${count(number)} that ${names.join(", ")} knows`];
}

/** What a baseline knows in vain, where it is not to be written. */
export function describeLeft({ baseline, gone }: Shrinkage, cwd: string): readonly string[] {
  if (gone === 0) return [];
  const are = gone === 1 ? "is" : "are";
  return [
    `${showPath(baseline.path, cwd)} knows ${count(gone)} that ${are} no more: \`deploydoc lint\` takes them out`,
  ];
}

function sumKnown(results: readonly LintResult[]): number {
  return results.reduce((sum, { suppressed }) => sum + suppressed.filter((it) => it.baseline === true).length, 0);
}

function count(number: number): string {
  return `${number} ${number === 1 ? "finding" : "findings"}`;
}

function isCi({ env }: Io): boolean {
  return !["", "0", "false"].includes(env.CI ?? "");
}
