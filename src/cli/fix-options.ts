import { UsageError } from "../errors.ts";

/** The flags that mend. */
export interface FixOptions {
  readonly fix?: boolean;
  readonly fixDryRun?: boolean;
  readonly staged?: boolean;
}

/** Throws a UsageError where flags that mend contradict each other. */
export function requireOneWay({ fix, fixDryRun, staged }: FixOptions): void {
  if (fix && fixDryRun) throw new UsageError("Give --fix or --fix-dry-run, not both");
  if (staged && (fix || fixDryRun)) {
    throw new UsageError("Give --staged or --fix, not both: mend the files, then stage them");
  }
}
