import { stat } from "node:fs/promises";
import { dirname, relative, resolve } from "node:path";
import baselineSchema from "../../schemas/baseline.schema.json" with { type: "json" };
import { countKnown, type Known, type KnownCounts, sumCounts } from "../engine/baseline.ts";
import type { Schema } from "../engine/check-schema.ts";
import { ConfigError } from "../errors.ts";
import type { Config } from "../model/config.ts";
import type { LintResult } from "../model/result.ts";
import { showPath, toSlashes } from "./paths.ts";
import type { PolicyFiles } from "./policy-files.ts";
import { codeOf, reasonOf } from "./system-error.ts";
import { writeWhole } from "./write-whole.ts";

const schema: Schema = baselineSchema;

/** What a baseline is called where nothing names it. */
export const baselineName = "deploydoc-baseline.json";

/** A baseline: how many findings of which rule are known, by the document's absolute path, '/'-separated. */
export interface Baseline {
  readonly path: string;
  readonly documents: ReadonlyMap<string, KnownCounts>;
}

/** The baselines of a run. */
export interface Baselines {
  /** What is known of the documents that a config holds for. Throws a ConfigError for a file that can't be used. */
  readonly of: (config: Config) => Promise<Known>;
  /** Those that were asked for until now. */
  readonly opened: () => Promise<readonly Baseline[]>;
}

export interface BaselineSource {
  readonly cwd: string;
  /** `--baseline` (absolute): it holds for every document; null leaves it to each config. */
  readonly given: string | null;
  readonly files: PolicyFiles;
  /** Documents (absolute paths, '/'-separated) that were moved since the baseline, each with its path there; default none. */
  readonly moved?: () => Promise<ReadonlyMap<string, string>>;
  /** Where a baseline must be, to stand behind "does not exist"; default "". */
  readonly where?: string;
}

/** Opens each baseline once, when a document asks for it. */
export function openBaselines({ cwd, given, files, moved, where = "" }: BaselineSource): Baselines {
  const opened = new Map<string, Promise<Baseline>>();
  let moves: Promise<ReadonlyMap<string, string>> | null = null;
  const open = (path: string): Promise<Baseline> => {
    const baseline = opened.get(path) ?? readBaseline(path, cwd, files, where);
    opened.set(path, baseline);
    return baseline;
  };
  return {
    of: async ({ root, baseline }) => {
      const path = given ?? (baseline === null ? null : resolve(root, baseline));
      if (path === null) return () => null;
      const { documents } = await open(path);
      moves ??= moved?.() ?? Promise.resolve(new Map());
      const before = await moves;
      return (document) => documents.get(document) ?? documents.get(before.get(document) ?? "") ?? null;
    },
    opened: () => Promise.all(opened.values()),
  };
}

async function readBaseline(path: string, cwd: string, files: PolicyFiles, where: string): Promise<Baseline> {
  const shown = showPath(path, cwd);
  const text = await files.read(path).catch((error: unknown) => {
    const hint = codeOf(error) === "ENOENT" ? `${where}: \`deploydoc lint --write-baseline\` makes one` : "";
    throw new ConfigError(`Baseline ${shown} ${reasonOf(error)}${hint}`);
  });
  const { parsePlaced } = await import("./parse-placed.ts");
  const { data } = parsePlaced(text.replace(/^\ufeff/, ""), shown, { schema, name: "The baseline" });
  const { documents = {} } = (data ?? {}) as { readonly documents?: Readonly<Record<string, KnownCounts>> };
  const folder = dirname(path);
  return {
    path,
    documents: new Map(Object.entries(documents).map(([name, counts]) => [toSlashes(resolve(folder, name)), counts])),
  };
}

/** What has become of a baseline: how many findings it knows that are there no more. */
export interface Shrinkage {
  readonly baseline: Baseline;
  readonly gone: number;
}

/**
 * Lowers a baseline to what a run still found: of the documents that were judged, and of those that are no more. Never
 * raises a count.
 */
export async function shrinkBaseline(
  { path, documents }: Baseline,
  results: readonly LintResult[],
  cwd: string,
): Promise<Shrinkage> {
  const judged = new Map(results.map((result) => [toSlashes(resolve(cwd, result.path)), countKnown(result)]));
  const smaller = new Map<string, KnownCounts>();
  for (const [document, counts] of documents) {
    const found = judged.get(document) ?? ((await isFile(document)) ? counts : {});
    if (sumCounts(found) > 0) smaller.set(document, found);
  }
  const total = (of: Baseline["documents"]): number => [...of.values()].reduce((sum, it) => sum + sumCounts(it), 0);
  return { baseline: { path, documents: smaller }, gone: total(documents) - total(smaller) };
}

/** The baseline of all that may be known of what was judged; what another baseline knows of other documents stays. */
export function collectBaseline(
  path: string,
  results: readonly LintResult[],
  cwd: string,
  old: Baseline | null,
): Baseline {
  const judged = new Map(results.map((result) => [toSlashes(resolve(cwd, result.path)), countKnown(result)]));
  return { path, documents: new Map([...(old?.documents ?? []), ...judged]) };
}

/** Writes a baseline whole. Throws a FileError, also where a file is there and `force` is not given. */
export async function writeBaseline({ path, documents }: Baseline, cwd: string, force: boolean): Promise<void> {
  const folder = dirname(path);
  const entries = [...documents]
    .filter(([, counts]) => sumCounts(counts) > 0)
    .map(([document, counts]) => [toSlashes(relative(folder, document)), counts] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const text = `${JSON.stringify({ version: 1, documents: Object.fromEntries(entries) }, null, 2)}\n`;
  await writeWhole(path, text, showPath(path, cwd), force);
}

/** The baseline that is there, or null. Throws a ConfigError for one that can't be used. */
export async function findBaseline(path: string, cwd: string, files: PolicyFiles): Promise<Baseline | null> {
  const isThere = await files.find(path).then(
    () => true,
    () => false,
  );
  return isThere ? readBaseline(path, cwd, files, "") : null;
}

function isFile(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isFile(),
    () => false,
  );
}
