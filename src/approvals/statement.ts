import { type JsonValue, writeJson } from "./canonical-text.ts";

/** What an SSH signature under an approval signs; docs/approvals.md specifies it. */
export interface Statement {
  /** The statement's own. */
  readonly version: "1";
  /** Name of the deployment's folder; "" for a document on its own. */
  readonly deployment: string;
  readonly kind: string;
  /** Version of the template: as the front matter has it, else the kind's current one. */
  readonly template: string;
  /** Of what is approved: `d1:` and 64 hexadecimal digits. */
  readonly digest: string;
  /** As the kind names it. */
  readonly role: string;
  /** Id of the config's person, or the name as written where the config has none. */
  readonly person: string;
  readonly decision: "approved" | "rejected";
  /** Date-time with offset, as written in the row. */
  readonly at: string;
  /** The number of errors that were due, where it was signed with --force in spite of them. */
  readonly despite?: string;
}

const required = ["version", "deployment", "kind", "template", "digest", "role", "person", "decision", "at"] as const;

/** The message that is signed: the statement as canonical JSON (RFC 8785) on one line, with its line end. */
export function writeStatement(statement: Statement): string {
  const { despite } = statement;
  const known = Object.fromEntries(required.map((key) => [key, statement[key]]));
  return `${writeJson(despite === undefined ? known : { ...known, despite })}\n`;
}

/**
 * Reads what `writeStatement` wrote, to the byte: a line end, nothing but the known keys, all of them strings, in canonical
 * JSON. Null for anything else, so that no two texts are the same statement. A character that could not be decoded (U+FFFD)
 * or half of one is refused as well: the bytes that were signed would not be known.
 */
export function readStatement(text: string): Statement | null {
  if (/[\ufffd\p{Cs}]/u.test(text)) return null;
  const value = parseMap(text);
  if (value === null || required.some((key) => typeof value[key] !== "string")) return null;
  const { version, decision, despite } = value;
  if (version !== "1" || (decision !== "approved" && decision !== "rejected")) return null;
  if (despite !== undefined && (typeof despite !== "string" || !/^[1-9][0-9]*$/.test(despite))) return null;
  const strings = value as Readonly<Record<(typeof required)[number], string>>;
  const statement: Statement = { ...strings, version, decision, ...(despite === undefined ? {} : { despite }) };
  // An escaped half of a character would be written the same again.
  if (Object.values(statement).some((it) => /[\ufffd\p{Cs}]/u.test(it))) return null;
  return writeStatement(statement) === text ? statement : null;
}

function parseMap(text: string): Readonly<Record<string, JsonValue | undefined>> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? (value as Readonly<Record<string, JsonValue>>) : null;
  } catch {
    return null;
  }
}
