/** The part of a deployment's life in which something falls due. */
export type Phase = "plan" | "deploy" | "verify" | "close";

/** All phases in their order. */
export const phases = ["plan", "deploy", "verify", "close"] as const satisfies readonly Phase[];

/** Facts of a document or a deployment: front matter, then the plan's, then body fields that stand for a fact. */
export type Facts = Readonly<Record<string, string | readonly string[]>>;

/**
 * When something is required: every named fact has one of the listed values (a list fact: holds one of them).
 * Compared without regard to case.
 */
export type Condition = Readonly<Record<string, string | readonly string[]>>;

/** Text that a template marks as to be replaced, with the place where it stands. */
export interface Guidance {
  /** Fixed parts; between two of them a fact may stand (up to 200 characters). */
  readonly parts: readonly string[];
  readonly section: string | null;
  readonly slot: "heading" | "paragraph" | "item" | "cell" | "field" | "code" | "front-matter";
  /** A field's label or a cell's column header, as a slug; null elsewhere. */
  readonly label: string | null;
}

/** What the reading is told about a known kind. */
export interface ReadingHints {
  readonly guidance: readonly Guidance[];
}

/** What stands for a section's key where something belongs before the first section. */
export const preambleKey = "";

/** A gate of a kind. */
export interface ExpectedGate {
  readonly id: string;
  /** The section's key, or `preambleKey`. */
  readonly section: string;
  readonly text: string;
  /** Other wordings that count as the same. */
  readonly also: readonly string[];
  readonly phase: Phase | null;
  readonly waivable: boolean;
  readonly when: Condition | null;
}

/** Who signs: an approver decides, an attester states a fact. */
export interface ExpectedApproval {
  readonly id: string;
  readonly section: string;
  readonly role: string;
  readonly also: readonly string[];
  readonly act: "approves" | "attests";
  /** `policy`: when the policy lists the role for the deployment's risk. */
  readonly required: boolean | "policy";
  readonly phase: Phase | null;
  readonly when: Condition | null;
}

/** A section of a kind. */
export interface ExpectedSection {
  readonly slug: string;
  readonly title: string;
  readonly titles: readonly string[];
  readonly required: boolean;
  readonly when: Condition | null;
  readonly phase: Phase | null;
  /** When its boxes fall due that are no gates of the kind; null: with what they stand in. */
  readonly ticked: Phase | null;
  /** How many criteria with a limit it must hold. */
  readonly minimumCriteria: number;
  readonly minimumApprovals: number;
  /** What its items, rows and steps are, for the rules that judge them. */
  readonly holds: readonly SectionContent[];
}

/**
 * What the rows of a section may be, with the columns (by the schema's names) that rules read. A team's own kind may head
 * them otherwise, by `also`.
 *
 * - `steps`: need an exact command or check; `actions`: an owner and a due date; `outstanding`: an owner and an ETA;
 *   `findings`: of upstream gates
 * - `deploy-steps`: Step, Command, Verification, Undo; `rollback-steps`: Action, Command, Expected result
 * - `triggers`: Trigger, Threshold, Action, Mode; `metrics`: Metric, Before, After, Delta, Status
 * - `stages`: sub-headings with a Duration; `rollout-stages`: the same with a Weight
 * - `timeline`: Time, Step, Status, Notes; `issues`: Time, Issue, Resolution; `deviations`: Step, Deviation, Why
 * - `artifacts`: Artifact, Version, Checksum; `backups`: Backup, Taken, Identifier, Restore test
 * - `tests`: Test, Status; `emergency`: what a hotfix may not be merged without
 */
export const sectionContents = [
  "steps",
  "actions",
  "outstanding",
  "findings",
  "deploy-steps",
  "rollback-steps",
  "triggers",
  "metrics",
  "stages",
  "rollout-stages",
  "timeline",
  "issues",
  "deviations",
  "artifacts",
  "backups",
  "tests",
  "emergency",
] as const;

export type SectionContent = (typeof sectionContents)[number];

/** A kind as the rest of the program sees it. */
export interface Kind {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly version: number;
  readonly sections: readonly ExpectedSection[];
  readonly gates: readonly ExpectedGate[];
  readonly approvals: readonly ExpectedApproval[];
  readonly hints: ReadingHints;
}
