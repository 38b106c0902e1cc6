import type { Summary } from "../reports/summary.ts";

/** What the exit codes mean; docs/cli.md lists them. */
export const exitCode = { ok: 0, findings: 1, failed: 2, unsigned: 3 } as const;

export type ExitCode = (typeof exitCode)[keyof typeof exitCode];

/** What an exit code is decided by. */
export interface Ending {
  readonly summary: Summary;
  /** Whether something could not be judged at all. */
  readonly failed: boolean;
  readonly maxWarnings: number | null;
  readonly command: "lint" | "check";
}

/** The exit code of a run. What could not be judged outweighs what was found: a 0 or 3 would call it done. */
export function decideExitCode({ summary, failed, maxWarnings, command }: Ending): ExitCode {
  if (failed) return exitCode.failed;
  if (maxWarnings !== null && summary.warnings > maxWarnings) return exitCode.findings;
  if (summary.errors === 0) return exitCode.ok;
  return command === "check" && summary.unmended === 0 ? exitCode.unsigned : exitCode.findings;
}
