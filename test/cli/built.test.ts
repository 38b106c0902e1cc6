import { spawn } from "node:child_process";
import { chmod, cp, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { withFiles } from "./scenario.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
/** A copy of what is installed, where every user may read it: the checkout may lie in a folder of root's own. */
let installed: string;

beforeAll(async () => {
  installed = await mkdtemp(join(tmpdir(), "deploydoc-built-"));
  await chmod(installed, 0o755);
  for (const part of ["bin", "dist", "package.json"])
    await cp(join(root, part), join(installed, part), { recursive: true });
});

afterAll(() => rm(installed, { recursive: true, force: true }));

/** A user without rights, for a run as root: root may read everything. */
const nobody = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};

function start(args: readonly string[], cwd: string) {
  const child = spawn(process.execPath, [join(installed, "bin/deploydoc.js"), ...args], {
    cwd,
    stdio: ["ignore", "pipe", "pipe"],
    ...nobody,
  });
  let stderr = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
  });
  const ended = new Promise<{ code: number | null; stderr: string }>((resolve) =>
    child.once("close", (code) => resolve({ code, stderr })),
  );
  return { child, ended };
}

test("a reader that closes the pipe early is no failure", async () => {
  const scenario = { shows: "", runs: [], files: { "many.md": "- [ ] Backups are taken\n".repeat(2000) } };
  const { code, stderr } = await withFiles(scenario, async (folder) => {
    const { child, ended } = start(["lint", "many.md"], folder);
    child.stdout.once("data", () => child.stdout.destroy());
    return ended;
  });
  expect({ code, stderr }).toEqual({ code: 1, stderr: "" });
});

test("a document that may not be read is named, and the others are judged", async () => {
  const { code, stderr } = await withFiles(
    { shows: "", runs: [], files: { "a.md": "", "b.md": "" } },
    async (folder) => {
      await chmod(join(folder, "a.md"), 0);
      const { child, ended } = start(["lint", "a.md", "b.md"], folder);
      child.stdout.resume();
      return ended;
    },
  );
  expect({ code, stderr }).toEqual({ code: 2, stderr: "deploydoc: a.md may not be read\n" });
});

test("a folder that may not be written to stays as it is", async () => {
  const { code, stderr } = await withFiles({ shows: "", runs: [] }, async (folder) => {
    await writeFile(join(folder, "deployments"), "in the way");
    const { child, ended } = start(["new", "change-request"], folder);
    child.stdout.resume();
    return ended;
  });
  expect(code).toBe(2);
  expect(stderr).toMatch(/^deploydoc: deployments\/change-request\.md cannot be written: /);
});
