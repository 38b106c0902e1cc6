import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { makeRepository } from "../../support/repository.ts";

test("a repository for tests has the commits that it was told to make", async () => {
  const repo = await makeRepository();
  const first = repo.commit({
    files: { "a.md": "one\n" },
    message: "One",
    author: "Dee Park <dee@bank.example>",
    committer: "Ann Bell <ann@bank.example>",
    coAuthors: ["Lee Fox <lee@bank.example>"],
    at: "2026-11-20T10:00:00+01:00",
    committedAt: "2026-11-20T11:00:00Z",
  });
  expect(repo.git("log", "-1", "--format=%H|%an|%ae|%aI|%cn|%ce|%ct|%s|%(trailers:key=co-authored-by,valueonly)")).toBe(
    `${first}|Dee Park|dee@bank.example|2026-11-20T10:00:00+01:00|Ann Bell|ann@bank.example|1795172400|One|Lee Fox <lee@bank.example>\n`,
  );
});

test("it merges, squashes, renames, and can be cloned, shallowly too", async () => {
  const repo = await makeRepository();
  repo.history(["1", "2", "3"].map((text) => ({ files: { "a.md": text } })));
  repo.branch("feature");
  repo.rename("a.md", "folder/b.md");
  const renamed = repo.commit({});
  repo.switch("main");
  repo.commit({ files: { "c.md": "c" } });
  const merged = repo.merge("feature", { files: { "d.md": "d" } });
  expect(repo.git("rev-list", "--parents", "-1", merged).split(" ")).toContain(renamed);
  repo.branch("other", "main~1");
  repo.commit({ files: { "e.md": "e" } });
  repo.switch("main");
  const squashed = repo.squash("other");
  expect(repo.git("rev-list", "--parents", "-1", squashed)).toBe(`${squashed} ${merged}`);
  expect(repo.git("ls-files")).toBe("c.md\nd.md\ne.md\nfolder/b.md");
  expect(repo.clone({ depth: 1 }).git("rev-list", "--count", "HEAD")).toBe("1");
  expect(repo.clone({ branch: "feature" }).git("rev-list", "--count", "HEAD")).toBe("4");
});

test("it has worktrees, submodules, orphans and detached heads", async () => {
  const repo = await makeRepository();
  repo.commit({ files: { "a.md": "a" } });
  expect(repo.worktree("beside").git("branch", "--show-current")).toBe("beside");
  const other = await makeRepository();
  other.commit({ files: { "inside.md": "inside" } });
  repo.submodule("module", other);
  repo.commit({});
  expect(existsSync(join(repo.path, "module", "inside.md"))).toBe(true);
  repo.detach();
  expect(repo.git("branch", "--show-current")).toBe("");
  repo.orphan("nothing");
  repo.commit({ files: { "b.md": "b" } });
  expect(repo.git("rev-list", "--count", "HEAD")).toBe("1");
});
