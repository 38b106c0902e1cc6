import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";

const root = join(import.meta.dirname, "..");

const pure = ["model", "reading", "kinds", "rules", "reports", "approvals", "deployment", "engine"] as const;
type Folder = (typeof pure)[number] | "workspace" | "cli";
const folders: readonly Folder[] = [...pure, "workspace", "cli"];

/** What each folder of src may import from the others; docs/architecture.md says the same in words. */
const mayImport = {
  model: [],
  reading: ["model"],
  kinds: ["model"],
  rules: ["model"],
  reports: ["model"],
  approvals: ["model"],
  deployment: ["model", "reading", "kinds", "rules", "approvals"],
  engine: ["model", "reading", "kinds", "rules", "approvals", "deployment"],
  workspace: ["model", "reading", "kinds", "rules", "approvals", "deployment", "engine"],
  cli: ["model", "reading", "kinds", "rules", "approvals", "deployment", "engine", "workspace", "reports"],
} satisfies Record<Folder, readonly Folder[]>;

interface Case {
  /** Where the file stands, below src and without extension. */
  readonly at: string;
  readonly code: string;
  /** The rule of the linter that must complain; undefined where none may. */
  readonly rule: string | undefined;
}

const importing = (specifier: string) => `import "${specifier}";\n`;

/** Every folder importing from every other, from each depth that folders have. */
const betweenFolders = folders.flatMap((from) =>
  folders
    .filter((to) => to !== from)
    .flatMap((to) =>
      ["", "inner/", "inner/most/"].map((below): Case => {
        const up = "../".repeat(below.split("/").length);
        const allowed = (mayImport[from] as readonly Folder[]).includes(to);
        return {
          at: `${from}/${below}to-${to}`,
          code: importing(`${up}${to}/part/x.ts`),
          rule: allowed ? undefined : "noRestrictedImports",
        };
      }),
    ),
);

const otherWays: readonly (readonly [name: string, specifier: string, restricted: boolean])[] = [
  ["sibling", "./x.ts", false],
  ["library", "unified", false],
  ["errors", "../errors.ts", false],
  ["round-about", "../model/../cli/x.ts", true],
  ["through-here", "./../cli/x.ts", true],
  ["tests", "../../test/x.ts", true],
];

const leaves = ["model", "reading", "kinds", "rules", "reports", "approvals"] as const;

const fromLeaves = leaves.flatMap((folder) =>
  otherWays.map(
    ([name, specifier, restricted]): Case => ({
      at: `${folder}/${name}`,
      code: importing(specifier),
      rule: restricted ? "noRestrictedImports" : undefined,
    }),
  ),
);

/** An own subfolder may be called like a folder above: it is not that folder. */
const ownSubfolders: readonly Case[] = [
  { at: "reading/criteria/own", code: importing("../approvals/x.ts"), rule: undefined },
  { at: "reading/criteria/foreign", code: importing("../../approvals/x.ts"), rule: "noRestrictedImports" },
];

const forms: readonly Case[] = [
  {
    at: "rules/type-import",
    code: `import type { a } from "../reading/x.ts";\nexport const b: a = 1;\n`,
    rule: "noRestrictedImports",
  },
  {
    at: "rules/dynamic-import",
    code: `export const load = () => import("../reading/x.ts");\n`,
    rule: "noRestrictedImports",
  },
  { at: "rules/re-export", code: `export { a } from "../reading/x.ts";\n`, rule: "noRestrictedImports" },
];

/** `node:*` and Node's globals stand in workspace and cli only, as a type too. */
const nodeModules = folders.flatMap((folder): readonly Case[] => {
  const walled = folder !== "workspace" && folder !== "cli";
  return [
    { at: `${folder}/node-fs`, code: importing("node:fs"), rule: walled ? "noNodejsModules" : undefined },
    { at: `${folder}/bare-fs`, code: importing("fs"), rule: walled ? "noNodejsModules" : "useNodejsImportProtocol" },
    {
      at: `${folder}/node-type`,
      code: `import type { Stats } from "node:fs";\nexport const size = (stats: Stats) => stats.size;\n`,
      rule: walled ? "noRestrictedImports" : undefined,
    },
    {
      at: `${folder}/process`,
      code: "export const variables = () => process.env;\n",
      rule: walled ? "noRestrictedGlobals" : undefined,
    },
    {
      at: `${folder}/buffer`,
      code: `export const bytes = () => Buffer.from("a");\n`,
      rule: walled ? "noRestrictedGlobals" : undefined,
    },
  ];
});

