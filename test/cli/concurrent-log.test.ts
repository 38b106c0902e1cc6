import { spawn } from "node:child_process";
import { cp, mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
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

function log(step: string, cwd: string): Promise<{ readonly code: number | null; readonly said: string }> {
  const child = spawn(
    process.execPath,
    [join(installed, "bin/deploydoc.js"), "log", step, "--note", `note | ${step}`],
    { cwd },
  );
  let said = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      said += text;
    });
  }
  return new Promise((resolve) => child.once("close", (code) => resolve({ code, said })));
}

test("two hundred people log at once: two hundred rows, in order, and nothing else changes", async () => {
  const scenario = { shows: "", runs: [], files: { [`${folder}/deployment-plan.md`]: plan } };
  await withFiles(scenario, async (work) => {
    const steps = Array.from({ length: 200 }, (_, at) => `Migrate shard ${at + 1}`);
    for (let at = 0; at < steps.length; at += 20) {
      const ended = await Promise.all(steps.slice(at, at + 20).map((step) => log(step, work)));
      expect(ended.filter(({ code }) => code !== 0)).toEqual([]);
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
    const waves = logged.map((step) => Math.floor(steps.indexOf(step) / 20));
    expect(waves).toEqual(waves.toSorted((a, b) => a - b));
    expect(document.sections.map((it) => it.title)).toContain("Artifacts deployed");
    const table = timeline?.range ?? { line: 0, endLine: 0 };
    const rest = text.split("\n").filter((_, at) => at + 1 < table.line || at + 1 > table.endLine);
    const first = await log("Migrate shard 201", work).then(() =>
      readFile(join(work, folder, "deployment-log.md"), "utf8"),
    );
    expect(first.split("\n").filter((_, at) => at + 1 < table.line || at > table.endLine)).toEqual(rest);
    expect((await readdir(join(work, folder))).sort()).toEqual(["deployment-log.md", "deployment-plan.md"]);
  });
}, 600_000);
