import { type Merge, openMerge } from "../workspace/merge/open-merge.ts";
import { openMergeBaselines } from "./check-baseline.ts";
import type { Io } from "./io.ts";
import type { JudgingOptions } from "./reading-options.ts";

export interface AuditOptions extends Pick<JudgingOptions, "format" | "output" | "force"> {
  readonly config?: string;
  readonly verify?: string;
}

/** The repository of a folder, compared with nothing; `policyAt` is the commit whose config counts, if not HEAD. */
export function openAudited(
  cwd: string,
  { config }: Pick<AuditOptions, "config">,
  io: Io,
  policyAt?: string,
): Promise<Merge> {
  const at = policyAt === undefined ? {} : { policyAt };
  return openMerge(cwd, { base: null, all: true, config: config ?? null, env: io.env, ...at });
}

/** What the config says is known already. */
export function baselinesOf(merge: Merge): ReturnType<typeof openMergeBaselines> {
  return openMergeBaselines(undefined, merge, merge.repository.top);
}
