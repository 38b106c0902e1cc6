import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));
const document = join(root, "fixtures/kinds/rollback-plan/complete.md");
/** A copy of what is installed, in which nothing is compiled yet. */
let installed: string;

beforeAll(() => {
  installed = mkdtempSync(join(tmpdir(), "deploydoc-start-"));
  for (const part of ["bin", "dist", "package.json"])
    cpSync(join(root, part), join(installed, part), { recursive: true });
  rmSync(join(installed, "dist/program/compiled"), { recursive: true, force: true });
  // Says which files of the program are read, in the order in which that happens.
  writeFileSync(
    join(installed, "watch.cjs"),
    `const fs = require("node:fs");
     const { readFileSync } = fs;
     const files = [];
     fs.readFileSync = (file, ...rest) => (files.push(file), readFileSync(file, ...rest));
     process.on("exit", () => fs.writeFileSync(process.env.FILES_READ, JSON.stringify(files.filter((it) => typeof it === "string"))));`,
  );
});

afterAll(() => rmSync(installed, { recursive: true, force: true }));

function run(...args: readonly string[]) {
  const list = join(installed, "read.json");
  const options = ["--require", join(installed, "watch.cjs"), join(installed, "bin/deploydoc.js"), ...args];
  const { status, stdout, stderr } = spawnSync(process.execPath, options, {
    cwd: root,
    encoding: "utf8",
    env: { ...process.env, FILES_READ: list, DEPLOYDOC_CACHE: join(installed, "cache") },
  });
  const files = JSON.parse(readFileSync(list, "utf8")) as readonly string[];
  const scripts = files.filter((file) => file.endsWith(".cjs") && !file.includes("compiled"));
  return { result: { status, stdout, stderr }, files, scripts };
}

/** What the bundler adds for all others. */
const runtime = ["rolldown-runtime.cjs"];

describe("what a start loads", () => {
  // Each file and each kilobyte here is paid by everybody, every time.
  test.each([
    { args: ["--version"], most: ["main.cjs", "start.cjs"], kilobytes: 15 },
    { args: ["--help"], most: ["main.cjs", "start.cjs"], kilobytes: 15 },
    { args: ["lint", "--help"], most: [...runtime, "main.cjs", "program.cjs", "start.cjs"], kilobytes: 125 },
    {
      args: ["lint", "--no-cache", document],
      most: [...runtime, "engine.cjs", "lint.cjs", "main.cjs", "program.cjs", "rollback-plan.cjs", "start.cjs"],
      kilobytes: 1_450,
    },
    {
      name: "what the cache holds",
      before: ["lint", document],
      args: ["lint", document],
      most: [...runtime, "lint.cjs", "main.cjs", "program.cjs", "start.cjs"],
      kilobytes: 200,
    },
  ])("$args $name", ({ args, before, most, kilobytes }) => {
    if (before !== undefined) run(...before);
    const { result, scripts } = run(...args);
    expect(result).toMatchObject({ status: 0, stderr: "" });
    expect(scripts.map((file) => basename(file)).filter((name) => !most.includes(name))).toEqual([]);
    const bytes = scripts.reduce((sum, file) => sum + statSync(file).size, 0);
    expect(bytes).toBeGreaterThan(0);
    expect(bytes).toBeLessThan(kilobytes * 1_000);
  });
});

