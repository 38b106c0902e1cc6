import { parentPort, workerData } from "node:worker_threads";
import { ExpectedError } from "../../errors.ts";
import { judgeResults } from "../judge-results.ts";
import type { Answer, Job, Order } from "./job.ts";

// The entry of a thread: it judges what it is sent, one group after the other, for two at once would only wait for each other.

const { bases, now, overviews }: Job = workerData;
let last = Promise.resolve();

parentPort?.on("message", (order: Order) => {
  last = last.then(async () => parentPort?.postMessage(await answer(order)));
});

async function answer({ at, group, basis }: Order): Promise<Answer> {
  const found = bases[basis];
  if (found === undefined) throw new Error("A group stands on no basis");
  try {
    return { at, type: "judged", outcome: await judgeResults({ ...group, basis: found }, { now }, overviews) };
  } catch (error) {
    return error instanceof ExpectedError
      ? { at, type: "refused", message: error.message }
      : { at, type: "failed", error };
  }
}
