// @ts-check

// The licences of what is bundled, taken from the packages themselves. A package that does not say under which licence it
// comes, or says one that nobody looked at, stops the build.

import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

/** Licences that allow bundling into an MIT package as long as their text travels along. */
const accepted = new Set([
  "0BSD",
  "Apache-2.0",
  "BlueOak-1.0.0",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "ISC",
  "MIT",
  "Unlicense",
]);

const licenceFile = /^(?:licen[cs]e|copying|notice)(?:[.-].*)?$/i;

/**
 * The folder of the installed package that a bundled module comes from.
 * @param {string} moduleId an absolute path, or an id that the bundler made up
 * @returns {string | undefined} undefined for the project's own modules
 */
export function packageFolder(moduleId) {
  // The helpers that the bundler adds to its output are part of the bundler.
  if (moduleId.startsWith("\0rolldown/")) return join(import.meta.dirname, "../node_modules/rolldown");
  const path = moduleId.replace(/^\0/, "").split("?")[0] ?? "";
  return /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/.exec(path)?.[0];
}

/**
 * One package's part of the notices.
 * @param {string} folder the package's folder
 * @throws if the package has no licence text, or its licence is not among the accepted ones
 */
export async function readNotice(folder) {
  const { name, version, license } = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
  if (!accepted.has(license))
    throw new Error(`${name}@${version} is bundled under ${license ?? "no licence"}, which is not accepted`);
  const files = (await readdir(folder)).filter((file) => licenceFile.test(file)).sort();
  const texts = await Promise.all(files.map((file) => readFile(join(folder, file), "utf8")));
  if (texts.every((text) => text.trim() === ""))
    throw new Error(`${name}@${version} is bundled but has no licence text`);
  const body = texts.map((text) => text.replaceAll("\r\n", "\n").trim()).join("\n\n");
  return { title: `${name} ${version} (${license})`, body };
}

/**
 * The whole notices file, sorted by package.
 * @param {readonly string[]} moduleIds the modules that are in the bundle
 */
export async function writeNotices(moduleIds) {
  const folders = new Set(moduleIds.map(packageFolder).filter((folder) => folder !== undefined));
  const notices = await Promise.all([...folders].map(readNotice));
  notices.sort((a, b) => (a.title < b.title ? -1 : 1));
  const line = "-".repeat(80);
  const parts = notices.map(({ title, body }) => `${line}\n${title}\n${line}\n\n${body}\n`);
  return ["deploydoc contains code of the packages below, under these licences.\n", ...parts].join("\n");
}
