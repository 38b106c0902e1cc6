import type { ApprovalPolicy, Risk, Status } from "./deployment.ts";
import type { Level } from "./evidence.ts";
import type { Condition } from "./kind.ts";
import type { Person } from "./person.ts";

/** How the config rates a rule; `default` leaves it to the rule's nature. */
export type RuleLevel = "off" | "info" | "warn" | "error" | "default";

export type OptionValue = number | string | boolean | readonly string[];

/** What the config says of one rule. */
export interface RuleSetting {
  readonly level: RuleLevel;
  readonly options: Readonly<Record<string, OptionValue>>;
  /** Null leaves it to the rule. */
  readonly suppressible: boolean | null;
}

export type RuleSettings = Readonly<Record<string, RuleSetting>>;

/** A document that a status asks for: one of some kinds, where the facts are so. */
export interface RequiredDocument {
  readonly kinds: readonly string[];
  readonly when: Condition | null;
}

/** What each status asks for besides what the ones before it do. */
export type RequiredDocuments = Readonly<Partial<Record<Status, readonly RequiredDocument[]>>>;

/** Days on which nothing is deployed: dates or date-times with offset, as written; a date alone is the whole day. */
export interface FreezeSetting {
  readonly name: string;
  readonly from: string;
  readonly to: string;
  /** Empty for all. */
  readonly environments: readonly string[];
}

/** Who approves, and what of a sign-off is checked. */
export interface ApprovalSettings {
  readonly required: ApprovalPolicy;
  /** The least that counts, for each risk. */
  readonly level: Readonly<Record<Risk, Level>>;
  /** Those who may approve; empty when anybody may. */
  readonly people: readonly Person[];
  /** Addresses that commit for others, such as that of a forge's web editor. */
  readonly committers: readonly string[];
}

/** The config, checked and with defaults filled in. Paths and globs are relative to `root`. */
export interface Config {
  /** Folder of the config file; the working directory when there is none. */
  readonly root: string;
  readonly include: readonly string[];
  readonly ignore: readonly string[];
  /** Folder of the team's own kinds; null for none. */
  readonly kinds: string | null;
  /** File with the findings that are known and kept out; null for none. */
  readonly baseline: string | null;
  /** Modules with rules of the team's own. */
  readonly plugins: readonly string[];
  readonly rules: RuleSettings;
  readonly overrides: readonly { readonly files: readonly string[]; readonly rules: RuleSettings }[];
  readonly approvals: ApprovalSettings;
  /** Whether `check` lets a draft be merged. */
  readonly drafts: "block" | "allow";
  /** Whether `check` heeds a suppression that the branch itself brings in. */
  readonly suppressions: "merged" | "any";
  readonly freezes: readonly FreezeSetting[];
  /** Replaces the list of each status that it names. */
  readonly required: RequiredDocuments;
  readonly limits: {
    readonly documentBytes: number;
    /** Hours after its window began in which a hotfix may be completed. */
    readonly hotfixHours: number;
  };
  /** Every file that it was read from (absolute): its own first, then what it extends; none for the defaults. */
  readonly files: readonly string[];
  /** Keys joined by dots ("rules.vague-step.level", "include.0"), each with the "file:line:column" that sets it. */
  readonly origins: ReadonlyMap<string, string>;
}
