import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));
let place: string;

beforeAll(() => {
  place = mkdtempSync(join(tmpdir(), "deploydoc-killed-"));
  for (const part of ["bin", "dist", "package.json"]) cpSync(join(root, part), join(place, part), { recursive: true });
});
afterAll(() => rmSync(place, { recursive: true, force: true }));

interface Command {
  readonly args: readonly string[];
  readonly files: Readonly<Record<string, string>>;
  /** Of the things that it does to the disk, each nth is tried; default each. */
  readonly every?: number;
}

const folder = "deployments/2026-12-01-checkout-v2";
const plan = "---\nkind: deployment-plan\ntemplate: 1\nstatus: approved\nrelease: v2.4.0\n---\n\n# Plan\n";
const log = "# Log\n\n## Execution timeline\n\n| Time | Step | Status |\n| --- | --- | --- |\n| 20:00 | Begin | ok |\n";
const checks = "# Checks\n\n- [] Backup taken\n- [x ] Restore tested\n";

const commands: Readonly<Record<string, Command>> = {
  new: { args: ["new", "change-request", "--lead", "Dee Park"], files: {} },
  "new deployment": {
    args: ["new", "deployment", "Checkout", "--start", "2026-12-01T21:00Z", "--duration", "1h", "--risk", "low"],
    files: {},
    every: 5,
  },
  log: {
    args: ["log", "Deploy", "--deviation", "by hand", "--deployment", "2026-12-01-checkout-v2"],
    files: { [`${folder}/deployment-plan.md`]: plan, [`${folder}/deployment-log.md`]: log },
    every: 2,
  },
  "lint --fix": { args: ["lint", "checks.md", "--fix"], files: { "checks.md": checks }, every: 2 },
  "lint --output": {
    args: ["lint", "checks.md", "--format", "json", "--output", "report.json", "--force"],
    files: { "checks.md": checks, "report.json": '{ "old": true }\n' },
  },
  "lint --write-baseline": {
    args: ["lint", "checks.md", "--write-baseline", "--baseline", "known.json", "--force"],
    files: { "checks.md": checks, "known.json": '{ "version": 1, "documents": {} }\n' },
  },
};

/** The files of a folder with their texts, besides what a process leaves that was killed at work. */
function textsOf(path: string): Readonly<Record<string, string>> {
  const files = readdirSync(path, { recursive: true, encoding: "utf8" }).filter(
    (name) => statSync(join(path, name)).isFile() && !/(?:^|\/)\.[^/]+\.(?:tmp|lock)(?:\/|$)/.test(name),
  );
  return Object.fromEntries(files.sort().map((name) => [name, readFileSync(join(path, name), "utf8")]));
}

/** Times and the names of temporary files differ from run to run. */
const settle = (text: string): string => text.replace(/\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?\S*/g, "TIME");

function settled(path: string): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(textsOf(path)).map(([name, text]) => [name, settle(text)]));
}

describe.each(Object.entries(commands))("%s", (_name, { args, files, every = 1 }) => {
  function make(): string {
    const cwd = mkdtempSync(join(place, "run-"));
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(cwd, name)), { recursive: true });
      writeFileSync(join(cwd, name), text);
    }
    return cwd;
  }

  function run(cwd: string, killAt: number) {
    const hook = join(root, "test/writes/kill.mjs");
    const env = { ...process.env, KILL_AT: String(killAt), DEPLOYDOC_CACHE: join(cwd, ".cache.tmp") };
    return spawnSync(process.execPath, ["--import", hook, join(place, "bin/deploydoc.js"), ...args], { cwd, env });
  }

  test("killed at any moment, it leaves each file as it was or as it becomes, and can be run again", () => {
    const whole = make();
    const before = settled(whole);
    const { status } = run(whole, 0);
    const after = settled(whole);
    expect(after).not.toEqual(before);
    let kills = 0;
    let undone = "";
    for (let at = 1; ; at += every) {
      const cwd = make();
      const killed = run(cwd, at);
      if (killed.signal === null) break;
      expect(killed.signal).toBe("SIGKILL");
      kills++;
      const left = settled(cwd);
      expect([before, after]).toContainEqual(left);
      if (JSON.stringify(left) === JSON.stringify(before)) undone = cwd;
    }
    expect(run(undone, 0).status).toBe(status);
    expect(settled(undone)).toEqual(after);
    expect(kills).toBeGreaterThan(2);
  });
});
