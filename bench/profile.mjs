// @ts-check

// Profiles the built program and tells its time by stage. The bundle has no source maps, so it is built once more with
// them, by the project's own build, in a copy of the tree: what is profiled is what is shipped.

import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { SourceMap } from "node:module";
import { basename, dirname, join, relative } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { median } from "./arithmetic.mjs";
import { knowsFlag } from "./contenders.mjs";
import { measure } from "./measure.mjs";
import { busiestFunctions, stages, sumStages } from "./stages.mjs";
import { renderTable, threeDigits } from "./table.mjs";
import { fullSizes, makeWorld, quickSizes } from "./world.mjs";

/**
 * @typedef {import("./stages.mjs").Profile} Profile
 * @typedef {import("./stages.mjs").Locate} Locate
 * @typedef {import("./stages.mjs").Stage} Stage
 * @typedef {import("./run-case.mjs").Located} Located
 * @typedef {{ title: string, times: Record<Stage, number> }} Column milliseconds
 * @typedef {{ node: number, columns: readonly Column[], busiest: readonly { name: string, source: string, milliseconds: number }[] }} ProfiledStages
 */

const root = fileURLToPath(new URL("../", import.meta.url));

/** What is built from. */
const inputs = [
  "bin",
  "schemas",
  "scripts",
  "src",
  "templates",
  "package.json",
  "package-lock.json",
  "tsconfig.json",
  "tsconfig.build.json",
];

/**
 * @param {{ scratch: string, seed: string, quick: boolean, rounds: number | undefined }} options
 * @returns {Promise<ProfiledStages>}
 */
export async function profileStages({ scratch, seed, quick, rounds = 3 }) {
  const tree = join(scratch, "tree");
  buildWithMaps(tree);
  const locate = readMaps(join(tree, "maps"), tree);
  const place = makeWorld(scratch, seed, quick ? quickSizes : fullSizes);
  /** @type {(name: "one" | "hundred" | "megabyte") => Profile[][]} */
  const profiles = (name) =>
    Array.from({ length: rounds }, (_, round) =>
      profileOnce(tree, place(name), join(scratch, `profile-${name}-${round}`)),
    );
  const columns = [
    { title: "one file", runs: profiles("one") },
    { title: `${place("hundred").documents} documents`, runs: profiles("hundred") },
    { title: "one document of 1 MB", runs: profiles("megabyte") },
  ].map(({ title, runs }) => ({ title, runs, times: medianTimes(runs, locate) }));
  const node = measure({ command: process.execPath, args: ["-e", "0"] }, { times: 10 }).cpu;
  const [, many] = columns;
  return {
    node,
    columns: columns.map(({ title, times }) => ({ title, times })),
    busiest: many?.runs[0]?.[0] === undefined ? [] : busiestFunctions(many.runs[0][0], locate, 15),
  };
}

/** @param {readonly [ProfiledStages]} runs only one of them */
export function renderProfile([{ node, columns, busiest }]) {
  return [
    renderStages(columns, node),
    `Functions with the most time of their own, over ${columns[1]?.title}:`,
    renderTable(
      ["Function", "Module", "ms"],
      busiest.map(({ name, source, milliseconds }) => [`\`${name}\``, source, threeDigits(milliseconds)]),
      ["left", "left", "right"],
    ),
  ].join("\n\n");
}

/**
 * @param {readonly Column[]} columns
 * @param {number} node
 */
function renderStages(columns, node) {
  const totals = columns.map(({ times }) => stages.reduce((sum, stage) => sum + times[stage], 0));
  const rows = stages.map((stage) => [
    stage,
    ...columns.map(
      ({ times }, at) => `${threeDigits(times[stage])} (${Math.round((100 * times[stage]) / (totals[at] || 1))}%)`,
    ),
  ]);
  return renderTable(
    ["Stage, ms", ...columns.map(({ title }) => title)],
    [
      ["before the profile begins: bare node", ...columns.map(() => threeDigits(node))],
      ...rows,
      ["all stages", ...totals.map(threeDigits)],
    ],
    ["left", "right", "right", "right"],
  );
}

/**
 * @param {readonly (readonly Profile[])[]} runs
 * @param {Locate} locate
 */
