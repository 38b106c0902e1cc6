// @ts-check

// The generated files that cases run over, made when they are first asked for, in a folder outside of any repository.

import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { writeDeployment } from "./generate/deployments.mjs";
import { makeHistory } from "./generate/history.mjs";
import { writeLongDocument } from "./generate/long-document.mjs";

/**
 * @typedef {import("./cases.mjs").Place} Place
 * @typedef {import("./run-case.mjs").Located} Located
 * @typedef {{ hundred: number, thousandDocuments: number, tenThousandDocuments: number, megabyte: number, history: number }} Sizes
 */

/** What the targets name. @type {Sizes} */
export const fullSizes = {
  hundred: 100,
  thousandDocuments: 1000,
  tenThousandDocuments: 10_000,
  megabyte: 1_000_000,
  history: 1000,
};

/** A tenth of it, to try the benchmark out. @type {Sizes} */
export const quickSizes = {
  hundred: 10,
  thousandDocuments: 100,
  tenThousandDocuments: 1000,
  megabyte: 100_000,
  history: 100,
};

/**
 * @param {string} scratch
 * @param {string} seed
 * @param {Sizes} sizes
 * @returns {(place: Place) => Located}
 */
export function makeWorld(scratch, seed, sizes) {
  /** @type {Record<Place, (root: string) => Located>} */
  const makers = {
    one: (root) => writeAlone(root, seed),
    folder: (root) => {
      writeFolders(root, seed, 1);
      const plan = writeDeployment(seed, 0).find(({ kind }) => kind === "rollback-plan");
      return { root, path: plan?.path ?? "", documents: 1 };
    },
    hundred: (root) => writeFolders(root, seed, sizes.hundred),
    thousand: (root) => writeDocuments(root, seed, sizes.thousandDocuments),
    tenThousand: (root) => writeDocuments(root, seed, sizes.tenThousandDocuments),
    megabyte: (root) => writeLong(root, seed, sizes.megabyte),
    fiveMegabytes: (root) => writeLong(root, seed, 5 * sizes.megabyte),
    history: (root) => {
      makeHistory(root, seed, sizes.history);
      return { root, path: "", documents: 0 };
    },
  };
  /** @type {Map<Place, Located>} */
  const made = new Map();
  return (place) => {
    const known = made.get(place) ?? makers[place](join(scratch, place));
    made.set(place, known);
    return known;
  };
}

/**
 * A rollback plan with no deployment around it.
 *
 * @param {string} root
 * @param {string} seed
 * @returns {Located}
 */
function writeAlone(root, seed) {
  const documents = writeDeployment(seed, 0);
  const plan = documents.find(({ kind }) => kind === "rollback-plan");
  const path = "rollback-plan.md";
  write(root, path, (plan?.text ?? "").replace(/^deployment: .*$/m, "status: approved"));
  return { root, path, documents: 1 };
}

/**
 * @param {string} root
 * @param {string} seed
 * @param {number} deployments
 * @returns {Located}
 */
function writeFolders(root, seed, deployments) {
  const documents = Array.from({ length: deployments }, (_, number) => writeDeployment(seed, number)).flat();
  for (const { path, text } of documents) write(root, path, text);
  return { root, path: "deployments", documents: documents.length };
}

/**
 * Whole deployments, until there are so many documents or a few more.
 *
 * @param {string} root
 * @param {string} seed
 * @param {number} least
 * @returns {Located}
 */
export function writeDocuments(root, seed, least) {
  let documents = 0;
  for (let number = 0; documents < least; number++) {
    for (const { path, text } of writeDeployment(seed, number)) {
      write(root, path, text);
      documents++;
    }
  }
  return { root, path: "deployments", documents };
}

/**
 * @param {string} root
 * @param {string} seed
 * @param {number} bytes
 * @returns {Located}
 */
export function writeLong(root, seed, bytes) {
  write(root, "notes.md", writeLongDocument(seed, bytes));
  return { root, path: "notes.md", documents: 1 };
}

/**
 * @param {string} root
 * @param {string} path
 * @param {string} text
 */
export function write(root, path, text) {
  const file = join(root, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
