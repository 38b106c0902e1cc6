import type { Phase } from "./kind.ts";
import type { Range } from "./position.ts";

export type Severity = "error" | "warning" | "info";

/** A second place that a finding concerns. */
export interface Related {
  readonly path: string;
  readonly range: Range;
  readonly message: string;
}

/** A change that mends a finding: replace the text between two offsets (UTF-16 units, BOM not counted). */
export interface Fix {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** What would mend a fault for certain, as a rule sees it: text for a place of the document. */
export interface Replacement {
  /** What it replaces; empty to insert at a place. */
  readonly range: Range;
  /** What has to stand there, as written; where something else does (markup, an escape), nothing is offered. */
  readonly from: string;
  /** With LF. A blank at either end is one that has to be there: it is not doubled. */
  readonly text: string;
  /** It is inserted as lines of its own, with an empty line on either side. */
  readonly isBlock?: boolean;
}

/** What a rule says is wrong; the engine adds severity and decides whether it is due. */
export interface Fault {
  readonly range: Range;
  readonly message: string;
  /** When it falls due; null or absent: always. */
  readonly phase?: Phase | null;
  /** Overrides the rule's nature for this fault. */
  readonly nature?: Nature;
  readonly related?: readonly Related[];
  /** Whom it waits for: the role of an approval that is missing. */
  readonly waitsFor?: string;
  /** What mends it, where that is certain and nobody's judgement. */
  readonly fix?: Replacement | null;
}

/**
 * What kind of fault a rule finds. `incomplete`: absent, empty or a placeholder, a warning in a draft.
 * `contradiction`: a filled-in value that cannot be, an error in a draft too. `advice`: a warning. `off`: only when
 * the config turns it on.
 */
export type Nature = "incomplete" | "contradiction" | "advice" | "off";

/** A fault as it is shown. */
export interface Finding {
  readonly rule: string;
  readonly severity: Severity;
  readonly phase: Phase | null;
  readonly message: string;
  readonly range: Range;
  readonly section: string | null;
  readonly related: readonly Related[];
  readonly fix: Fix | null;
  readonly waitsFor: string | null;
}
