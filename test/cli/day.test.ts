import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Phase } from "../../src/model/kind.ts";
import { tickingPhases } from "../../src/model/ticking-phases.ts";
import { judgeFolder, readFolder } from "../deployments/folder.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const name = "2026-11-17-invoice-renderer";
const folder = `deployments/${name}`;
const complete = readFolder(name);
let [installed, work] = ["", ""];

beforeAll(() => {
  installed = mkdtempSync(join(tmpdir(), "deploydoc-day-"));
  // A copy of what is installed: a build in the meantime would take it away.
  for (const part of ["bin", "dist", "package.json"])
    cpSync(join(root, part), join(installed, part), { recursive: true });
  work = mkdtempSync(join(tmpdir(), "deploydoc-work-"));
  git("init", "-q", "-b", "main");
  git("commit", "-q", "--allow-empty", "-m", "Begin");
  git("switch", "-q", "-c", "work");
});

function git(...args: readonly string[]): void {
  const who = ["-c", "user.name=Tomasz Brandt", "-c", "user.email=tomasz@billwright.example"];
  const { status, stderr } = spawnSync("git", [...who, ...args], { cwd: work, encoding: "utf8" });
  expect({ status, stderr }).toMatchObject({ status: 0 });
}

/** What the branch did becomes main's. */
function merge(): void {
  git("add", "-A");
  git("commit", "-q", "-m", "Merge");
  git("branch", "-q", "-f", "main");
}

afterAll(() => {
  for (const path of [installed, work]) rmSync(path, { recursive: true, force: true });
});

/** Runs the executable in the repository at a moment. */
function run(at: string, ...args: readonly string[]): { readonly code: number | null; readonly said: string } {
  const clock = pathToFileURL(join(root, "test/support/clock.mjs")).href;
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ["--import", clock, join(installed, "bin/deploydoc.js"), ...args],
    { cwd: work, encoding: "utf8", env: { ...process.env, TEST_NOW: at, NO_COLOR: "1", TZ: "UTC" } },
  );
  return { code: status, said: stdout + stderr };
}

const pathOf = (file: string): string => join(work, folder, file);
const read = (file: string): string => readFileSync(pathOf(file), "utf8");

/** The front matter of the plan as it is at a status, and boxes of later phases not yet ticked. */
async function fillIn(files: readonly string[], status: string, due: readonly Phase[]): Promise<void> {
  const judged = await judgeFolder(name, complete);
  for (const { subject } of judged) {
    const file = subject.document.path.split("/").at(-1) ?? "";
    if (!files.includes(file)) continue;
    const phaseOf = tickingPhases(subject);
    const lines = (complete[file] ?? "").split("\n");
    for (const gate of subject.document.gates) {
      const phase = phaseOf(gate);
      const at = gate.range.line - 1;
      if (phase !== null && !due.includes(phase)) lines[at] = (lines[at] ?? "").replace("[x]", "[ ]");
    }
    const isOver = status === "deployed" || status === "closed";
    const text = lines.join("\n").replace("status: closed", `status: ${status}`);
    writeFileSync(pathOf(file), isOver ? text : text.replace(/^outcome: .*\n/m, ""));
  }
}

const planned = ["deployment-plan.md", "pre-deployment-checklist.md", "change-request.md"];
const before = [...planned, "deployment-checklist.md", "rollback-plan.md", "rollout-plan.md"];