function medianTimes(runs, locate) {
  const sums = runs.map((threads) => threads.map((profile) => sumStages(profile, locate)));
  const entries = stages.map((stage) => [
    stage,
    median(sums.map((threads) => threads.reduce((sum, times) => sum + times[stage], 0))),
  ]);
  return /** @type {Record<Stage, number>} */ (Object.fromEntries(entries));
}

/**
 * The profiles of one run: the main thread's, and one for each worker.
 *
 * @param {string} tree
 * @param {Located} located
 * @param {string} folder
 * @returns {Profile[]}
 */
function profileOnce(tree, { root: cwd, path }, folder) {
  const flags = knowsFlag("--no-cache") ? ["--no-cache"] : [];
  const args = [
    "--cpu-prof",
    "--cpu-prof-interval",
    "500",
    "--cpu-prof-dir",
    folder,
    join(tree, "bin/deploydoc.js"),
    "lint",
    ...flags,
    path,
  ];
  const { status, stderr } = spawnSync(process.execPath, args, { cwd, encoding: "utf8", maxBuffer: 2 ** 28 });
  if (status === 2 || status === null) throw new Error(`deploydoc could not be profiled: ${stderr}`);
  return readdirSync(folder).map((name) => JSON.parse(readFileSync(join(folder, name), "utf8")));
}

/**
 * Builds in a copy of the tree, where the bundler is one that keeps source maps apart and the compiler of types does
 * nothing.
 *
 * @param {string} tree
 */
function buildWithMaps(tree) {
  mkdirSync(join(tree, "node_modules"), { recursive: true });
  for (const name of inputs) cpSync(join(root, name), join(tree, name), { recursive: true });
  for (const name of readdirSync(join(root, "node_modules"))) {
    if (name !== "rolldown" && name !== "typescript")
      symlinkSync(join(root, "node_modules", name), join(tree, "node_modules", name));
  }
  const files = {
    "rolldown/package.json": `{ "name": "rolldown", "version": "0.0.0", "license": "MIT", "type": "module", "exports": "./index.js" }`,
    "rolldown/LICENSE": "MIT",
    "rolldown/index.js": mappingBundler(join(tree, "maps")),
    "typescript/bin/tsc": "",
  };
  for (const [name, text] of Object.entries(files)) {
    const file = join(tree, "node_modules", name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  const { status, stderr } = spawnSync(process.execPath, ["scripts/build.mjs"], { cwd: tree, encoding: "utf8" });
  if (status !== 0) throw new Error(`the build with source maps failed: ${stderr}`);
}

/** @param {string} maps the folder that it writes them to */
function mappingBundler(maps) {
  const real = import.meta.resolve("rolldown");
  return `
import { mkdirSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import * as real from ${JSON.stringify(real)};
export * from ${JSON.stringify(real)};
const kept = async (result) => {
  mkdirSync(${JSON.stringify(maps)}, { recursive: true });
  for (const { fileName, map } of (await result).output)
    if (map) writeFileSync(join(${JSON.stringify(maps)}, basename(fileName) + ".map"), JSON.stringify({ ...map, file: fileName }));
  return result;
};
export async function rolldown(options) {
  const build = await real.rolldown(options);
  const mapped = (output) => ({ ...output, sourcemap: "hidden" });
  return {
    write: (output) => kept(build.write(mapped(output))),
    generate: (output) => kept(build.generate(mapped(output))),
    close: () => build.close(),
  };
}
`;
}

/**
 * @param {string} folder
 * @param {string} tree
 * @returns {Locate}
 */
function readMaps(folder, tree) {
  const maps = new Map(
    readdirSync(folder).map((name) => [
      name.replace(/\.map$/, ""),
      new SourceMap(JSON.parse(readFileSync(join(folder, name), "utf8"))),
    ]),
  );
  return ({ url, lineNumber, columnNumber }) => {
    const path = url.startsWith("file:") ? fileURLToPath(url) : url;
    if (!path.startsWith(tree)) return undefined;
    const entry = maps.get(basename(path))?.findEntry(lineNumber, columnNumber);
    return entry !== undefined && "originalSource" in entry ? entry.originalSource : relative(tree, path);
  };
}
