import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { rolldown } from "rolldown";
import { parseAst } from "rolldown/parseAst";
import { analyse } from "scslre";
import { beforeAll, describe, expect, test } from "vitest";
import { excused } from "./excused.ts";

/** A regular expression, and the file in which it is written or built. */
interface Found {
  readonly file: string;
  readonly source: string;
  readonly flags: string;
}

const files = readdirSync("src", { recursive: true })
  .map((name) => `src/${name}`)
  .filter((name) => name.endsWith(".ts"));

/** The regular expressions that are written in a file, and how many places build one. */
function readLiterals(file: string): { readonly written: readonly Found[]; readonly built: number } {
  const written: Found[] = [];
  let built = 0;
  const visit = (node: unknown): void => {
    if (typeof node !== "object" || node === null) return;
    if ("regex" in node) {
      const { pattern, flags } = node.regex as { pattern: string; flags: string };
      written.push({ file, source: pattern, flags });
    }
    if ("type" in node && node.type === "NewExpression" && "callee" in node) {
      built += Number((node.callee as { name?: string }).name === "RegExp");
    }
    for (const child of Object.values(node)) visit(child);
  };
  visit(parseAst(readFileSync(file, "utf8"), { lang: "ts" }, file));
  return { written, built };
}

/**
 * Files that build them of what no document says: a kind's schema, a package's name, the marks in a rendered template, a folder
 * that a config includes.
 */
const notOfDocuments = new Set([
  "src/engine/check-schema.ts",
  "src/kinds/guidance.ts",
  "src/kinds/marks.ts",
  "src/kinds/plain-parts.ts",
  "src/workspace/config-packages.ts",
  "src/workspace/selection.ts",
]);

/** Those that are built while the fixtures are judged, each with the place that built it. */
async function watchBuilt(): Promise<readonly (Found & { readonly place: string })[]> {
  const folder = mkdtempSync(join(tmpdir(), "deploydoc-regex-"));
  try {
    const build = await rolldown({ input: "src/engine/api.ts", platform: "node" });
    const file = join(folder, "bundle.mjs");
    await build.write({ file, format: "esm", codeSplitting: false, sourcemap: true });
    await build.close();
    const { stdout } = spawnSync(
      process.execPath,
      ["--enable-source-maps", "test/regex/watch-built.mjs", file, "fixtures"],
      {
        encoding: "utf8",
        maxBuffer: 1 << 28,
        stdio: ["ignore", "pipe", "inherit"],
      },
    );
    return JSON.parse(stdout);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** What makes it more than linear: runs that may begin anywhere, and runs that may give each other characters. */
function faultsOf({ source, flags }: Found): readonly string[] {
  const { reports } = analyse({ source, flags }, { reportTypes: { Move: true, Self: true, Trade: true } });
  return reports.map(({ type, exponential }) => `${type}${exponential ? ", exponential" : ""}`);
}

const read = files.map((file) => ({ file, ...readLiterals(file) }));
const written = read.flatMap((it) => it.written);
let built: Awaited<ReturnType<typeof watchBuilt>> = [];

beforeAll(async () => {
  built = await watchBuilt();
});

const excuseOf = ({ file, source }: Found) => excused.find((it) => it.file === file && source.startsWith(it.begins));

describe("regular expressions take time in proportion to the text", () => {
  test("those that are written", () => {
    expect(written.length).toBeGreaterThan(1000);
    const faulty = written.filter((it) => !excuseOf(it) && faultsOf(it).length > 0);
    expect(faulty.map((it) => `${it.file}: /${it.source}/${it.flags}: ${faultsOf(it)}`)).toEqual([]);
  });

  test("those that are built of words", () => {
    const faulty = built.filter((it) => !notOfDocuments.has(it.file) && !excuseOf(it) && faultsOf(it).length > 0);
    expect(faulty.map((it) => `${it.file}: /${it.source}/${it.flags}: ${faultsOf(it)}`)).toEqual([]);
  });

  test("every place that builds one was seen to", () => {
    const seen = (file: string): number =>
      new Set(built.filter((it) => it.file === file).map(({ place }) => place)).size;
    const unseen = read.filter(({ file, built: places }) => !notOfDocuments.has(file) && seen(file) < places);
    expect(unseen.map(({ file, built: places }) => `${file}: ${seen(file)} of ${places}`)).toEqual([]);
  });

  test("no excuse is left over", () => {
    const needed = [...written, ...built].filter((it) => faultsOf(it).length > 0).map(excuseOf);
    expect(excused.filter((it) => !needed.includes(it))).toEqual([]);
  });

  test.each(["(a+)+$", "\\s+$", "a*a*b", "^\\s*x?\\s*$"])("the tool sees what is wrong with %s", (source) => {
    expect(faultsOf({ file: "", source, flags: "u" })).not.toEqual([]);
  });
});
