import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { checkSchema, type Schema } from "../engine/check-schema.ts";
import { describeDeparture } from "../engine/describe-departure.ts";
import { FileError } from "../errors.ts";
import type { LintResult, ShardRecord } from "../model/result.ts";
import { showPath } from "./paths.ts";
import { decodeText } from "./read-document.ts";
import { reasonOf } from "./system-error.ts";

/** A shard's report: the record of which it is, and all that was found out. */
export interface ReadShard extends ShardRecord {
  /** The report's file, as it is shown. */
  readonly shown: string;
  readonly notes: readonly string[];
  readonly results: readonly LintResult[];
}

const texts: Schema = { type: "array", items: { type: "string" } };
const place: Schema = {
  type: "object",
  required: ["line", "column", "endLine", "endColumn"],
  properties: Object.fromEntries(
    ["line", "column", "endLine", "endColumn"].map((key) => [key, { type: "integer", minimum: 1 }]),
  ),
};
const finding: Schema = {
  type: "object",
  required: ["rule", "severity", "phase", "message", "range", "section", "related", "fix", "waitsFor"],
  properties: {
    rule: { type: "string" },
    severity: { enum: ["error", "warning", "info"] },
    message: { type: "string" },
    range: place,
    related: {
      type: "array",
      items: {
        type: "object",
        required: ["path", "message", "range"],
        properties: { path: { type: "string" }, message: { type: "string" }, range: place },
      },
    },
  },
};
const result: Schema = {
  type: "object",
  required: ["path", "kind", "deployment", "status", "text", "findings", "suppressed"],
  properties: {
    path: { type: "string" },
    text: { type: "string" },
    findings: { type: "array", items: finding },
    suppressed: {
      type: "array",
      items: {
        type: "object",
        required: ["finding", "justification"],
        properties: { finding, justification: { type: "string" } },
      },
    },
  },
};
const report: Schema = {
  type: "object",
  required: ["version", "shard"],
  properties: {
    version: { enum: [1] },
    shard: {
      type: "object",
      required: ["index", "count", "run", "unjudged", "notes", "results"],
      properties: {
        index: { type: "integer", minimum: 1 },
        count: { type: "integer", minimum: 1 },
        run: { type: "string" },
        unjudged: texts,
        notes: texts,
        results: { type: "array", items: result },
      },
    },
  },
};

/** Reads the JSON report that `lint --shard` wrote. Throws a FileError when it can't be read, or is none. */
export async function readShard(file: string, cwd: string): Promise<ReadShard> {
  const shown = showPath(resolve(cwd, file), cwd);
  const bytes = await readFile(resolve(cwd, file)).catch((error: unknown) => {
    throw new FileError(`${shown} ${reasonOf(error)}`);
  });
  const value = parseJson(bytes, shown);
  if (typeof value === "object" && value !== null && "documents" in value && !("shard" in value)) {
    throw new FileError(`${shown} is the report of a whole run: there is nothing to join`);
  }
  const [fault] = checkSchema(value, report, report);
  if (fault !== undefined) throw new FileError(`${shown} is no report of a shard: ${describeDeparture(fault, "It")}`);
  return { ...(value as { readonly shard: Omit<ReadShard, "shown"> }).shard, shown };
}

function parseJson(bytes: Uint8Array, shown: string): unknown {
  try {
    return JSON.parse(decodeText(bytes));
  } catch (error) {
    if (error instanceof FileError) throw new FileError(`${shown} ${error.message}`);
    throw new FileError(
      `${shown} is no report of a shard: it is not JSON, as \`deploydoc lint --shard 1/2 --format json\` writes it`,
    );
  }
}
