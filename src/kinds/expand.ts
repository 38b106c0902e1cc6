import type { Condition } from "../model/kind.ts";
import { escapePointer } from "./json.ts";
import { keywords, type Place, placeBelow, placeOfItems, plainKeywords, subschemas } from "./keywords.ts";
import {
  conditionPart,
  enumPart,
  filledPart,
  formatPart,
  listFacts,
  type PartOrProblem,
  patternPart,
} from "./plain-parts.ts";
import { type Column, isObject, own, type SchemaNode } from "./schema.ts";

/** Something wrong with a schema, and the JSON pointer of where. */
export interface SchemaProblem {
  readonly pointer: string;
  readonly message: string;
}

/** Keys from the root of the view; null for any item of a list. */
type Path = readonly (string | null)[];

interface At {
  /** Of the node in the schema as written: for problems. */
  readonly pointer: string;
  readonly place: Place;
  /** Null inside a combination such as `anyOf`. */
  readonly path: Path | null;
  /** References on the way here. */
  readonly through: readonly string[];
}

type Raw = Readonly<Record<string, unknown>>;

/** A node while it is made: what it keeps, and what our keywords add as parts that must hold too. */
interface Draft {
  readonly node: Record<string, unknown>;
  readonly parts: SchemaNode[];
}

type Handler = (value: unknown, at: At, draft: Draft) => void;

/** Keywords that say nothing about a document. */
const dropped = ["$defs", "$schema", "$id", "$comment", "examples"];

const parentPlaces = { section: "sections", field: "fields", fact: "facts" } as const;

/**
 * Turns a kind's schema into plain JSON Schema: references written out, `filled`, `columns`, `enum`, `format` and `when`
 * as what they mean, what is required also not empty. Our keywords stay as annotations. Problems are collected, not
 * thrown; the schema is usable only when there are none.
 */
export function expandSchema(raw: Raw): { readonly schema: SchemaNode; readonly problems: readonly SchemaProblem[] } {
  const problems: SchemaProblem[] = [];
  const conditional: SchemaNode[] = [];
  const report = (pointer: string, message: string): void => void problems.push({ pointer, message });

  const resolve = (node: unknown, at: At): readonly [Raw, At] => {
    if (!isObject(node)) {
      report(at.pointer, "A schema must be an object here");
      return [{}, at];
    }
    if (node.$ref === undefined) return [node, at];
    const name = /^#\/\$defs\/([^/]+)$/.exec(String(node.$ref))?.[1];
    const target = name === undefined ? undefined : own(isObject(raw.$defs) ? raw.$defs : {}, name);
    if (name === undefined || target === undefined || at.through.includes(name)) {
      report(`${at.pointer}/$ref`, `"$ref" must name an entry of "$defs" of this file, and not lead back to itself`);
      return [{}, at];
    }
    const inner = { ...at, pointer: `/$defs/${escapePointer(name)}`, through: [...at.through, name] };
    const [resolved, last] = resolve(target, inner);
    const { $ref: _, ...beside } = node;
    return [{ ...resolved, ...beside }, last];
  };

  const visit = (written: unknown, from: At): SchemaNode => {
    const [source, at] = resolve(written, from);
    const draft: Draft = { node: {}, parts: [] };
    for (const [key, value] of Object.entries(source)) {
      const inner = below(at, key);
      const problem = misuseOf(key, at);
      if (problem !== null) report(inner.pointer, problem);
      const handle = own(handlers, key);
      if (handle) handle(value, inner, draft);
      else if (!dropped.includes(key)) draft.node[key] = value;
    }
    imply(draft, at);
    const { node, parts } = draft;
    if (parts.length > 0) node.allOf = [...((node.allOf as SchemaNode[] | undefined) ?? []), ...parts];
    return node;
  };

  const addPart =
    (make: (value: unknown) => PartOrProblem): Handler =>
    (value, at, { parts }) => {
      const made = make(value);
      if ("part" in made) parts.push(made.part);
      else report(at.pointer, made.problem);
    };

  const visitProperty = (value: unknown, key: string, at: At): SchemaNode => {
    const place = placeBelow(at.place, key);
    const inner = { ...below(at, key), place: place ?? "value", path: at.path && [...at.path, key] };
    if (place === null) report(inner.pointer, `A ${at.place === "root" ? "document" : "section"} has no "${key}"`);
    if (place === "fact" && listFacts.includes(key) && isObject(value) && !isListNode(value)) {
      report(inner.pointer, `The fact "${key}" is a list: describe its values under "items"`);
    }
    return visit(value, inner);
  };

  /** A combination's parts describe the same place, but declare nothing. */
  const one =
    (key: string): Handler =>
    (value, at, { node }) => {
      node[key] = typeof value === "boolean" ? value : visit(value, { ...at, path: null });
    };
  const list =
    (key: string): Handler =>
    (value, at, { node }) => {
      const members: readonly unknown[] = Array.isArray(value) ? value : [];
      node[key] = members.map((it, index) => visit(it, { ...below(at, String(index)), path: null }));
    };
  const map =
    (key: string): Handler =>
    (value, at, { node }) => {
      node[key] = mapValues(value, (it, name) => visit(it, { ...below(at, name), place: "value", path: null }));
    };

  const handlers: Readonly<Record<string, Handler>> = {
    ...Object.fromEntries(subschemas.one.map((key) => [key, one(key)])),
    ...Object.fromEntries(subschemas.list.map((key) => [key, list(key)])),
    ...Object.fromEntries(subschemas.map.map((key) => [key, map(key)])),
    enum: addPart(enumPart),
    const: addPart((value) => enumPart([value])),
    format: addPart(formatPart),
    pattern: addPart(patternPart),
    filled: addPart(() => ({ part: filledPart })),
    columns: (value, _, { node }) => {
      node.columns = readColumns(value);
    },
    properties: (value, at, { node }) => {
      node.properties = mapValues(value, (it, key) => visitProperty(it, key, at));
    },
    items: (value, at, { node }) => {
      node.items = visit(value, { ...at, place: placeOfItems(at.place), path: at.path && [...at.path, null] });
    },
  };

  /** What `required` and `columns` imply, and what a fact is. */
  const imply = ({ node, parts }: Draft, { place, path }: At): void => {
    const required = (node.required as readonly string[] | undefined) ?? [];
    if (required.length > 0 && isParent(place)) parts.push(notEmptyParts(required, place, node));
    if (place === "fact" && path) parts.push({ type: isListNode(node) ? "array" : "string" });
    const columns = (node.columns as readonly Column[] | undefined) ?? [];
    const always = columns.filter((it) => it.when === undefined).map((it) => it.name);
    if (always.length > 0) parts.push({ properties: { columns: { required: always } } });
    if (path !== null) implyUnderConditions(node, columns, place, path);
  };

  const implyUnderConditions = (node: Raw, columns: readonly Column[], place: Place, path: Path): void => {
    for (const { name, when } of columns) if (when) requireWhen(when, [...path, "columns"], name, {});
    if (!node.when) return;
    const last = String(path.at(-1));
    const parent = parentPlaces[place as keyof typeof parentPlaces];
    const part = notEmptyParts([last], parent, { properties: { [last]: node } });
    requireWhen(node.when as Condition, path.slice(0, -1), last, own(part.properties, last) ?? {});
  };

  /** What is required only under a condition: the condition sees the facts, so it stands at the root. */
  const requireWhen = (when: Condition, path: Path, last: string, part: SchemaNode): void => {
    let node: SchemaNode = { required: [last], properties: { [last]: part } };
    for (const key of [...path].reverse()) node = key === null ? { items: node } : { properties: { [key]: node } };
    // biome-ignore lint/suspicious/noThenProperty: JSON Schema calls it so
    conditional.push({ if: conditionPart(when), then: node });
  };

  const schema = visit(raw, { pointer: "", place: "root", path: [], through: [] });
  const all = [...(schema.allOf ?? []), ...conditional];
  return { schema: all.length === 0 ? schema : { ...schema, allOf: all }, problems };
}

