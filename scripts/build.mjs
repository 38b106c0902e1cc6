// @ts-check

// Builds dist/: the program that bin/deploydoc.js starts, the public API with its types, and the notices of what is
// bundled. Run by `npm run build`, and by `npm ci` in a fresh clone.

import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { rolldown } from "rolldown";
import { generateKinds } from "./generate-kinds.mjs";
import { commandsWithin, dataAsText, pagesOnDemand } from "./lighten.mjs";
import { packageFolder, writeNotices } from "./notices.mjs";

const root = fileURLToPath(new URL("../", import.meta.url));

const programFolder = "dist/program";

/** Where the build's id goes: src/workspace/cache/build-id.ts. */
const placeOfId = /(?<=["'`])\(build id\)(?=["'`])/;

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
 * Bundles entries with everything they use. What is reached by `import()` becomes a chunk of its own, so a command loads
 * only what it needs.
 * @param {string} folder
 * @param {Readonly<Record<string, string>>} input
 * @param {import("rolldown").OutputOptions} options
 * @returns {Promise<readonly string[]>} the ids of the modules that ended up in the output
 */
async function bundle(folder, input, options) {
  const build = await rolldown({
    cwd: root,
    input,
    platform: "node",
    // Its main entry is a bundle of its own, in which the licences of what it holds cannot be seen.
    resolve: { alias: { glob: "glob/raw" } },
    plugins: [dataAsText(), pagesOnDemand(), commandsWithin()],
    transform: { target: "node20.19" },
    // A library that is not found must stop the build: it would otherwise be left as an import that nobody installs.
    onLog(level, log, report) {
      // What one entry needs at once another may load later.
      if (log.code === "INEFFECTIVE_DYNAMIC_IMPORT") return;
      report(level === "warn" ? "error" : level, log);
    },
  });
  try {
    const { output } = await build.generate({
      // Comments and indentation would be parsed at every start. Names stay, for stack traces.
      minify: { compress: false, mangle: false, codegen: { removeWhitespace: true } },
      ...options,
    });
    const chunks = output.filter((file) => file.type === "chunk");
    await writeChunks(folder, chunks);
    return chunks.flatMap((chunk) => chunk.moduleIds);
  } finally {
    await build.close();
  }
}

/**
 * Writes the chunks, with a digest of them all where src/workspace/cache/build-id.ts leaves a place for it: what one build has kept in
 * its cache is of no use to another.
 * @param {string} folder
 * @param {readonly import("rolldown").OutputChunk[]} chunks
 */
async function writeChunks(folder, chunks) {
  const hash = createHash("sha256");
  for (const { fileName, code } of chunks) hash.update(JSON.stringify([fileName, code]));
  const id = hash.digest("hex").slice(0, 16);
  // The library keeps nothing, so it has none.
  if (folder === programFolder && chunks.filter(({ code }) => placeOfId.test(code)).length !== 1)
    throw new Error("there is no one place for the build's id");
  for (const { fileName, code } of chunks) {
    const file = join(root, folder, fileName);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, code.replace(placeOfId, id));
  }
}

/** The public API, as modules. */
const bundleLibrary = () =>
  bundle(
    "dist",
    { index: "src/index.ts", remark: "src/workspace/remark.ts" },
    {
      format: "esm",
      entryFileNames: "[name].js",
      chunkFileNames: (chunk) => `chunks/${nameChunk(chunk)}.js`,
    },
  );

/**
 * What is always wanted together is one file, with all that it needs: each file costs a start as much as many lines do.
 * What several need goes to the first.
 * @type {readonly (readonly [name: string, ...paths: readonly string[]])[]}
 */
const together = [
  ["main", "rolldown/runtime.js", "src/cli/main.ts"],
  ["program", "src/cli/program.ts"],
  ["lint", "src/cli/lint-documents.ts", "src/reports/stylish.ts"],
  [
    "engine",
    "src/workspace/judge-group.ts",
    "src/workspace/judge-results.ts",
    "src/workspace/results-of.ts",
    "src/kinds/builtin.ts",
  ],
  ["check", "src/cli/check-merge.ts"],
];

/** What bin/deploydoc.js starts: scripts, for which it can keep compiled code. */
const bundleProgram = () =>
  bundle(
    programFolder,
    { start: "src/cli/start.ts", "judge-worker": "src/workspace/threads/judge-worker.ts" },
    {
      format: "cjs",
      strict: true,
      // What a script is for Node is told by bin/start.js, which would have to copy the text to add it.
      banner: "(function (exports, require, module, __filename) {",
      footer: "})",
      entryFileNames: "[name].cjs",
      chunkFileNames: (chunk) => `${nameChunk(chunk)}.cjs`,
      codeSplitting: {
        groups: together.map(([name, ...paths], nth) => ({
          name,
          test: (/** @type {string} */ id) => paths.some((path) => id.replaceAll("\\", "/").endsWith(path)),
          priority: together.length - nth,
        })),
      },
    },
  );

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
const [library, program] = await Promise.all([bundleLibrary(), bundleProgram(), emitTypes()]);
await writeFile(`${root}dist/THIRD-PARTY-NOTICES.txt`, await writeNotices([...new Set([...library, ...program])]));
