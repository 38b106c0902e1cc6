import type { Condition } from "../model/kind.ts";
import { escapePointer } from "./json.ts";
import { formats, keywords, type Place, placeBelow, placeOfItems, plainKeywords, subschemas } from "./keywords.ts";
import { type Column, isObject, own, type SchemaNode } from "./schema.ts";
import { patternOf } from "./words.ts";

/** Something wrong with a schema, and the JSON pointer of where. */
export interface SchemaProblem {
  readonly pointer: string;
  readonly message: string;
}

/** A part that stands for `filled`. */
const filled: SchemaNode = { pattern: "\\S", filled: true };

/** Facts that are lists in every kind. */
export const listFacts: readonly string[] = ["type", "services", "after"];

interface At {
  /** Of the node in the schema as written: for problems. */
  readonly pointer: string;
  readonly place: Place;
  /** From the root of the view: `properties` keys, and null for `items`. Null inside a combination such as `anyOf`. */
  readonly path: readonly (string | null)[] | null;
  /** References on the way here. */
  readonly through: readonly string[];
}

type Mutable = Record<string, unknown>;

/**
 * Turns a kind's schema into plain JSON Schema: references written out, `filled`, `columns`, `enum`, `format` and `when`
 * as what they mean, what is required also not empty. Our keywords stay as annotations. Problems are collected, not
 * thrown; the schema is usable only when there are none.
 */
