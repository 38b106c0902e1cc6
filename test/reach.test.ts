import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { builtinModules } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { canRun } from "./hooks/programs.ts";

const root = fileURLToPath(new URL("..", import.meta.url));

/** The modules of Node that the program uses: none of them opens a connection, and programs are started in two places. */
const used = [
  ..."buffer child_process crypto events fs fs/promises module os path process readline timers/promises tty".split(" "),
  ..."url util v8 vm worker_threads".split(" "),
];

const built = ["bin", "dist"].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => /\.c?js$/.test(name) && !name.includes("compiled"))
    .map((name) => ({ name, text: readFileSync(join(root, folder, name), "utf8") })),
);

describe("what the built program can reach", () => {
  test("are these modules of Node and no others", () => {
    const imports = /(?:\bfrom|\bimport|\brequire)\s*\(?\s*["'`](?:node:)?([\w/]+)["'`]/g;
    const found = built.flatMap(({ text }) => [...text.matchAll(imports)].map(([, name = ""]) => name));
    const modules = new Set(found.filter((name) => builtinModules.includes(name)));
    expect(modules.size).toBeGreaterThan(5);
    expect([...modules].filter((name) => !used.includes(name))).toEqual([]);
  });

  test("is no network and no shell", () => {
    const forbidden =
      /(?<![\w.$-])(?:fetch|eval)\(|\bnew (?:WebSocket|XMLHttpRequest|EventSource)\b|\bshell:|\bexecSync\(/g;
    const found = built.flatMap(({ name, text }) => [...text.matchAll(forbidden)].map(([it]) => `${name}: ${it}`));
    expect(found).toEqual([]);
  });
});

const mayUnshare = canRun(
  "a network of one's own",
  spawnSync("unshare", ["--map-root-user", "--net", "true"]).status === 0,
  "util-linux's unshare with user namespaces",
);

test.runIf(mayUnshare)("without any network it does its work", () => {
  const args = ["--map-root-user", "--net", process.execPath, join(root, "bin/deploydoc.js"), "lint"];
  const { status, stderr } = spawnSync("unshare", [...args, "fixtures/deployments/2026-11-19-loyalty-points"], {
    cwd: root,
    encoding: "utf8",
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
});
