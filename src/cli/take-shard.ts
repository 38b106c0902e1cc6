import { createHash } from "node:crypto";
import type { ShardPart } from "../model/result.ts";
import { groupByFolder } from "../workspace/groups.ts";
import { showPath } from "../workspace/paths.ts";
import type { LintOptions } from "./lint-documents.ts";
import type { Shard } from "./shard.ts";
import { version } from "./version.ts";

/**
 * A shard's documents: whole folders, for the documents of a folder are judged together, in the order in which a run of all would
 * judge them, and about as many for each shard.
 */
export function takeShard(files: readonly string[], { index, count }: Shard): readonly string[] {
  let before = 0;
  return [...groupByFolder(files).values()].flatMap((group) => {
    const middle = before + group.length / 2;
    before += group.length;
    return Math.floor((middle * count) / files.length) + 1 === index ? group : [];
  });
}

/** What a report says of the shard it is of: `files` are those of all shards. */
export function recordShard(shard: Shard, files: readonly string[], { as, rule }: LintOptions, cwd: string): ShardPart {
  const run = { version, as: as ?? null, rule: rule ?? [], files: files.map((file) => showPath(file, cwd)) };
  const digest = createHash("sha256").update(JSON.stringify(run)).digest("hex");
  return { ...shard, run: digest };
}
