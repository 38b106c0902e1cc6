import type { Nature } from "../model/finding.ts";
import type { Rule } from "../rules/rule.ts";
import type { Schema } from "./check-schema.ts";
import type { Placed } from "./merge-config.ts";

/** One value of a config as it holds for a document. */
export interface EffectiveValue {
  readonly path: readonly string[];
  readonly value: unknown;
  /** "file:line:column", "default", or the flag that sets it. */
  readonly from: string;
}

/** A schema with the defaults that it describes. */
interface Described extends Schema {
  readonly default?: unknown;
}

/** What decides about a document besides the config's own keys. */
export interface Circumstances {
  /** Places in `overrides` of those whose globs match it, in order. */
  readonly overrides: readonly number[];
  /** Levels of `--rule`, by rule. */
  readonly levels: Readonly<Record<string, string>>;
}

const byNature = { incomplete: "error", contradiction: "error", advice: "warn", off: "off" } as const satisfies Record<
  Nature,
  string
>;

/** Keys that hold something for the whole config, and not for one document. */
const left: ReadonlySet<string> = new Set(["$schema", "extends", "overrides", "rules"]);

/** Every value that holds for a document, in the order of the schema and then by rule, with where it comes from. */
export function listEffective(
  config: Placed,
  schema: Schema,
  rules: readonly Rule[],
  circumstances: Circumstances,
): readonly EffectiveValue[] {
  const keys = Object.entries(schema.properties ?? {}).filter(([key]) => !left.has(key));
  return [
    ...keys.flatMap(([key, part]) => listPart([key], part, config)),
    ...[...rules].sort((a, b) => (a.id < b.id ? -1 : 1)).flatMap((rule) => listRule(rule, config, circumstances)),
  ];
}

function listPart(path: readonly string[], part: Described, config: Placed): readonly EffectiveValue[] {
  const properties = part.properties ?? part.then?.properties;
  if (properties !== undefined && part.items === undefined) {
    return Object.entries(properties).flatMap(([key, inner]) => listPart([...path, key], inner, config));
  }
  const value = valueAt(config.data, path);
  if (value === undefined) return [{ path, value: part.default ?? null, from: "default" }];
  return [{ path, value, from: originOf(path, config) }];
}

function listRule(rule: Rule, config: Placed, { overrides, levels }: Circumstances): readonly EffectiveValue[] {
  const places = [["rules"], ...overrides.map((at) => ["overrides", String(at), "rules"])];
  const find = (setting: string, fallback: unknown): EffectiveValue => {
    const path = ["rules", rule.id, setting];
    for (const place of [...places].reverse()) {
      const within = [...place, rule.id, setting];
      const value = valueAt(config.data, within);
      if (value !== undefined) return { path, value, from: originOf(within, config) };
    }
    return { path, value: fallback, from: "default" };
  };
  const given = Object.hasOwn(levels, rule.id) ? levels[rule.id] : undefined;
  const level = find("level", byNature[rule.nature]);
  return [
    given === undefined ? level : { ...level, value: given, from: "--rule" },
    find("suppressible", rule.suppressible ?? true),
    ...Object.entries(rule.options).map(([name, option]) => find(name, option.default)),
  ];
}

function valueAt(data: unknown, path: readonly string[]): unknown {
  let value = data;
  for (const key of path) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Readonly<Record<string, unknown>>)[key];
  }
  return value;
}

/** The place of a key; what an alias brings in has only the place of the alias. */
function originOf(path: readonly string[], { origins }: Placed): string {
  for (let length = path.length; length > 0; length--) {
    const origin = origins.get(path.slice(0, length).join("."));
    if (origin !== undefined) return origin;
  }
  return "default";
}