describe("compiled code", () => {
  const compiled = () => join(installed, "dist/program/compiled");
  const kept = () => {
    const [folder = ""] = readdirSync(compiled());
    return join(compiled(), folder, "engine.cjs");
  };

  test("is kept, taken at the next start, and changes nothing", () => {
    rmSync(compiled(), { recursive: true, force: true });
    const first = run("lint", "--no-cache", document);
    const written = statSync(kept()).mtimeMs;
    const second = run("lint", "--no-cache", document);
    expect(second.result).toEqual(first.result);
    expect(second.files).toContain(kept());
    expect(statSync(kept()).mtimeMs).toBe(written);
  });

  test.each([
    ["a bit is turned", (all: Buffer) => all.fill((all[500] ?? 0) ^ 1, 500, 501)],
    ["it ends in the middle", (all: Buffer) => all.subarray(0, all.length / 2)],
    ["it is empty", () => Buffer.alloc(0)],
    ["it is another file", () => Buffer.from("export default 1;\n".repeat(99))],
  ])("is made anew when %s", (_, damage) => {
    const { result } = run("lint", "--no-cache", document);
    const whole = readFileSync(kept());
    const damaged = damage(Buffer.from(whole));
    expect(damaged.equals(whole)).toBe(false);
    writeFileSync(kept(), damaged);
    expect(run("lint", "--no-cache", document).result).toEqual(result);
    expect(readFileSync(kept()).equals(damaged)).toBe(false);
  });

  test("of another script is not taken", () => {
    const faulty = join(installed, "faulty.md");
    writeFileSync(
      faulty,
      "# Rollback\n\n## Rollback triggers\n\n| Metric | Threshold |\n|---|---|\n| Errors | [X]% |\n",
    );
    const { result } = run("lint", "--no-cache", faulty);
    const script = join(installed, "dist/program/engine.cjs");
    const source = readFileSync(script, "utf8");
    // As long as before: length is all that V8 would compare.
    const other = source.replace("is not filled in: give", "is not filled up: give");
    writeFileSync(script, other);
    const changed = run("lint", "--no-cache", faulty).result;
    writeFileSync(script, source);
    expect(other === source).toBe(false);
    expect(result.stdout).toContain("is not filled in: give");
    expect(changed).toEqual({ ...result, stdout: result.stdout.replace("filled in: give", "filled up: give") });
  });

  test("is done without where it can't be written", () => {
    const { result } = run("lint", "--no-cache", document);
    rmSync(compiled(), { recursive: true });
    writeFileSync(compiled(), "a file stands in the way");
    expect(run("lint", "--no-cache", document).result).toEqual(result);
    rmSync(compiled());
  });

  test("leaves nothing else behind", () => {
    run("lint", "--no-cache", document);
    const files = readdirSync(compiled(), { recursive: true, withFileTypes: true }).filter((it) => it.isFile());
    expect(files.map((it) => it.name).filter((name) => !name.endsWith(".cjs"))).toEqual([]);
  });

  test("is taken by a script that is loaded late, too", () => {
    const folder = mkdtempSync(join(tmpdir(), "deploydoc-late-"));
    const padding = `/* ${"-".repeat(20_000)} */`;
    const first = `setTimeout(() => require("./late.cjs"), 2_000);`;
    writeFileSync(join(folder, "first.cjs"), `(function (exports, require, module) { ${first} ${padding} })`);
    writeFileSync(join(folder, "late.cjs"), `(function () { ${padding} })`);
    const begin = `require(${JSON.stringify(join(root, "bin/start.js"))}).start(${JSON.stringify(folder)}, "./first.cjs")`;
    const kept = () => {
      expect(spawnSync(process.execPath, ["-e", begin]).status).toBe(0);
      const files = readdirSync(join(folder, "compiled"), { recursive: true, withFileTypes: true });
      return files
        .filter((it) => it.isFile())
        .map((it) => [it.name, statSync(join(it.parentPath, it.name)).ino])
        .sort();
    };
    const before = kept();
    expect(before.map(([name]) => name)).toEqual(["first.cjs", "late.cjs"]);
    expect(kept()).toEqual(before);
    rmSync(folder, { recursive: true });
  });

  test("is kept again by a run that does much more, and then stays", () => {
    const folder = mkdtempSync(join(tmpdir(), "deploydoc-more-"));
    const work = "while (process.cpuUsage().user < 1_500_000); more();";
    const text = `const more = () => { ${'"-".repeat(2);'.repeat(2_000)} }; if (process.env.MORE) { ${work} }`;
    writeFileSync(join(folder, "only.cjs"), `(function (exports, require, module) { ${text} })`);
    const begin = `require(${JSON.stringify(join(root, "bin/start.js"))}).start(${JSON.stringify(folder)}, "./only.cjs")`;
    const kept = (env: Readonly<Record<string, string>>) => {
      expect(spawnSync(process.execPath, ["-e", begin], { env: { ...process.env, ...env } }).status).toBe(0);
      const file = join(folder, "compiled", `${process.version}-${process.arch}`, "only.cjs");
      const { ino, size } = statSync(file);
      return { ino, size };
    };
    const little = kept({});
    const more = kept({ MORE: "yes" });
    expect(more.size).toBeGreaterThan(2 * little.size);
    expect(kept({})).toEqual(more);
    expect(kept({ MORE: "yes" })).toEqual(more);
    rmSync(folder, { recursive: true });
  });
});
