import { execFile } from "node:child_process";
import { cp, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { makePlace } from "../workspace/cache/lint-in.ts";
import { makeFolder } from "../workspace/temporary-folder.ts";

const executable = fileURLToPath(new URL("../../bin/deploydoc.js", import.meta.url));
const clock = fileURLToPath(new URL("../support/clock.mjs", import.meta.url));

/** Runs the built executable in a folder, with a cache in a place, at a moment; what it prints, with its exit code. */
function run(cwd: string, place: string, args: readonly string[]): Promise<string> {
  const env = { ...process.env, DEPLOYDOC_CACHE: place, TEST_NOW: "2026-12-01T12:00:00Z" };
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      ["--import", clock, executable, ...args],
      { cwd, env, maxBuffer: 1e8 },
      (error, stdout, stderr) => {
        resolve(`${stdout}${stderr}[exit code ${error?.code ?? 0}]`);
      },
    );
  });
}

/** How many entries a cache holds. */
async function countEntries(place: string): Promise<number> {
  return (await readdir(place, { recursive: true })).filter((it) => /\/[0-9a-f]{32}$/.test(String(it))).length;
}

test("the report is the same to the byte without a cache, with a new one, a full one and several at once", async () => {
  const [folder, place] = [await makeFolder({}), await makePlace()];
  const name = "2026-11-19-loyalty-points";
  await cp(`fixtures/deployments/${name}`, join(folder, "deployments", name), { recursive: true });
  for (const it of (await readdir("fixtures/lint")).filter((file) => /^(?:late|un).*\.md$/.test(file))) {
    await cp(join("fixtures/lint", it), join(folder, "deployments/others", it));
  }
  const lint = ["lint", "--format", "json"];
  const without = await run(folder, place, [...lint, "--no-cache"]);
  expect(without.match(/"line"/g)?.length).toBeGreaterThan(30);
  expect(await countEntries(place)).toBe(0);
  const atOnce = await Promise.all(Array.from({ length: 2 }, () => run(folder, place, lint)));
  expect(await countEntries(place)).toBe(2);
  expect([...atOnce, await run(folder, place, lint)]).toEqual([without, without, without]);
  const [build = ""] = (await readdir(place)).filter((it) => it !== "pruned");
  for (const name of await readdir(join(place, build))) await writeFile(join(place, build, name), "spoilt");
  expect(await run(folder, place, lint)).toBe(without);
});

test("what is not judged as it lies on the disk is not kept", async () => {
  const [folder, place] = [await makeFolder({ "deployments/a.md": "- [ ] Backups are taken\n" }), await makePlace()];
  await run(folder, place, ["lint", "--fix"]);
  await run(folder, place, ["lint", "--fix-dry-run"]);
  await run(folder, place, ["status"]);
  expect(await countEntries(place)).toBe(0);
  await run(folder, place, ["lint"]);
  expect(await countEntries(place)).toBe(1);
});