/** Only cli/io.ts touches the terminal. */
const terminal = ["workspace/terminal", "cli/terminal", "cli/commands/terminal"].flatMap((at): readonly Case[] => [
  ...["stdin", "stdout", "stderr"].map((stream) => ({
    at: `${at}-${stream}`,
    code: `export const stream = () => process.${stream};\n`,
    rule: "noJsRestrictedProperties",
  })),
  { at: `${at}-taken-apart`, code: "export const { stdout } = process;\n", rule: "noJsRestrictedProperties" },
  { at: `${at}-global`, code: "export const the = () => globalThis.process;\n", rule: "noJsRestrictedProperties" },
  { at: `${at}-module`, code: importing("node:process"), rule: "noRestrictedImports" },
  { at: `${at}-console`, code: "export const say = () => console.log(1);\n", rule: "noConsole" },
]);

const io: Case = {
  at: "cli/io",
  code: "export const streams = () => [process.stdin, process.stdout, process.stderr];\n",
  rule: undefined,
};

const rootFiles: readonly Case[] = [
  { at: "index", code: `export { a } from "./engine/x.ts";\n`, rule: undefined },
  { at: "index-cli", code: importing("./cli/x.ts"), rule: "noRestrictedImports" },
  { at: "index-workspace", code: importing("./workspace/x.ts"), rule: "noRestrictedImports" },
  { at: "index-node", code: importing("node:fs"), rule: "noNodejsModules" },
  { at: "errors", code: importing("./engine/x.ts"), rule: "noRestrictedImports" },
  { at: "engine/barrel", code: `export { a } from "../model/x.ts";\n`, rule: "noBarrelFile" },
];

const cases = [
  ...betweenFolders,
  ...fromLeaves,
  ...ownSubfolders,
  ...forms,
  ...nodeModules,
  ...terminal,
  io,
  ...rootFiles,
].map((offence) => ({ ...offence, name: `${offence.at}.ts: ${offence.code.split("\n")[0]}` }));

let scratch = "";
const complaints = new Map<string, string[]>();

interface LintReport {
  readonly diagnostics: readonly { readonly category: string; readonly location: { readonly path: string } }[];
}

/** Lints all cases in one run, in a folder that holds them and the project's real configuration. */
function lintCases(): void {
  scratch = mkdtempSync(join(tmpdir(), "deploydoc-walls-"));
  for (const file of ["biome.json", "package.json"]) cpSync(join(root, file), join(scratch, file));
  for (const { at, code } of cases) {
    const path = join(scratch, `src/${at}.ts`);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, code);
  }
  const biome = join(root, "node_modules/@biomejs/biome/bin/biome");
  const linter = spawnSync(
    process.execPath,
    [biome, "lint", "--vcs-enabled=false", "--reporter=json", "--max-diagnostics=none"],
    { cwd: scratch, encoding: "utf8", maxBuffer: 2 ** 27 },
  );
  const report: LintReport = JSON.parse(linter.stdout);
  for (const { category, location } of report.diagnostics) {
    const found = complaints.get(location.path) ?? [];
    complaints.set(location.path, [...found, category.split("/").at(-1) ?? category]);
  }
}

beforeAll(lintCases);
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

test.each(cases)("$name", ({ at, rule }) => {
  const found = complaints.get(`src/${at}.ts`) ?? [];
  if (rule === undefined) expect(found).toEqual([]);
  else expect(found).toContain(rule);
});

test("every folder of src has its wall", () => {
  const found = readdirSync(join(root, "src"), { withFileTypes: true }).filter((entry) => entry.isDirectory());
  expect(folders).toEqual(expect.arrayContaining(found.map((entry) => entry.name)));
});

test("no file stands deeper than the walls reach", () => {
  const files = readdirSync(join(root, "src"), { recursive: true, encoding: "utf8" });
  expect(files.filter((file) => file.split(/[\\/]/).length > 4)).toEqual([]);
});
