import type { Finding, Severity } from "../model/finding.ts";
import type { Range } from "../model/position.ts";
import type { LintResult, ReportContext, RuleDescription } from "../model/result.ts";
import { fingerprintsOf } from "./fingerprint.ts";
import { toJson } from "./json-text.ts";
import type { Need } from "./report.ts";
import { shownFindings } from "./summary.ts";
import { makeVisible } from "./visible.ts";

export const needs: readonly Need[] = ["rules"];

const levels = { error: "error", warning: "warning", info: "note" } as const satisfies Record<Severity, string>;

/** The base that relative addresses are resolved against: the folder deploydoc ran in, whatever it is called there. */
const base = "%SRCROOT%";

/** SARIF 2.1.0 (OASIS), for code scanning: results with positions, fingerprints and suppressions, and what each rule means. */
export function render(results: readonly LintResult[], context: ReportContext): string {
  const rules = context.rules();
  const order = new Map(rules.map(({ id }, at) => [id, at]));
  const run = {
    tool: { driver: { name: "deploydoc", semanticVersion: context.version, rules: rules.map(toDescriptor) } },
    invocations: [
      {
        executionSuccessful: context.obstacles.length === 0,
        toolExecutionNotifications: context.obstacles.map((text) => ({ level: "error", message: toMessage(text) })),
      },
    ],
    columnKind: "utf16CodeUnits",
    originalUriBaseIds: { [base]: { description: { text: "The folder that deploydoc ran in" } } },
    results: results.flatMap((result) => toResults(result, context.quiet, order)),
  };
  return toJson({ $schema: "https://json.schemastore.org/sarif-2.1.0.json", version: "2.1.0", runs: [run] });
}

function toDescriptor({ id, summary, meaning, severity, url }: RuleDescription): object {
  const [first = ""] = meaning.split(/\n\s*\n/);
  return {
    id,
    shortDescription: { text: summary },
    fullDescription: { text: toPlain(first) },
    help: { text: toPlain(meaning), markdown: meaning },
    ...(url === null ? {} : { helpUri: url }),
    defaultConfiguration: { enabled: severity !== null, level: levels[severity ?? "warning"] },
  };
}

/** Our own Markdown as text: its marks dropped, the lines of a paragraph joined. */
function toPlain(markdown: string): string {
  return markdown
    .replace(/\*\*|`/g, "")
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.replace(/\s*\n(?!\s*[-*|])\s*/g, " ").trim())
    .join("\n\n");
}

function toResults(result: LintResult, quiet: boolean, order: ReadonlyMap<string, number>): readonly object[] {
  const shown = shownFindings(result, quiet).map((finding) => ({ finding, suppressions: [] }));
  const suppressed = result.suppressed
    .filter(({ finding }) => !quiet || finding.severity === "error")
    .map(({ finding, justification, baseline = false }) => ({
      finding,
      suppressions: [
        { kind: baseline ? "external" : "inSource", status: "accepted", justification: makeVisible(justification) },
      ],
    }));
  const all = [...shown, ...suppressed];
  const fingerprints = fingerprintsOf(
    result,
    all.map(({ finding }) => finding),
  );
  return all.map(({ finding, suppressions }, at) => {
    const fingerprint = fingerprints[at] ?? "";
    const ruleIndex = order.get(finding.rule);
    return {
      ruleId: finding.rule,
      ...(ruleIndex === undefined ? {} : { ruleIndex }),
      level: levels[finding.severity],
      message: toMessage(finding.message),
      locations: [toLocation(result.path, finding.range)],
      relatedLocations: toRelated(finding),
      // The first name is the one that GitHub reads.
      partialFingerprints: { primaryLocationLineHash: fingerprint, "deploydoc/v1": fingerprint },
      suppressions,
      properties: { section: finding.section, phase: finding.phase, waitsFor: finding.waitsFor },
    };
  });
}

function toRelated({ related }: Finding): readonly object[] {
  return related.map(({ path, range, message }, at) => ({
    id: at + 1,
    ...toLocation(path, range),
    message: toMessage(message),
  }));
}

function toLocation(path: string, { line, column, endLine, endColumn }: Range): object {
  return {
    physicalLocation: {
      artifactLocation: toArtifact(path),
      region: { startLine: line, startColumn: column, endLine, endColumn },
    },
  };
}

/** A path as an address: relative to the base, or a file's own where it is on another drive. */
function toArtifact(path: string): object {
  const uri = path
    .replace(/\p{Cs}/gu, "\ufffd")
    .split("/")
    .map(encodeURIComponent)
    .join("/");
  return /^[a-z]:\//i.test(path) ? { uri: `file:///${uri}` } : { uri, uriBaseId: base };
}

/** A message as plain text, in which `[text](target)` would be a link: a space between the two keeps it from being one. */
function toMessage(text: string): object {
  return { text: makeVisible(text).replace(/\](?=\()/g, "] ") };
}
