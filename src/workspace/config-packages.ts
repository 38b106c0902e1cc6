import { join } from "node:path";
import { ConfigError } from "../errors.ts";
import { configNames } from "./config-names.ts";
import { foldersUp, isWithin } from "./paths.ts";
import type { PolicyFiles } from "./policy-files.ts";

/** A config file to be read. */
export interface PackageFile {
  readonly path: string;
  /** Folder that its relative names stay in: its repository, or its package. */
  readonly within: string;
  /** Name of the package that it belongs to; null in the repository. */
  readonly package: string | null;
}

/** A package and a file in it; "" for the config that it offers. */
export interface PackagePath {
  readonly name: string;
  readonly file: string;
}

/** Takes "@scope/name/file.yaml" apart; null for what can't be a package. */
export function packageName(text: string): PackagePath | null {
  const part = "[A-Za-z0-9_~-][\\w.~-]*";
  const match = new RegExp(`^((?:@${part}/)?${part})((?:/${part})*)$`).exec(text);
  return match === null ? null : { name: match[1] ?? "", file: (match[2] ?? "").slice(1) };
}

/**
 * Finds the config of an installed package, from a folder upward to the top of the repository, and in the folder itself where
 * that lies in a package elsewhere. Throws a ConfigError that says why it can't be had.
 */
export async function findPackage(
  { name, file }: PackagePath,
  folder: string,
  top: string,
  files: PolicyFiles,
): Promise<PackageFile> {
  for (const here of foldersUp(folder)) {
    const found = await files.openPackage(join(here, "node_modules", ...name.split("/")), name);
    if (found !== null) return { path: await choose(found, name, file, files), within: found, package: name };
    if (here === top || !isWithin(here, top)) break;
  }
  throw new ConfigError(`"${name}" is not installed: no node_modules has it`);
}

async function choose(folder: string, name: string, file: string, files: PolicyFiles): Promise<string> {
  if (file !== "") return join(folder, file);
  for (const own of configNames) {
    const path = join(folder, own);
    const isIt = await files.find(path).then(
      () => true,
      () => false,
    );
    if (isIt) return path;
  }
  throw new ConfigError(`"${name}" is installed, but offers no ${configNames[0]}`);
}
