import type { Finding } from "../model/finding.ts";
import type { LintResult, ReportContext } from "../model/result.ts";
import { shownFindings } from "./summary.ts";
import { attributes, escapeXml } from "./xml.ts";

/**
 * JUnit's XML for a build server's list of tests: a suite for each document, a failed test for each finding, a passed one
 * for a document in which there is nothing to find. Tests are named by rule and message, without the line, so that a
 * server recognises them from one run to the next.
 */
export function render(results: readonly LintResult[], { quiet }: ReportContext): string {
  const suites = results.map((result) => ({ result, findings: shownFindings(result, quiet) }));
  const tests = suites.reduce((sum, { findings }) => sum + Math.max(1, findings.length), 0);
  const failures = suites.reduce((sum, { findings }) => sum + findings.length, 0);
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites${attributes({ name: "deploydoc", tests, failures, errors: 0, time: 0 })}>`,
    ...suites.flatMap(({ result, findings }) => renderSuite(result, findings)),
    "</testsuites>",
  ];
  return `${lines.join("\n")}\n`;
}

function renderSuite({ path }: LintResult, findings: readonly Finding[]): readonly string[] {
  const counts = { tests: Math.max(1, findings.length), failures: findings.length, errors: 0, skipped: 0, time: 0 };
  const classname = path.replace(/\.[a-z]+$/i, "");
  const passed = `    <testcase${attributes({ name: "Nothing wrong", classname, time: 0 })}/>`;
  return [
    `  <testsuite${attributes({ name: path, ...counts })}>`,
    ...(findings.length === 0 ? [passed] : findings.flatMap((finding) => renderCase(finding, path, classname))),
    "  </testsuite>",
  ];
}

function renderCase({ rule, severity, message, range }: Finding, path: string, classname: string): readonly string[] {
  const place = `${path}:${range.line}:${range.column}: ${severity} ${message} [${rule}]`;
  return [
    `    <testcase${attributes({ name: `${rule}: ${message}`, classname, time: 0 })}>`,
    `      <failure${attributes({ message, type: severity })}>${escapeXml(place)}</failure>`,
    "    </testcase>",
  ];
}
