import type { Condition, Phase } from "../model/kind.ts";

/** A part of a kind's schema after expansion: plain JSON Schema, with what our keywords said kept as annotations. */
export interface SchemaNode {
  readonly title?: string;
  readonly titles?: readonly string[];
  readonly description?: string;
  readonly phase?: Phase;
  readonly fact?: string;
  readonly when?: Condition;
  /** Set on the part that stands for `filled`. */
  readonly filled?: boolean;
  /** What an `enum` listed, on the part that stands for it. */
  readonly values?: readonly string[];
  readonly columns?: readonly Column[];
  readonly type?: string;
  readonly pattern?: string;
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly required?: readonly string[];
  readonly items?: SchemaNode;
  readonly allOf?: readonly SchemaNode[];
  readonly [keyword: string]: unknown;
}

/** A column that a section's table has, with other headers that count as the same. */
export interface Column {
  readonly name: string;
  readonly also: readonly string[];
  readonly when?: Condition;
}

/** Whether a JSON value is an object. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * The nodes that describe a place of the view, outermost first: for every key of the path, what `properties` or `items`
 * say of it, and the root. A key that the schema does not know ends the list.
 */
export function nodesAlong(schema: SchemaNode, path: readonly string[]): readonly SchemaNode[] {
  const nodes = [schema];
  let node: SchemaNode | undefined = schema;
  for (const key of path) {
    node = /^\d+$/.test(key) && node.items ? node.items : own(node.properties, key);
    if (node === undefined) return nodes;
    nodes.push(node);
  }
  return nodes;
}

/** The nearest `phase` along a path of the view; null where none is given. */
export function phaseAlong(schema: SchemaNode, path: readonly string[]): Phase | null {
  return nodesAlong(schema, path).findLast((node) => node.phase !== undefined)?.phase ?? null;
}

/** The part of a schema that an ajv error's `schemaPath` points into: the one that holds the keyword. */
export function nodeOfError(schema: SchemaNode, schemaPath: string): SchemaNode {
  const keys = schemaPath
    .replace(/^#\//, "")
    .split("/")
    .map((key) => decodeURIComponent(key).replaceAll("~1", "/").replaceAll("~0", "~"));
  let node: unknown = schema;
  for (const key of keys.slice(0, -1)) {
    if (Array.isArray(node)) node = node[Number(key)];
    else if (isObject(node)) node = own(node, key);
  }
  return isObject(node) ? (node as SchemaNode) : {};
}

/** A property of an object itself, never of its prototype. */
export function own<T>(object: Readonly<Record<string, T>> | undefined, key: string): T | undefined {
  return object !== undefined && Object.hasOwn(object, key) ? object[key] : undefined;
}

/** A key as a title, where the schema gives none: "rollback-time" is "Rollback time". */
export function titleOf(key: string, node: SchemaNode | undefined): string {
  return node?.title ?? key.replaceAll("-", " ").replace(/^./u, (first) => first.toUpperCase());
}
