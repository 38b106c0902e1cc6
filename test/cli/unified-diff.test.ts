import { execFileSync, spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { unifiedDiff } from "../../src/cli/unified-diff.ts";

interface Change {
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

const folder = "fixtures/fix";
const pairs: readonly Change[] = readdirSync(folder)
  .filter((it) => it.endsWith(".in.md"))
  .map((it) => ({
    path: `pairs/${it.slice(0, -6)}.md`,
    before: readFileSync(`${folder}/${it}`, "utf8"),
    after: readFileSync(`${folder}/${it.replace(".in.", ".out.")}`, "utf8"),
  }));

const odd: readonly Change[] = [
  { path: "with blank.md", before: "- [] a\n", after: "- [ ] a\n" },
  { path: "größe/日本.md", before: "- [] a\n", after: "- [ ] a\n" },
  { path: 'quote"back\\slash.md', before: "- [] a\n", after: "- [ ] a\n" },
  { path: "mark.md", before: "\u{feff}- [] a\n", after: "\u{feff}- [ ] a\n" },
  { path: "no-end.md", before: "a\n- [] a", after: "a\n- [ ] a" },
  { path: "gets-no-end.md", before: "a\n", after: "a\n\n## B" },
  { path: "returns.md", before: "# A\r\n\r\n- [] a\r\n", after: "# A\r\n\r\n- [ ] a\r\n" },
  { path: "mixed.md", before: "# A\r\n\n- [] a\rb\n", after: "# A\r\n\n- [ ] a\rb\n" },
  {
    path: "hostile.md",
    before: "--- a/x\n+++ b/x\n@@ -1 +1 @@\n- [] \u001b[2Ja\n",
    after: "--- a/x\n+++ b/x\n@@ -1 +1 @@\n- [ ] \u001b[2Ja\n",
  },
  { path: "far.md", before: `- [] a\n${"x\n".repeat(40)}- [] b\n`, after: `- [ ] a\n${"x\n".repeat(40)}- [ ] b\n` },
];

const tools = {
  "git apply": (cwd: string, diff: string) =>
    execFileSync("git", ["apply", "--whitespace=nowarn", "-"], { cwd, input: diff }),
  patch: (cwd: string, diff: string) => execFileSync("patch", ["-p1", "--binary", "--silent"], { cwd, input: diff }),
};

const isMissing = spawnSync("patch", ["--version"]).error !== undefined;
it.runIf(process.env.CI !== undefined)("has patch at hand in CI", () => expect(isMissing).toBe(false));

describe.each(Object.keys(tools) as (keyof typeof tools)[])("%s", (tool) => {
  it.skipIf(tool === "patch" && isMissing)("makes of every diff the fixed text (skipped without patch)", async () => {
    const cwd = await mkdtemp(join(tmpdir(), "deploydoc-diff-"));
    try {
      const changes = [...pairs, ...odd];
      for (const { path, before } of changes) {
        await mkdir(dirname(join(cwd, path)), { recursive: true });
        await writeFile(join(cwd, path), before);
      }
      tools[tool](cwd, changes.map(({ path, before, after }) => unifiedDiff(path, before, after)).join(""));
      for (const { path, after } of changes) {
        expect([path, await readFile(join(cwd, path), "utf8")]).toEqual([path, after]);
      }
    } finally {
      await rm(cwd, { recursive: true, force: true });
    }
  });
});

it("is nothing where nothing changes", () => {
  expect(unifiedDiff("a.md", "a\n", "a\n")).toBe("");
});
