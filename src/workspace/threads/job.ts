import type { Basis, Group } from "../groups.ts";
import type { JudgedResults } from "../judge-results.ts";

/** What a thread is told once: in one message, so that what groups share stays shared. */
export interface Job {
  readonly bases: readonly Basis[];
  readonly now: Date;
  readonly overviews: boolean;
}

/** A group on its way to a thread, with the place of its basis among those of the job. */
export interface Order {
  readonly at: number;
  readonly group: Omit<Group, "basis">;
  readonly basis: number;
}

/** What a thread answers: what became of a group, or why it could not be judged. */
export type Answer = { readonly at: number } & (
  | { readonly type: "judged"; readonly outcome: JudgedResults }
  | { readonly type: "refused"; readonly message: string }
  | { readonly type: "failed"; readonly error: unknown }
);
