import type { Finding } from "../model/finding.ts";
import type { LintResult } from "../model/result.ts";

/** What a run adds up to. */
export interface Summary {
  readonly documents: number;
  /** Documents with at least one finding. */
  readonly affected: number;
  readonly errors: number;
  readonly warnings: number;
  readonly notes: number;
  /** Roles whose approval is missing and due, in order of appearance, each once. */
  readonly waitingFor: readonly string[];
  /** Errors that no signature would mend. */
  readonly unmended: number;
  /** Rows that wait to be signed, in order of appearance, each once. */
  readonly toSign: readonly { readonly path: string; readonly role: string }[];
}

/** Adds up the findings of a run. */
export function summarize(results: readonly LintResult[]): Summary {
  const findings = results.flatMap((result) => result.findings);
  const errors = findings.filter(isError);
  const waiting = errors.flatMap(({ waitsFor }) => (waitsFor === null ? [] : [waitsFor]));
  return {
    documents: results.length,
    affected: results.filter((result) => result.findings.length > 0).length,
    errors: errors.length,
    warnings: findings.filter(({ severity }) => severity === "warning").length,
    notes: findings.filter(({ severity }) => severity === "info").length,
    waitingFor: [...new Set(waiting)],
    unmended: errors.length - waiting.length,
    toSign: results.flatMap(({ path, findings: own }) => rolesToSign(own).map((role) => ({ path, role }))),
  };
}

/** Rules that wait for a row which is there; what has no row can't be signed yet. */
const signable: ReadonlySet<string> = new Set([
  "incomplete-approval",
  "stale-approval",
  "unsigned-approval",
  "unverified-approval",
]);

function rolesToSign(findings: readonly Finding[]): readonly string[] {
  const rows = findings.filter((it) => isError(it) && signable.has(it.rule));
  return [...new Set(rows.flatMap(({ waitsFor }) => waitsFor ?? []))];
}

/** The findings to show: `quiet` leaves errors only. */
export function shownFindings({ findings }: LintResult, quiet: boolean): readonly Finding[] {
  return quiet ? findings.filter(isError) : findings;
}

function isError({ severity }: Finding): boolean {
  return severity === "error";
}
