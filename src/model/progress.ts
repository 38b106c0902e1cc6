import type { Status } from "./deployment.ts";

/** Somebody whose approval is due and missing. */
export interface MissingApproval {
  readonly role: string;
  /** Path of the document that it stands in. */
  readonly document: string;
  readonly line: number;
}

/** How far one document is. */
export interface DocumentProgress {
  readonly path: string;
  readonly kind: string | null;
  /** Whole percent of what is due; 100 only when nothing is left. */
  readonly percent: number;
}

/** What a deployment needs next. */
export type Next =
  | { readonly type: "complete"; readonly left: number }
  | { readonly type: "mend"; readonly errors: number }
  | { readonly type: "sign"; readonly roles: readonly string[] }
  | { readonly type: "approve" }
  | { readonly type: "wait"; readonly until: number }
  | { readonly type: "deploy"; readonly until: number | null }
  | { readonly type: "report"; readonly since: number }
  | { readonly type: "close" }
  | { readonly type: "nothing" };

/** How far a deployment is and whom it waits for. */
export interface Progress {
  readonly name: string;
  /** Path of its plan. */
  readonly path: string;
  readonly status: Status | null;
  /** Facts as the plan gives them; null where it does not. */
  readonly release: string | null;
  readonly strategy: string | null;
  readonly environment: string | null;
  readonly outcome: string | null;
  readonly services: readonly string[];
  /** Milliseconds since the epoch; `offset` in minutes is the one that the start is written with. */
  readonly window: { readonly start: number; readonly end: number; readonly offset: number } | null;
  /** Whole percent of what is due over all documents; 100 only when nothing is left. */
  readonly percent: number;
  readonly openGates: number;
  readonly missingApprovals: readonly MissingApproval[];
  /** Kinds of documents that are not there, of each the first that would do. */
  readonly missingDocuments: readonly string[];
  /** Findings that no filling in or signing would mend. */
  readonly contradictions: number;
  readonly warnings: number;
  readonly documents: readonly DocumentProgress[];
  readonly next: Next;
}
