import { leftOut } from "./bypass-left-out.cases.ts";
import { places } from "./bypass-places.cases.ts";
import { policy } from "./bypass-policy.cases.ts";
import { signing } from "./bypass-signing.cases.ts";
import type { Start, Step } from "./stage.ts";

/** What a branch does, and how it is checked. */
export interface Attempt {
  /** Another start than the group's. */
  readonly start?: Start;
  readonly steps?: readonly Step[];
  readonly args?: readonly string[];
  readonly now?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** A way around the gate. */
export interface Bypass extends Attempt {
  /** "rule document" of findings that must be among the errors. */
  readonly finds?: readonly string[];
  /** Part of what is written to stderr, where the tool could not do its work. */
  readonly says?: string;
  /** 1, unless said otherwise. */
  readonly code?: 1 | 2 | 3;
}

/** Ways around one thing, and the same work done rightly. */
export interface Group {
  readonly about: string;
  readonly start: Start;
  readonly honest: Attempt;
  /** What the honest twin ends with; 3 where only signatures are missing. */
  readonly code?: 0 | 3;
  readonly bypasses: Readonly<Record<string, Bypass>>;
}

export const groups: readonly Group[] = [...leftOut, ...signing, ...policy, ...places];
