import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rm, stat, symlink, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { cachePlace } from "../../../src/workspace/cache/place.ts";
import { makeFolder } from "../temporary-folder.ts";
import { build, lintIn, lintWith, makePlace } from "./lint-in.ts";
import { world } from "./world.ts";

/** An entry with another body and the digest that belongs to it. */
function forge(entry: string, change: (body: string) => string): string {
  const [head = "", ...rest] = entry.split("\n");
  const body = change(rest.join("\n"));
  return `${head.split(" ").slice(0, 2).join(" ")} ${createHash("sha256").update(body).digest("hex")}\n${body}`;
}

const spoilt: Readonly<Record<string, (entry: string) => string>> = {
  "an empty file": () => "",
  "a file that is cut off": (entry) => entry.slice(0, -10),
  "a head alone": (entry) => entry.split("\n")[0] ?? "",
  "a byte that has flipped": (entry) => entry.replace('"severity":"error"', '"severity":"erro2"'),
  "a byte more": (entry) => `${entry} `,
  "something else": () => "\0\0\0".repeat(1000),
  "an entry of a later form": (entry) => entry.replace("deploydoc-cache-1", "deploydoc-cache-2"),
  "another key": (entry) => entry.replace(/ [0-9a-f]{64} /, ` ${"0".repeat(64)} `),
  "no JSON": (entry) => forge(entry, (body) => body.slice(1)),
  "an empty object": (entry) => forge(entry, () => "{}"),
  null: (entry) => forge(entry, () => "null"),
  "no results": (entry) => forge(entry, (body) => JSON.stringify({ ...JSON.parse(body), results: [] })),
  "results of other documents": (entry) => forge(entry, (body) => body.replace('"path":"', '"path":"../')),
  "a severity that there is not": (entry) =>
    forge(entry, (body) => body.replace('"severity":"error"', '"severity":"none"')),
  "a finding without its place": (entry) => forge(entry, (body) => body.replace('"range":', '"rang":')),
  "a prototype": (entry) => forge(entry, (body) => body.replace('{"from"', '{"__proto__":{"results":[]},"from"')),
  "a key more": (entry) => forge(entry, (body) => body.replace('{"from"', '{"text":"","from"')),
  "deep nesting": (entry) => forge(entry, () => "[".repeat(100_000)),
};

describe("an entry that is none is as good as none, and is written anew", () => {
  test.for(Object.entries(spoilt))("%s", async ([, spoil]) => {
    const [folder, place] = [await makeFolder(world), await makePlace()];
    const { results } = await lintWith(place, folder);
    const entries = (await readdir(join(place, build))).map((it) => join(place, build, it));
    for (const path of entries) await writeFile(path, spoil(await readFile(path, "utf8")));
    // Without findings there may be nothing to replace in one of them.
    const cached = (await lintWith(place, folder)).cached;
    expect(cached).toBeLessThan(2);
    expect(await lintWith(place, folder)).toEqual({ results, problems: [], cached: 3 });
  });

  test.for(["a folder", "a named pipe", "a link to nothing", "a link to a device"])("%s", async (what) => {
    const [folder, place] = [await makeFolder(world), await makePlace()];
    const { results } = await lintWith(place, folder);
    for (const name of await readdir(join(place, build))) {
      const path = join(place, build, name);
      await rm(path);
      if (what === "a folder") await mkdir(path);
      else if (what === "a named pipe") execFileSync("mkfifo", [path]);
      else await symlink(what === "a link to nothing" ? join(place, "nothing") : "/dev/zero", path);
    }
    expect(await lintWith(place, folder)).toEqual({ results, problems: [], cached: 0 });
  });
});

test("an entry for another document does not count, whatever its name", async () => {
  const [folder, place] = [await makeFolder(world), await makePlace()];
  const { results } = await lintWith(place, folder);
  const [first = "", second = "", third = ""] = (await readdir(join(place, build))).map((it) => join(place, build, it));
  const texts = await Promise.all([first, second, third].map((it) => readFile(it)));
  for (const [at, path] of [second, third, first].entries()) await writeFile(path, texts[at] ?? "");
  expect(await lintWith(place, folder)).toEqual({ results, problems: [], cached: 0 });
});

