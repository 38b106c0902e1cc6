import { expect, test } from "vitest";
import { readObjects } from "../../../src/workspace/git/objects.ts";
import { makeGit } from "../../../src/workspace/git/run-git.ts";
import { listTree } from "../../../src/workspace/git/tree.ts";
import { makeRepository } from "../../support/repository.ts";

test("a tree has every file of a commit, by its whole path", async () => {
  const repo = await makeRepository();
  repo.commit({ files: { "a.md": "a", "folder/deep/b.md": "b", "run.sh": "" } });
  repo.git("update-index", "--chmod=+x", "run.sh");
  repo.git("commit", "--quiet", "--message=Run");
  const git = makeGit(`${repo.path}/folder`, process.env);
  const tree = await listTree(git, repo.head());
  const blob = (path: string) => repo.git("rev-parse", `HEAD:${path}`);
  expect([...tree]).toEqual([
    ["a.md", { mode: "100644", id: blob("a.md"), kind: "file" }],
    ["folder/deep/b.md", { mode: "100644", id: blob("folder/deep/b.md"), kind: "file" }],
    ["run.sh", { mode: "100755", id: blob("run.sh"), kind: "file" }],
  ]);
  expect(git.calls).toBe(1);
});

test("contents come back byte for byte, each once, in one call", async () => {
  const repo = await makeRepository();
  const contents = [
    Buffer.alloc(0),
    Buffer.from("text\n"),
    Buffer.from("no line end"),
    Buffer.from([0, 10, 255, 254, 13, 10, 0]),
    Buffer.from(`${"0".repeat(40)} blob 3\nabc\n`),
    Buffer.alloc(30_000_000, "big \n\0"),
  ];
  const tree = repo.commit({ files: Object.fromEntries(contents.map((content, at) => [`${at}`, content])) });
  const ids = contents.map((_, at) => repo.git("rev-parse", `HEAD:${at}`));
  const git = makeGit(repo.path, process.env);
  const missing = "1".repeat(40);
  const found = await readObjects(git, [...ids, missing, tree, ...ids, "HEAD", "", "0".repeat(40), "a\nb"]);
  expect([...found.keys()]).toEqual(ids);
  for (const [at, id] of ids.entries()) {
    expect(Buffer.compare(found.get(id) ?? Buffer.from("?"), contents[at] ?? Buffer.from("!"))).toBe(0);
  }
  expect(git.calls).toBe(1);
  expect(await readObjects(git, [])).toEqual(new Map());
  expect(git.calls).toBe(1);
});

test("tens of thousands of names neither block nor get lost", async () => {
  const repo = await makeRepository();
  const files = Array.from({ length: 3000 }, (_, at) => [`${at}.md`, `${at} `.repeat(200)] as const);
  repo.history([{ files: Object.fromEntries(files) }]);
  const git = makeGit(repo.path, process.env);
  const ids = [...(await listTree(git, "HEAD")).values()].map(({ id }) => id);
  const missing = Array.from({ length: 30_000 }, (_, at) => at.toString(16).padStart(40, "f"));
  const found = await readObjects(git, [...missing, ...ids]);
  expect(found.size).toBe(3000);
});
