// @ts-check

// The licences of what is bundled, taken from the packages themselves. A package that does not say under which licence it
// comes, or says one that nobody looked at, stops the build.

import { existsSync } from "node:fs";
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
 * The licence texts that a package ships. For one that ships none, scripts/licences may hold what its readme says,
 * for exactly that version, so that another version is looked at anew.
 * @param {string} folder the package's folder
 * @param {string} id name@version
 */
async function readTexts(folder, id) {
  const files = (await readdir(folder)).filter((file) => licenceFile.test(file)).sort();
  const paths = files.map((file) => join(folder, file));
  const written = join(import.meta.dirname, "licences", `${id.replaceAll("/", "__")}.txt`);
  if (paths.length === 0 && existsSync(written)) paths.push(written);
  const texts = await Promise.all(paths.map((path) => readFile(path, "utf8")));
  return texts.map((text) => text.replaceAll("\r\n", "\n").trim()).filter((text) => text !== "");
}

/**
 * One package's part of the notices.
 * @param {string} folder the package's folder
 * @throws if the package has no licence text, or its licence is not among the accepted ones
 */
export async function readNotice(folder) {
  const { name, version, license, licenses } = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
  const id = `${name}@${version}`;
  // The list is how packages said it before 2015; some still do.
  const licence = license ?? (licenses?.length === 1 ? licenses[0].type : undefined);
  if (!accepted.has(licence))
    throw new Error(`${id} is bundled under ${licence ?? "no licence"}, which is not accepted`);
  const texts = await readTexts(folder, id);
  if (texts.length === 0) throw new Error(`${id} is bundled but has no licence text`);
  return { title: `${name} ${version} (${licence})`, body: texts.join("\n\n") };
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