describe("where nothing can be kept, everything is judged", () => {
  test.for(["a file in its place", "a place below a file", "a place below a device", "a folder that takes no files"])(
    "%s",
    async (what) => {
      const [folder, outer] = [await makeFolder(world), await makePlace()];
      const file = join(outer, "file");
      await writeFile(file, "");
      const place =
        {
          "a file in its place": file,
          "a place below a file": join(file, "inner"),
          "a place below a device": "/dev/null/x",
        }[what] ?? "/proc/self/task";
      const anew = await lintIn(folder, {});
      expect(await lintWith(place, folder)).toEqual({ ...anew, cached: 0 });
      expect(await lintWith(place, folder)).toEqual({ ...anew, cached: 0 });
    },
  );
});

test("nobody else may read what is kept", async () => {
  const [folder, outer] = [await makeFolder(world), await makePlace()];
  const place = join(outer, "inner/cache");
  await lintWith(place, folder);
  const [name = ""] = await readdir(join(place, build));
  const modes = await Promise.all([place, join(place, build), join(place, build, name)].map((it) => stat(it)));
  expect(modes.map(({ mode }) => (mode & 0o777).toString(8))).toEqual(["700", "700", "600"]);
});

test("what nobody has written for a month is removed once a day, and nothing that is not ours", async () => {
  const [folder, place] = [await makeFolder(world), await makePlace()];
  const monthAgo = new Date(Date.now() - 31 * 86_400_000);
  const entry = "0123456789abcdef0123456789abcdef";
  const old = [
    `0.0.9-00000000000000aa/${entry}`,
    `0.0.8-00000000000000bb/${entry}`,
    "notes/old.md",
    `kept-by-me/${entry}`,
  ];
  const young = [`0.0.8-00000000000000bb/${"f".repeat(32)}`, "0.0.8-00000000000000bb/readme.txt"];
  for (const path of [...old, ...young]) {
    await mkdir(join(place, path, ".."), { recursive: true });
    await writeFile(join(place, path), "");
    if (old.includes(path) || path.endsWith(".txt")) await utimes(join(place, path), monthAgo, monthAgo);
  }
  await lintWith(place, folder);
  const list = async (): Promise<readonly string[]> =>
    (await readdir(place, { recursive: true }))
      .map(String)
      .filter((it) => !it.startsWith(build))
      .sort();
  const left = [
    "0.0.8-00000000000000bb",
    ...young.toSorted(),
    "kept-by-me",
    `kept-by-me/${entry}`,
    "notes",
    "notes/old.md",
    "pruned",
  ];
  expect(await list()).toEqual(left.sort());
  await utimes(join(place, young[0] ?? ""), monthAgo, monthAgo);
  await rm(join(place, build), { recursive: true });
  await lintWith(place, folder);
  expect(await list()).toEqual(left);
});

describe("the place of the cache", () => {
  test.for([
    ["what is asked for", { DEPLOYDOC_CACHE: "/c", XDG_CACHE_HOME: "/x", HOME: "/h" }, "linux", "/c"],
    ["what is asked for, from the working directory", { DEPLOYDOC_CACHE: "c" }, "linux", "/work/c"],
    ["an empty wish", { DEPLOYDOC_CACHE: "", HOME: "/h" }, "linux", "/h/.cache/deploydoc"],
    ["where caches are", { XDG_CACHE_HOME: "/x", HOME: "/h" }, "linux", "/x/deploydoc"],
    ["no relative place of caches", { XDG_CACHE_HOME: "x", HOME: "/h" }, "linux", "/h/.cache/deploydoc"],
    ["macOS", { HOME: "/h" }, "darwin", "/h/Library/Caches/deploydoc"],
    ["Windows", { LOCALAPPDATA: "/l", HOME: "/h" }, "win32", "/l/deploydoc/Cache"],
    ["nobody's", {}, "linux", null],
    ["nobody's on Windows", { HOME: "/h" }, "win32", null],
  ] as const)("%s", ([, env, platform, place]) => {
    expect(cachePlace(env, "/work", platform)).toBe(place);
  });
});
