import { spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { packageFolder, readNotice } from "../scripts/notices.mjs";

const root = join(import.meta.dirname, "..");
const manifest: { version: string; dependencies?: unknown } = readJson(join(root, "package.json"));

let scratch = "";
let project = "";
let installed = "";

function readJson<Shape>(path: string): Shape {
  return JSON.parse(readFileSync(path, "utf8"));
}

/** Runs a program to its end and returns what it wrote; a program that fails to start is an error here. */
function run(cwd: string, program: string, ...args: readonly string[]) {
  const { status, stdout, stderr, error } = spawnSync(program, args, { cwd, encoding: "utf8" });
  if (error !== undefined) throw error;
  return { status, stdout, stderr };
}

/** As run(), for a step that the tests below build on. */
function must(cwd: string, program: string, ...args: readonly string[]) {
  const { status, stdout, stderr } = run(cwd, program, ...args);
  if (status !== 0) throw new Error(`${program} ${args.join(" ")} ended with ${status}:\n${stdout}${stderr}`);
  return stdout;
}

/** The files below a folder, as sorted paths with slashes. */
function listFiles(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return files.map((file) => file.slice(folder.length + 1).replaceAll("\\", "/")).sort();
}

/**
 * Packs a copy of the project, which builds it by its own `prepare` and leaves this checkout's dist alone, and installs the
 * tarball in an empty folder without a network.
 */
function packAndInstall(): void {
  scratch = mkdtempSync(join(tmpdir(), "deploydoc-package-"));
  project = join(scratch, "project");
  const left = new Set(["node_modules", ".git", "dist", "coverage"]);
  cpSync(root, project, { recursive: true, filter: (source) => !left.has(basename(source)) });
  symlinkSync(join(root, "node_modules"), join(project, "node_modules"));
  must(project, "npm", "pack", "--pack-destination", scratch);
  const tarball = `deploydoc-${manifest.version}.tgz`;

  const consumer = join(scratch, "consumer");
  mkdirSync(consumer);
  writeFileSync(join(consumer, "package.json"), `{ "private": true, "type": "module" }`);
  must(consumer, "npm", "install", "--offline", "--no-audit", "--no-fund", `../${tarball}`);
  installed = join(consumer, "node_modules/deploydoc");
}

beforeAll(packAndInstall);
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

describe("the installed package", () => {
  const consumer = () => join(scratch, "consumer");

  test("runs", () => {
    const { status, stdout, stderr } = run(consumer(), "node_modules/.bin/deploydoc", "--version");
    expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: `${manifest.version}\n`, stderr: "" });
  });

  test("brings no other package along", () => {
    expect(manifest.dependencies).toBeUndefined();
    const packages = readdirSync(join(consumer(), "node_modules")).filter((name) => !name.startsWith("."));
    expect(packages).toEqual(["deploydoc"]);
  });

  test("holds the executable, templates, schemas, licence and notices, and nothing else but the build", () => {
    const files = listFiles(installed);
    const data = ["templates", "schemas"].flatMap((folder) =>
      listFiles(join(root, folder)).map((file) => `${folder}/${file}`),
    );
    const expected = [
      ...data,
      "LICENSE",
      "README.md",
      "bin/deploydoc.js",
      "bin/judge-worker.js",
      "bin/package.json",
      "bin/start.js",
      "package.json",
    ];
    expect(files.filter((file) => !file.startsWith("dist/"))).toEqual(expected.sort());
    expect(data.filter((file) => file.endsWith(".md.hbs"))).not.toEqual([]);
    expect(data.filter((file) => file.endsWith(".schema.json"))).not.toEqual([]);
  });

  test("holds in dist only scripts, types and the notices", () => {
    const files = listFiles(join(installed, "dist"));
    expect(files).toEqual(
      expect.arrayContaining([
        "THIRD-PARTY-NOTICES.txt",
        "index.js",
        "program/start.cjs",
        "remark.js",
        "types/index.d.ts",
      ]),
    );
    const expected = /^(?:THIRD-PARTY-NOTICES\.txt|(?:chunks\/)?[\w.-]+\.js|program\/[\w.-]+\.cjs|types\/.+\.d\.ts)$/;
    expect(files.filter((file) => !expected.test(file))).toEqual([]);
  });

  test("can be imported", () => {
    const { status, stderr } = run(
      consumer(),
      process.execPath,
      "--input-type=module",
      "--eval",
      `const { lint } = await import("deploydoc"); await import("deploydoc/remark"); await lint("# A");`,
    );
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  });

  test("has types that compile where only the package is installed", () => {
    writeFileSync(
      join(consumer(), "use.ts"),
      `import * as api from "deploydoc";\nimport remark from "deploydoc/remark";\nexport const use: object = { api, remark };\n`,
    );
    const compiler = join(root, "node_modules/typescript/bin/tsc");
    const options = ["--noEmit", "--strict", "--module", "nodenext", "--target", "es2023", "--types", ""];
    const { status, stdout } = run(consumer(), process.execPath, compiler, ...options, "use.ts");
    expect({ status, stdout }).toEqual({ status: 0, stdout: "" });
  });

  test("says so and fails when it was not built", () => {
    const unbuilt = join(scratch, "unbuilt");
    cpSync(join(installed, "bin"), join(unbuilt, "bin"), { recursive: true });
    cpSync(join(installed, "package.json"), join(unbuilt, "package.json"));
    const { status, stdout, stderr } = run(unbuilt, process.execPath, "bin/deploydoc.js", "--version");
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toBe("deploydoc is not built yet: run `npm run build`\n");
  });
});

