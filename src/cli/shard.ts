import { InvalidArgumentError } from "commander";

/** One part of a run that several machines share: the `index`th of `count`, from 1 on. */
export interface Shard {
  readonly index: number;
  readonly count: number;
}

/** Reads `2/5`. Throws an InvalidArgumentError for anything else. */
export function parseShard(text: string): Shard {
  const [, index, count] = /^(\d{1,4})\/(\d{1,4})$/.exec(text) ?? [];
  const shard = { index: Number(index), count: Number(count) };
  if (shard.index >= 1 && shard.index <= shard.count) return shard;
  throw new InvalidArgumentError("Give which part of how many: 2/5 is the second of five.");
}
