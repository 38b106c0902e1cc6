import { setImmediate } from "node:timers/promises";
import { parentPort, workerData } from "node:worker_threads";
import { hashOf, openCases, readSeeds, runCase } from "./run.ts";

/** What a worker is told. */
export interface WorkerTask {
  readonly seed: number;
  readonly from: number;
  readonly to: number;
  readonly step: number;
  readonly folders: readonly string[];
  /** One number: the case in work. */
  readonly current: Int32Array;
}

const task: WorkerTask = workerData;
const caseOf = openCases(readSeeds(task.folders), task.seed);
const known = new Set<string>();
let hashes: number[] = [];
let sizes: number[] = [];

function tell(): void {
  parentPort?.postMessage({ hashes, sizes });
  hashes = [];
  sizes = [];
}

for (let number = task.from; number < task.to; number += task.step) {
  Atomics.store(task.current, 0, number);
  const it = caseOf(number);
  hashes.push(hashOf(it.text));
  sizes.push(it.text.length);
  const found = await runCase(it, task.seed, number, known);
  if (found) parentPort?.postMessage({ found });
  if (hashes.length >= 500) tell();
  // What a WeakRef gave is held until the event loop turns, which promises alone never let it do.
  if (hashes.length % 20 === 0) await setImmediate();
}
tell();
