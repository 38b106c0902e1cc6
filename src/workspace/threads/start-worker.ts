import { Worker } from "node:worker_threads";
import { ExpectedError } from "../../errors.ts";
import type { Basis, Group } from "../groups.ts";
import type { JudgedResults } from "../judge-results.ts";
import type { Answer, Job, Order } from "./job.ts";

/** Another thread that judges groups. */
export interface JudgeWorker {
  /** Judges a group of the job. Throws as judging it here would; where the thread is gone, the reason why. */
  readonly judge: (group: Group) => Promise<JudgedResults>;
  /** Ends the thread. What it has not judged by then is refused as above. */
  readonly stop: () => Promise<void>;
}

interface Waiting {
  readonly resolve: (outcome: JudgedResults) => void;
  readonly reject: (reason: unknown) => void;
}

/** As it lies beside the built program. The sources have none: Node 20 does not run them. */
const script = new URL("../../bin/judge-worker.js", import.meta.url);

/** Starts a thread for groups that stand on these bases. */
export function startWorker(
  bases: readonly Basis[],
  { now, overviews }: { readonly now: Date; readonly overviews: boolean },
): JudgeWorker {
  const job: Job = { bases, now, overviews };
  const worker = new Worker(script, { workerData: job });
  const open = new Map<number, Waiting>();
  let gone: Error | null = null;
  let orders = 0;
  const fail = (reason: Error): void => {
    gone ??= reason;
    for (const { reject } of open.values()) reject(gone);
    open.clear();
  };
  worker.on("message", (answer: Answer) => {
    const order = open.get(answer.at);
    open.delete(answer.at);
    if (answer.type === "judged") order?.resolve(answer.outcome);
    else order?.reject(answer.type === "refused" ? new ExpectedError(answer.message) : answer.error);
  });
  worker.on("messageerror", fail);
  worker.on("error", (error) => fail(new Error("A thread has failed", { cause: error })));
  worker.on("exit", (code) => fail(new Error(`A thread ended with exit code ${code}`)));
  return {
    judge: ({ basis, ...group }) =>
      new Promise((resolve, reject) => {
        if (gone !== null) return reject(gone);
        const order: Order = { at: orders++, group, basis: bases.indexOf(basis) };
        open.set(order.at, { resolve, reject });
        worker.postMessage(order);
      }),
    stop: async () => void (await worker.terminate()),
  };
}
