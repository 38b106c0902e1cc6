// @ts-check

// Judges documents that nobody would write, and says which promises of the program do not hold for them.
//
//   npm run fuzz -- [--cases 100000] [--seed 1] [--workers 2] [--time SECONDS] [--case NUMBER] [--out FOLDER]
//
// A case is told by its seed and number: `--seed 1 --case 42` runs it again, as long as the documents that cases are mutated
// from are the same (fixtures/, and ../shared/corpus where it is there).

import { createHash } from "node:crypto";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { Worker } from "node:worker_threads";
import { rolldown } from "rolldown";
import { generateKinds } from "./generate-kinds.mjs";

const root = fileURLToPath(new URL("../", import.meta.url));

/** Milliseconds after which a case that is still in work is told as one that hangs. */
const patience = 180_000;

const { values } = parseArgs({
  options: {
    cases: { type: "string", default: "100000" },
    seed: { type: "string", default: "1" },
    workers: { type: "string", default: "1" },
    time: { type: "string", default: "86400" },
    case: { type: "string" },
    out: { type: "string", default: join(tmpdir(), "deploydoc-fuzz") },
  },
});

const seed = Number(values.seed);
const folders = [join(root, "fixtures"), join(root, "../shared/corpus/documents")];
const hashes = new Set();
/** @type {number[]} */
const sizes = [];
const known = new Set();
let cases = 0;
const start = Date.now();

await generateKinds();
const folder = await mkdtemp(join(root, "generated-"));
try {
  const build = await rolldown({
    cwd: root,
    input: { worker: "scripts/fuzz/worker.ts", run: "scripts/fuzz/run.ts" },
    platform: "node",
  });
  await build.write({ dir: folder, format: "esm", entryFileNames: "[name].mjs" });
  await build.close();
  if (values.case === undefined) await runAll();
  else await runOne(Number(values.case));
} finally {
  await rm(folder, { recursive: true, force: true });
}

async function runAll() {
  const count = Number(values.workers);
  const timer = setInterval(() => console.log(summary()), 30_000);
  await Promise.all(Array.from({ length: count }, (_, at) => runWorker(at, count)));
  clearInterval(timer);
  console.log(summary());
  process.exitCode = known.size === 0 ? 0 : 1;
}

/**
 * @param {number} from
 * @param {number} step
 * @returns {Promise<void>}
 */
async function runWorker(from, step) {
  const current = new Int32Array(new SharedArrayBuffer(4));
  const task = { seed, from, to: Number(values.cases), step, folders, current };
  const worker = new Worker(pathToFileURL(join(folder, "worker.mjs")), { workerData: task });
  let since = Date.now();
  let last = -1;
  const hung = await new Promise((resolve, reject) => {
    const watch = setInterval(() => {
      if (Date.now() - start > Number(values.time) * 1000) resolve(null);
      const now = Atomics.load(current, 0);
      if (now !== last) [last, since] = [now, Date.now()];
      else if (Date.now() - since > patience) resolve(now);
    }, 1_000);
    worker.on("message", (message) => {
      for (const hash of message.hashes ?? []) hashes.add(hash);
      sizes.push(...(message.sizes ?? []));
      cases += message.hashes?.length ?? 0;
      if (message.found) void tell(message.found);
    });
    worker.on("error", reject);
    worker.on("exit", () => {
      clearInterval(watch);
      resolve(null);
    });
  });
  await worker.terminate();
  if (hung === null) return;
  await tell({ oracle: "hangs", detail: `case ${hung}`, seed, number: hung, smallest: null });
  await runWorker(hung + step, step);
}

/** @param {number} number */
async function runOne(number) {
  const { openCases, readSeeds, runCase } = await import(pathToFileURL(join(folder, "run.mjs")).href);
  const it = openCases(readSeeds(folders), seed)(number);
  console.log(JSON.stringify(it));
  const found = await runCase(it, seed, number, new Set());
  if (found) await tell(found);
  else console.log("nothing is wrong with it");
}

/** @param {import("./fuzz/run.ts").FoundFault | { oracle: string, detail: string, seed: number, number: number, smallest: null }} found */
async function tell({ oracle, detail, seed: of, number, smallest }) {
  const key = `${oracle} ${detail.split("\n")[0]}`.replaceAll(/\d+/g, "N");
  if (known.has(key)) return;
  known.add(key);
  console.log(`\n${oracle} (--seed ${of} --case ${number})\n${detail}\n${JSON.stringify(smallest)}\n`);
  if (smallest === null) return;
  await mkdir(values.out, { recursive: true });
  const name = createHash("sha1").update(smallest.text, "utf16le").digest("hex").slice(0, 12);
  await writeFile(
    join(values.out, `${oracle.replaceAll(/\W+/g, "-")}-${name}.json`),
    JSON.stringify({ oracle, detail, of, number, smallest }),
  );
}

function summary() {
  const seconds = (Date.now() - start) / 1000;
  const median = sizes.toSorted((a, b) => a - b)[sizes.length >> 1] ?? 0;
  const rate = Math.round(cases / seconds);
  return `${cases} cases, ${hashes.size} distinct documents, ${known.size} distinct faults, ${rate} cases/s, median of ${median} characters`;
}
