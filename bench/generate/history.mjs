// @ts-check

// A git repository with many deployments on main, and a branch that touches one of them.

import { spawnSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { writeDeployment } from "./deployments.mjs";

const when = "1700000000 +0000";
const who = (/** @type {string} */ name) => `${name} <${name.toLowerCase()}@example.com> ${when}`;

/**
 * The whole history as one stream for `git fast-import`: a commit for every ten deployments, then one on the branch
 * `topic` that changes a sentence of one of them.
 *
 * @param {string | number} seed
 * @param {number} deployments
 * @returns {string}
 */
export function historyStream(seed, deployments) {
  const commits = [];
  for (let first = 0; first < deployments; first += 10) {
    const last = Math.min(first + 10, deployments);
    const files = Array.from({ length: last - first }, (_, at) => writeDeployment(seed, first + at)).flat();
    commits.push(commit("refs/heads/main", `Add deployments ${first + 1} to ${last}`, files));
  }
  const [touched] = writeDeployment(seed, touchedDeployment(deployments));
  if (touched === undefined) throw new Error("a deployment has a plan");
  const text = `${touched.text}\nThe window was moved after a talk with support.\n`;
  commits.push(
    `reset refs/heads/topic\nfrom refs/heads/main\n\n${commit("refs/heads/topic", "Say why the window was moved", [{ ...touched, text }])}`,
  );
  return commits.join("");
}

/** @param {number} deployments */
function touchedDeployment(deployments) {
  return Math.floor(deployments / 2);
}

/**
 * @param {string} ref
 * @param {string} message
 * @param {readonly { path: string, text: string }[]} files
 */
function commit(ref, message, files) {
  const changes = files.map(({ path, text }) => `M 100644 inline ${path}\n${data(text)}`);
  return `commit ${ref}\nauthor ${who("Ada")}\ncommitter ${who("Ada")}\n${data(message)}${changes.join("")}\n`;
}

/** @param {string} text */
function data(text) {
  return `data ${Buffer.byteLength(text)}\n${text}\n`;
}

/**
 * Makes the repository with the branch checked out.
 *
 * @param {string} folder
 * @param {string | number} seed
 * @param {number} deployments
 */
export function makeHistory(folder, seed, deployments) {
  mkdirSync(folder, { recursive: true });
  git(folder, ["init", "--quiet", "--initial-branch=main"]);
  git(folder, ["fast-import", "--quiet"], historyStream(seed, deployments));
  git(folder, ["checkout", "--quiet", "topic"]);
}

/**
 * @param {string} folder
 * @param {readonly string[]} args
 * @param {string} [input]
 */
function git(folder, args, input = "") {
  const { status, stderr } = spawnSync("git", args, { cwd: folder, input, encoding: "utf8" });
  if (status !== 0) throw new Error(`git ${args[0]} failed: ${stderr}`);
}
