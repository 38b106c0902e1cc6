// @ts-check

// Builds, and runs the tests, on each Node.js that is supported: `npm run test:nodes`, or `npm run test:nodes -- 22 26`.
// The npm package `node` brings the executables; they are kept in node_modules/.cache.

import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../", import.meta.url));
const store = join(root, "node_modules/.cache/test-nodes");

/** The oldest that package.json admits, and the newest of each line that is kept up. */
const supported = ["20.19.0", "22", "24", "26"];

/**
 * Runs a program to its end, its output with ours.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {boolean} whether it succeeded
 */
function run(program, args, env = process.env) {
  return spawnSync(program, args, { cwd: root, stdio: "inherit", env }).status === 0;
}

/**
 * The folder of a Node.js executable of that version, installed when it is not there.
 * @param {string} version
 */
function install(version) {
  const folder = join(store, version);
  const binaries = join(folder, "node_modules/node/bin");
  if (existsSync(join(binaries, "node"))) return binaries;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "package.json"), '{ "private": true }\n');
  // Its install script only puts the executable for this platform in place.
  const flags = ["--no-audit", "--no-fund", "--no-save", "--ignore-scripts=false", "--prefix", folder];
  if (!run("npm", ["install", ...flags, `node@${version}`])) throw new Error(`node@${version} could not be installed`);
  return binaries;
}

/**
 * Builds and tests on one version.
 * @param {string} version
 */
function test(version) {
  const binaries = install(version);
  const env = { ...process.env, PATH: `${binaries}${delimiter}${process.env.PATH}` };
  const node = join(binaries, "node");
  const found = spawnSync(node, ["--version"], { encoding: "utf8" }).stdout.trim();
  console.log(`\n=== Node.js ${found}`);
  const passed = run(node, ["scripts/build.mjs"], env) && run(node, ["node_modules/vitest/vitest.mjs", "run"], env);
  return { found, passed };
}

const chosen = process.argv.slice(2);
const results = (chosen.length > 0 ? chosen : supported).map(test);
for (const { found, passed } of results) console.log(`${found} ${passed ? "passed" : "FAILED"}`);
process.exitCode = results.every(({ passed }) => passed) ? 0 : 1;
