import { ConfigError } from "../errors.ts";

/** A file of a pair, with the path to name in errors. */
export interface PairFile {
  readonly path: string;
  readonly text: string;
}

/** A kind's two files. `version` is null for the current one. */
export interface PairFiles {
  readonly name: string;
  readonly version: number | null;
  readonly schema: PairFile;
  readonly template: PairFile;
}

/**
 * Pairs templates with schemas by name: `<kind>.md.hbs` with `<kind>.schema.json`, and for older versions
 * `<kind>@<version>.…`. Other files are left alone. Throws a ConfigError for a file without counterpart, a name that is
 * none or is taken already, and an older version without a current one.
 */
export function pairFiles(files: readonly PairFile[], taken: readonly string[] = []): readonly PairFiles[] {
  const halves = new Map<string, { schema?: PairFile; template?: PairFile }>();
  for (const file of files) {
    const [, name, type] = /([^/\\]+)\.(md\.hbs|schema\.json)$/.exec(file.path) ?? [];
    if (name === undefined) continue;
    if (!/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*(?:@[1-9]\d{0,5})?$/.test(name)) {
      throw new ConfigError(`${file.path}:1: "${name}" is no name for a kind: use small letters, digits and hyphens`);
    }
    const part = type === "md.hbs" ? "template" : "schema";
    const pair = halves.get(name) ?? {};
    const other = pair[part];
    if (other) throw new ConfigError(`${file.path}:1: The kind "${name}" has another ${part}: ${other.path}`);
    halves.set(name, { ...pair, [part]: file });
  }
  return [...halves].map(([full, { schema, template }]) => {
    const [name = "", version] = full.split("@");
    const [found, missing] = schema ? [schema, `${full}.md.hbs`] : [template, `${full}.schema.json`];
    if (!schema || !template) throw new ConfigError(`${found?.path}:1: Its counterpart ${missing} is missing`);
    if (taken.includes(name)) throw new ConfigError(`${schema.path}:1: There is a kind "${name}" already`);
    if (version !== undefined && !halves.has(name)) {
      throw new ConfigError(`${schema.path}:1: There is an older version of "${name}", but no current one`);
    }
    return { name, version: version === undefined ? null : Number(version), schema, template };
  });
}
