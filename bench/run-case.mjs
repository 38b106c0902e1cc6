// @ts-check

// Measures one case: a warm-up of every way, then all of them in turn, round by round.

import { mkdirSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { knowsFlag, program } from "./contenders.mjs";
import { recordGit } from "./git-calls.mjs";
import { measure } from "./measure.mjs";

/**
 * @typedef {import("./cases.mjs").Case} Case
 * @typedef {import("./cases.mjs").Way} Way
 * @typedef {import("./contenders.mjs").Contender} Contender
 * @typedef {import("./judge.mjs").Measured} Measured
 * @typedef {import("./measure.mjs").Run} Run
 * @typedef {{ root: string, path: string, documents: number }} Located a folder to work in, what is read in it, how many documents
 * @typedef {(place: import("./cases.mjs").Place) => Located} Locate
 */

/** Programs that found something exit with other than 0; what could not do its work says so by these. */
const failures = new Set([2, 126, 127, -1]);

/**
 * @param {Case} wanted
 * @param {{ contenders: readonly Contender[], locate: Locate, scratch: string, rounds: number }} options
 * @returns {readonly Measured[]}
 */
export function runCase(wanted, { contenders, locate, scratch, rounds }) {
  const ways = wanted.ways.map((way) => prepare(wanted, way, contenders, locate, scratch));
  for (const way of ways) if (way.run !== undefined) warmUp(way, way.run, wanted.times > 1);
  for (let round = 0; round < rounds; round++) {
    for (const way of ways) {
      if (way.run === undefined || way.missing !== undefined) continue;
      const cost = measure(way.run, { times: wanted.times, memory: wanted.times === 1 });
      way.rounds.push({ ...cost, memory: cost.memory ?? way.peak });
    }
  }
  return ways.map(({ name, missing, documents, rounds: costs }) => ({ name, missing, documents, rounds: costs }));
}

/**
 * @typedef {{ name: string, missing: string | undefined, documents: number, run: Run | undefined, peak: number | undefined, rounds: import("./measure.mjs").Cost[] }} Prepared
 *
 * @param {Case} wanted
 * @param {Way} way
 * @param {readonly Contender[]} contenders
 * @param {Locate} locate
 * @param {string} scratch
 * @returns {Prepared}
 */
function prepare(wanted, way, contenders, locate, scratch) {
  const place = way.place ?? wanted.place;
  const { root, path, documents } = place === undefined ? { root: scratch, path: "", documents: 0 } : locate(place);
  const cwd = root;
  /** @type {Prepared} */
  const prepared = { name: way.name, missing: undefined, documents, run: undefined, peak: undefined, rounds: [] };
  if (way.peer !== undefined) {
    const peer = contenders.find(({ name }) => name === way.peer);
    if (peer === undefined || peer.missing !== undefined) return { ...prepared, missing: peer?.missing ?? "unknown" };
    return { ...prepared, run: { ...peer.over(path), cwd } };
  }
  if (way.needs !== undefined && !knowsFlag(way.needs))
    return { ...prepared, missing: `\`${way.needs}\` is not there` };
  const run = { command: process.execPath, args: [program, ...ours(wanted, way), ...(path === "" ? [] : [path])], cwd };
  if (way.replay === undefined) return { ...prepared, run };
  const folder = join(scratch, `git-of-${wanted.id}`);
  mkdirSync(folder, { recursive: true });
  return { ...prepared, run: recordGit(run, folder).replay };
}

/**
 * The arguments of a way; of a replay those of the command that it belongs to. An executable without a cache needs not be
 * told to leave it.
 *
 * @param {Case} wanted
 * @param {Way} way
 */
function ours(wanted, way) {
  const args = way.ours ?? wanted.ways.find((it) => it.ours !== undefined)?.ours ?? [];
  return args.filter((arg) => arg !== "--no-cache" || knowsFlag("--no-cache"));
}

/**
 * Runs a way once and leaves it out when it can't do its work. Of short runs the peak of memory is taken here, where asking for it
 * each time would be a good part of what is measured: of another run, for the first one may have filled a cache.
 *
 * @param {Prepared} way
 * @param {Run} run
 * @param {boolean} isShort
 */
function warmUp(way, run, isShort) {
  const { code, complaint } = measure(run);
  if (failures.has(code)) way.missing = `exit code ${code}: ${complaint.trim().split("\n").at(-1)}`;
  else if (isShort) way.peak = measure(run, { memory: true }).memory;
}
