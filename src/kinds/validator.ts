import { Ajv2020 } from "ajv/dist/2020.js";
import { type AjvFunction, type Validate, validateWith } from "./compiled-kind.ts";
import type { SchemaProblem } from "./expand.ts";
import { annotations, keywords } from "./keywords.ts";
import { isObject, type SchemaNode } from "./schema.ts";

/** How kinds are compiled, ahead or at run time: both must find the same. */
export const compilerOptions = {
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
  const problems: SchemaProblem[] = [];
  if (ajv.validateSchema(raw) !== true) {
    for (const error of ajv.errors ?? []) {
      if (["anyOf", "if", "$ref", "allOf"].includes(error.keyword)) continue;
      problems.push({ pointer: error.instancePath, message: describe(error.instancePath, error) });
    }
  }
  const shapes = Object.fromEntries(Object.entries(keywords).map(([name, { shape }]) => [name, shape]));
  const check = ajv.compile({ properties: shapes });
  const visit = (node: unknown, pointer: string, isSchema: boolean): void => {
    if (Array.isArray(node)) for (const [at, it] of node.entries()) visit(it, `${pointer}/${at}`, true);
    if (!isObject(node)) return;
    if (isSchema && !check(node)) {
      for (const error of (check.errors ?? []).slice(0, 3)) {
        problems.push({ pointer: pointer + error.instancePath, message: describe(error.instancePath, error) });
      }
    }
    for (const [key, value] of Object.entries(node)) {
      if (isSchema && (key in keywords || ["enum", "const", "required", "examples"].includes(key))) continue;
      const isMap = isSchema && ["properties", "patternProperties", "$defs", "dependentSchemas"].includes(key);
      visit(value, `${pointer}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`, !isMap);
    }
  };
  visit(raw, "", true);
  return problems;
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
