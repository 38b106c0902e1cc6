import type { Commit } from "../../model/evidence.ts";

/** A commit as messages name it: the first digits of its name. */
export function nameCommit(commit: Pick<Commit, "id"> | null): string {
  return commit?.id.slice(0, 7) ?? "";
}
