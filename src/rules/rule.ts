import type { FreezeSetting } from "../model/config.ts";
import type { ApprovalEvidence, Before } from "../model/evidence.ts";
import type { Fault, Nature } from "../model/finding.ts";
import type { Person } from "../model/person.ts";
import type { Subject } from "../model/subject.ts";

/** The parts of the catalogue, in the order in which it is shown. */
export const groups = [
  "Structure",
  "Completeness",
  "Gates",
  "Approvals",
  "Criteria",
  "Time",
  "Strategy and risk",
  "The deployment as a whole",
  "Follow-up",
  "Suppressions",
] as const;

export type Group = (typeof groups)[number];

/** What a rule lets the config set. */
export interface Option {
  readonly type: "number" | "string" | "boolean" | "strings";
  readonly default: number | string | boolean | readonly string[];
  readonly description: string;
}

/** Option values as a check sees them, defaults filled in. */
export type Values<Options extends Readonly<Record<string, Option>>> = {
  readonly [Name in keyof Options]: Options[Name]["type"] extends "number"
    ? number
    : Options[Name]["type"] extends "boolean"
      ? boolean
      : Options[Name]["type"] extends "strings"
        ? readonly string[]
        : string;
};

/** A documented example: it stands on the rule's page, and it is the rule's test. */
export interface Example {
  readonly title?: string;
  /** File name the documents are read under; default `document.md`, in no deployment folder. */
  readonly path?: string;
  /** A document in which the rule finds exactly `finds`, … */
  readonly wrong: string;
  /** … and the same put right, in which it finds nothing. */
  readonly right: string;
  /** Lines of `wrong` at which findings stand, with a part of their message where it matters. */
  readonly finds: readonly { readonly line: number; readonly message?: string }[];
  readonly options?: Readonly<Record<string, number | string | boolean | readonly string[]>>;
  /**
   * Documents in the same folder, by file name: with a deployment-plan.md they are one deployment.
   * `../<folder>/deployment-plan.md` is another deployment's.
   */
  readonly beside?: Readonly<Record<string, string>>;
  readonly freezes?: readonly FreezeSetting[];
  /** The moment at which it is judged, ISO 8601; default 2026-12-01T12:00Z. */
  readonly now?: string;
  /** True when it is judged as `check` judges. */
  readonly gate?: boolean;
  /** What git tells of either document, where that is what the rule judges by. */
  readonly git?: { readonly wrong: GitExample; readonly right: GitExample };
  readonly people?: readonly Person[];
}

/** What git tells of an example: in words for its page, and as data by line. */
export interface GitExample {
  readonly says: string;
  /** What differs from a valid approval; `authored` and `commit` are names of commits, `at` their time (ISO 8601). */
  readonly approvals?: readonly ({ readonly line: number } & Partial<
    Omit<ApprovalEvidence, "authored" | "commit"> & {
      readonly authored: string;
      readonly commit: string;
      readonly at: string;
    }
  >)[];
  readonly before?: Before;
  /** When a box was ticked (ISO 8601), and by which commit. */
  readonly ticks?: readonly { readonly line: number; readonly commit: string; readonly at: string }[];
  readonly changedPolicy?: readonly string[];
}

/** One fault that can be found, with its meaning, examples and code. */
export interface Rule<Options extends Readonly<Record<string, Option>> = Readonly<Record<string, Option>>> {
  /** Names the fault, in kebab-case. */
  readonly id: string;
  readonly group: Group;
  readonly nature: Nature;
  /** One line without a full stop. */
  readonly summary: string;
  /** Markdown: what is reported and why, and what deliberately is not. */
  readonly meaning: string;
  /** The source document it comes from ("002 step 5"); null for our own. */
  readonly source: string | null;
  readonly options: Options;
  /** Whether a comment may suppress it; default true. */
  readonly suppressible?: boolean;
  /** Rules that say less about the same text: their findings inside one of this rule's are left out. */
  readonly outranks?: readonly string[];
  readonly examples: readonly Example[];
  /** A method, so that rules with different options make one list. */
  check(subject: Subject, options: Values<Options>): Iterable<Fault>;
}

/** Types a rule; it changes nothing. */
export function defineRule<const Options extends Readonly<Record<string, Option>>>(rule: Rule<Options>): Rule<Options> {
  return rule;
}
