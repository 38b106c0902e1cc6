import type { Clock } from "./clock.ts";
import type { ApprovalPolicy, Status } from "./deployment.ts";
import type { Approval, Cell, Comment, Document, Field, Gate, Section } from "./document.ts";
import type { Evidence } from "./evidence.ts";
import type { Replacement } from "./finding.ts";
import type { ExpectedApproval, ExpectedGate, Facts, Kind, Phase, SectionContent } from "./kind.ts";
import type { Directory } from "./person-name.ts";
import type { Range } from "./position.ts";

/** One place where a document departs from its kind's schema. */
export interface SchemaFault {
  readonly type:
    | "missing-section"
    | "empty-section"
    | "missing-field"
    | "invalid-field"
    | "missing-column"
    | "empty-cell"
    | "missing-fact"
    | "invalid-fact"
    | "missing-content";
  /** JSON pointer into the view, of what is missing or wrong. */
  readonly pointer: string;
  /** The section, label, column or fact in the schema's words. */
  readonly name: string;
  /** The value at fault; "" when missing. */
  readonly value: string;
  /** Whether its heading, label, key or cell is there: then what is missing was left empty. */
  readonly present: boolean;
  /** What the schema wants, for the message: allowed values or a description. */
  readonly expected: readonly string[];
  /** The name of the format that a value is to have; null where the schema asks for none. */
  readonly format: string | null;
  /** For a missing section: the heading that may be the same, renamed. */
  readonly similar: string | null;
  readonly range: Range;
  readonly phase: Phase | null;
}

/** An expected gate and what was found for it. `exact` is false for a rewording. */
export interface GateMatch {
  readonly expected: ExpectedGate;
  readonly gate: Gate | null;
  readonly exact: boolean;
  /** Closest unmatched gate, for the message when none was found. */
  readonly closest: string | null;
  /** False for one that the facts do not ask for and that is there all the same. */
  readonly required: boolean;
  /** Where a missing gate should stand: its section's heading. */
  readonly anchor: Range;
}

/** An expected approval and the row found for it. */
export interface ApprovalMatch {
  readonly expected: ExpectedApproval;
  readonly approval: Approval | null;
  /** Required under this document's facts and the policy. */
  readonly required: boolean;
  readonly anchor: Range;
}

/** A comment that keeps findings of a rule out, and what came of it. */
export interface Suppression {
  readonly comment: Comment;
  /** The rule it names; "" when it names none. */
  readonly rule: string;
  readonly reason: string;
  /**
   * `unknown`: no such rule; `refused`: the rule can't be suppressed here; `unused`: there was nothing to keep out;
   * `untrusted`: the branch that is to be merged brings it in itself.
   */
  readonly outcome: "used" | "unused" | "unknown" | "refused" | "untrusted";
}

/** A table row of a section that holds something: its cells by the schema's column names, else by their headers. */
export interface HeldRow {
  /** The section by its schema key. */
  readonly section: string;
  readonly cells: Readonly<Record<string, Cell>>;
  /** From its first cell to its last. */
  readonly range: Range;
}

/** A fact as a document itself states it, in its front matter or in a field of its body; a list's values apart. */
export interface StatedFact {
  readonly name: string;
  /** As written, white space collapsed. */
  readonly values: readonly string[];
  readonly range: Range;
}

/** A sub-heading of a section that holds stages, with what its fields say, by the schema's keys. */
export interface HeldPart {
  readonly heading: Section;
  readonly fields: Readonly<Record<string, Field>>;
}

/** What the front matter of a plan says of its deployment: enough to compare deployments with each other. */
export interface DeploymentHead {
  /** Name of the folder: its identity. */
  readonly name: string;
  /** Path of the plan. */
  readonly path: string;
  readonly status: Status | null;
  readonly facts: Facts;
  /** Where a fact's value stands, by name; the first line where it does not. */
  readonly placeOf: (fact: string) => Range;
}

/** Days on which nothing is deployed, from the config; both ends in milliseconds since the epoch. */
export interface Freeze {
  readonly name: string;
  readonly start: number;
  readonly end: number;
  /** Environments it is for; empty for all. */
  readonly environments: readonly string[];
}

/** A deployment: the documents of a folder, in the light of the plan that heads it. */
export interface Deployment extends DeploymentHead {
  readonly plan: Subject;
  /** Every document of a known kind in the folder, the plan included, by path; their `deployment` is null. */
  readonly documents: readonly Subject[];
  /** Kinds that the status asks for and that are not there; one of `kinds` suffices. */
  readonly missing: readonly MissingDocument[];
  /** The other deployments of the tree. */
  readonly others: readonly DeploymentHead[];
  readonly freezes: readonly Freeze[];
}

/** A document that a status asks for. */
export interface MissingDocument {
  /** Kinds of which one would do. */
  readonly kinds: readonly string[];
  /** The first status that asks for it. */
  readonly since: Status;
}

/** What a rule judges: a document in the light of its kind and its deployment. */
export interface Subject {
  readonly document: Document;
  /** Null for a document of unknown kind: then faults and matches are empty. */
  readonly kind: Kind | null;
  readonly facts: Facts;
  /** What it says itself of the facts, wherever else they stand: filled in, and no placeholder. */
  readonly statedFacts: readonly StatedFact[];
  readonly status: Status | null;
  readonly policy: ApprovalPolicy;
  readonly directory: Directory;
  /** Hours after its window began in which a hotfix may be completed. */
  readonly hotfixHours: number;
  readonly faults: readonly SchemaFault[];
  readonly gates: readonly GateMatch[];
  readonly approvals: readonly ApprovalMatch[];
  /** Phase of what stands at a place; null where the kind says none, or the kind is unknown. */
  readonly phaseOf: (range: Range) => Phase | null;
  /** The section of the kind (by schema slug) that a place belongs to; null outside any. */
  readonly sectionOf: (range: Range) => string | null;
  /** Rows of the sections that hold something, in order of place. */
  readonly rowsOf: (content: SectionContent) => readonly HeldRow[];
  /** Sub-headings of the sections that hold something, in order of place. */
  readonly partsOf: (content: SectionContent) => readonly HeldPart[];
  /** What adds a missing section, by its key; null where its place is not certain, or the kind's template has none. */
  readonly additionOf: (section: string) => Replacement | null;
  /** The deployment it belongs to; null for a document on its own. */
  readonly deployment: Deployment | null;
  /** Tells what the moment decides. */
  readonly clock: Clock;
  /** What git tells of it; null where nobody asked. */
  readonly evidence: Evidence | null;
  /** Judged for a merge that a draft may not pass. */
  readonly draftsBlocked: boolean;
  /** Where the status stands that decides what is due, as far as it stands in this document. */
  readonly statusRange: Range | null;
  /** What the kind's name says, when it is none that is known: the name, and where it stands. */
  readonly unknownKind: { readonly name: string; readonly closest: string | null; readonly range: Range } | null;
  /** The version of the template this document was made from, when it is not the kind's current one. */
  readonly otherVersion: { readonly version: string; readonly range: Range; readonly judgedBy: number } | null;
  /** Comments that suppress findings; empty until the other rules have run. */
  readonly suppressions: readonly Suppression[];
}
