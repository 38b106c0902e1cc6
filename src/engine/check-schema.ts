/**
 * The part of JSON Schema that the config's schema is written in. Checking it here takes a hundredth of the time that
 * loading and compiling with ajv does, at the start of every run; a test holds this to ajv's judgement.
 */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly minLength?: number;
  readonly pattern?: string;
  /** What a text of the pattern looks like, for the message. */
  readonly examples?: readonly string[];
  readonly minimum?: number;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly patternProperties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: boolean | Schema;
  readonly required?: readonly string[];
  readonly if?: Schema;
  readonly then?: Schema;
  readonly else?: Schema;
  readonly $defs?: Readonly<Record<string, Schema>>;
}

/** One departure from a schema; `path` leads to the value that holds it. */
export type Departure = { readonly path: readonly string[]; readonly value: unknown } & (
  | { readonly fault: "type"; readonly expected: string }
  | { readonly fault: "value"; readonly expected: readonly unknown[] }
  | { readonly fault: "small"; readonly least: number }
  | { readonly fault: "empty" }
  | { readonly fault: "form"; readonly examples: readonly string[] }
  | { readonly fault: "unknown"; readonly key: string; readonly known: readonly string[] }
  | { readonly fault: "missing"; readonly key: string }
);

/** Every departure of a value from a schema; `root` is where `$ref` looks. */
export function checkSchema(value: unknown, schema: Schema, root: Schema, path: readonly string[] = []): Departure[] {
  if (schema.$ref !== undefined) return checkSchema(value, resolveReference(schema.$ref, root), root, path);
  if (schema.if) {
    const { if: condition, then: yes, else: no, ...rest } = schema;
    const branch = checkSchema(value, condition, root).length === 0 ? yes : no;
    return [...checkSchema(value, rest, root, path), ...(branch ? checkSchema(value, branch, root, path) : [])];
  }
  const wrong = checkValue(value, schema);
  if (wrong !== null) return [{ path, value, ...wrong }];
  if (Array.isArray(value)) {
    const { items } = schema;
    return items ? value.flatMap((item, at) => checkSchema(item, items, root, [...path, String(at)])) : [];
  }
  return isRecord(value) ? checkKeys(value, schema, root, path) : [];
}

type Wrong = Departure extends infer One ? (One extends unknown ? Omit<One, "path" | "value"> : never) : never;

function checkValue(value: unknown, schema: Schema): Wrong | null {
  const { type, enum: values, minLength, minimum, pattern, examples = [] } = schema;
  if (type !== undefined && !hasType(value, type)) return { fault: "type", expected: type };
  if (values && !values.includes(value)) return { fault: "value", expected: values };
  if (typeof value === "number" && minimum !== undefined && value < minimum) return { fault: "small", least: minimum };
  if (typeof value === "string" && minLength !== undefined && value.length < minLength) return { fault: "empty" };
  if (typeof value === "string" && pattern !== undefined && !new RegExp(pattern, "u").test(value)) {
    return { fault: "form", examples };
  }
  return null;
}

function checkKeys(
  value: Readonly<Record<string, unknown>>,
  { properties = {}, patternProperties = {}, additionalProperties = true, required = [] }: Schema,
  root: Schema,
  path: readonly string[],
): Departure[] {
  const missing = required.filter((key) => !Object.hasOwn(value, key));
  const within = Object.entries(value).flatMap(([key, part]): Departure[] => {
    const schema =
      (Object.hasOwn(properties, key) ? properties[key] : undefined) ??
      Object.entries(patternProperties).find(([pattern]) => new RegExp(pattern, "u").test(key))?.[1] ??
      (typeof additionalProperties === "object" ? additionalProperties : undefined);
    if (schema) return checkSchema(part, schema, root, [...path, key]);
    return additionalProperties ? [] : [{ path, value, fault: "unknown", key, known: Object.keys(properties) }];
  });
  return [...missing.map((key): Departure => ({ path, value, fault: "missing", key })), ...within];
}

function hasType(value: unknown, type: string): boolean {
  if (type === "array") return Array.isArray(value);
  if (type === "object") return isRecord(value);
  if (type === "integer") return Number.isInteger(value);
  return typeof value === type && (type !== "number" || Number.isFinite(value));
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** What "#/$defs/rules" stands for: the only form that the config's schema uses. */
function resolveReference(reference: string, root: Schema): Schema {
  const found = root.$defs?.[reference.replace("#/$defs/", "")];
  if (!found) throw new Error(`The config's schema has no ${reference}`);
  return found;
}
