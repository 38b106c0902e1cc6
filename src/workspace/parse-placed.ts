import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from "yaml";
import { checkSchema, type Departure, type Schema } from "../engine/check-schema.ts";
import { describeDeparture } from "../engine/describe-departure.ts";
import { ConfigError } from "../errors.ts";

/** What a file of data holds, and where. */
export interface PlacedData {
  /** As its schema says; undefined for an empty file. */
  readonly data: unknown;
  /** Keys joined by dots ("rules.vague-step", "include.0"), each with its "file:line:column". */
  readonly origins: ReadonlyMap<string, string>;
}

interface Fault {
  readonly message: string;
  readonly offset: number;
}

/** What data is held to, and how messages call all of it ("The config"). */
export interface Form {
  readonly schema: Schema;
  readonly name: string;
}

/**
 * Parses data, YAML or JSON (which is YAML too), and holds it to its schema. Throws a ConfigError that lists every fault
 * with file, line and column; `shownPath` is the file's name in it.
 */
export function parsePlaced(text: string, shownPath: string, { schema, name }: Form): PlacedData {
  const lines = new LineCounter();
  const yaml = parseDocument(text, { lineCounter: lines, prettyErrors: false, strict: true, uniqueKeys: true });
  const placeOf = (offset: number): string => {
    const { line, col } = lines.linePos(offset);
    return `${shownPath}:${Math.max(line, 1)}:${Math.max(col, 1)}`;
  };
  const fail = (faults: readonly Fault[]): never => {
    const told = faults.map(({ message, offset }) => `${placeOf(offset)}: ${message}`);
    throw new ConfigError([...new Set(told)].join("\n"));
  };
  if (yaml.errors.length > 0)
    fail(yaml.errors.map(({ message, pos }) => ({ message: firstLine(message), offset: pos[0] })));
  if (yaml.contents === null) return { data: undefined, origins: new Map() };
  const value = readValue(
    () => yaml.toJS({ maxAliasCount: 100 }),
    (message) => fail([{ message, offset: 0 }]),
  );
  const departures = checkSchema(value, schema, schema);
  const root: Node = yaml.contents;
  if (departures.length > 0)
    return fail(departures.map((it) => toFault(it, root, name)).sort((a, b) => a.offset - b.offset));
  const origins = new Map<string, string>();
  findOrigins(root, "", (key, offset) => void origins.set(key, placeOf(offset)));
  return { data: value, origins };
}

/** Aliases that multiply beyond all measure are the one thing that only shows when the value is made. */
function readValue(make: () => unknown, fail: (message: string) => never): unknown {
  try {
    return make();
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error));
  }
}

function toFault(departure: Departure, root: Node, name: string): Fault {
  const node = nodeAt(root, departure.path);
  const pair =
    departure.fault === "unknown" && isMap(node)
      ? node.items.find((item) => isScalar(item.key) && String(item.key.value) === departure.key)
      : undefined;
  const range = isScalar(pair?.key) ? pair.key.range : node?.range;
  return { message: describeDeparture(departure, name), offset: range?.[0] ?? 0 };
}

/** Tells of every key and every item of a list where it stands. What an alias stands for is left out: it stands elsewhere. */
function findOrigins(node: unknown, above: string, tell: (key: string, offset: number) => void): void {
  const inner = above === "" ? "" : `${above}.`;
  if (isMap(node)) {
    for (const { key, value } of node.items) {
      if (!isScalar(key)) continue;
      const name = `${inner}${String(key.value)}`;
      tell(name, key.range?.[0] ?? 0);
      findOrigins(value, name, tell);
    }
  } else if (isSeq(node)) {
    for (const [at, item] of node.items.entries()) {
      const name = `${inner}${at}`;
      tell(name, (item as Node | null)?.range?.[0] ?? 0);
      findOrigins(item, name, tell);
    }
  }
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

function firstLine(message: string): string {
  return message.split("\n")[0] ?? message;
}
