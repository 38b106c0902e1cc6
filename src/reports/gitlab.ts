import type { Finding } from "../model/finding.ts";
import type { LintResult, ReportContext } from "../model/result.ts";
import { countOccurrences, fingerprintsOf, hashOf } from "./fingerprint.ts";
import { toJson } from "./json-text.ts";
import { shownFindings } from "./summary.ts";
import { makeVisible } from "./visible.ts";

/**
 * GitLab's Code Quality report: a list of findings. GitLab compares two branches by fingerprint alone, so it is unique in
 * the whole report; the number of the document that it stands in is part of it only where documents are alike.
 */
export function render(results: readonly LintResult[], { quiet, command }: ReportContext): string {
  const count = countOccurrences();
  const list = results.flatMap((result) => {
    const findings = shownFindings(result, quiet);
    const fingerprints = fingerprintsOf(result, findings);
    return findings.map((finding, at) => {
      const fingerprint = fingerprints[at] ?? "";
      return toIssue(finding, result.path, hashOf(`${fingerprint}\n${count(fingerprint)}`), command);
    });
  });
  return toJson(list);
}

function toIssue(finding: Finding, path: string, fingerprint: string, command: ReportContext["command"]): object {
  const { line, column, endLine, endColumn } = finding.range;
  return {
    type: "issue",
    description: makeVisible(finding.message),
    check_name: finding.rule,
    fingerprint,
    severity: severityOf(finding, command),
    location: {
      path,
      lines: { begin: line, end: endLine },
      positions: { begin: { line, column }, end: { line: endLine, column: endColumn } },
    },
  };
}

/** What keeps a merge back is a blocker; what a signature would mend weighs less than what is wrong. */
function severityOf({ severity, waitsFor }: Finding, command: ReportContext["command"]): string {
  if (severity === "info") return "info";
  if (severity === "warning") return "minor";
  if (waitsFor !== null) return "major";
  return command === "check" ? "blocker" : "critical";
}
