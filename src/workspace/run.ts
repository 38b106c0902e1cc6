import type { LintContext } from "../engine/lint.ts";
import type { Baselines } from "./baseline.ts";
import type { Configs } from "./config.ts";
import { type DocumentFiles, diskDocuments } from "./document-files.ts";
import { diskFiles, type PolicyFiles } from "./policy-files.ts";

/** What a run judges by. */
export interface Run extends Pick<LintContext, "as" | "gate" | "levels" | "gather"> {
  readonly cwd: string;
  readonly now: Date;
  readonly configs: Configs;
  /** Where the documents are read from. */
  readonly documents: DocumentFiles;
  /** Where the team's own kinds are read from. */
  readonly policy: PolicyFiles;
  /** What is known already; default nothing. */
  readonly baselines?: Baselines;
}

/** A run over the files as they lie there, that asks nobody else. */
export function localRun(cwd: string, configs: Configs, now: Date): Run {
  const files = { documents: diskDocuments, policy: diskFiles };
  return { cwd, configs, now, as: null, gate: false, levels: {}, gather: null, ...files };
}
