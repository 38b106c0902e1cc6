import { expect, test } from "vitest";
import { defaultConfig } from "../../../src/engine/default-config.ts";
import { ExpectedError } from "../../../src/errors.ts";
import type { Basis, Group } from "../../../src/workspace/groups.ts";
import type { JudgedResults } from "../../../src/workspace/judge-results.ts";
import { type JudgeAllOptions, judgeAll } from "../../../src/workspace/threads/judge-all.ts";
import { type JudgeWorker, startWorker } from "../../../src/workspace/threads/start-worker.ts";

const basis: Basis = { cwd: "/work", config: defaultConfig("/work"), pairs: [], heads: [], as: null, levels: {} };
const now = new Date("2026-12-01T12:00:00Z");

function makeGroup(folder: string): Group {
  return { folder, files: [], plan: null, judged: [], known: new Map(), basis };
}

const groups = Array.from({ length: 40 }, (_, at) => makeGroup(`/work/${at}`));

const outcomeOf = ({ folder }: Group): JudgedResults => ({
  results: [],
  problems: [folder],
  span: { from: 0, until: 1 },
});

/** Judges the groups above with threads that are made up, and gathers what came of each. */
async function judgeWith(judge: JudgeWorker["judge"], take?: JudgeAllOptions["take"]) {
  const taken: string[] = [];
  let stopped = 0;
  const options: JudgeAllOptions = {
    ...{ threads: 3, now, overviews: true },
    here: async (group) => {
      await new Promise((resolve) => setTimeout(resolve, 1));
      return outcomeOf(group);
    },
    start: () => ({
      judge,
      stop: async () => {
        stopped++;
      },
    }),
    take:
      take ??
      (async (at, outcome) => {
        taken[at] = (await outcome).problems.join();
      }),
  };
  const failure = await judgeAll(groups, options).catch((error: unknown) => error);
  return { taken, stopped, failure };
}

test("every group is judged once, wherever that is", async () => {
  const there: string[] = [];
  const { taken, stopped, failure } = await judgeWith(async (group) => {
    there.push(group.folder);
    await new Promise((resolve) => setTimeout(resolve, 1));
    return outcomeOf(group);
  });
  expect({ taken, stopped, failure }).toEqual({ taken: groups.map((it) => it.folder), stopped: 2, failure: undefined });
  expect(there.length).toBeGreaterThan(1);
  expect(there.length).toBeLessThan(groups.length);
});

test("a thread that is gone fails the run, and the others are stopped", async () => {
  const gone = new Error("gone");
  expect(await judgeWith(() => Promise.reject(gone))).toMatchObject({ stopped: 2, failure: gone });
});

test("what a thread refuses is told like what is refused here", async () => {
  const refusals: unknown[] = [];
  const { failure } = await judgeWith(
    () => Promise.reject(new ExpectedError("no")),
    async (_, outcome) => void (await outcome.catch((error: unknown) => refusals.push(error))),
  );
  expect(failure).toBeUndefined();
  expect(refusals.length).toBeGreaterThan(0);
  expect(refusals.every((it) => it instanceof ExpectedError)).toBe(true);
});

test("a real thread that dies gives no answer but an error, then and later", async () => {
  const worker = startWorker([], { now, overviews: false });
  // It stands on a basis that the thread was not told of.
  await expect(worker.judge(makeGroup("/work/a"))).rejects.toThrow("A thread has failed");
  await expect(worker.judge(makeGroup("/work/b"))).rejects.toThrow("A thread has failed");
  await worker.stop();
});
