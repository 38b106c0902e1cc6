import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { textOf } from "../evidence/versions.ts";
import type { ReadObjects } from "../git/batch.ts";
import { listIndex } from "../git/index-files.ts";
import type { Git } from "../git/run-git.ts";
import type { TreeEntry } from "../git/tree.ts";
import type { DoubtPackage } from "../policy-files.ts";

/** Files that say what is installed, package by package. */
const lists: ReadonlySet<string> = new Set([
  "package.json",
  "package-lock.json",
  "npm-shrinkwrap.json",
  "pnpm-lock.yaml",
  "pnpm-workspace.yaml",
  "yarn.lock",
  "bun.lock",
]);

/** Files that say where packages come from, or what becomes of them: any change to them may change any package. */
const settings: ReadonlySet<string> = new Set([".npmrc", ".yarnrc", ".yarnrc.yml", ".pnpmfile.cjs", "bun.lockb"]);

/** What a working tree is held against. */
export interface Trusted {
  readonly git: Git;
  readonly top: string;
  /** How the trusted commit is called, for messages. */
  readonly ref: string;
  readonly tree: ReadonlyMap<string, TreeEntry>;
  readonly objects: ReadObjects;
}

/**
 * Doubts a package whose files git tracks though the trusted commit has none of them, or which the working tree asks for in
 * other words than the trusted commit does: in a manifest, a lock file or the package manager's settings.
 */
export function doubtAgainst({ git, top, ref, tree, objects }: Trusted): DoubtPackage {
  let files: Promise<readonly Version[]> | null = null;
  let tracked: Promise<readonly string[]> | null = null;
  return async (name, places) => {
    tracked ??= listIndex(git).then((index) => [...index.keys()]);
    const paths = await tracked;
    if (paths.some((path) => places.some((place) => path === place || path.startsWith(`${place}/`)))) {
      return `Package "${name}" comes with the branch: a config is taken from it once it was merged to ${ref}`;
    }
    files ??= readVersions([...new Set([...tree.keys(), ...paths])].filter(isAbout), { top, tree, objects });
    const changed = (await files).find(({ path, before, after }) =>
      settings.has(basename(path)) ? before !== after : stanzas(before, name) !== stanzas(after, name),
    );
    if (changed === undefined) return null;
    return `Package "${name}" is not that of ${ref}, for ${changed.path} differs: merge that first, or bring the branch up to date`;
  };
}

/** A file before and after; "" for one that is not there. */
interface Version {
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

function isAbout(path: string): boolean {
  return (lists.has(basename(path)) || settings.has(basename(path))) && !path.split("/").includes("node_modules");
}

async function readVersions(
  paths: readonly string[],
  { top, tree, objects }: Pick<Trusted, "top" | "tree" | "objects">,
): Promise<readonly Version[]> {
  const contents = await objects(paths.flatMap((path) => tree.get(path)?.id ?? []));
  return Promise.all(
    paths.map(async (path) => {
      const bytes = contents.get(tree.get(path)?.id ?? "");
      const after = await readFile(join(top, path), "utf8").catch(() => "");
      return { path, before: bytes === undefined ? "" : textOf(bytes), after };
    }),
  );
}

/**
 * The lines that name a package, each with the lines below it that are indented more: an entry in any of the formats that
 * package managers write.
 */
function stanzas(text: string, name: string): string {
  const found: string[] = [];
  let depth: number | null = null;
  for (const line of text.split(/\r?\n/)) {
    const indent = line.length - line.trimStart().length;
    if (depth !== null && line.trim() !== "" && indent <= depth) depth = null;
    if (depth === null && line.includes(name)) depth = indent;
    if (depth !== null) found.push(line);
  }
  return found.join("\n");
}
