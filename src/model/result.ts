import type { Status } from "./deployment.ts";
import type { Finding } from "./finding.ts";

/** A judged document, as reports show it. */
export interface LintResult {
  readonly path: string;
  readonly kind: string | null;
  /** Name of the deployment folder; null outside one. */
  readonly deployment: string | null;
  readonly status: Status | null;
  /** The text without byte-order mark, for excerpts. */
  readonly text: string;
  /** In order of place, then rule. */
  readonly findings: readonly Finding[];
  /** What a comment in the document keeps out, with the reason it gives; in the same order. */
  readonly suppressed: readonly { readonly finding: Finding; readonly justification: string }[];
}

/** What a report is told about the run. */
export interface ReportContext {
  /** Working directory-relative names are used as they are; columns of the terminal, or 80. */
  readonly width: number;
  readonly colour: boolean;
  /** `check` says what it means for the merge; `lint` what is left. */
  readonly command: "lint" | "check";
  readonly quiet: boolean;
  /** What stands in the way of a merge besides findings: documents that could not be judged, too many warnings. */
  readonly obstacles: readonly string[];
}
