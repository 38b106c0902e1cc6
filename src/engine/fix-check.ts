import { findLeftOut } from "../approvals/left-out.ts";
import { planningKinds } from "../approvals/manifest.ts";
import { project } from "../approvals/projection.ts";
import type { Approval, Document, Gate } from "../model/document.ts";
import type { Finding } from "../model/finding.ts";
import type { Phase } from "../model/kind.ts";
import type { Located, Range } from "../model/position.ts";
import type { Subject } from "../model/subject.ts";
import { canonicalTree } from "../reading/canonical.ts";
import { parse } from "../reading/parse.ts";
import { rules } from "../rules/index.ts";
import type { Judged } from "./lint.ts";

/** Documents that are judged together, before and after fixes of one of them. */
export interface Fixing {
  readonly path: string;
  readonly before: readonly Judged[];
  readonly after: readonly Judged[];
  /** The findings that the fixes are for. */
  readonly mended: readonly Finding[];
  /** What was replaced in the text before, and what stands there now. */
  readonly replaced: readonly Range[];
  readonly written: readonly Range[];
}

/** Why fixes are taken back. */
export type Objection = "signed" | "unmended" | "new-finding" | "reading";

/** Why fixes must be taken back; null when they change nothing but what they mend. */
export function objectionTo(fixing: Fixing): Objection | null {
  const [before, after] = [find(fixing.before, fixing.path), find(fixing.after, fixing.path)];
  if (!isSameReading(before.subject, after.subject, fixing)) return "reading";
  if (!areMended(fixing, before, after)) return "unmended";
  if (addsFindings(fixing)) return "new-finding";
  return staysCovered(fixing, before, after) ? null : "signed";
}

function find(judged: readonly Judged[], path: string): Judged {
  const found = judged.find(({ result }) => result.path === path);
  if (!found) throw new Error(`${path} was not judged`);
  return found;
}

/** What a finding says, wherever it stands. */
function keyOf({ rule, message }: Finding): string {
  return `${rule}\0${message.replace(/\bline \d+/g, "line")}`;
}

function count(findings: readonly Finding[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const it of findings) counts.set(keyOf(it), (counts.get(keyOf(it)) ?? 0) + 1);
  return counts;
}

function areMended({ mended }: Fixing, before: Judged, after: Judged): boolean {
  const [was, is] = [count(before.result.findings), count(after.result.findings)];
  return [...count(mended)].every(([key, number]) => (is.get(key) ?? 0) <= (was.get(key) ?? 0) - number);
}

const natures = new Map(rules.map((rule) => [rule.id, rule.nature]));

/**
 * Whether some document has a finding that it had not. At what a fix wrote, something may come to light that is still to
 * be filled in or ticked: there it was hidden by the fault, or is what the new section asks for.
 */
function addsFindings({ before, after, path, mended, written }: Fixing): boolean {
  let uncovered = 0;
  for (const { result } of after) {
    const known = count(find(before, result.path).result.findings);
    for (const finding of result.findings) {
      const left = known.get(keyOf(finding)) ?? 0;
      known.set(keyOf(finding), left - 1);
      if (left > 0) continue;
      const isOwn = result.path === path && written.some((range) => touches(range, finding.range));
      if (!isOwn || natures.get(finding.rule) !== "incomplete") return true;
      if (!written.some((it) => it.endLine > it.line && contains(it, finding.range))) uncovered++;
    }
  }
  return uncovered > mended.length;
}

/** Whether everything else is read as it was: gates as open or done as they were, approvals, and what is filled in. */
function isSameReading(before: Subject, after: Subject, { replaced, written }: Fixing): boolean {
  const [one, other] = [outline(before.document, replaced), outline(after.document, written)];
  return one === other && keepsMatches(before, after) && before.kind?.name === after.kind?.name;
}

