import type { LintResult, ReportContext } from "../model/result.ts";
import { shownFindings } from "./summary.ts";
import { makeVisible } from "./visible.ts";

/** One line for each finding, as editors and grep read it: `file:line:column: severity message [rule]`. */
export function render(results: readonly LintResult[], { quiet }: ReportContext): string {
  return results
    .flatMap((result) =>
      shownFindings(result, quiet).map(({ range, severity, message, rule }) =>
        makeVisible(`${result.path}:${range.line}:${range.column}: ${severity} ${message} [${rule}]`),
      ),
    )
    .map((line) => `${line}\n`)
    .join("");
}
