import { dirname, resolve } from "node:path";
import configSchema from "../../schemas/config.schema.json" with { type: "json" };
import { type EffectiveValue, listEffective } from "../engine/effective-config.ts";
import { matchingOverrides } from "../engine/overrides.ts";
import { UsageError } from "../errors.ts";
import { toJson } from "../reports/json-text.ts";
import { makeVisible } from "../reports/visible.ts";
import { rules } from "../rules/index.ts";
import { openConfigs } from "../workspace/config.ts";
import { readConfigFiles } from "../workspace/config-files.ts";
import { showPath, toSlashes } from "../workspace/paths.ts";
import { openPlugins } from "../workspace/plugins.ts";
import { diskFiles } from "../workspace/policy-files.ts";
import { type ExitCode, exitCode } from "./exit-code.ts";
import type { Io } from "./io.ts";
import type { LintOptions } from "./lint-documents.ts";
import { readLevels } from "./rule-levels.ts";

/** Prints the config that holds for a document, with where each value comes from. */
export async function printConfig(
  file: string,
  paths: readonly string[],
  options: LintOptions,
  io: Io,
): Promise<ExitCode> {
  const [target, ...more] = options.format ?? [];
  if (paths.length > 0) throw new UsageError("--print-config judges nothing: give it one file, and no paths");
  if (more.length > 0 || (target !== undefined && target.format !== "json") || options.output !== undefined) {
    throw new UsageError(
      "--print-config prints YAML, or with --format json JSON: give it no other format and no --output",
    );
  }
  const path = resolve(io.cwd, file);
  const config = await openConfigs(io.cwd, options.config ?? null)(dirname(path));
  const [own] = config.files;
  const placed = own === undefined ? { data: {}, origins: new Map() } : await readConfigFiles(own, io.cwd, diskFiles);
  const all = [...rules, ...(await openPlugins(config, io.cwd, diskFiles))];
  const values = listEffective(placed, configSchema, all, {
    overrides: await matchingOverrides(toSlashes(path), config),
    levels: Object.fromEntries(Object.entries(readLevels(options.rule ?? [])).map(([id, { level }]) => [id, level])),
  });
  const files = config.files.map((it) => showPath(it, io.cwd));
  const about = { path: showPath(path, io.cwd), files };
  io.print(target === undefined ? toYaml(values, about) : toJson({ version: 1, ...about, ...nest(values) }));
  return exitCode.ok;
}

interface About {
  readonly path: string;
  readonly files: readonly string[];
}

/** Block keys down to the values, which stand as JSON (YAML, too) on one line with their origin behind. */
function toYaml(values: readonly EffectiveValue[], { path, files }: About): string {
  const lines = [
    `# ${makeVisible(path)}`,
    `# ${files.length === 0 ? "no config: the defaults hold" : files.map(makeVisible).join(", ")}`,
  ];
  let above: readonly string[] = [];
  for (const { path: keys, value, from } of values) {
    const shared = keys.findIndex((key, at) => key !== above[at]);
    for (const [at, key] of keys.entries()) {
      if (at < shared) continue;
      const indent = "  ".repeat(at);
      lines.push(
        at < keys.length - 1
          ? `${indent}${toKey(key)}:`
          : `${indent}${toKey(key)}: ${JSON.stringify(value)} # ${makeVisible(from)}`,
      );
    }
    above = keys;
  }
  return `${lines.join("\n")}\n`;
}

function toKey(key: string): string {
  return /^[A-Za-z][\w-]*$/.test(key) ? key : JSON.stringify(key);
}

/** The values as an object, and by the same keys where each comes from. */
function nest(values: readonly EffectiveValue[]): { readonly config: object; readonly origins: object } {
  const [config, origins] = [{}, {}];
  for (const { path, value, from } of values) {
    put(config, path, value);
    put(origins, path, from);
  }
  return { config, origins };
}

function put(into: Record<string, unknown>, [key = "", ...rest]: readonly string[], value: unknown): void {
  if (rest.length === 0) into[key] = value;
  else {
    into[key] ??= {};
    put(into[key] as Record<string, unknown>, rest, value);
  }
}
