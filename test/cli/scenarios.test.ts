import { spawn } from "node:child_process";
import { readdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { main } from "../../src/cli/main.ts";
import {
  loadScenario,
  type Printed,
  prepare,
  type Scenario,
  type ScenarioRun,
  transcribe,
  withFiles,
} from "./scenario.ts";

const fixtures = fileURLToPath(new URL("../../fixtures/cli/", import.meta.url));
const executable = fileURLToPath(new URL("../../bin/deploydoc.js", import.meta.url));

const scenarios = await Promise.all(
  readdirSync(fixtures)
    .filter((file) => file.endsWith(".yaml"))
    .map(async (file) => ({ name: file.slice(0, -5), scenario: await loadScenario(join(fixtures, file)) })),
);

type Start = (run: ScenarioRun, cwd: string, scenario: Scenario) => Promise<Printed>;

async function runHere(run: ScenarioRun, cwd: string, { now }: Scenario): Promise<Printed> {
  let stdout = "";
  let stderr = "";
  const code = await main(run.args, {
    cwd,
    env: { PATH: process.env.PATH, ...run.env },
    now: () => new Date(now ?? "2026-12-01T12:00:00Z"),
    print: (text) => {
      stdout += text;
    },
    complain: (text) => {
      stderr += text;
    },
    readInput: async () => Buffer.from(run.input ?? ""),
    width: null,
    terminal: null,
  });
  return { stdout, stderr, code };
}

async function runBuilt(run: ScenarioRun, cwd: string): Promise<Printed> {
  const { NO_COLOR: _, FORCE_COLOR: __, ...environment } = process.env;
  const child = spawn(process.execPath, [executable, ...run.args], { cwd, env: { ...environment, ...run.env } });
  const output = { stdout: "", stderr: "" };
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    output.stdout += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    output.stderr += text;
  });
  child.stdin.end(run.input ?? "");
  const code = await new Promise<number>((resolve) => child.once("close", (exit) => resolve(exit ?? -1)));
  return { ...output, code };
}

/** Runs a scenario, holds each run to what it asserts, and returns the transcript. */
async function play(scenario: Scenario, start: Start): Promise<string> {
  return withFiles(scenario, async (folder) => {
    const transcript: string[] = [];
    for (const run of scenario.runs) {
      await prepare(run, folder, scenario.now ?? "2026-12-01T12:00:00Z");
      const printed = await start(run, join(folder, run.in ?? "."), scenario);
      expectPrinted(run, printed);
      await expectFiles(run, folder);
      transcript.push(transcribe(run, printed));
    }
    return transcript.join("\n");
  });
}

function expectPrinted(run: ScenarioRun, { stdout, stderr, code }: Printed): void {
  const said = stdout + stderr;
  expect({ args: run.args, code, said }).toMatchObject({ args: run.args, code: run.code });
  for (const part of run.says ?? []) expect(said).toContain(part);
  for (const part of run.hides ?? []) expect(said).not.toContain(part);
}

async function expectFiles({ leaves = {} }: ScenarioRun, folder: string): Promise<void> {
  for (const [file, parts] of Object.entries(leaves)) {
    const text = await readFile(join(folder, file), "utf8").catch(() => null);
    if (parts === null) expect(text).toBeNull();
    for (const part of parts ?? []) expect(text).toContain(part);
  }
}

describe("fixtures/cli", () => {
  test.for(scenarios)("$name", async ({ name, scenario }) => {
    await expect(await play(scenario, runHere)).toMatchFileSnapshot(join(fixtures, `${name}.out`));
  });

  const built = scenarios.filter(({ scenario }) => scenario.built);
  test.for(built)("$name, by the built executable", async ({ scenario }) => {
    expect(await play(scenario, runBuilt)).toBe(await play(scenario, runHere));
  });
});
