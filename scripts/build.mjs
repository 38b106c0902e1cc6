// @ts-check

// Builds dist/: the bundle that bin/deploydoc.js starts, the public API with its types, and the notices of what is
// bundled. Run by `npm run build`, and by `npm ci` in a fresh clone.

import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { rolldown } from "rolldown";
import { generateKinds } from "./generate-kinds.mjs";
import { packageFolder, writeNotices } from "./notices.mjs";

const root = fileURLToPath(new URL("../", import.meta.url));

/**
 * What is made before bundling: each step writes files that the sources import.
 * @type {readonly (() => Promise<void>)[]}
 */
const generators = [generateKinds];

/**
 * A chunk's name says where it comes from and has no hash: names are part of stack traces and of the tarball's listing.
 * @param {Pick<import("rolldown").PreRenderedChunk, "name" | "facadeModuleId">} chunk
 */
function nameChunk({ name, facadeModuleId }) {
  const folder = packageFolder(facadeModuleId ?? "");
  return folder === undefined
    ? name
    : folder
        .split(/[\\/]node_modules[\\/]/)
        .at(-1)
        ?.replace(/[\\/]/, "-")
        .replace("@", "");
}

/**
 * Bundles both entries with everything they use. What is reached by `import()` becomes a chunk of its own, so a command
 * loads only what it needs.
 * @returns {Promise<readonly string[]>} the ids of the modules that ended up in the output
 */
async function bundle() {
  const build = await rolldown({
    cwd: root,
    input: { start: "src/cli/start.ts", index: "src/index.ts", remark: "src/workspace/remark.ts" },
    platform: "node",
    // Its main entry is a bundle of its own, in which the licences of what it holds cannot be seen.
    resolve: { alias: { glob: "glob/raw" } },
    transform: { target: "node20.19" },
    // A library that is not found must stop the build: it would otherwise be left as an import that nobody installs.
    onLog(level, log, report) {
      report(level === "warn" ? "error" : level, log);
    },
  });
  try {
    const { output } = await build.generate({
      format: "esm",
      // Comments and indentation would be parsed at every start. Names stay, for stack traces.
      minify: { compress: false, mangle: false, codegen: { removeWhitespace: true } },
      entryFileNames: "[name].js",
      chunkFileNames: (chunk) => `chunks/${nameChunk(chunk)}.js`,
    });
    const chunks = output.filter((file) => file.type === "chunk");
    await writeChunks(chunks);
    return chunks.flatMap((chunk) => chunk.moduleIds);
  } finally {
    await build.close();
  }
}

/**
 * Writes the chunks, with a digest of them all where src/workspace/cache/build-id.ts leaves a place for it: what one build has kept in
 * its cache is of no use to another.
 * @param {readonly import("rolldown").OutputChunk[]} chunks
 */
async function writeChunks(chunks) {
  const place = /(?<=["'`])\(build id\)(?=["'`])/;
  const hash = createHash("sha256");
  for (const { fileName, code } of chunks) hash.update(JSON.stringify([fileName, code]));
  const id = hash.digest("hex").slice(0, 16);
  if (chunks.filter(({ code }) => place.test(code)).length !== 1)
    throw new Error("there is no one place for the build's id");
  await mkdir(`${root}dist/chunks`, { recursive: true });
  for (const { fileName, code } of chunks) await writeFile(`${root}dist/${fileName}`, code.replace(place, id));
}

/** Writes dist/types. The compiler has no JavaScript API, so it runs as a program. */
async function emitTypes() {
  const compiler = fileURLToPath(new URL("node_modules/typescript/bin/tsc", `file://${root}`));
  const child = spawn(process.execPath, [compiler, "--project", "tsconfig.build.json"], {
    cwd: root,
    stdio: "inherit",
  });
  const code = await new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  if (code !== 0) throw new Error("the types do not compile");
}

await rm(`${root}dist`, { recursive: true, force: true });
for (const generate of generators) await generate();
const [moduleIds] = await Promise.all([bundle(), emitTypes()]);
await writeFile(`${root}dist/THIRD-PARTY-NOTICES.txt`, await writeNotices(moduleIds));
