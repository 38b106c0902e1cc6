import type { KindLibrary } from "../engine/kind-library.ts";
import { builtInNames, loadBuiltIn } from "../kinds/builtin.ts";
import type { CompiledKind } from "../kinds/compiled-kind.ts";
import { type PairFile, type PairFiles, pairFiles } from "../kinds/pair-files.ts";
import type { Config } from "../model/config.ts";
import { parse } from "../reading/parse.ts";
import { read } from "../reading/read.ts";
import { readPairFiles } from "./kind-files.ts";
import { diskFiles, type PolicyFiles } from "./policy-files.ts";

/** The built-in kinds and a team's own. */
export interface WorkspaceKinds extends KindLibrary {
  /** Path of a team's template as it is shown; null for a built-in kind. */
  readonly origin: (name: string) => string | null;
}

/**
 * The kinds that a config knows, its files named relative to `cwd`. Throws a ConfigError when the folder can't be read or a file
 * in it has no counterpart; `load` throws one for a pair that is broken.
 */
export async function openKinds(config: Config, cwd: string, files: PolicyFiles = diskFiles): Promise<WorkspaceKinds> {
  return kindsOf(await readPairFiles(config, cwd, files));
}

const libraries = new WeakMap<readonly PairFile[], WorkspaceKinds>();

/** The built-in kinds and those of some files, compiled once. Throws a ConfigError when a file has no counterpart. */
export function kindsOf(files: readonly PairFile[]): WorkspaceKinds {
  const library = libraries.get(files) ?? makeLibrary(pairFiles(files, builtInNames));
  libraries.set(files, library);
  return library;
}

function makeLibrary(pairs: readonly PairFiles[]): WorkspaceKinds {
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
