// @ts-check

// Measures deploydoc against its targets and its peers: docs/speed.md.
//
//   npm ci --prefix bench && npm run build && npm run bench
//   npm run bench -- [--case ID]… [--rounds N] [--quick] [--seed TEXT] [--json FILE] [--write]
//   npm run bench -- profile | growth

import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { argv, stderr, stdout } from "node:process";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { cases } from "./cases.mjs";
import { findContenders } from "./contenders.mjs";
import { measureGrowth } from "./growth.mjs";
import { judge } from "./judge.mjs";
import { describeMachine } from "./machine.mjs";
import { profileStages } from "./profile.mjs";
import { renderResults } from "./report.mjs";
import { runCase } from "./run-case.mjs";
import { replacePart } from "./table.mjs";
import { fullSizes, makeWorld, quickSizes } from "./world.mjs";

/**
 * @typedef {{ scratch: string, seed: string, quick: boolean, rounds: number | undefined, only: readonly string[] }} Options
 * @typedef {{ text: string, data: unknown }} Outcome
 */

const page = fileURLToPath(new URL("../docs/speed.md", import.meta.url));
const resultFolder = fileURLToPath(new URL("results/", import.meta.url));

/** What can be measured, by the word behind `npm run bench --`. @type {Record<string, (options: Options) => Promise<Outcome>>} */
const parts = { table: measureCases, profile: profileStages, growth: measureGrowth };

const { values, positionals } = parseArgs({
  args: argv.slice(2),
  allowPositionals: true,
  options: {
    case: { type: "string", multiple: true, default: [] },
    rounds: { type: "string" },
    quick: { type: "boolean", default: false },
    seed: { type: "string", default: "1" },
    json: { type: "string" },
    write: { type: "boolean", default: false },
  },
});

const [part = "table"] = positionals;
const measurePart = parts[part];
if (measurePart === undefined) throw new Error(`there is no part "${part}": ${Object.keys(parts).join(", ")}`);
const machine = describeMachine(new Date());
const scratch = mkdtempSync(join(tmpdir(), "bench-"));
try {
  const rounds = values.rounds === undefined ? undefined : Number(values.rounds);
  const { text, data } = await measurePart({
    scratch,
    seed: values.seed,
    quick: values.quick,
    rounds,
    only: values.case,
  });
  const described = `${machine}${values.quick ? " (a tenth of the size: figures say nothing about targets)" : ""}.`;
  stdout.write(`${described}\n\n${text}\n`);
  const file = values.json ?? join(resultFolder, `${part}.json`);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(
    file,
    `${JSON.stringify({ machine, seed: values.seed, quick: values.quick, ...Object(data) }, null, 2)}\n`,
  );
  if (values.write) writeFileSync(page, replacePart(readFileSync(page, "utf8"), part, `${described}\n\n${text}`));
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

/** @param {Options} options */
async function measureCases({ scratch: folder, seed, quick, rounds, only }) {
  const contenders = await findContenders(folder);
  const locate = makeWorld(folder, seed, quick ? quickSizes : fullSizes);
  const wanted = cases.filter(({ id }) => only.length === 0 || only.includes(id));
  if (wanted.length === 0) throw new Error(`there is no such case: ${cases.map(({ id }) => id).join(", ")}`);
  const results = wanted.map((one) => {
    stderr.write(`${one.title} …\n`);
    const ways = runCase(one, { contenders, locate, scratch: folder, rounds: rounds ?? one.rounds });
    return { case: one, ways, verdicts: judge(one, ways) };
  });
  return { text: renderResults(results), data: { results } };
}