export function expandSchema(raw: Readonly<Record<string, unknown>>): {
  readonly schema: SchemaNode;
  readonly problems: readonly SchemaProblem[];
} {
  const problems: SchemaProblem[] = [];
  const conditional: SchemaNode[] = [];
  const report = (pointer: string, message: string): void => void problems.push({ pointer, message });

  const resolve = (node: unknown, at: At): [Readonly<Record<string, unknown>>, At] => {
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

  const checkKeywords = (node: Readonly<Record<string, unknown>>, at: At): void => {
    for (const key of Object.keys(node)) {
      const ours = own(keywords, key);
      const where = `${at.pointer}/${escapePointer(key)}`;
      if (ours === undefined && !plainKeywords.has(key)) report(where, `Unknown keyword "${key}"`);
      const nested = at.path === null && key !== "filled" && key !== "phase";
      if (ours && (nested || !ours.places.includes(at.place))) {
        report(where, `"${key}" has no meaning here: it belongs to a ${ours.places.join(", ")}`);
      }
    }
  };

  /** Plain schema for what is required only under a condition. */
  const requireWhen = (when: Condition, path: readonly (string | null)[], last: string, part: SchemaNode): void => {
    let node: SchemaNode = { required: [last], properties: { [last]: part } };
    for (const key of path.toReversed()) {
      node = key === null ? { items: node } : { properties: { [key]: node } };
    }
    // biome-ignore lint/suspicious/noThenProperty: JSON Schema calls it so
    conditional.push({ if: conditionOf(when), then: node });
  };

  const visit = (written: unknown, from: At): SchemaNode => {
    const [node, at] = resolve(written, from);
    checkKeywords(node, at);
    const { place, path } = at;
    const result: Mutable = {};
    const parts: SchemaNode[] = [];
    const combined: At = { ...at, path: null };
    for (const [key, value] of Object.entries(node)) {
      const pointer = `${at.pointer}/${escapePointer(key)}`;
      if (key === "enum" || key === "const") parts.push(enumPart(key === "const" ? [value] : value, pointer));
      else if (key === "format") parts.push(formatPart(value, pointer));
      else if (key === "pattern") result.pattern = checkPattern(value, pointer);
      else if (key === "filled") parts.push(filled);
      else if (key === "columns") result.columns = readColumns(value);
      else if (key === "properties" && isObject(value)) result.properties = visitProperties(value, pointer, at);
      else if (key === "items") {
        const place = placeOfItems(at.place);
        result.items = visit(value, { ...at, pointer, place, path: path && [...path, null] });
      } else if (includes(subschemas.one, key)) {
        result[key] = typeof value === "boolean" ? value : visit(value, { ...combined, pointer });
      } else if (includes(subschemas.list, key) && Array.isArray(value)) {
        result[key] = value.map((it, index) => visit(it, { ...combined, pointer: `${pointer}/${index}` }));
      } else if (includes(subschemas.map, key) && isObject(value)) {
        result[key] = mapValues(value, (it, name) =>
          visit(it, { ...combined, place: "value", pointer: `${pointer}/${escapePointer(name)}` }),
        );
      } else if (!["$defs", "$schema", "$id", "$comment", "examples"].includes(key)) result[key] = value;
    }
    parts.push(...impliedParts(result, at));
    if (place === "fact" && path) parts.push({ type: result.type === "array" || result.items ? "array" : "string" });
    if (parts.length > 0) result.allOf = [...((result.allOf as SchemaNode[] | undefined) ?? []), ...parts];
    if (result.when && path) requireConditionally(result, path, at);
    return result;
  };

  const visitProperties = (map: Readonly<Record<string, unknown>>, pointer: string, at: At): SchemaNode["properties"] =>
    mapValues(map, (value, key) => {
      const below = placeBelow(at.place, key);
      const where = `${pointer}/${escapePointer(key)}`;
      if (below === null) report(where, `A ${at.place === "root" ? "document" : "section"} has no "${key}"`);
      const path = at.path && [...at.path, key];
      if (below === "fact" && listFacts.includes(key) && isObject(value) && !value.items && value.type !== "array") {
        report(where, `The fact "${key}" is a list: describe its values under "items"`);
      }
      return visit(value, { ...at, pointer: where, place: below ?? "value", path });
    });

  /** What `required` and `columns` imply. */
  const impliedParts = (node: Mutable, { place, path }: At): SchemaNode[] => {
    const parts: SchemaNode[] = [];
    const required = (node.required as readonly string[] | undefined) ?? [];
    const below = ["facts", "fields", "row", "sections"].includes(place) ? required : [];
    if (below.length > 0) parts.push({ properties: mapKeys(below, (name) => notEmpty(place, name, node)) });
    const columns = (node.columns as readonly (Column & { when?: Condition })[] | undefined) ?? [];
    const always = columns.filter((it) => it.when === undefined).map((it) => it.name);
    if (always.length > 0) parts.push({ properties: { columns: { required: always } } });
    for (const { name, when } of columns) if (when && path) requireWhen(when, [...path, "columns"], name, {});
    return parts;
  };

  const requireConditionally = (node: Mutable, path: readonly (string | null)[], { place }: At): void => {
    const last = path.at(-1);
    if (typeof last !== "string") return;
    const parent: Place = place === "section" ? "sections" : place === "fact" ? "facts" : "fields";
    const part = notEmpty(parent, last, { properties: { [last]: node } });
    requireWhen(node.when as Condition, path.slice(0, -1), last, part);
  };

  const enumPart = (value: unknown, pointer: string): SchemaNode => {
    const values = Array.isArray(value) ? value.filter((it) => typeof it === "string") : [];
    if (!Array.isArray(value) || values.length !== value.length || values.some((it) => it.trim() === "")) {
      report(pointer, "Values must be texts that are not empty: a document holds nothing else");
    }
    return { pattern: patternOf(values), values };
  };

  const formatPart = (value: unknown, pointer: string): SchemaNode => {
    const format = own(formats, String(value));
    if (!format) report(pointer, `Unknown format "${value}": there are ${Object.keys(formats).join(", ")}`);
    return { pattern: format?.pattern ?? "", description: format?.meaning ?? "" };
  };

  const checkPattern = (value: unknown, pointer: string): unknown => {
    try {
      new RegExp(String(value), "u");
    } catch (error) {
      report(pointer, error instanceof Error ? error.message : "Not a regular expression");
    }
    return value;
  };

  const schema = visit(raw, { pointer: "", place: "root", path: [], through: [] });
  const all = [...(schema.allOf ?? []), ...conditional];
  return { schema: all.length === 0 ? schema : { ...schema, allOf: all }, problems };
}

/** A required section, field or fact must not be empty either. */
function notEmpty(place: Place, name: string, node: Mutable): SchemaNode {
  if (place === "sections") return { properties: { text: filled } };
  if (place !== "facts") return filled;
  const fact = own((node.properties as SchemaNode["properties"]) ?? {}, name);
  return listFacts.includes(name) || fact?.type === "array" || fact?.items ? { minItems: 1 } : filled;
}

/** A condition over the view's facts. */
function conditionOf(when: Condition): SchemaNode {
  const tests = Object.entries(when).flatMap(([fact, wanted]) => {
    const values = typeof wanted === "string" ? [wanted] : wanted;
    const refused = values.filter((it) => it.startsWith("!")).map((it) => it.slice(1));
    const accepted = values.filter((it) => !it.startsWith("!"));
    return [
      ...(accepted.length > 0 ? [holds(fact, accepted)] : []),
      ...(refused.length > 0 ? [{ not: holds(fact, refused) }] : []),
    ];
  });
  return { properties: { facts: { allOf: tests } }, required: ["facts"] };
}

function holds(fact: string, values: readonly string[]): SchemaNode {
  const pattern = patternOf(values);
  const either = [
    { type: "string", pattern },
    { type: "array", contains: { pattern } },
  ];
  return { required: [fact], properties: { [fact]: { anyOf: either } } };
}

function readColumns(value: unknown): readonly (Column & { readonly when?: unknown })[] {
  if (!Array.isArray(value)) return [];
  return value.map((it) =>
    isObject(it) ? { also: [], ...it, name: String(it.name) } : { name: String(it), also: [] },
  );
}

function includes(list: readonly string[], key: string): boolean {
  return list.includes(key);
}

function mapValues<T>(map: Readonly<Record<string, unknown>>, change: (value: unknown, key: string) => T) {
  return Object.fromEntries(Object.entries(map).map(([key, value]) => [key, change(value, key)]));
}

function mapKeys<T>(keys: readonly string[], make: (key: string) => T) {
  return Object.fromEntries(keys.map((key) => [key, make(key)]));
}
