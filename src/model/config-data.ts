import type { FreezeSetting, RequiredDocument } from "./config.ts";
import type { Level } from "./evidence.ts";
import type { Person } from "./person.ts";

/** What a config file may hold, as it is written there. */
export interface ConfigData {
  readonly extends?: readonly string[];
  readonly include?: readonly string[];
  readonly ignore?: readonly string[];
  readonly kinds?: string;
  readonly baseline?: string;
  readonly plugins?: readonly string[];
  readonly rules?: RulesData;
  readonly overrides?: readonly { readonly files: readonly string[]; readonly rules: RulesData }[];
  readonly approvals?: ApprovalsData;
  readonly drafts?: "block" | "allow";
  readonly suppressions?: "merged" | "any";
  readonly freezes?: readonly (Omit<FreezeSetting, "environments"> & Partial<Pick<FreezeSetting, "environments">>)[];
  readonly required?: {
    readonly [status: string]: readonly (string | (Pick<RequiredDocument, "kinds"> & Partial<RequiredDocument>))[];
  };
  readonly limits?: { readonly documentBytes?: number; readonly hotfixHours?: number };
}

/** What the config says of approvals. */
export interface ApprovalsData {
  readonly required?: { readonly [risk: string]: readonly string[] };
  readonly level?: Level | { readonly [risk: string]: Level };
  readonly people?: readonly PersonData[];
  readonly committers?: readonly string[];
}

export interface PersonData extends Pick<Person, "name"> {
  readonly aliases?: readonly string[];
  readonly emails?: readonly string[];
  readonly roles?: readonly string[];
  readonly keys?: readonly (string | KeyData)[];
}

export interface KeyData {
  readonly key: string;
  readonly from?: string;
  readonly until?: string;
  readonly revoked?: boolean;
}

/** A level for each rule, or an object with a level and the rule's options. */
export type RulesData = Readonly<Record<string, string | Readonly<Record<string, unknown>>>>;