/** Why a keyword must not stand at a place; null when it may. */
function misuseOf(key: string, { place, path }: At): string | null {
  const ours = own(keywords, key);
  if (ours === undefined) return plainKeywords.has(key) ? null : `Unknown keyword "${key}"`;
  const isDeclaration = key !== "filled" && key !== "phase";
  if (ours.places.includes(place) && (path !== null || !isDeclaration)) return null;
  return `"${key}" has no meaning here: it belongs to a ${ours.places.join(", ")}`;
}

type Parent = "sections" | "fields" | "row" | "facts";

function isParent(place: Place): place is Parent {
  return place === "sections" || place === "fields" || place === "row" || place === "facts";
}

/** What is required must not be empty either: of a section its text, of a fact that is a list its items. */
function notEmptyParts(names: readonly string[], parent: Parent, node: Raw): SchemaNode {
  const facts = (node.properties as SchemaNode["properties"]) ?? {};
  const isList = (name: string): boolean =>
    parent === "facts" && (listFacts.includes(name) || isListNode(own(facts, name) ?? {}));
  const partOf = (name: string): SchemaNode => {
    if (parent === "sections") return { properties: { text: filledPart } };
    return isList(name) ? { minItems: 1 } : filledPart;
  };
  return { properties: Object.fromEntries(names.map((name) => [name, partOf(name)])) };
}

function below(at: At, key: string): At {
  return { ...at, pointer: `${at.pointer}/${escapePointer(key)}` };
}

function isListNode(node: Raw): boolean {
  return node.type === "array" || node.items !== undefined;
}

function readColumns(value: unknown): readonly Column[] {
  if (!Array.isArray(value)) return [];
  return value.map((it) =>
    isObject(it) ? { also: [], ...it, name: String(it.name) } : { name: String(it), also: [] },
  );
}

function mapValues(value: unknown, change: (value: unknown, key: string) => SchemaNode): Record<string, SchemaNode> {
  return Object.fromEntries(Object.entries(isObject(value) ? value : {}).map(([key, it]) => [key, change(it, key)]));
}
