// @ts-check

// Measures deploydoc against its targets and its peers: docs/speed.md.
//
//   npm ci --prefix bench && npm run build && npm run bench
//   npm run bench -- [--case ID]… [--rounds N] [--quick] [--seed TEXT] [--json FILE] [--write]
//   npm run bench -- --from FILE… --write
//   npm run bench -- profile | growth

import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { argv, stderr, stdout } from "node:process";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { cases } from "./cases.mjs";
import { findContenders } from "./contenders.mjs";
import { measureGrowth, renderGrowth } from "./growth.mjs";
import { judge } from "./judge.mjs";
import { describeMachine } from "./machine.mjs";
import { profileStages, renderProfile } from "./profile.mjs";
import { renderResults } from "./report.mjs";
import { runCase } from "./run-case.mjs";
import { replacePart } from "./table.mjs";
import { fullSizes, makeWorld, quickSizes } from "./world.mjs";

/**
 * @typedef {{ scratch: string, seed: string, quick: boolean, rounds: number | undefined, only: readonly string[] }} Options
 * @typedef {{ part: string, machine: string, seed: string, quick: boolean, figures: unknown }} Outcome as it is kept as JSON
 * @typedef {{ measure: (options: Options) => Promise<unknown>, render: (runs: never) => string }} Part `render` takes what `measure` gave, a list of runs
 */

const page = fileURLToPath(new URL("../docs/speed.md", import.meta.url));
const resultFolder = fileURLToPath(new URL("results/", import.meta.url));

/** What can be measured, by the word behind `npm run bench --`. @type {Readonly<Record<string, Part>>} */
const parts = {
  table: { measure: measureCases, render: renderResults },
  profile: { measure: profileStages, render: renderProfile },
  growth: { measure: measureGrowth, render: renderGrowth },
};

const { values, positionals } = parseArgs({
  args: argv.slice(2),
  allowPositionals: true,
  options: {
    case: { type: "string", multiple: true, default: [] },
    rounds: { type: "string" },
    quick: { type: "boolean", default: false },
    seed: { type: "string", default: "1" },
    json: { type: "string" },
    from: { type: "string", multiple: true, default: [] },
    write: { type: "boolean", default: false },
  },
});

const outcomes =
  values.from.length === 0 ? [await measureAnew(positionals[0] ?? "table")] : values.from.map(readOutcome);
const part = outcomes[0]?.part ?? "table";
const machines = outcomes.map(({ machine, quick }) => {
  return `${machine}${quick ? " (a tenth of the size: figures say nothing about targets)" : ""}.`;
});
const figures = /** @type {never} */ (outcomes.map((it) => it.figures));
const text = `${machines.join("\n\n")}\n\n${partNamed(part).render(figures)}`;
stdout.write(`${text}\n`);
if (values.write) writeFileSync(page, replacePart(readFileSync(page, "utf8"), part, text));

/**
 * @param {string} part
 * @returns {Promise<Outcome>}
 */
async function measureAnew(part) {
  const { measure } = partNamed(part);
  const machine = describeMachine(new Date());
  const { seed, quick } = values;
  const scratch = mkdtempSync(join(tmpdir(), "bench-"));
  try {
    const rounds = values.rounds === undefined ? undefined : Number(values.rounds);
    const figures = await measure({ scratch, seed, quick, rounds, only: values.case });
    const file = values.json ?? join(resultFolder, `${part}.json`);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, `${JSON.stringify({ part, machine, seed, quick, figures }, null, 2)}\n`);
    return { part, machine, seed, quick, figures };
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/**
 * @param {string} file
 * @returns {Outcome}
 */
function readOutcome(file) {
  return JSON.parse(readFileSync(file, "utf8"));
}

/** @param {string} name */
function partNamed(name) {
  const part = parts[name];
  if (part === undefined) throw new Error(`there is no part "${name}": ${Object.keys(parts).join(", ")}`);
  return part;
}

/**
 * @param {Options} options
 * @returns {Promise<import("./report.mjs").CaseResult[]>}
 */
async function measureCases({ scratch, seed, quick, rounds, only }) {
  const contenders = await findContenders(scratch);
  const locate = makeWorld(scratch, seed, quick ? quickSizes : fullSizes);
  const wanted = cases.filter(({ id }) => only.length === 0 || only.includes(id));
  if (wanted.length === 0) throw new Error(`there is no such case: ${cases.map(({ id }) => id).join(", ")}`);
  return wanted.map((one) => {
    stderr.write(`${one.title} …\n`);
    const ways = runCase(one, { contenders, locate, scratch, rounds: rounds ?? one.rounds });
    return { case: one, ways, verdicts: judge(one, ways) };
  });
}
