import { readStatement, type Statement, writeStatement } from "./statement.ts";

/** A file beside a document that holds one approval's statement and its SSH signature. */
export interface Sidecar {
  readonly statement: Statement;
  /** With its first and last line, "-----BEGIN SSH SIGNATURE-----" and "-----END SSH SIGNATURE-----". */
  readonly armored: string;
}

/** Either a sidecar, or why there is none, to stand behind the file's name ("is empty"). */
export type SidecarReading = ({ readonly ok: true } & Sidecar) | { readonly ok: false; readonly reason: string };

/**
 * Path of the sidecar of a role's approval of a document, with "/": `approvals/rollback-plan.technical-lead.sig` in the
 * document's folder. No two roles have one name, unless they differ in case alone, which many disks don't tell apart.
 */
export function sidecarPath(documentPath: string, role: string): string {
  const cut = documentPath.lastIndexOf("/") + 1;
  const stem = documentPath.slice(cut).replace(/\.md$/, "");
  return `${documentPath.slice(0, cut)}approvals/${stem}.${roleSlug(role)}.sig`;
}

/** Words in lower case, joined by hyphens; any other character as its number, so that none is lost: "C++" is "c_2b__2b_". */
function roleSlug(role: string): string {
  const text = role.normalize("NFC").toLowerCase();
  const slug = text.replace(/[^\p{L}\p{N}\p{M}]/gu, (it) => (it === " " ? "-" : `_${codeOf(it)}_`));
  return slug === "" ? "_" : slug;
}

const codeOf = (character: string): string => (character.codePointAt(0) ?? 0).toString(16);

/** The text of a sidecar: the statement's line, then the signature, which ends with a line end. */
export function writeSidecar({ statement, armored }: Sidecar): string {
  return `${writeStatement(statement)}${armored.endsWith("\n") ? armored : `${armored}\n`}`;
}

const begin = "-----BEGIN SSH SIGNATURE-----\n";
const end = "\n-----END SSH SIGNATURE-----";

/**
 * Reads the text of a sidecar, without looking into the signature. The text must come from UTF-8 whose faults became
 * U+FFFD and whose byte-order mark was kept, as Node's `readFile` gives it. CR LF counts as LF: git may write it so.
 */
export function readSidecar(source: string): SidecarReading {
  const text = source.replaceAll("\r\n", "\n");
  if (text.trim() === "") return refuse("is empty");
  if (text.startsWith(begin.trimEnd())) return refuse("has no statement before its signature");
  const cut = text.indexOf("\n") + 1;
  const statement = readStatement(text.slice(0, cut));
  if (cut === 0) return refuse(readStatement(`${text}\n`) ? "has no signature" : "ends within its statement");
  if (statement === null) return refuse("does not begin with a statement as deploydoc writes it");
  const armored = text.slice(cut);
  if (armored.trim() === "") return refuse("has no signature");
  if (!armored.startsWith(begin)) {
    return refuse(
      begin.startsWith(armored) ? "ends within its signature" : "has no SSH signature on the line after its statement",
    );
  }
  const close = armored.indexOf(end);
  if (close < 0) return refuse("ends within its signature");
  if (armored.slice(close + end.length).trim() !== "") return refuse("has text after its signature");
  return { ok: true, statement, armored };
}

const refuse = (reason: string): SidecarReading => ({ ok: false, reason });

/** One way in which a signed statement is not the one that is asked for. */
export interface Difference {
  readonly field: keyof Statement;
  /** To stand behind "The signature": `is for the role "Security", not "CAB"`. */
  readonly reason: string;
  /** Whether the approval was good once and the text has changed since; otherwise it was never one of this. */
  readonly stale: boolean;
}

/** What a row and its document say that a statement should; `despite` is the signer's to say. */
export type ExpectedStatement = Omit<Statement, "version" | "despite">;

/**
 * Holds what was signed against what the row and its document say today; an empty list when they agree. A template of
 * another version is stale as a digest is: documents without one in their front matter go with the kind's current one.
 */
export function compareStatements(signed: Statement, expected: ExpectedStatement): readonly Difference[] {
  return fields
    .filter((field) => signed[field] !== expected[field])
    .map((field) => ({
      field,
      reason: describe[field](signed[field], expected[field]),
      stale: field === "digest" || field === "template",
    }));
}

type Describe = (signed: string, expected: string) => string;

const plain =
  (what: string): Describe =>
  (signed, expected) =>
    `${what} ${JSON.stringify(signed)}, not ${JSON.stringify(expected)}`;

const describe = {
  deployment: (signed, expected) => `is for another deployment: ${deploymentOf(signed)}, not ${deploymentOf(expected)}`,
  kind: plain("is for a document of the kind"),
  role: plain("is for the role"),
  person: plain("is by"),
  decision: plain("says"),
  at: plain("was given at"),
  template: plain("is for the template version"),
  digest: (signed, expected) =>
    versionOf(signed) === versionOf(expected)
      ? "is for an earlier text: what it covers has changed since"
      : `is for a digest of the version ${JSON.stringify(versionOf(signed))}, which can't be compared`,
} satisfies Record<keyof ExpectedStatement, Describe>;

const fields = Object.keys(describe) as readonly (keyof ExpectedStatement)[];

const deploymentOf = (name: string): string => (name === "" ? "none (a document on its own)" : JSON.stringify(name));

const versionOf = (digest: string): string => digest.slice(0, Math.max(0, digest.indexOf(":")));
