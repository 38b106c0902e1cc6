import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { writeFolder } from "../../src/workspace/write-folder.ts";

let top: string;

beforeEach(async () => {
  top = await mkdtemp(join(tmpdir(), "deploydoc-"));
});

afterEach(() => rm(top, { recursive: true, force: true }));

const files = [
  { name: "a.md", text: "A" },
  { name: "b.md", text: "B" },
];

test("writes all files, in a parent made for them, and leaves nothing else", async () => {
  await writeFolder(join(top, "deployments/x"), files, "deployments/x");
  expect(await readdir(join(top, "deployments"))).toEqual(["x"]);
  expect((await readdir(join(top, "deployments/x"))).sort()).toEqual(["a.md", "b.md"]);
  expect(await readFile(join(top, "deployments/x/b.md"), "utf8")).toBe("B");
});

test("where one file can't be written none is there, nor a folder made for them", async () => {
  const broken = [...files, { name: "n".repeat(300), text: "" }];
  await expect(writeFolder(join(top, "deployments/x"), broken, "deployments/x")).rejects.toThrow("cannot be written");
  expect(await readdir(top)).toEqual([]);
});

test("what others have beside it stays when it fails", async () => {
  await mkdir(join(top, "deployments/other"), { recursive: true });
  const broken = [{ name: "n".repeat(300), text: "" }];
  await expect(writeFolder(join(top, "deployments/x"), broken, "deployments/x")).rejects.toThrow("cannot be written");
  expect(await readdir(join(top, "deployments"))).toEqual(["other"]);
});

test.each([
  [
    "a folder with documents",
    async (path: string) => {
      await mkdir(path);
      await writeFile(join(path, "k"), "kept");
    },
  ],
  ["an empty folder", async (path: string) => void (await mkdir(path))],
  ["a file", async (path: string) => writeFile(path, "kept")],
])("%s of its name stays as it is", async (_, make) => {
  const path = join(top, "x");
  await make(path);
  await expect(writeFolder(path, files, "x")).rejects.toThrow("x is there already");
  expect(await readdir(top)).toEqual(["x"]);
  await expect(readFile(join(path, "a.md"))).rejects.toThrow();
});

test("of several at once one writes all its files, and the others say so", async () => {
  const attempts = Array.from({ length: 8 }, (_, at) =>
    writeFolder(join(top, "deployments/x"), [{ name: `${at}.md`, text: `${at}` }], "deployments/x").then(
      () => at,
      (error: unknown) => String(error),
    ),
  );
  const ends = await Promise.all(attempts);
  const winners = ends.filter((it) => typeof it === "number");
  expect(winners).toHaveLength(1);
  expect(ends.filter((it) => String(it).includes("is there already"))).toHaveLength(7);
  expect(await readdir(join(top, "deployments/x"))).toEqual([`${winners[0]}.md`]);
  expect(await readdir(join(top, "deployments"))).toEqual(["x"]);
});
