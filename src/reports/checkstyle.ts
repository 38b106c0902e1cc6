import type { LintResult, ReportContext } from "../model/result.ts";
import { shownFindings } from "./summary.ts";
import { attributes } from "./xml.ts";

/** Checkstyle's XML, which many build servers and code hosts read: one `file` for each document. */
export function render(results: readonly LintResult[], { quiet }: ReportContext): string {
  const files = results.flatMap((result) => {
    const errors = shownFindings(result, quiet).map(({ range, severity, message, rule }) => {
      const values = { line: range.line, column: range.column, severity, message, source: `deploydoc.${rule}` };
      return `    <error${attributes(values)}/>`;
    });
    return [`  <file${attributes({ name: result.path })}>`, ...errors, "  </file>"];
  });
  return `${['<?xml version="1.0" encoding="UTF-8"?>', '<checkstyle version="10.0">', ...files, "</checkstyle>"].join("\n")}\n`;
}
