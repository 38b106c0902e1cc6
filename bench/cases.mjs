// @ts-check

// What is measured, and the targets that it is held to: data, read by run.mjs.

/**
 * @typedef {import("./contenders.mjs").Peer} Peer
 * @typedef {"one" | "folder" | "hundred" | "thousand" | "tenThousand" | "megabyte" | "fiveMegabytes" | "history"} Place
 *   what of the generated documents a command runs over (`world.mjs`)
 *
 * @typedef {object} Way one command of a case
 * @property {string} name as it stands in the table
 * @property {readonly string[]} [ours] arguments of deploydoc; the place's path follows
 * @property {Peer} [peer] or another program over the same place
 * @property {"git"} [replay] or the calls of git that `ours` makes, without it
 * @property {Place} [place] instead of the case's
 * @property {string} [needs] a flag that deploydoc must know
 *
 * @typedef {object} Target
 * @property {string} of name of the way that is held to it
 * @property {string} against name of the way that it is compared with
 * @property {string} [beside] name of a way whose processor time is taken off `of` first
 * @property {"cpu" | "memory" | "cpu per document"} [figure] default: cpu
 * @property {number} atMost the greatest ratio
 *
 * @typedef {object} Case
 * @property {string} id
 * @property {string} title
 * @property {Place | undefined} place
 * @property {number} rounds
 * @property {number} times runs in one measurement: more where a run is short, since processor time comes in milliseconds
 * @property {readonly Way[]} ways
 * @property {readonly Target[]} targets
 */

const ours = "deploydoc";

/** @type {(...names: Peer[]) => Way[]} */
const peers = (...names) => names.map((peer) => ({ name: peer, peer }));

/** Kept out where the executable has no cache yet: see `withoutUnknown` in run.mjs. */
const lint = ["lint", "--no-cache"];

/** @type {readonly Case[]} */
export const cases = [
  {
    id: "start",
    title: "`--version`, `--help`",
    place: undefined,
    rounds: 11,
    times: 10,
    ways: [
      { name: "deploydoc --version", ours: ["--version"] },
      { name: "deploydoc --help", ours: ["--help"] },
      ...peers("bare node"),
    ],
    targets: [
      { of: "deploydoc --version", against: "bare node", atMost: 1.3 },
      { of: "deploydoc --help", against: "bare node", atMost: 1.3 },
    ],
  },
  {
    id: "one-file",
    title: "`lint` of one file, cold process",
    place: "one",
    rounds: 11,
    times: 5,
    ways: [
      { name: ours, ours: lint },
      { name: "deploydoc, in a folder of a deployment", ours: lint, place: "folder" },
      ...peers("bare node", "parse floor", "markdownlint-cli2", "remark-cli", "contextlint", "rumdl"),
    ],
    targets: [
      { of: ours, against: "bare node", atMost: 2 },
      { of: ours, against: "markdownlint-cli2", atMost: 0.55 },
    ],
  },
  {
    id: "hundred",
    title: "100 deployments, no cache",
    place: "hundred",
    rounds: 7,
    times: 1,
    ways: [
      { name: ours, ours: lint },
      ...peers("parse floor", "bare node", "markdownlint-cli2", "remark-cli", "contextlint", "rumdl"),
    ],
    targets: [
      { of: ours, against: "parse floor", atMost: 1.25 },
      { of: ours, against: "markdownlint-cli2", atMost: 1 },
      { of: ours, against: "remark-cli", atMost: 1 },
      { of: ours, against: "contextlint", atMost: 1 },
    ],
  },
  {
    id: "warm",
    title: "the same, cache warm",
    place: "hundred",
    rounds: 11,
    times: 3,
    ways: [{ name: ours, ours: ["lint"], needs: "--no-cache" }, ...peers("bare node")],
    targets: [{ of: ours, against: "bare node", atMost: 3 }],
  },
  {
    id: "shards",
    title: "the same, one of five shards",
    place: "hundred",
    rounds: 5,
    times: 1,
    ways: [
      { name: "deploydoc --shard 2/5", ours: [...lint, "--shard", "2/5"], needs: "--shard" },
      { name: ours, ours: lint },
    ],
    targets: [],
  },
  {
    id: "ten-thousand",
    title: "10,000 documents",
    place: "tenThousand",
    rounds: 3,
    times: 1,
    ways: [
      { name: "deploydoc, 10,000 documents", ours: lint },
      { name: "deploydoc, 1,000 documents", ours: lint, place: "thousand" },
    ],
    targets: [
      {
        of: "deploydoc, 10,000 documents",
        against: "deploydoc, 1,000 documents",
        figure: "cpu per document",
        atMost: 1,
      },
      { of: "deploydoc, 10,000 documents", against: "deploydoc, 1,000 documents", figure: "memory", atMost: 2 },
    ],
  },
  {
    id: "megabyte",
    title: "one document of 1 MB",
    place: "megabyte",
    rounds: 5,
    times: 1,
    ways: [{ name: ours, ours: lint }, ...peers("parse floor", "markdownlint-cli2", "remark-cli", "rumdl")],
    targets: [{ of: ours, against: "parse floor", atMost: 2 }],
  },
  {
    id: "five-megabytes",
    title: "one document of 5 MB",
    place: "fiveMegabytes",
    rounds: 3,
    times: 1,
    ways: [{ name: ours, ours: lint }, ...peers("parse floor")],
    targets: [{ of: ours, against: "parse floor", atMost: 2 }],
  },
  {
    id: "check",
    title: "`check` of a branch that touches one deployment among 1,000",
    place: "history",
    rounds: 7,
    times: 1,
    ways: [
      { name: "deploydoc check", ours: ["check", "--base", "main"] },
      { name: "git's own time", replay: "git" },
      ...peers("bare node"),
    ],
    targets: [{ of: "deploydoc check", against: "bare node", beside: "git's own time", atMost: 6 }],
  },
];
