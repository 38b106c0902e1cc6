import { execFile } from "node:child_process";
import { cp, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { reports } from "../../src/reports/index.ts";
import { makePlace } from "../workspace/cache/lint-in.ts";
import { worldOfKind } from "../workspace/cache/world.ts";
import { makeFolder } from "../workspace/temporary-folder.ts";

const executable = fileURLToPath(new URL("../../bin/deploydoc.js", import.meta.url));
const support = (name: string): string => new URL(`../support/${name}`, import.meta.url).href;
const clock = ["--import", support("clock.mjs")];
/** Options of Node under which no thread but the first lives on. */
const alone = [...clock, "--import", support("end-threads.mjs")];

/** Runs the built executable in a folder, with a cache in a place: what it prints, with its exit code. */
function run(cwd: string, args: readonly string[], place: string, options = clock): Promise<string> {
  const env = { ...process.env, DEPLOYDOC_CACHE: place, TEST_NOW: "2026-12-01T12:00:00Z" };
  return new Promise((resolve) => {
    execFile(process.execPath, [...options, executable, ...args], { cwd, env }, (error, stdout, stderr) =>
      resolve(`${stdout}${stderr}[exit code ${error?.code ?? 0}]`),
    );
  });
}

/** A tree with findings in several folders, known ones among them, and with what can't be judged. */
async function makeTree(): Promise<string> {
  const folder = await makeFolder({
    ...worldOfKind,
    "known.json":
      '{ "version": 1, "documents": { "deployments/2026-12-02-checkout/rollback-plan.md": { "missing-section": 2 } } }\n',
    "exercises/broken/spring.md": "---\nkind: lost\n---\n\n# Lost\n",
    "exercises/plans/deployment-plan.md": "",
    "exercises/plans/Deployment-Plan.MD": "",
    "kinds/lost.md.hbs": "# Lost\n",
    "kinds/lost.schema.json": "{",
  });
  const name = "2026-11-19-loyalty-points";
  await cp(`fixtures/deployments/${name}`, join(folder, "deployments", name), { recursive: true });
  await writeFile(join(folder, "deployments", name, "deployment-log.md"), Uint8Array.of(0xe9));
  return folder;
}

test("one thread and several say the same to the byte, in every report, of a part and beside a cache, too", async () => {
  const folder = await makeTree();
  const lintAll = async (args: readonly string[], place: string) => {
    const out = await makePlace();
    const outputs = Object.keys(reports).flatMap((it) => ["--format", it, "--output", join(out, it)]);
    const printed = await run(folder, ["lint", ...outputs, ...args], place);
    const names = (await readdir(out)).sort();
    return [printed, ...(await Promise.all(names.map((it) => readFile(join(out, it), "utf8"))))];
  };
  const lintInThreads = (args: readonly string[], places: readonly string[]) =>
    Promise.all([1, 2, 4].map((threads, nth) => lintAll([...args, "--threads", String(threads)], places[nth] ?? "")));
  const places = [await makePlace(), await makePlace(), await makePlace()];
  const [whole, ...others] = await lintInThreads(["--no-cache"], []);
  expect(whole).toHaveLength(1 + Object.keys(reports).length);
  expect(whole?.[0]).toMatch(/exit code 2\]$/);
  expect([...others, ...(await lintInThreads([], places))]).toEqual([whole, whole, whole, whole, whole]);
  expect(await lintInThreads([], places)).toEqual([whole, whole, whole]);
  const [part, ...otherParts] = await lintInThreads(["--no-cache", "--shard", "2/2"], []);
  expect(part).not.toEqual(whole);
  expect(otherParts).toEqual([part, part]);
});

test("where a thread dies, no report is given but an internal error", async () => {
  const printed = await run(await makeTree(), ["lint", "--no-cache", "--threads", "3"], "", alone);
  expect(printed).toMatch(
    /^deploydoc: internal error, please report it with what follows\nError: \S+ could not be judged\n/,
  );
  expect(printed).toMatch(/\nError: A thread ended with exit code 7\n.*\[exit code 2\]$/s);
});

test("no other thread judges by plugins", async () => {
  const rule = '{ id: "acme/all", summary: "All", nature: "contradiction", check: () => [] }';
  const folder = await makeFolder({
    "deploydoc.config.yaml": "plugins: [./rules.mjs]\n",
    "rules.mjs": `export const rules = [${rule}];\n`,
    "deployments/a/notes.md": "# Notes\n",
    "deployments/b/notes.md": "# Notes\n",
  });
  expect(await run(folder, ["lint", "--threads", "3"], "", alone)).toMatch(/\[exit code 0\]$/);
});

test.for(["0", "-1", "1.5", "100", "x", ""])("%o is no number of threads", async (value) => {
  expect(await run(await makeFolder({}), ["lint", `--threads=${value}`], "")).toBe(
    `deploydoc: Option '--threads <number>' argument '${value}' is invalid. Give a whole number, 1 to 99\n[exit code 2]`,
  );
});
