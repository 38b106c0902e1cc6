// @ts-check

// The programs that are compared, each called as its own page says it is called, with its default rules, over the same
// files. A program that is not installed is left out and named.

import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { bundleFloor } from "./floor/bundle.mjs";

/**
 * @typedef {import("./measure.mjs").Run} Run
 * @typedef {"bare node" | "parse floor" | "markdownlint-cli2" | "remark-cli" | "contextlint" | "rumdl"} Peer
 * @typedef {{ name: Peer, missing: string | undefined, over(path: string): Pick<Run, "command" | "args"> }} Contender
 *   `over` gives the command for a file or a folder of Markdown files; `missing` says why it can't run
 */

const bench = fileURLToPath(new URL(".", import.meta.url));
const modules = join(bench, "node_modules");

/** The built executable. */
export const program = fileURLToPath(new URL("../bin/deploydoc.js", import.meta.url));

/** @type {(path: string) => string} */
const globbed = (path) => (path.endsWith(".md") ? path : `${path}/**/*.md`);

/** @type {(script: string) => (args: readonly string[]) => Pick<Run, "command" | "args">} */
const node = (script) => (args) => ({ command: process.execPath, args: [script, ...args] });

/**
 * Finds what is installed, and bundles the floor.
 *
 * @param {string} scratch a folder for the floor
 * @returns {Promise<readonly Contender[]>}
 */
export async function findContenders(scratch) {
  const floor = join(scratch, "floor.mjs");
  await bundleFloor(floor);
  const markdownlint = join(modules, "markdownlint-cli2/markdownlint-cli2-bin.mjs");
  const remark = join(modules, "remark-cli/cli.js");
  const contextlint = join(modules, "@contextlint/cli/dist/index.js");
  const rumdl = findRumdl();
  const remarkPlugins = ["remark-gfm", "remark-preset-lint-recommended"].flatMap((name) => [
    "--use",
    join(modules, name, "index.js"),
  ]);
  return [
    { name: "bare node", missing: undefined, over: () => node("-e")(["0"]) },
    { name: "parse floor", missing: undefined, over: (path) => node(floor)([path]) },
    {
      name: "markdownlint-cli2",
      missing: unlessThere(markdownlint),
      over: (path) => node(markdownlint)([globbed(path)]),
    },
    {
      name: "remark-cli",
      missing: unlessThere(remark),
      over: (path) => node(remark)(["--no-config", "--no-ignore", "--no-stdout", ...remarkPlugins, path]),
    },
    {
      name: "contextlint",
      missing: unlessThere(contextlint),
      over: (path) => node(contextlint)(["--config", join(bench, "contextlint.config.json"), globbed(path)]),
    },
    {
      name: "rumdl",
      missing: rumdl === undefined ? notInstalled : undefined,
      over: (path) => ({ command: rumdl ?? "", args: ["check", "--no-config", "--no-cache", path] }),
    },
  ];
}

const notInstalled = "not installed: `npm ci --prefix bench`";

/** @param {string} file */
function unlessThere(file) {
  return existsSync(file) ? undefined : notInstalled;
}

/** The binary itself: its package starts it through Node, which is not what it is to be judged by. */
function findRumdl() {
  const name = process.platform === "win32" ? "rumdl.exe" : "rumdl";
  const file = join(modules, `@rumdl/cli-${process.platform}-${process.arch}`, name);
  return existsSync(file) ? file : undefined;
}

/** @type {() => string} */
const help = once(() => spawnSync(process.execPath, [program, "lint", "--help"], { encoding: "utf8" }).stdout);

/**
 * Whether the executable knows a flag of lint; what it does not know can't be measured.
 *
 * @param {string} flag such as `--no-cache`
 */
export function knowsFlag(flag) {
  return new RegExp(`(?:^|\\s)${flag}(?:\\s|$)`, "m").test(help());
}

/**
 * @param {() => string} make
 * @returns {() => string}
 */
function once(make) {
  /** @type {string | undefined} */
  let made;
  return () => {
    made ??= make();
    return made;
  };
}
