import type { Status } from "./deployment.ts";
import type { Decision, GateState } from "./document.ts";
import type { Identity, Level, Verdict } from "./evidence.ts";
import type { Severity } from "./finding.ts";
import type { Facts, Phase } from "./kind.ts";

/** What an audit says it is; a later version, whose shape is another, ends in another number. */
export const auditType = "https://deploydoc.dev/audit/v1";

/** The type of an in-toto statement, which an audit is. */
export const statementType = "https://in-toto.io/Statement/v1";

/** A record of a deployment as an in-toto statement; `schemas/audit.schema.json` describes the predicate. */
export interface Audit {
  readonly _type: typeof statementType;
  /** Each document: its path from the repository's top, '/'-separated, and the SHA-256 of its bytes as git holds them. */
  readonly subject: readonly { readonly name: string; readonly digest: { readonly sha256: string } }[];
  readonly predicateType: typeof auditType;
  readonly predicate: AuditPredicate;
}

/** What an audit states. Paths are from the repository's top, '/'-separated; moments are ISO 8601 in UTC. */
export interface AuditPredicate {
  readonly tool: { readonly name: "deploydoc"; readonly version: string };
  /** When it was made: the moment at which everything was judged. */
  readonly generatedAt: string;
  readonly repository: AuditRepository;
  readonly policy: AuditPolicy;
  readonly deployment: AuditDeployment;
  readonly conclusion: AuditConclusion;
  /** By path. */
  readonly documents: readonly AuditDocument[];
  readonly approvals: readonly AuditApproval[];
  readonly gates: readonly AuditGate[];
  /** The log's timeline, issues and deviations. */
  readonly log: readonly AuditLogRow[];
  readonly findings: readonly AuditFinding[];
  /** What is kept out, and why. */
  readonly suppressed: readonly AuditSuppression[];
}

/** What was checked out. */
export interface AuditRepository {
  /** The full name of the commit. */
  readonly head: string;
  readonly committedAt: string;
  /** Whether every document is as that commit has it. */
  readonly clean: boolean;
}

/** What it was judged by. */
export interface AuditPolicy {
  /** The commit whose config counted. */
  readonly commit: string;
  /** Path of the config; null for the defaults. */
  readonly config: string | null;
  /** Every file that had a say: the config, what it extends, its baseline, the team's kinds. */
  readonly files: readonly { readonly path: string; readonly sha256: string }[];
}

export interface AuditDeployment {
  readonly name: string;
  /** Of its folder. */
  readonly path: string;
  readonly status: Status | null;
  /** As the plan's front matter states them. */
  readonly facts: Facts;
}

/** What it adds up to. */
export interface AuditConclusion {
  /** Whether the deployment is closed and nothing is wrong with it. */
  readonly complete: boolean;
  readonly errors: number;
  readonly warnings: number;
  /** Roles whose approval is missing. */
  readonly waitingFor: readonly string[];
}

export interface AuditDocument {
  readonly path: string;
  /** Null for one of a kind that is not known. */
  readonly kind: string | null;
  /** The version of its template: as its front matter says, else the kind's; null where neither does. */
  readonly template: string | null;
  readonly sha256: string;
  /** The digest of what it says, every box and value included; docs/digest.md. */
  readonly digest: string;
  /** Whether the commit that was checked out has it as it is. */
  readonly committed: boolean;
}

/** A commit that wrote something. */
export interface AuditCommit {
  readonly id: string;
  readonly author: Identity;
  readonly committer: Identity;
  readonly authoredAt: string;
  readonly committedAt: string;
}

/** A place to sign, or one that is missing. */
export interface AuditApproval {
  readonly document: string;
  /** 1-based; of the heading under which it should stand, where it is missing. */
  readonly line: number;
  readonly role: string;
  /** As written; "" for none. */
  readonly name: string;
  /** Whom the config knows by that name; null for nobody. */
  readonly person: string | null;
  readonly act: "approves" | "attests";
  /** Whether it has to be signed. */
  readonly required: boolean;
  readonly decision: Decision | null;
  /** As written; "" for none. */
  readonly date: string;
  /** Of what was approved, as the row says, and of what it covers today; "" for none. */
  readonly digest: { readonly given: string; readonly today: string };
  readonly level: { readonly reached: Level | null; readonly required: Level | null };
  readonly verdict: Verdict;
  /** Why it is not valid; "" where it is. */
  readonly reason: string;
  /** For a stale one: what changed since. */
  readonly changes: readonly string[];
  /** The file with its signature; null for none. */
  readonly signature: { readonly path: string; readonly sha256: string } | null;
  /** The commit that wrote the row; null where it is not committed. */
  readonly commit: AuditCommit | null;
}

/** What a person ticks. */
export interface AuditGate {
  readonly document: string;
  readonly line: number;
  /** Title of the heading above it; null where there is none. */
  readonly section: string | null;
  readonly phase: Phase | null;
  readonly text: string;
  readonly state: GateState;
  /** Why it does not apply; null where it is not waived. */
  readonly reason: string | null;
  /** The commit that ticked it; null where nobody has, or has not committed it. */
  readonly commit: AuditCommit | null;
}

/** A row of the deployment log, cells by their columns. */
export interface AuditLogRow {
  readonly document: string;
  readonly line: number;
  readonly table: "timeline" | "issues" | "deviations";
  readonly cells: Readonly<Record<string, string>>;
}

export interface AuditFinding {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly document: string;
  readonly line: number;
  readonly column: number;
}

export interface AuditSuppression extends AuditFinding {
  readonly justification: string;
  /** What keeps it out. */
  readonly by: "comment" | "baseline";
}

/** One way in which an audit and the repository differ. */
export interface AuditDifference {
  /** What it concerns: `approval "CAB" in deployments/a/change-request.md`. */
  readonly what: string;
  /** To stand behind it: `verdict was "valid" and is "stale"`. */
  readonly how: string;
}
