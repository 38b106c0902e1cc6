import { UsageError } from "../errors.ts";
import { type ReadShard, readShard } from "../workspace/read-shard.ts";
import { conclude, readTargets } from "./conclude.ts";
import type { ExitCode } from "./exit-code.ts";
import type { Io } from "./io.ts";
import type { ReportOptions } from "./reading-options.ts";

export type MergeOptions = ReportOptions;

/**
 * Joins the reports of one run's shards, and reports and concludes as that run would have. Throws a FileError for a file that is
 * no such report, and a UsageError where shards are of different runs, come twice or are missing.
 */
export async function mergeShards(files: readonly string[], options: MergeOptions, io: Io): Promise<ExitCode> {
  const targets = readTargets(options);
  const shards: ReadShard[] = [];
  for (const file of files) shards.push(await readShard(file, io.cwd));
  const inOrder = shards.sort((a, b) => a.index - b.index);
  requireOneRun(inOrder);
  return conclude(
    {
      command: "lint",
      results: inOrder.flatMap(({ results }) => results),
      problems: [...new Set(inOrder.flatMap(({ unjudged }) => unjudged))],
      notes: inOrder.flatMap(({ index, count, notes }) => notes.map((note) => `Shard ${index}/${count}: ${note}`)),
    },
    targets,
    options,
    io,
  );
}

function requireOneRun(shards: readonly ReadShard[]): void {
  const [first] = shards;
  if (first === undefined) return;
  for (const [nth, shard] of shards.entries()) {
    if (shard.run !== first.run || shard.count !== first.count) {
      throw new UsageError(
        `${shard.shown} and ${first.shown} are of different runs: the documents, flags or versions of deploydoc differ`,
      );
    }
    const before = shards[nth - 1];
    if (before?.index === shard.index) {
      throw new UsageError(`${before.shown} and ${shard.shown} are both shard ${shard.index}/${shard.count}`);
    }
  }
  const there = new Set(shards.map(({ index }) => index));
  const missing = Array.from({ length: first.count }, (_, nth) => nth + 1).filter((index) => !there.has(index));
  if (missing.length === 0) return;
  const parts = missing.map((index) => `${index}/${first.count}`).join(", ");
  throw new UsageError(`Shard ${parts} is missing: give the reports of all ${first.count}`);
}
