import { readdir, readFile, utimes, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { withLock } from "../../src/workspace/lock.ts";
import { makeFolder } from "./temporary-folder.ts";

const impatient = { staleHere: 2_000, staleElsewhere: 20_000, patience: 50 };

test("one after the other, and nothing is left", async () => {
  const folder = await makeFolder({ "log.md": "" });
  const path = join(folder, "log.md");
  const add = async (line: number): Promise<void> => {
    await withLock(path, "log.md", async () => {
      const text = await readFile(path, "utf8");
      await new Promise(setImmediate);
      await writeFile(path, `${text}${line}\n`);
    });
  };
  await Promise.all(Array.from({ length: 30 }, (_, line) => add(line)));
  const lines = (await readFile(path, "utf8")).trim().split("\n").map(Number);
  expect(lines.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 30 }, (_, line) => line));
  expect((await readdir(folder)).sort()).toEqual([".git", "log.md"]);
});

test("work that fails gives the lock back", async () => {
  const path = join(await makeFolder({ "log.md": "" }), "log.md");
  const fail = async (): Promise<void> => {
    throw new Error("no");
  };
  await expect(withLock(path, "log.md", fail)).rejects.toThrow("no");
  expect(await withLock(path, "log.md", async () => "yes", impatient)).toBe("yes");
});

/** No process has this number: Linux ends at 2^22, others earlier. */
const nobody = 2 ** 30;

test.for([
  { name: "of a process that is gone", holder: { pid: nobody, host: hostname() }, seconds: 3, broken: true },
  { name: "of one that is gone, just made", holder: { pid: nobody, host: hostname() }, seconds: 0, broken: false },
  { name: "of one that lives, old", holder: { pid: process.pid, host: hostname() }, seconds: 3600, broken: false },
  { name: "of another machine, young", holder: { pid: nobody, host: "elsewhere.example" }, seconds: 5, broken: false },
  { name: "of another machine, old", holder: { pid: nobody, host: "elsewhere.example" }, seconds: 30, broken: true },
  { name: "that says nothing, young", holder: null, seconds: 5, broken: false },
  { name: "that says nothing, old", holder: null, seconds: 30, broken: true },
])("a lock $name", async ({ holder, seconds, broken }) => {
  const folder = await makeFolder({ "log.md": "", ".log.md.lock": holder === null ? "" : JSON.stringify(holder) });
  const made = Date.now() / 1000 - seconds;
  await utimes(join(folder, ".log.md.lock"), made, made);
  const work = withLock(join(folder, "log.md"), "log.md", async () => "done", impatient);
  if (broken) await expect(work).resolves.toBe("done");
  else await expect(work).rejects.toThrow("log.md is locked by another process: if none runs, remove .log.md.lock");
  expect((await readdir(folder)).includes(".log.md.lock")).toBe(!broken);
});

test("a lock that many find stale is broken once", async () => {
  const folder = await makeFolder({ "log.md": "0", ".log.md.lock": JSON.stringify({ pid: nobody, host: hostname() }) });
  const path = join(folder, "log.md");
  await utimes(join(folder, ".log.md.lock"), 1, 1);
  await Promise.all(
    Array.from({ length: 20 }, () =>
      withLock(path, "log.md", async () => writeFile(path, String(Number(await readFile(path, "utf8")) + 1))),
    ),
  );
  expect(await readFile(path, "utf8")).toBe("20");
});
