// @ts-check

// Judges the documents of a folder with a bundle, and prints the regular expressions that it built meanwhile, as JSON:
// the file and the place that built each, source and flags.
//
//   node --enable-source-maps watch-built.mjs BUNDLE FOLDER

import { readdirSync, readFileSync } from "node:fs";
import { argv } from "node:process";
import { pathToFileURL } from "node:url";

const [, , bundle = "", folder = ""] = argv;
/** @type {Map<string, { file: string, place: string, source: string, flags: string }>} */
const built = new Map();

const note = (/** @type {RegExp} */ made) => {
  const [, place, file] = /(?:\/|\()((src\/[^:()]*):\d+:\d+)\)?$/m.exec(new Error().stack ?? "") ?? [];
  if (place && file) built.set(`${place} ${made}`, { file, place, source: made.source, flags: made.flags });
  return made;
};

const native = globalThis.RegExp;
globalThis.RegExp = new Proxy(native, {
  construct: (target, [pattern, flags]) => note(new target(pattern, flags)),
  apply: (target, _, [pattern, flags]) => note(target(pattern, flags)),
});

const { lint } = await import(pathToFileURL(bundle).href);
const documents = readdirSync(folder, { recursive: true }).map(String).sort();
for (const name of documents.filter((it) => it.endsWith(".md"))) await lint(readFileSync(`${folder}/${name}`, "utf8"));
await lint("# Start\n\nStart: 2026-11-20 21:00 (CET)\n");
globalThis.RegExp = native;
console.log(JSON.stringify([...built.values()]));
