// Measures the reading of the built executable against documents labelled by hand: precision, recall and F1 for each thing
// that is read. Labels are JSON files that name a document and list what stands on which line of it.
//
//   node scripts/score.mjs [--labels DIR] [--corpus DIR] [--misses]

import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { argv } from "node:process";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const root = fileURLToPath(new URL("..", import.meta.url));

/**
 * @typedef {{ line: number, state?: string, signed?: boolean, class?: string }} Item
 * @typedef {{ gates: Item[], placeholders: Item[], approvals: Item[], criteria: Item[] }} Reading
 * @typedef {Reading & { file: string, ignore?: { line: number, about: string }[] }} Label
 * @typedef {{ thing: string, right: number, extra: string[], missed: string[], precision: number, recall: number, f1: number }} Score
 */

/** @type {(line: number) => string} */
const plain = (line) => `${line}`;
/** @type {(keys: string[]) => string[]} */
const distinct = (keys) => [...new Set(keys)];

/**
 * What is compared of each thing, and what labels call it: gates by line and state, approvals by line and whether signed,
 * the others by line.
 *
 * @type {Record<string, { about: string, keys: (reading: Reading) => string[] }>}
 */
const things = {
  gates: { about: "gate", keys: ({ gates }) => gates.map((it) => `${it.line}:${it.state}`) },
  placeholders: {
    about: "placeholder",
    keys: ({ placeholders }) => distinct(placeholders.map((it) => plain(it.line))),
  },
  approvals: { about: "approval", keys: ({ approvals }) => approvals.map((it) => `${it.line}:${it.signed === true}`) },
  criteria: {
    about: "criterion",
    keys: ({ criteria }) => distinct(criteria.filter((it) => it.class !== "vague").map((it) => plain(it.line))),
  },
  vague: {
    about: "criterion",
    keys: ({ criteria }) => distinct(criteria.filter((it) => it.class === "vague").map((it) => plain(it.line))),
  },
};

/**
 * Scores readings against labels. A line that labels leave open counts neither way; nor does, for criteria, one that they
 * call vague.
 *
 * @param {readonly { label: Label, reading: Reading }[]} pairs
 * @returns {Score[]}
 */
export function score(pairs) {
  return Object.keys(things).map((thing) => {
    const compared = pairs.map(({ label, reading }) => compare(thing, label, reading));
    const right = compared.reduce((sum, it) => sum + it.right, 0);
    const extra = compared.flatMap((it) => it.extra);
    const missed = compared.flatMap((it) => it.missed);
    const precision = share(right, extra.length);
    const recall = share(right, missed.length);
    const f1 = precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
    return { thing, right, extra, missed, precision, recall, f1 };
  });
}

/**
 * Compares one thing in one document, each label with at most one item.
 *
 * @param {string} thing
 * @param {Label} label
 * @param {Reading} reading
 */
function compare(thing, label, reading) {
  const { about, keys } = things[thing] ?? { about: "", keys: () => [] };
  const open = new Set((label.ignore ?? []).filter((it) => it.about === about).map((it) => plain(it.line)));
  if (thing === "criteria") for (const line of things.vague?.keys(label) ?? []) open.add(line);
  const counts = (/** @type {string} */ key) => !open.has(key.split(":")[0] ?? "");
  const missed = keys(label).filter(counts);
  const found = keys(reading).filter(counts);
  const extra = found.filter((key) => {
    const at = missed.indexOf(key);
    if (at >= 0) missed.splice(at, 1);
    return at < 0;
  });
  const named = (/** @type {string} */ key) => `${label.file}:${key}`;
  return { right: found.length - extra.length, extra: extra.map(named), missed: missed.map(named) };
}

/** @type {(right: number, wrong: number) => number} */
function share(right, wrong) {
  return right + wrong === 0 ? 1 : right / (right + wrong);
}

/**
 * The labels of a folder, sorted by file name.
 *
 * @param {string} folder
 * @returns {Label[]}
 */
export function readLabels(folder) {
  const names = readdirSync(folder).filter((name) => name.endsWith(".json"));
  return names.sort().map((name) => JSON.parse(readFileSync(join(folder, name), "utf8")));
}

function main() {
  const { values } = parseArgs({
    options: {
      labels: { type: "string", default: join(root, "../shared/corpus/labels") },
      corpus: { type: "string", default: join(root, "../shared/corpus/documents") },
      misses: { type: "boolean", default: false },
    },
  });
  if (!existsSync(values.labels)) {
    console.error(`score: ${values.labels} does not exist: name a folder of labels with --labels`);
    return 2;
  }
  const labels = readLabels(values.labels);
  const files = labels.map((label) => join(values.corpus, label.file));
  const args = [join(root, "bin/deploydoc.js"), "export", "--no-ignore", ...files];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: "utf8", maxBuffer: 1 << 28 });
  if (status !== 0) {
    console.error(`score: the documents could not be read: ${stderr}`);
    return 2;
  }
  const { documents } = JSON.parse(stdout);
  for (const { thing, right, extra, missed, precision, recall, f1 } of score(
    labels.map((label, at) => ({ label, reading: documents[at] })),
  )) {
    const figures = [precision, recall, f1].map((it) => it.toFixed(3)).join("  ");
    console.log(`${thing.padEnd(13)} ${figures}  ${right} right, ${extra.length} extra, ${missed.length} missed`);
    if (values.misses) for (const key of extra) console.log(`  extra  ${key}`);
    if (values.misses) for (const key of missed) console.log(`  missed ${key}`);
  }
  return 0;
}

if (argv[1] === fileURLToPath(import.meta.url)) process.exitCode = main();
