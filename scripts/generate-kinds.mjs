// @ts-check

// Makes generated/kinds/: the built-in kinds compiled ahead, so that a command that needs one loads neither ajv nor
// Handlebars. Run by the build and before the tests; it does nothing when nothing changed.

import { createHash } from "node:crypto";
import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { rolldown } from "rolldown";

const root = fileURLToPath(new URL("../", import.meta.url));
const target = join(root, "generated/kinds");

/** Folders and files whose content decides what is made. */
const inputs = [
  "templates",
  "schemas",
  "src/kinds",
  "src/model",
  "src/reading",
  "scripts/kind-modules.ts",
  "scripts/generate-kinds.mjs",
  "package-lock.json",
];

/** Makes the modules if one of the inputs changed since they were made. */
export async function generateKinds() {
  const stamp = await hashInputs();
  const known = await readFile(join(target, ".stamp"), "utf8").catch(() => "");
  if (known === stamp) return;
  const modules = await writeModules();
  const folder = await mkdtemp(join(root, "generated-"));
  try {
    for (const [name, source] of modules) await writeFile(join(folder, `${name}.js`), source);
    await writeFile(join(folder, "index.js"), writeIndex([...modules.keys()].sort()));
    await writeFile(join(folder, "index.d.ts"), types);
    await writeFile(join(folder, ".stamp"), stamp);
    await rm(target, { recursive: true, force: true });
    await mkdir(join(target, ".."), { recursive: true });
    // Another run may have been faster: what it made is the same.
    await rename(folder, target).catch((error) => {
      if (error.code !== "ENOTEMPTY" && error.code !== "EEXIST") throw error;
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** @returns {Promise<ReadonlyMap<string, string>>} */
async function writeModules() {
  const build = await rolldown({
    cwd: root,
    input: "scripts/kind-modules.ts",
    platform: "node",
    // Left to Node: these are CommonJS, and this bundle is used once.
    external: [/^ajv/, "handlebars"],
  });
  const folder = await mkdtemp(join(root, "generated-"));
  try {
    await build.write({ dir: folder, format: "esm", entryFileNames: "kind-modules.mjs" });
    const { writeKindModules } = await import(pathToFileURL(join(folder, "kind-modules.mjs")).href);
    return writeKindModules(await readPairs());
  } finally {
    await build.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function readPairs() {
  const files = [
    ...(await readdir(join(root, "templates"))).map((name) => `templates/${name}`),
    ...(await readdir(join(root, "schemas"))).map((name) => `schemas/${name}`),
  ].filter((path) =>
    /^templates\/.*\.md\.hbs$|^schemas\/(?!audit\.|baseline\.|config\.|monitoring-snapshot\.).*\.schema\.json$/.test(
      path,
    ),
  );
  return Promise.all(files.sort().map(async (path) => ({ path, text: await readFile(join(root, path), "utf8") })));
}

/** @param {readonly string[]} names */
function writeIndex(names) {
  const lines = names.map((name) => `  ${JSON.stringify(name)}: () => import("./${name}.js"),`);
  return `export const modules = {\n${lines.join("\n")}\n};\n`;
}

const types = `import type { AjvFunction } from "../../src/kinds/compiled-kind.ts";
import type { SchemaNode } from "../../src/kinds/schema.ts";
import type { Template } from "../../src/kinds/template.ts";
import type { Kind } from "../../src/model/kind.ts";

interface KindModule {
  readonly kind: Kind;
  readonly schema: SchemaNode;
  readonly template: Template;
  readonly validate: AjvFunction;
}

export declare const modules: Readonly<Record<string, () => Promise<KindModule>>>;
`;

async function hashInputs() {
  const hash = createHash("sha256");
  for (const input of inputs) {
    for (const path of await listFiles(input)) hash.update(`${path}\0`).update(await readFile(join(root, path)));
  }
  return hash.digest("hex");
}

/**
 * @param {string} path
 * @returns {Promise<readonly string[]>}
 */
async function listFiles(path) {
  if (/\.\w+$/.test(path)) return [path];
  const entries = await readdir(join(root, path), { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return files.map((file) => file.slice(root.length)).sort();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await generateKinds();
