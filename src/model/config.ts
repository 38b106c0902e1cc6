import type { ApprovalPolicy } from "./deployment.ts";

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

/** The config, checked and with defaults filled in. Paths and globs are relative to `root`. */
export interface Config {
  /** Folder of the config file; the working directory when there is none. */
  readonly root: string;
  readonly include: readonly string[];
  readonly ignore: readonly string[];
  /** Folder of the team's own kinds; null for none. */
  readonly kinds: string | null;
  readonly rules: RuleSettings;
  readonly overrides: readonly { readonly files: readonly string[]; readonly rules: RuleSettings }[];
  readonly approvals: { readonly required: ApprovalPolicy };
  /** Whether `check` lets a draft be merged. */
  readonly drafts: "block" | "allow";
  readonly limits: { readonly documentBytes: number };
}
