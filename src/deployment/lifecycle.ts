import { type Status, statuses } from "../model/deployment.ts";
import type { Fault } from "../model/finding.ts";
import { type Phase, phases } from "../model/kind.ts";

/** What a status makes due, and how strictly. */
export interface Due {
  readonly phases: readonly Phase[];
  readonly strictness: Strictness;
  /** How strictly something incomplete is taken, where the phase alone does not say it; absent: as the rest. */
  readonly takes?: (fault: Fault, rule: string) => Strictness;
}

/** `claimed`: what is incomplete is an error; `prepared` (a draft): a warning; `nothing`: not reported. */
export type Strictness = "claimed" | "prepared" | "nothing";

const folder = {
  draft: { phases: ["plan"], strictness: "prepared" },
  approved: { phases: ["plan"], strictness: "claimed" },
  deployed: { phases: ["plan", "deploy", "verify"], strictness: "claimed" },
  "rolled-back": { phases: ["plan", "deploy", "verify"], strictness: "claimed" },
  closed: { phases, strictness: "claimed" },
  cancelled: { phases: [], strictness: "nothing" },
} as const satisfies Record<Status, Due>;

/**
 * What is due in a document. In a deployment folder the plan's status decides (a draft prepares for `approved`, so the
 * plan phase is shown as warnings); a document on its own is due as a whole unless it is a draft or cancelled. No
 * status at all counts as all due.
 */
export function dueUnder(status: Status | null, standalone: boolean): Due {
  if (status === null) return { phases, strictness: "claimed" };
  const due: Due = folder[status];
  return standalone && due.strictness !== "nothing" ? { ...due, phases } : due;
}

/** How strictly something incomplete is taken. */
export function strictnessOf(fault: Fault, rule: string, due: Due): Strictness {
  return due.takes?.(fault, rule) ?? due.strictness;
}

/** The status a fact names; null for none or one that is not known. */
export function readStatus(value: unknown): Status | null {
  return statuses.find((it) => it === value) ?? null;
}