test("a day: from a new deployment to a closed one", { timeout: 240_000 }, async () => {
  const facts = /^release: (\S+)[\s\S]*^window: (\S+)\nlead: (.+)\nengineer: (.+)\nbackup: (.+)$/m.exec(
    complete["deployment-plan.md"] ?? "",
  );
  const [, release = "", window = "", lead = "", engineer = "", backup = ""] = facts ?? [];
  const morning = "2026-11-10T09:00:00Z";
  const made = run(
    morning,
    ...["new", "deployment", "invoice-renderer", "--strategy", "canary", "--type", "standard", "--risk", "medium"],
    ...["--release", release, "--services", "invoice-renderer", "--window", window],
    ...["--lead", lead, "--engineer", engineer, "--backup", backup],
  );
  expect(made).toMatchObject({ code: 0 });
  expect(readdirSync(join(work, folder)).sort()).toEqual(before.toSorted());
  expect(read("rollout-plan.md")).toContain(release);

  // What a scaffold lacks is a warning, and a draft is not merged.
  expect(run(morning, "lint").code).toBe(0);
  expect(run(morning, "check", "--base", "main").code).toBe(1);
  expect(run(morning, "status").said).toContain("draft");

  // The engineer fills it in and asks for signatures.
  await fillIn(before, "approved", ["plan"]);
  const signed = read("change-request.md");
  writeFileSync(pathOf("change-request.md"), signed.replace(/^\|[^|]*\| CAB .*$/m, "|  | CAB | Pending | - |"));
  const waiting = run("2026-11-16T20:00:00Z", "check", "--base", "main");
  expect(waiting.said).toContain("waiting for: CAB");
  expect(waiting.code).toBe(3);
  expect(run("2026-11-16T20:00:00Z", "status").said).toMatch(/sign: CAB|waits for CAB/);
  writeFileSync(pathOf("change-request.md"), signed);
  expect(run("2026-11-16T21:00:00Z", "check", "--base", "main")).toMatchObject({ code: 0 });

  merge();

  // At night every step is logged.
  const rows =
    (complete["deployment-log.md"] ?? "").match(/^\| \d{4}-.*\|$/gm)?.map((it) => it.split("|").slice(1, -1)) ?? [];
  const timeline = rows.filter((it) => it.length === 4).map((row) => row.map((it) => it.trim()));
  expect(timeline.length).toBeGreaterThan(5);
  for (const [at = "", step = "", status = "", note = ""] of timeline) {
    const word = /✗|fail/.test(status) ? "failed" : "ok";
    const logged = run(at, "log", step, "--status", word, "--at", at, ...(note === "" ? [] : ["--note", note]));
    expect(logged).toMatchObject({ code: 0 });
  }
  const log = read("deployment-log.md");
  for (const [at = "", step = ""] of timeline) expect(log).toMatch(new RegExp(`\\| ${at.slice(0, 16)}.*\\| ${step}`));

  // What was measured fills the report, with verdicts from the plan's limits.
  const noon = "2026-11-17T14:30:00Z";
  const snapshot = {
    source: "Grafana",
    generatedAt: "2026-11-17T14:20:00+00:00",
    baselineWindow: "2026-11-17T08:00+00:00/2026-11-17T09:00+00:00",
    observationPeriod: "2026-11-17T13:05+00:00/2026-11-17T14:05+00:00",
    metrics: [{ name: "Error rate", unit: "%", before: 0.11, after: 0.12 }],
  };
  writeFileSync(join(work, "monitoring-snapshot.json"), JSON.stringify(snapshot));
  const report = run(noon, "new", "monitoring-report", "--deployment", name, "--from", "monitoring-snapshot.json");
  expect(report).toMatchObject({ code: 0 });
  expect(read("monitoring-report.md")).toMatch(/\| Error rate +\| 0\.11% +\| 0\.12% +\| \+0\.01%/);
  expect(run(noon, "new", "smoke-test-results", "--deployment", name)).toMatchObject({ code: 0 });
  expect(run(noon, "check", "--base", "main", "--as", "deployed").code).toBe(1);
  const during = ["deployment-log.md", "monitoring-report.md", "smoke-test-results.md"];
  await fillIn([...before, ...during], "deployed", ["plan", "deploy", "verify"]);
  const deployed = run(noon, "check", "--base", "main");
  expect(deployed.said).toContain("Ready to merge");

  merge();

  // A day later it is handed over, reviewed and closed.
  const later = "2026-11-24T12:00:00Z";
  for (const kind of ["operations-handoff", "post-deployment-review"]) {
    expect(run(later, "new", kind, "--deployment", name)).toMatchObject({ code: 0 });
  }
  expect(run(later, "check", "--base", "main", "--as", "closed").code).toBe(1);
  await fillIn(Object.keys(complete), "closed", ["plan", "deploy", "verify", "close"]);
  expect(run(later, "check", "--base", "main")).toMatchObject({ code: 0 });
  expect(run(later, "lint", "--max-warnings", "0")).toMatchObject({ code: 0 });
  expect(run(later, "status", "--all").said).toContain("closed");
});
