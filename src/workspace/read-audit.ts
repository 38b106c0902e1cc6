import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import auditSchema from "../../schemas/audit.schema.json" with { type: "json" };
import { checkSchema, type Schema } from "../engine/check-schema.ts";
import { describeDeparture } from "../engine/describe-departure.ts";
import { FileError } from "../errors.ts";
import { type Audit, auditType, statementType } from "../model/audit.ts";
import { isWithin, showPath } from "./paths.ts";
import { decodeText } from "./read-document.ts";
import { reasonOf } from "./system-error.ts";

const predicate: Schema = auditSchema;

/** An in-toto statement, whatever it states. */
const statement: Schema = {
  type: "object",
  additionalProperties: false,
  required: ["_type", "subject", "predicateType", "predicate"],
  properties: {
    _type: { enum: [statementType] },
    predicateType: { type: "string" },
    predicate: { type: "object" },
    subject: {
      type: "array",
      items: {
        type: "object",
        additionalProperties: false,
        required: ["name", "digest"],
        properties: {
          name: { type: "string" },
          digest: {
            type: "object",
            additionalProperties: false,
            required: ["sha256"],
            properties: { sha256: { type: "string" } },
          },
        },
      },
    },
  },
};

/**
 * Reads an audit that was written to a file; `top` is the repository that it is about. Throws a FileError when it can't be read,
 * is no audit, or is one of a newer version.
 */
export async function readAudit(file: string, cwd: string, top: string): Promise<Audit> {
  const path = resolve(cwd, file);
  const shown = showPath(path, cwd);
  const bytes = await readFile(path).catch((error: unknown) => {
    throw new FileError(`${shown} ${reasonOf(error)}`);
  });
  const value = parse(bytes, shown);
  const [fault] = checkSchema(value, statement, statement);
  if (fault !== undefined) throw new FileError(`${shown} is no audit: ${describeDeparture(fault, "It")}`);
  const { predicateType, predicate: stated } = value as Audit;
  requireVersion(predicateType, shown);
  const [wrong] = checkSchema(stated, predicate, predicate);
  if (wrong !== undefined) throw new FileError(`${shown} is no audit: ${describeDeparture(wrong, "Its predicate")}`);
  const { deployment, generatedAt } = (value as Audit).predicate;
  if (!isWithin(resolve(top, deployment.path), top)) {
    throw new FileError(
      `${shown} is no audit: its deployment lies at ${JSON.stringify(deployment.path)}, outside of the repository`,
    );
  }
  if (Number.isNaN(Date.parse(generatedAt))) {
    throw new FileError(`${shown} is no audit: it was made at ${JSON.stringify(generatedAt)}, which no calendar has`);
  }
  return value as Audit;
}

function parse(bytes: Uint8Array, shown: string): unknown {
  try {
    return JSON.parse(decodeText(bytes));
  } catch (error) {
    if (error instanceof FileError) throw new FileError(`${shown} ${error.message}`);
    throw new FileError(`${shown} is no audit: it is not JSON, as \`deploydoc audit --format json\` writes it`);
  }
}

function requireVersion(type: string, shown: string): void {
  if (type === auditType) return;
  const [, version] = /^https:\/\/deploydoc\.dev\/audit\/v(\d{1,9})$/.exec(type) ?? [];
  if (version !== undefined) {
    throw new FileError(
      `${shown} is an audit of version ${version}, which this deploydoc does not know: install a newer one`,
    );
  }
  throw new FileError(`${shown} is no audit: its predicate is of type ${JSON.stringify(type)}, not ${auditType}`);
}