describe("the notices of what is bundled", () => {
  test.each([
    ["/a/node_modules/unified/lib/index.js", "/a/node_modules/unified"],
    ["/a/node_modules/@clack/prompts/dist/index.mjs", "/a/node_modules/@clack/prompts"],
    ["/a/node_modules/ajv/node_modules/fast-uri/index.js", "/a/node_modules/ajv/node_modules/fast-uri"],
    ["\0/a/node_modules/ajv/dist/ajv.js?commonjs", "/a/node_modules/ajv"],
    ["\0rolldown/runtime.js", join(root, "node_modules/rolldown")],
    ["/a/src/cli/main.ts", undefined],
  ])("%j comes from %s", (moduleId, folder) => {
    expect(packageFolder(moduleId)).toBe(folder);
  });

  test.each([
    ["a package without a licence", { name: "a", version: "1.0.0" }, "text", "a@1.0.0 is bundled under no licence"],
    [
      "a licence nobody accepted",
      { name: "a", version: "1.0.0", license: "GPL-3.0" },
      "text",
      "under GPL-3.0, which is not accepted",
    ],
    [
      "no licence text",
      { name: "a", version: "1.0.0", license: "MIT" },
      undefined,
      "a@1.0.0 is bundled but has no licence text",
    ],
    [
      "an empty licence text",
      { name: "a", version: "1.0.0", license: "MIT" },
      " \n",
      "a@1.0.0 is bundled but has no licence text",
    ],
  ])("%s stops the build", async (_name, described, text, message) => {
    const folder = mkdtempSync(join(scratch, "bundled-"));
    writeFileSync(join(folder, "package.json"), JSON.stringify(described));
    if (text !== undefined) writeFileSync(join(folder, "LICENSE"), text);
    await expect(readNotice(folder)).rejects.toThrow(message);
  });

  test("take a text from scripts/licences where the package ships none", async () => {
    const { title, body } = await readNotice(join(root, "node_modules/format"));
    expect(title).toBe("format 0.2.2 (MIT)");
    expect(body).toMatch(/^Copyright 2010 - 2014 Sami Samhuri.*\n\nPermission is hereby granted/);
  });

  test("hold the text as the package has it", async () => {
    const folder = mkdtempSync(join(scratch, "bundled-"));
    writeFileSync(join(folder, "package.json"), JSON.stringify({ name: "a", version: "1.0.0", license: "MIT" }));
    writeFileSync(join(folder, "license.md"), "Permission\r\nis granted\r\n");
    expect(await readNotice(folder)).toEqual({ title: "a 1.0.0 (MIT)", body: "Permission\nis granted" });
  });
});
