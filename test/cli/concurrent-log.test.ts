import { spawn } from "node:child_process";
import { cp, mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { main } from "../../src/cli/main.ts";
import { readMarkdown } from "../../src/engine/library.ts";
import { withFiles } from "./scenario.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
/** A copy of what is installed: a build in the meantime would take it away. */
let installed: string;

beforeAll(async () => {
  installed = await mkdtemp(join(tmpdir(), "deploydoc-log-"));
  for (const part of ["bin", "dist", "package.json"]) {
    await cp(join(root, part), join(installed, part), { recursive: true });
  }
});

afterAll(() => rm(installed, { recursive: true, force: true }));

const folder = "deployments/2026-12-01-checkout-v2";
const plan = "---\nkind: deployment-plan\ntemplate: 1\nstatus: approved\nrelease: v2.4.0\n---\n\n# Plan\n";

/** How a step is logged in a folder: gives the exit code. */
type Log = (step: string, cwd: string) => Promise<number | null>;

/** By a process of its own. */
const spawnLog: Log = (step, cwd) => {
  const args = [join(installed, "bin/deploydoc.js"), "log", step, "--note", `note | ${step}`];
  const child = spawn(process.execPath, args, { cwd, stdio: "ignore" });
  return new Promise((resolve) => child.once("close", resolve));
};

/** In this process, beside all the others. */
const runLog: Log = (step, cwd) =>
  main(["log", step, "--note", `note | ${step}`], {
    cwd,
    env: {},
    now: () => new Date(),
    print: () => undefined,
    complain: () => undefined,
    readInput: async () => new Uint8Array(),
    width: null,
    terminal: null,
  });

async function logAtOnce(number: number, wave: number, log: Log): Promise<void> {
  const scenario = { shows: "", runs: [], files: { [`${folder}/deployment-plan.md`]: plan } };
  await withFiles(scenario, async (work) => {
    const steps = Array.from({ length: number }, (_, at) => `Migrate shard ${at + 1}`);
    for (let at = 0; at < steps.length; at += wave) {
      const codes = await Promise.all(steps.slice(at, at + wave).map((step) => log(step, work)));
      expect(codes.filter((code) => code !== 0)).toEqual([]);
    }
    const text = await readFile(join(work, folder, "deployment-log.md"), "utf8");
    const document = await readMarkdown(text, { path: `${folder}/deployment-log.md` });
    const [timeline] = document.tables;
    const rows = (timeline?.rows ?? []).map((row) => row.map((it) => it.text));
    const logged = rows.map(([, step = ""]) => step);
    expect(logged.toSorted()).toEqual(steps.toSorted());
    for (const [, step, status, note] of rows) expect([status, note]).toEqual(["✓ ok", `note | ${step}`]);
    const times = rows.map(([time = ""]) => Date.parse(time));
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    // Waves came one after the other, so their rows do.
    const waves = logged.map((step) => Math.floor(steps.indexOf(step) / wave));
    expect(waves).toEqual(waves.toSorted((a, b) => a - b));
    // Neither lock nor temporary file is left.
    expect((await readdir(join(work, folder))).sort()).toEqual(["deployment-log.md", "deployment-plan.md"]);
  });
}

/** With DEPLOYDOC_TEST_PROCESSES=200 each of two hundred calls is a process of its own, which takes minutes. */
const processes = Number(process.env.DEPLOYDOC_TEST_PROCESSES ?? 20);

test("two hundred calls log at once: two hundred rows, in order, and nothing else changes", () =>
  logAtOnce(200, 200, runLog));

test(`${processes} processes log at once, by the built executable`, () => logAtOnce(processes, 20, spawnLog));
