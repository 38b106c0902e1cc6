import type { Status } from "./deployment.ts";
import type { Approval, Gate } from "./document.ts";
import type { Facts } from "./kind.ts";

/** How well a sign-off is attested, least first; docs/approvals.md says what each level checks. */
export const levels = ["named", "digest", "commit", "signature"] as const;

export type Level = (typeof levels)[number];

/** A name and address as a commit states them. */
export interface Identity {
  readonly name: string;
  readonly email: string;
}

/** A commit as git tells it. Times are milliseconds since the epoch. */
export interface Commit {
  /** Its full hexadecimal name. */
  readonly id: string;
  readonly parents: readonly string[];
  readonly author: Identity;
  readonly committer: Identity;
  /** From its `Co-authored-by` trailers. */
  readonly coAuthors: readonly Identity[];
  readonly authoredAt: number;
  readonly committedAt: number;
}

/** What is to be thought of a sign-off. */
export type Verdict = "valid" | "stale" | "missing" | "rejected" | "forged" | "unverifiable";

/** What is known of an approval besides its row. */
export interface ApprovalEvidence {
  readonly verdict: Verdict;
  /** The highest level whose checks it passed; null when it passed none. */
  readonly reached: Level | null;
  /** The least level that counts for the deployment's risk. */
  readonly required: Level;
  /** Why the verdict is not `valid`, without a full stop; "" when it is. */
  readonly reason: string;
  /** Whether it would be valid if it were signed again. */
  readonly mends: boolean;
  /** For a stale one: what changed since it was signed, one line each. */
  readonly changes: readonly string[];
  /** Today's digest of what it covers. */
  readonly digest: string;
  /** The commit that last wrote the row; null where it is not known or not committed. */
  readonly commit: Commit | null;
  /** Whether the row differs from the base's, so that this merge brings it in. */
  readonly fresh: boolean;
  /** Who made a commit that changed what it covers, where it is the approver; null when nobody did. */
  readonly authored: Commit | null;
}

/** A suppression with the first and last line (1-based) it covers. */
export interface PlacedSuppression {
  readonly rule: string;
  readonly reason: string;
  readonly from: number;
  readonly to: number;
}

/** What a document said of itself at the base. */
export interface Before {
  readonly kind: string | null;
  readonly template: string;
  readonly status: Status | null;
  /** What the front matter of its deployment's plan stated, or its own where it stands alone. */
  readonly facts?: Facts;
}

/** What git tells of a document; see approvals.md. */
export interface Evidence {
  /** For each approval of the document. */
  readonly approvals: ReadonlyMap<Approval, ApprovalEvidence>;
  /** The commit that ticked a gate, where that is known. */
  readonly ticks: ReadonlyMap<Gate, Commit>;
  /** The document at the base; null where it was not there. */
  readonly before: Before | null;
  /** Whether a base is compared with: then a document without `before` is new. */
  readonly compared: boolean;
  /** Files of the policy that change together with the document: what they bring is not trusted yet. */
  readonly changedPolicy: readonly string[];
  /** Whether a suppression may be heeded for a finding on a line (1-based). */
  readonly trusts: (written: PlacedSuppression, line: number) => boolean;
}
