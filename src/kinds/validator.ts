import { Ajv2020, type ErrorObject } from "ajv/dist/2020.js";
import { type AjvFunction, type Validate, validateWith } from "./compiled-kind.ts";
import type { SchemaProblem } from "./expand.ts";
import { escapePointer } from "./json.ts";
import { annotations, keywords, subschemas } from "./keywords.ts";
import { isObject, type SchemaNode } from "./schema.ts";

/** How kinds are compiled, ahead or at run time: both must find the same. */
const compilerOptions = {
  strict: true,
  strictTypes: false,
  strictRequired: false,
  allErrors: true,
  messages: false,
} as const;

/** An ajv that knows our annotations. */
export function createCompiler(options: object = {}): Ajv2020 {
  const ajv = new Ajv2020({ ...compilerOptions, ...options });
  ajv.addVocabulary([...annotations]);
  return ajv;
}

/** Compiles an expanded schema. Throws an Error when ajv refuses it. */
export function compileSchema(schema: SchemaNode): Validate {
  return validateWith(createCompiler().compile(schema) as AjvFunction);
}

/** Where a schema is not valid JSON Schema, or a keyword of ours has a value of the wrong shape. */
export function checkShapes(raw: Readonly<Record<string, unknown>>): readonly SchemaProblem[] {
  const ajv = new Ajv2020({ strict: false, allErrors: true, logger: false, validateFormats: false });
  const shapes = Object.fromEntries(Object.entries(keywords).map(([name, { shape }]) => [name, shape]));
  const check = ajv.compile({ properties: shapes });
  const problems = ajv.validateSchema(raw) === true ? [] : problemsOf(ajv.errors ?? [], "");
  for (const { node, pointer } of schemasIn(raw, "")) {
    if (!check(node)) problems.push(...problemsOf(check.errors ?? [], pointer));
  }
  return problems;
}

/** Every schema in a schema, with its JSON pointer. */
function* schemasIn(node: unknown, pointer: string): Generator<{ readonly node: object; readonly pointer: string }> {
  if (!isObject(node)) return;
  yield { node, pointer };
  for (const [key, value] of Object.entries(node)) {
    const where = `${pointer}/${escapePointer(key)}`;
    if (maps.includes(key) && isObject(value)) {
      for (const [name, it] of Object.entries(value)) yield* schemasIn(it, `${where}/${escapePointer(name)}`);
    } else if (lists.includes(key) && Array.isArray(value)) {
      for (const [at, it] of value.entries()) yield* schemasIn(it, `${where}/${at}`);
    } else if (single.includes(key)) yield* schemasIn(value, where);
  }
}

const maps: readonly string[] = ["$defs", ...subschemas.map];
const lists: readonly string[] = subschemas.list;
const single: readonly string[] = subschemas.one;

/** Combinations say nothing themselves: what they combine has its own errors. */
function problemsOf(errors: readonly ErrorObject[], pointer: string): SchemaProblem[] {
  return errors
    .filter((it) => !["anyOf", "if", "$ref", "allOf"].includes(it.keyword))
    .map((it) => ({ pointer: pointer + it.instancePath, message: describe(it.instancePath, it) }));
}

function describe(
  path: string,
  error: { readonly message?: string; readonly params: Record<string, unknown> },
): string {
  const name = path.split("/").at(-1) ?? "";
  const more = error.params.allowedValues ?? error.params.additionalProperty ?? error.params.missingProperty ?? "";
  const listed = Array.isArray(more) ? more.join(", ") : String(more);
  return `"${name}" ${error.message ?? "is invalid"}${listed === "" ? "" : `: ${listed}`}`;
}
