import type { Finding } from "../model/finding.ts";
import type { LintResult, ReportContext } from "../model/result.ts";
import { toJson } from "./json-text.ts";
import { shownFindings, summarize } from "./summary.ts";

/** The results as data for other programs; its shape is described in docs/cli.md. Fields are added, never renamed. */
export function render(results: readonly LintResult[], context: ReportContext): string {
  const { documents, errors, warnings, waitingFor } = summarize(results);
  const output = {
    version: 1,
    documents: results.map((result) => ({
      path: result.path,
      kind: result.kind,
      deployment: result.deployment,
      status: result.status,
      findings: shownFindings(result, context.quiet).map(toRecord),
    })),
    summary: { documents, errors, warnings, waitingFor },
    // Other reports can be made of the joined parts, too, so a part holds all that was found out.
    ...(context.shard === null ? {} : { shard: { ...context.shard, notes: context.notes, results } }),
  };
  return toJson(output);
}

function toRecord({ rule, severity, phase, message, range, section, related, fix, waitsFor }: Finding): object {
  return {
    rule,
    severity,
    phase,
    message,
    ...range,
    section,
    related: related.map((other) => ({ path: other.path, message: other.message, ...other.range })),
    fix,
    waitsFor,
  };
}
