import { join, resolve } from "node:path";
import type { KindLibrary } from "../engine/kind-library.ts";
import { ConfigError } from "../errors.ts";
import { builtInNames, loadBuiltIn } from "../kinds/builtin.ts";
import type { CompiledKind } from "../kinds/compiled-kind.ts";
import { type PairFile, type PairFiles, pairFiles } from "../kinds/pair-files.ts";
import type { Config } from "../model/config.ts";
import { parse } from "../reading/parse.ts";
import { read } from "../reading/read.ts";
import { showPath } from "./paths.ts";
import { diskFiles, type PolicyFiles } from "./policy-files.ts";
import { reasonOf } from "./system-error.ts";

/** The built-in kinds and a team's own. */
export interface WorkspaceKinds extends KindLibrary {
  /** Path of a team's template as it is shown; null for a built-in kind. */
  readonly origin: (name: string) => string | null;
}

const opened = new Map<string, Promise<WorkspaceKinds>>();

/**
 * The kinds that a config knows, its files named relative to `cwd`; opened once for each folder. Throws a ConfigError
 * when the folder can't be read or a file in it has no counterpart; `load` throws one for a pair that is broken.
 */
export function openKinds(
  { root, kinds }: Config,
  cwd: string,
  files: PolicyFiles = diskFiles,
): Promise<WorkspaceKinds> {
  const folder = kinds === null ? null : resolve(root, kinds);
  const key = `${files.id}\0${cwd}\0${folder ?? ""}`;
  const library = opened.get(key) ?? openLibrary(folder, cwd, files);
  opened.set(key, library);
  return library;
}

async function openLibrary(folder: string | null, cwd: string, files: PolicyFiles): Promise<WorkspaceKinds> {
  const pairs = pairFiles(folder === null ? [] : await readFolder(folder, cwd, files), builtInNames);
  const loaded = new Map<PairFiles, Promise<CompiledKind>>();
  return {
    names: [...new Set([...builtInNames, ...pairs.map(({ name }) => name)])].sort(),
    origin: (name) => pairs.find((pair) => pair.name === name)?.template.path ?? null,
    load: async (name, version) => {
      const own = pairs.filter((pair) => pair.name === name);
      if (own.length === 0) return loadBuiltIn(name, version);
      const named = own.find((pair) => pair.version === (version ?? null)) ?? own.find((pair) => pair.version === null);
      if (!named) return null;
      const kind = loaded.get(named) ?? compile(named);
      loaded.set(named, kind);
      const compiled = await kind;
      return version === undefined || version === compiled.kind.version ? compiled : null;
    },
  };
}

async function compile(pair: PairFiles): Promise<CompiledKind> {
  const { loadPair } = await import("../kinds/pair.ts");
  return loadPair(pair, (text) => read(parse(text), { path: pair.template.path, kind: pair.name, hints: null }));
}

async function readFolder(folder: string, cwd: string, files: PolicyFiles): Promise<readonly PairFile[]> {
  const names = await files.list(folder).catch((error: unknown) => {
    throw new ConfigError(`The config's folder of kinds, ${showPath(folder, cwd)}, ${reasonOf(error)}`);
  });
  const wanted = names.filter((name) => /\.(?:md\.hbs|schema\.json)$/.test(name)).sort();
  return Promise.all(
    wanted.map(async (name) => {
      const path = showPath(join(folder, name), cwd);
      const text = await files.read(join(folder, name)).catch((error: unknown) => {
        throw new ConfigError(`${path} ${reasonOf(error)}`);
      });
      return { path, text };
    }),
  );
}
