import { isMap, isScalar, LineCounter, type Node, parseDocument } from "yaml";
import configSchema from "../../schemas/config.schema.json" with { type: "json" };
import { findClosest } from "../engine/closest.ts";
import { ConfigError } from "../errors.ts";
import type { FreezeSetting, RequiredDocument } from "../model/config.ts";
import type { Level } from "../model/evidence.ts";
import type { Person } from "../model/person.ts";
import { checkSchema, type Departure, type Schema } from "./check-schema.ts";

const schema: Schema = configSchema;

/** What a config file may hold; the schema vouches for it. */
export interface RawConfig {
  readonly include?: readonly string[];
  readonly ignore?: readonly string[];
  readonly kinds?: string;
  readonly rules?: RawRules;
  readonly overrides?: readonly { readonly files: readonly string[]; readonly rules: RawRules }[];
  readonly approvals?: RawApprovals;
  readonly drafts?: "block" | "allow";
  readonly suppressions?: "merged" | "any";
  readonly freezes?: readonly (Omit<FreezeSetting, "environments"> & Partial<Pick<FreezeSetting, "environments">>)[];
  readonly required?: {
    readonly [status: string]: readonly (string | (Pick<RequiredDocument, "kinds"> & Partial<RequiredDocument>))[];
  };
  readonly limits?: { readonly documentBytes?: number; readonly hotfixHours?: number };
}

/** What the config says of approvals. */
export interface RawApprovals {
  readonly required?: { readonly [risk: string]: readonly string[] };
  readonly level?: Level | { readonly [risk: string]: Level };
  readonly people?: readonly RawPerson[];
  readonly committers?: readonly string[];
}

export interface RawPerson extends Pick<Person, "name"> {
  readonly aliases?: readonly string[];
  readonly emails?: readonly string[];
  readonly roles?: readonly string[];
  readonly keys?: readonly (string | RawKey)[];
}

export interface RawKey {
  readonly key: string;
  readonly from?: string;
  readonly until?: string;
  readonly revoked?: boolean;
}

export type RawRules = Readonly<Record<string, string | Readonly<Record<string, unknown>>>>;

interface Fault {
  readonly message: string;
  readonly offset: number;
}

/**
 * The contents of a config file, YAML or JSON (which is YAML too). Throws a ConfigError that lists every fault with
 * file, line and column; `shownPath` is the file's name in it.
 */
export async function parseConfig(text: string, shownPath: string): Promise<RawConfig> {
  const lines = new LineCounter();
  const yaml = parseDocument(text, { lineCounter: lines, prettyErrors: false, strict: true, uniqueKeys: true });
  const fail = (faults: readonly Fault[]): never => {
    const told = faults.map(({ message, offset }) => {
      const { line, col } = lines.linePos(offset);
      return `${shownPath}:${Math.max(line, 1)}:${Math.max(col, 1)}: ${message}`;
    });
    throw new ConfigError([...new Set(told)].join("\n"));
  };
  if (yaml.errors.length > 0)
    fail(yaml.errors.map(({ message, pos }) => ({ message: firstLine(message), offset: pos[0] })));
  if (yaml.contents === null) return {};
  const value = readValue(
    () => yaml.toJS({ maxAliasCount: 100 }),
    (message) => fail([{ message, offset: 0 }]),
  );
  const departures = checkSchema(value, schema, schema);
  if (departures.length === 0) return value as RawConfig;
  const root: Node = yaml.contents;
  return fail(departures.map((it) => toFault(it, root)).sort((a, b) => a.offset - b.offset));
}

/** Aliases that multiply beyond all measure are the one thing that only shows when the value is made. */
function readValue(make: () => unknown, fail: (message: string) => never): unknown {
  try {
    return make();
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error));
  }
}

function toFault(departure: Departure, root: Node): Fault {
  const { path, value } = departure;
  const node = nodeAt(root, path);
  const offset = node?.range?.[0] ?? 0;
  const name = path.length === 0 ? "The config" : `"${path.join(".")}"`;
  switch (departure.fault) {
    case "unknown":
      return unknownKey(departure.key, departure.known, path, node);
    case "missing":
      return { message: `${name} lacks "${departure.key}"`, offset };
    case "value":
      return { message: `${name} is ${quote(value)}: expected ${departure.expected.join(", ")}`, offset };
    case "type":
      return { message: `${name} is ${quote(value)}: expected ${withArticle(departure.expected)}`, offset };
    case "small":
      return { message: `${name} is ${quote(value)}: expected ${departure.least} or more`, offset };
    case "empty":
      return { message: `${name} is an empty text`, offset };
    case "form":
      return { message: `${name} is ${quote(value)}: expected such as ${departure.examples.join(" or ")}`, offset };
  }
}

function unknownKey(key: string, known: readonly string[], path: readonly string[], node: Node | null): Fault {
  const closest = findClosest(key, known);
  const isRule = path.at(-1) === "rules";
  const place = path.length === 0 || isRule ? "" : ` in "${path.join(".")}"`;
  const hint = closest === null ? "" : `: did you mean "${closest}"?`;
  const pair = isMap(node)
    ? node.items.find((item) => isScalar(item.key) && String(item.key.value) === key)
    : undefined;
  const range = isScalar(pair?.key) ? pair.key.range : node?.range;
  return { message: `Unknown ${isRule ? "rule" : "key"} "${key}"${place}${hint}`, offset: range?.[0] ?? 0 };
}

function nodeAt(root: Node, path: readonly string[]): Node | null {
  let node: Node | null = root;
  for (const part of path) {
    const next: unknown =
      node !== null && "get" in node ? node.get(/^\d+$/.test(part) ? Number(part) : part, true) : null;
    if (typeof next !== "object" || next === null) return node;
    node = next as Node;
  }
  return node;
}

function withArticle(type: string): string {
  if (type === "array") return "a list";
  return type === "object" || type === "integer" ? `an ${type}` : `a ${type}`;
}

function quote(value: unknown): string {
  if (value === null) return "empty";
  if (Array.isArray(value)) return "a list";
  return typeof value === "object" ? "an object" : JSON.stringify(value);
}

function firstLine(message: string): string {
  return message.split("\n")[0] ?? message;
}