function outline(document: Document, changed: readonly Range[]): string {
  const inBlock = ({ range }: Located): boolean => changed.some((it) => it.endLine > it.line && contains(it, range));
  const isFree = ({ range }: Located): boolean => !changed.some((it) => touches(it, range));
  const { gates, approvals, fields, sections, choices, criteria, placeholders, comments, tables } = document;
  return bare({
    gates: gates.filter((it) => !inBlock(it)).map(plainGate),
    approvals: approvals.filter((it) => !inBlock(it)).map((it) => ({ ...it, gate: it.gate && plainGate(it.gate) })),
    sections: sections.filter((it) => !inBlock(it)),
    tables: tables
      .filter((it) => !inBlock(it))
      .map(({ columns, rows }) => [columns, ...rows].map((row) => row.map((it) => (isFree(it) ? it.text : null)))),
    rest: [fields, choices, criteria, placeholders, comments].map((list) => list.filter(isFree)),
  });
}

/** A gate as it counts, whatever its spelling. */
function plainGate({ text, state, reason, evidence, section, range }: Gate) {
  return { text, state: state === "malformed" ? "open" : state, reason, evidence, section, range };
}

/** Data without its places; of a section its name. */
function bare(data: unknown): string {
  return JSON.stringify(data, (key, value) => {
    if (/range$|^(?:lastLine|fillIns|index|labels|code)$/i.test(key)) return undefined;
    return key === "section" || key === "parent" ? (value?.slug ?? null) : value;
  });
}

/** Whether every gate and approval of the kind that was found is still found as the same. */
function keepsMatches(before: Subject, after: Subject): boolean {
  const gates = new Map(after.gates.map((it) => [it.expected.id, it.gate?.text]));
  const approvals = new Map(after.approvals.map((it) => [it.expected.id, it.approval]));
  return (
    before.gates.every(({ expected, gate }) => gate === null || gates.get(expected.id) === gate.text) &&
    before.approvals.every(({ expected, approval }) => {
      const now = approvals.get(expected.id);
      return approval === null || (now?.role === approval.role && now.name === approval.name);
    })
  );
}

/** Whether each approval that somebody has signed still covers the same text. */
function staysCovered({ before }: Fixing, own: Judged, changed: Judged): boolean {
  const covering = before.filter((it) => it === own || coversAll(it.subject, own.subject));
  const phases = new Set(covering.flatMap(({ subject }) => signedPhases(subject)));
  return [...phases].every((phase) => coveredText(own, phase) === coveredText(changed, phase));
}

const heads: ReadonlySet<string> = new Set(["deployment-plan", "change-request"]);

/** Whether an approval of one document covers another one too: docs/digest.md, section 6. */
function coversAll({ kind, deployment }: Subject, other: Subject): boolean {
  return deployment !== null && heads.has(kind?.name ?? "") && planningKinds.has(other.kind?.name ?? "");
}

function signedPhases({ document, approvals }: Subject): readonly (Phase | null)[] {
  const isGiven = ({ signed, digest, decision, name }: Approval): boolean =>
    signed || digest !== "" || (name !== "" && (decision === "approved" || decision === "rejected"));
  return document.approvals
    .filter(isGiven)
    .map((approval) => approvals.find((it) => it.approval === approval)?.expected.phase ?? null);
}

function coveredText({ subject, result }: Judged, phase: Phase | null): string {
  const source = parse(result.text);
  const nodes = canonicalTree(source);
  return project({ nodes, frontMatter: source.frontMatter.data, leaveOut: findLeftOut(subject, nodes, phase) });
}

function touches(one: Range, other: Range): boolean {
  return !endsBefore(one, other) && !endsBefore(other, one) && !isEmpty(one);
}

function isEmpty({ line, column, endLine, endColumn }: Range): boolean {
  return line === endLine && column === endColumn;
}

function endsBefore(one: Range, other: Range): boolean {
  return one.endLine < other.line || (one.endLine === other.line && one.endColumn <= other.column && !isEmpty(other));
}

function contains(outer: Range, inner: Range): boolean {
  const startsBefore = outer.line < inner.line || (outer.line === inner.line && outer.column <= inner.column);
  const endsAfter =
    outer.endLine > inner.endLine || (outer.endLine === inner.endLine && outer.endColumn >= inner.endColumn);
  return startsBefore && endsAfter;
}
