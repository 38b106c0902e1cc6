import { mkdirSync, readFileSync, readlinkSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { writeChanges } from "../../src/workspace/init/write-changes.ts";
import { runIn } from "../cli/run-here.ts";
import { makeRepository, makeScratch } from "../support/repository.ts";

const change = (path: string, before: string | null) => ({ path, before, after: "new\n", note: null });

test("what has changed, or appeared, since it was read stays", async () => {
  const top = makeScratch();
  writeFileSync(join(top, "a.yml"), "somebody's\n");
  writeFileSync(join(top, "b.yml"), "old\n");
  expect(await writeChanges(top, [change("a.yml", null), change("a.yml", "old\n"), change("b.yml", "old\n")])).toEqual([
    "a.yml has changed: run it again",
    "a.yml has changed: run it again",
  ]);
  expect(readFileSync(join(top, "a.yml"), "utf8")).toBe("somebody's\n");
  expect(readFileSync(join(top, "b.yml"), "utf8")).toBe("new\n");
});

test("nothing is written through a link", async () => {
  const repo = await makeRepository();
  const outside = makeScratch();
  writeFileSync(join(outside, "theirs.yml"), "pre-push: {}\n");
  symlinkSync(join(outside, "theirs.yml"), join(repo.path, "lefthook.yml"));
  symlinkSync(outside, join(repo.path, ".husky"));
  mkdirSync(join(repo.path, ".github"));
  symlinkSync(outside, join(repo.path, ".github/workflows"));
  const { code, stderr } = await runIn(repo.path, ["init", "--ci", "github", "--hook", "husky,lefthook"]);
  expect({ code, stderr }).toEqual({
    code: 2,
    stderr: [
      "deploydoc: .github/workflows/deploydoc.yml lies behind a symbolic link that leads out of the repository: it stays as it is",
      "deploydoc: .husky/pre-commit lies behind a symbolic link that leads out of the repository: it stays as it is",
      "deploydoc: lefthook.yml is a symbolic link: it stays as it is",
      "",
    ].join("\n"),
  });
  expect(readFileSync(join(outside, "theirs.yml"), "utf8")).toBe("pre-push: {}\n");
  expect(readlinkSync(join(repo.path, "lefthook.yml"))).toBe(join(outside, "theirs.yml"));
});

test("names and texts of the repository are shown safely", async () => {
  const repo = await makeRepository();
  repo.write({ "lefthook.yml": "# \u001b[31mred\n::error::no\npre-push: {}\n" });
  const { stdout } = await runIn(repo.path, ["init", "--ci", "none", "--hook", "lefthook", "--dry-run"]);
  expect(stdout).not.toContain("\u001b");
});
