// @ts-check

// How time and memory grow with the number of documents and with the length of one.

import { join } from "node:path";
import process from "node:process";
import { fitPowers, median } from "./arithmetic.mjs";
import { knowsFlag, program } from "./contenders.mjs";
import { families } from "./generate/families.mjs";
import { measure } from "./measure.mjs";
import { renderTable, threeDigits } from "./table.mjs";
import { write, writeDocuments, writeLong } from "./world.mjs";

/**
 * @typedef {import("./run-case.mjs").Located} Located
 * @typedef {{ label: string, size: number, cpu: number, wall: number, memory: number }} Point
 * @typedef {{ all: number | undefined, last: number | undefined }} Powers over all points, and from the last but one to the last; undefined where
 *   too little was measured to tell
 * @typedef {{ nothing: { cpu: number, memory: number }, regular: readonly Series[], hard: readonly Series[] }} Growth
 * @typedef {{ name: string, points: readonly Point[], cpu: Powers, memory: Powers }} Series the powers leave out what a run over nothing costs
 */

const kilobyte = 1000;

/** A point that took so many milliseconds is not measured once more. */
const patience = 60_000;

/**
 * @param {{ scratch: string, seed: string, quick: boolean, rounds: number | undefined }} options
 * @returns {Promise<Growth>}
 */
export async function measureGrowth({ scratch, seed, quick, rounds = 3 }) {
  const shrink = quick ? 10 : 1;
  /** @type {(located: Located) => Omit<Point, "label" | "size">} */
  const cost = (located) => lint(located, rounds);
  const nothing = cost(writeText(scratch, "nothing", ""));
  const documents = [100, 1000, 10_000].map((count) => {
    const located = writeDocuments(join(scratch, `documents-${count}`), seed, count / shrink);
    return {
      label: `${threeDigits(located.documents).replace(/\.0*$/, "")} documents`,
      size: located.documents,
      ...cost(located),
    };
  });
  const lengths = [10, 100, 1000, 5000].map((size) => {
    const bytes = (size * kilobyte) / shrink;
    return {
      label: `${bytes / kilobyte} kB`,
      size: bytes,
      ...cost(writeLong(join(scratch, `long-${size}`), seed, bytes)),
    };
  });
  const hard = Object.entries(families).map(([name, make]) => {
    const points = [25, 100, 400].map((size) => {
      const bytes = (size * kilobyte) / shrink;
      return {
        label: `${bytes / kilobyte} kB`,
        size: bytes,
        ...cost(writeText(scratch, `${name.replace(/\W/g, "")}-${size}`, make(bytes))),
      };
    });
    return fitted(name, points, nothing);
  });
  const regular = [fitted("documents", documents, nothing), fitted("one document", lengths, nothing)];
  return { nothing, regular, hard };
}

/** @param {readonly [Growth]} runs only one of them */
export function renderGrowth([{ nothing, regular, hard }]) {
  return [
    `A run over an empty document: ${threeDigits(nothing.cpu)} ms CPU, ${threeDigits(nothing.memory)} MiB. It is taken off before a power is fitted.`,
    ...regular.map(renderSeries),
    "Texts that are hard for parsers of CommonMark, CPU in ms:",
    renderFamilies(hard),
  ].join("\n\n");
}

/**
 * @param {string} name
 * @param {readonly Point[]} points
 * @param {{ cpu: number, memory: number }} nothing
 * @returns {Series}
 */
function fitted(name, points, nothing) {
  /** @type {(figure: "cpu" | "memory") => Powers} */
  const powers = (figure) =>
    fitPowers(
      points.map((point) => ({ size: point.size, cost: point[figure] })),
      nothing[figure],
    );
  return { name, points, cpu: powers("cpu"), memory: powers("memory") };
}

/**
 * @param {Located} located
 * @param {number} rounds
 */
function lint({ root, path }, rounds) {
  const flags = knowsFlag("--no-cache") ? ["--no-cache"] : [];
  const run = { command: process.execPath, args: [program, "lint", ...flags, path], cwd: root };
  const costs = [measure(run, { memory: true })];
  while (costs.length < rounds && (costs[0]?.wall ?? 0) * costs.length < patience)
    costs.push(measure(run, { memory: true }));
  return {
    cpu: median(costs.map(({ cpu }) => cpu)),
    wall: median(costs.map(({ wall }) => wall)),
    memory: median(costs.map(({ memory }) => memory ?? Number.NaN)),
  };
}

/**
 * @param {string} scratch
 * @param {string} name
 * @param {string} text
 * @returns {Located}
 */
function writeText(scratch, name, text) {
  const root = join(scratch, name);
  write(root, "text.md", `---\nkind: deployment-log\nstatus: draft\n---\n\n${text}\n`);
  return { root, path: "text.md", documents: 1 };
}

/** @param {Series} series */
function renderSeries({ points, cpu, memory }) {
  const rows = points.map((point) => [
    point.label,
    threeDigits(point.cpu),
    threeDigits(point.wall),
    threeDigits(point.memory),
  ]);
  const powers = [
    ["grows with the power", renderPower(cpu.all), "", renderPower(memory.all)],
    ["at the last step", renderPower(cpu.last), "", renderPower(memory.last)],
  ];
  return renderTable(
    ["", "CPU, ms", "Wall, ms", "Peak, MiB"],
    [...rows, ...powers],
    ["left", "right", "right", "right"],
  );
}

/** @param {readonly Series[]} all */
function renderFamilies(all) {
  const labels = all[0]?.points.map(({ label }) => label) ?? [];
  const rows = all.map(({ name, points, cpu }) => [
    name,
    ...points.map((point) => threeDigits(point.cpu)),
    renderPower(cpu.all),
    renderPower(cpu.last),
  ]);
  const align = /** @type {const} */ (["left", "right", "right", "right", "right", "right"]);
  return renderTable(["Family", ...labels, "Power", "Last step"], rows, align);
}

/** @param {number | undefined} power */
function renderPower(power) {
  return power === undefined ? "–" : power.toFixed(2);
}
