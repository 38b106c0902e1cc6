import type { ApprovalEvidence, Commit, Level } from "../model/evidence.ts";
import { digestVersion } from "./projection.ts";

/** What a signature beside a row came to; null where there is none. */
export type SignatureOutcome =
  | { readonly ok: true }
  /** `kind`: whether it was good once, can't be read or verified, or is somebody's or something else's. */
  | { readonly ok: false; readonly kind: "stale" | "unverifiable" | "forged"; readonly reason: string };

/** What a row was signed over, as far as it is known. */
export type SignedText =
  | {
      readonly known: true;
      readonly digest: () => string;
      /** Whether its digest is today's. */
      readonly isToday: boolean;
      readonly changes: readonly string[];
      readonly since: string;
    }
  /** Why it is not known. */
  | { readonly known: false; readonly reason: string };

/** Who wrote a row. */
export type Writer =
  | { readonly type: "approver" }
  | { readonly type: "other"; readonly who: string }
  /** To stand behind "it". */
  | { readonly type: "unknown"; readonly reason: string };

/** All that a verdict on a signed row depends on. */
export interface SignedRow {
  /** As written in the row; "" when it carries none. */
  readonly given: string;
  /** Digest of what it covers today; asked where the row carries one. */
  readonly today: () => string;
  /** Asked where the digest alone does not tell. */
  readonly signed: () => Promise<SignedText>;
  /** Asked at the level `commit` and above. */
  readonly writer: () => Promise<Writer>;
  /** Asked at the level `signature`. */
  readonly signature: () => Promise<SignatureOutcome | null>;
  readonly required: Level;
  /** Whether the merge brings the row in; else it was judged when it was merged, but for digest and signature. */
  readonly fresh: boolean;
}

type Outcome = Pick<ApprovalEvidence, "verdict" | "reached" | "reason" | "mends" | "changes">;

const pattern = /^(d[1-9]\d*):(.*)$/s;

/** The verdict on a row that says it is signed, level by level; docs/approvals.md has the table. */
export async function judgeSignedRow(row: SignedRow): Promise<Outcome> {
  const [level, fault] = await judgeText(row);
  if (fault !== null) return fault;
  const [reached, obstacle] = await judgeLevel(row, level);
  if (obstacle !== null) return obstacle;
  return row.required === "signature" ? judgeSignature(row, reached) : { ...nothing, verdict: "valid", reached };
}

type Step = readonly [reached: Level, fault: Outcome | null];

/** Whether it covers today what it was signed over. */
async function judgeText({ given, today, signed }: SignedRow): Promise<Step> {
  if (given !== "") {
    const [, version, hex = ""] = pattern.exec(given) ?? [];
    if (version !== digestVersion) {
      const reason = `its digest is of version ${version ?? given}, which this deploydoc does not know`;
      return ["named", unverifiable(reason, false)];
    }
    if (!/^[0-9a-f]{64}$/.test(hex)) return ["named", unverifiable("its digest is cut short or misspelt", true)];
    if (given === today()) return ["digest", null];
  }
  const text = await signed();
  if (!text.known) return ["named", unverifiable(text.reason, false)];
  return ["named", given === "" && text.isToday ? null : stale(given, text)];
}

/**
 * Whether a row is attested as well as is asked for, but for its signature. Who wrote it is asked only of one that the merge
 * brings in: a squash merge has another author. That it lacks a digest may never have been judged, as in a draft.
 */
async function judgeLevel({ required, writer, fresh }: SignedRow, reached: Level): Promise<Step> {
  if (required === "named") return [reached, null];
  if (reached === "named") {
    return [reached, unverifiable(`it carries no digest, and level \`${required}\` is asked for`, true, reached)];
  }
  if (required === "digest" || !fresh) return [reached, null];
  const wrote = await writer();
  if (wrote.type === "other") return [reached, { ...nothing, verdict: "forged", reason: wrote.who, reached }];
  if (wrote.type === "unknown") return [reached, unverifiable(wrote.reason, false, reached)];
  return ["commit", null];
}

async function judgeSignature({ signature }: SignedRow, reached: Level): Promise<Outcome> {
  const outcome = await signature();
  if (outcome === null) return unverifiable("it has no signature beside it", true, reached);
  if (outcome.ok) return { ...nothing, verdict: "valid", reached: "signature" };
  return { ...nothing, verdict: outcome.kind, reason: `its signature ${outcome.reason}`, mends: true, reached };
}

/**
 * The highest level that a judged row reaches, whatever was asked for. Who wrote it counts however long ago it was merged, and a
 * signature whoever committed it; that another wrote it, as in a squash merge, is no fault here.
 */
export async function highestLevel({ writer, signature }: SignedRow, reached: Level | null): Promise<Level | null> {
  if (reached === null || reached === "named" || reached === "signature") return reached;
  if ((await signature())?.ok) return "signature";
  return (await writer()).type === "approver" ? "commit" : reached;
}

const nothing = { reached: null, reason: "", mends: false, changes: [] } as const;

function unverifiable(reason: string, mends: boolean, reached: Level | null = null): Outcome {
  return { ...nothing, verdict: "unverifiable", reason, mends, reached };
}

function stale(given: string, signed: SignedText & { readonly known: true }): Outcome {
  const base = { ...nothing, verdict: "stale", mends: true } as const;
  if (given !== "" && signed.digest() !== given) {
    return { ...base, reason: "its digest is that of another text" };
  }
  return { ...base, reason: `what it covers has changed since ${signed.since}`, changes: signed.changes };
}

/** A commit as messages name it. */
export function nameOf({ id }: Commit): string {
  return `commit ${id.slice(0, 7)}`;
}
