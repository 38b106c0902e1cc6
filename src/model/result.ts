import type { Status } from "./deployment.ts";
import type { Finding, Severity } from "./finding.ts";
import type { RenderMarkdown } from "./markdown-html.ts";
import type { DeploymentOverview } from "./overview.ts";

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
  /** What a comment in the document, or the baseline, keeps out, with the reason it gives; in the same order. */
  readonly suppressed: readonly Suppressed[];
  /** The deployment as a whole, the same for each of its documents; absent outside one. */
  readonly overview?: DeploymentOverview;
}

/** A finding that is kept out. */
export interface Suppressed {
  readonly finding: Finding;
  readonly justification: string;
  /** Whether the baseline keeps it out, and no comment; default false. */
  readonly baseline?: boolean;
}

/** What reports tell of a rule. */
export interface RuleDescription {
  readonly id: string;
  /** One line without a full stop. */
  readonly summary: string;
  /** Markdown: what is reported and why, and what deliberately is not. */
  readonly meaning: string;
  /** How severe a finding is where the config says nothing; null for a rule that only the config turns on. */
  readonly severity: Severity | null;
  /** Where a browser finds the rule's page; null where it stands nowhere. */
  readonly url: string | null;
}

/** What a report says of the part of a run that it is of, so that the parts can be joined. */
export interface ShardRecord extends ShardPart {
  /** Lines that name what could not be judged. */
  readonly unjudged: readonly string[];
}

/** Which part of which run. */
export interface ShardPart {
  /** From 1 on. */
  readonly index: number;
  readonly count: number;
  /** The same for every shard of one run: SHA-256, in hexadecimal digits, of what they share. */
  readonly run: string;
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
  /** The version of deploydoc. */
  readonly version: string;
  /** Every rule by id; a function, for few reports ask. */
  readonly rules: () => readonly RuleDescription[];
  /** What the run judged and by what, for people: lines without a full stop. */
  readonly notes: readonly string[];
  readonly now: Date;
  /** Which part of a run it is; null for the whole. */
  readonly shard: ShardRecord | null;
  /** For reports that show documents. */
  readonly renderMarkdown: RenderMarkdown;
}
