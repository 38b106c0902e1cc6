// biome-ignore lint/style/noRestrictedImports: what the build makes out of templates/ and schemas/
import { modules } from "../../generated/kinds/index.js";
import { type CompiledKind, validateWith } from "./compiled-kind.ts";
import { readLayout } from "./layout.ts";

/** Names of the built-in kinds, sorted. */
export const builtInNames: readonly string[] = Object.keys(modules).filter((name) => !name.includes("@"));

const loaded = new Map<string, Promise<CompiledKind>>();

/**
 * A built-in kind, compiled ahead (by scripts/generate-kinds.mjs), in its current version or the one asked for; null when
 * there is none.
 */
export async function loadBuiltIn(name: string, version?: number): Promise<CompiledKind | null> {
  const current = await load(name);
  if (version === undefined || current?.kind.version === version) return current;
  return load(`${name}@${version}`);
}

/** The built-in kinds as a library of kinds. */
export const builtinKinds = { names: builtInNames, load: loadBuiltIn };

async function load(key: string): Promise<CompiledKind | null> {
  const known = loaded.get(key);
  if (known !== undefined) return known;
  const open = Object.hasOwn(modules, key) ? modules[key] : undefined;
  if (!open) return null;
  const opening = open().then(({ kind, schema, template, validate }) => ({
    kind,
    schema,
    template,
    layout: readLayout(schema),
    validate: validateWith(validate),
  }));
  loaded.set(key, opening);
  return opening;
}
