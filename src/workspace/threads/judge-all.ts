import type { Group } from "../groups.ts";
import type { JudgedResults } from "../judge-results.ts";
import { type JudgeWorker, startWorker } from "./start-worker.ts";

/** Groups that a thread has before it, so that it has no need to wait for this one, which is busy itself. */
const ahead = 2;

export interface JudgeAllOptions {
  /** How many threads, this one among them. */
  readonly threads: number;
  readonly now: Date;
  readonly overviews: boolean;
  /** Starts another thread; default: a real one. */
  readonly start?: typeof startWorker;
  /** Judges a group in this thread. */
  readonly here: (group: Group) => Promise<JudgedResults>;
  /** Takes what became of a group, in any order; given a promise, so that it is told of a failure, too. */
  readonly take: (at: number, outcome: Promise<JudgedResults>) => Promise<void>;
}

/** Judges groups in several threads. Throws what `take` throws first; every thread has ended then, and nothing is taken any more. */
export async function judgeAll(groups: readonly Group[], options: JudgeAllOptions): Promise<void> {
  const { threads, here, take, start = startWorker } = options;
  const bases = [...new Set(groups.map((it) => it.basis))];
  const workers = Array.from({ length: threads - 1 }, () => start(bases, options));
  let next = 0;
  const work = async (judge: (group: Group) => Promise<JudgedResults>): Promise<void> => {
    for (let at = next++; ; at = next++) {
      const group = groups[at];
      if (group === undefined) return;
      await take(at, judge(group));
    }
  };
  const there = ({ judge }: JudgeWorker): Promise<void>[] => Array.from({ length: ahead }, () => work(judge));
  const working = [...workers.flatMap(there), work(here)];
  try {
    await Promise.all(working);
  } finally {
    next = groups.length;
    await Promise.all(workers.map(({ stop }) => stop()));
    await Promise.allSettled(working);
  }
}
