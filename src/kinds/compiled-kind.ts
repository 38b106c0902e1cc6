import type { Kind } from "../model/kind.ts";
import type { Layout } from "./layout.ts";
import type { SchemaNode } from "./schema.ts";
import type { Template } from "./template.ts";

/** What ajv says of a view: as much of its errors as we use. */
export interface ValidationError {
  readonly instancePath: string;
  readonly schemaPath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** Validates a view; no errors when it is valid. */
export type Validate = (view: unknown) => readonly ValidationError[];

/** A kind ready for use, whether it was compiled ahead or from a team's pair. */
export interface CompiledKind {
  readonly kind: Kind;
  /** The schema after expansion. */
  readonly schema: SchemaNode;
  readonly layout: Layout;
  readonly validate: Validate;
  readonly template: Template;
}

/** A function that ajv made: it leaves its errors on itself. */
export interface AjvFunction {
  (data: unknown): unknown;
  errors?: readonly ValidationError[] | null;
}

/** Wraps a function that ajv made. */
export function validateWith(check: AjvFunction): Validate {
  return (view) => (check(view) === true ? [] : (check.errors ?? []));
}
