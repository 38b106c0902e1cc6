import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { FileError } from "../../errors.ts";
import { configNames } from "../config.ts";
import { foldersUp } from "../paths.ts";
import { decodeText } from "../read-document.ts";
import { codeOf, reasonOf } from "../system-error.ts";
import { lefthookNames, preCommitName } from "./hooks.ts";
import { asksFor, chooseManager, type PackageManager } from "./packages.ts";

/** What `init` writes for. */
export const ciNames = ["github", "gitlab"] as const;
export const hookNames = ["pre-commit", "husky", "lefthook"] as const;
export type Ci = (typeof ciNames)[number];
export type Hook = (typeof hookNames)[number];

/** What is in a repository that `init` goes by. */
export interface Surroundings {
  /** Texts by '/'-separated path from the top. */
  readonly files: ReadonlyMap<string, string>;
  readonly manager: PackageManager | null;
  /** Which of the packages that matter the package manager installs already. */
  readonly packages: ReadonlySet<string>;
  readonly ci: readonly Ci[];
  readonly hooks: readonly Hook[];
  /** Names of the CIs that are there and that nothing is written for. */
  readonly otherCi: readonly string[];
}

const others: Readonly<Record<string, string>> = {
  "azure-pipelines.yml": "Azure Pipelines",
  "bitbucket-pipelines.yml": "Bitbucket Pipelines",
  ".buildkite": "Buildkite",
  ".circleci": "CircleCI",
  Jenkinsfile: "Jenkins",
};

const wanted = [
  ...configNames,
  ...lefthookNames,
  preCommitName,
  "package.json",
  ".gitlab-ci.yml",
  ".husky/pre-commit",
  ".git/config",
];

/** The top of the repository that a folder lies in; null outside of one. */
export async function findRepository(folder: string): Promise<string | null> {
  for (const here of foldersUp(folder)) if (await stat(join(here, ".git")).catch(() => null)) return here;
  return null;
}

/** Looks at the top of a repository (an absolute path). Throws a FileError for a file that can't be read. */
export async function lookAround(top: string): Promise<Surroundings> {
  const names = new Set(await readdir(top).catch(() => []));
  const workflows = (await readdir(join(top, ".github/workflows")).catch((): string[] => []))
    .filter((name) => /\.ya?ml$/.test(name))
    .map((name) => `.github/workflows/${name}`);
  const files = new Map<string, string>();
  for (const path of [...wanted, ...workflows]) {
    const text = await readText(join(top, path), path);
    if (text !== null) files.set(path, text);
  }
  const packageJson = parsePackage(files.get("package.json"));
  const manager = chooseManager(packageJson, names);
  const packages = new Set(["deploydoc", "husky", "lefthook"].filter((name) => asksFor(packageJson, name)));
  const remotes = files.get(".git/config") ?? "";
  const isHook: Record<Hook, boolean> = {
    "pre-commit": files.has(preCommitName),
    husky: names.has(".husky") || packages.has("husky"),
    lefthook: lefthookNames.some((name) => files.has(name)) || packages.has("lefthook"),
  };
  const isCi: Record<Ci, boolean> = {
    github: (await isFolder(join(top, ".github"))) || /^[ \t]*url = .*github\.com[:/]/m.test(remotes),
    gitlab: names.has(".gitlab-ci.yml") || /^[ \t]*url = .*gitlab\./m.test(remotes),
  };
  return {
    files,
    manager,
    packages,
    ci: ciNames.filter((name) => isCi[name]),
    hooks: hookNames.filter((name) => isHook[name]),
    otherCi: Object.entries(others).flatMap(([file, name]) => (names.has(file) ? [name] : [])),
  };
}

async function isFolder(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null))?.isDirectory() ?? false;
}

async function readText(path: string, shown: string): Promise<string | null> {
  try {
    return decodeText(await readFile(path));
  } catch (error) {
    if (["ENOENT", "ENOTDIR", "EISDIR"].includes(codeOf(error) ?? "")) return null;
    throw new FileError(`${shown} ${error instanceof FileError ? error.message : reasonOf(error)}`);
  }
}

/** What can't be read as JSON is somebody else's to report; there is a package manager all the same. */
function parsePackage(text: string | undefined): unknown {
  if (text === undefined) return null;
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}
