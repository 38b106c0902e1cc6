import {
  type Audit,
  type AuditApproval,
  type AuditCommit,
  type AuditDeployment,
  type AuditDocument,
  type AuditFinding,
  type AuditGate,
  type AuditLogRow,
  type AuditPredicate,
  auditType,
  statementType,
} from "../model/audit.ts";
import type { Approval } from "../model/document.ts";
import type { Commit } from "../model/evidence.ts";
import type { Finding } from "../model/finding.ts";
import type { LintResult } from "../model/result.ts";
import type { Subject } from "../model/subject.ts";
import { approves, isRequired, roleOf } from "../rules/approvals/people.ts";

/** A judged document with what its bytes come to. `result.path` is its path from the repository's top. */
export interface AuditedDocument extends Pick<AuditDocument, "sha256" | "digest" | "committed"> {
  readonly subject: Subject;
  readonly result: LintResult;
  /** The files with signatures, of the approvals that have one. */
  readonly signatures: ReadonlyMap<Approval, { readonly path: string; readonly sha256: string }>;
}

/** What an audit says besides what its documents do. */
export interface AuditFrame extends Pick<AuditPredicate, "tool" | "generatedAt" | "policy"> {
  readonly repository: Omit<AuditPredicate["repository"], "clean">;
  readonly deployment: AuditDeployment;
}

/** Puts an audit together. The same documents in the same repository give the same audit. */
export function assembleAudit(
  { tool, generatedAt, repository, policy, deployment }: AuditFrame,
  audited: readonly AuditedDocument[],
): Audit {
  const sorted = audited.toSorted((a, b) => (a.result.path < b.result.path ? -1 : 1));
  const documents = sorted.map(documentOf);
  const findings = sorted.flatMap(({ result }) => result.findings.map((it) => findingOf(it, result)));
  const approvals = sorted.flatMap(approvalsOf);
  const errors = findings.filter(({ severity }) => severity === "error").length;
  const waiting = sorted.flatMap(({ result }) => result.findings.filter(({ severity }) => severity === "error"));
  return {
    _type: statementType,
    subject: documents.map(({ path, sha256 }) => ({ name: path, digest: { sha256 } })),
    predicateType: auditType,
    predicate: {
      tool,
      generatedAt,
      repository: { ...repository, clean: documents.every(({ committed }) => committed) },
      policy,
      deployment,
      conclusion: {
        complete: deployment.status === "closed" && errors === 0,
        errors,
        warnings: findings.filter(({ severity }) => severity === "warning").length,
        waitingFor: [...new Set(waiting.flatMap(({ waitsFor }) => waitsFor ?? []))],
      },
      documents,
      approvals,
      gates: sorted.flatMap(gatesOf),
      log: sorted.flatMap(logRowsOf),
      findings,
      suppressed: sorted.flatMap(({ result }) =>
        result.suppressed.map(({ finding, justification, baseline = false }) => {
          const by = baseline ? ("baseline" as const) : ("comment" as const);
          return { ...findingOf(finding, result), justification, by };
        }),
      ),
    },
  };
}

function documentOf({ subject, result, sha256, digest, committed }: AuditedDocument): AuditDocument {
  const { template } = subject.document.frontMatter.data;
  const version = typeof template === "string" && template !== "" ? template : subject.kind?.version;
  return {
    path: result.path,
    kind: subject.kind?.name ?? null,
    template: version === undefined ? null : String(version),
    sha256,
    digest,
    committed,
  };
}

/** Every place to sign, and the required ones for which there is none. */
function approvalsOf(audited: AuditedDocument): readonly AuditApproval[] {
  const { subject, result } = audited;
  const missing = subject.approvals.filter((it) => it.required && it.approval === null);
  return [
    ...subject.document.approvals.map((it) => approvalOf(it, audited)),
    ...missing.map(({ expected, anchor }): AuditApproval => {
      const level = { reached: null, required: null };
      const said = { name: "", person: null, decision: null, date: "", digest: { given: "", today: "" }, level };
      const { role, act } = expected;
      const judged = { verdict: "missing", reason: "there is no row for it", changes: [] } as const;
      const where = { document: result.path, line: anchor.line, role, act, required: true };
      return { ...where, ...said, ...judged, signature: null, commit: null };
    }),
  ].sort((a, b) => a.line - b.line);
}

function approvalOf(approval: Approval, { subject, result, signatures }: AuditedDocument): AuditApproval {
  const evidence = subject.evidence?.approvals.get(approval) ?? null;
  return {
    document: result.path,
    line: approval.range.line,
    role: roleOf(approval, subject),
    name: approval.name,
    person: subject.directory.find(approval.name)?.id ?? null,
    act: approves(approval, subject) ? "approves" : "attests",
    required: isRequired(approval, subject),
    decision: approval.decision,
    date: approval.date,
    digest: { given: approval.digest, today: evidence?.digest ?? "" },
    level: { reached: evidence?.reached ?? null, required: evidence?.required ?? null },
    verdict: evidence?.verdict ?? "unverifiable",
    reason: evidence?.reason ?? "",
    changes: evidence?.changes ?? [],
    signature: signatures.get(approval) ?? null,
    commit: commitOf(evidence?.commit ?? null),
  };
}

function gatesOf({ subject, result }: AuditedDocument): readonly AuditGate[] {
  const expected = new Map(subject.gates.map((it) => [it.gate, it.expected] as const));
  return subject.document.gates.map((gate) => ({
    document: result.path,
    line: gate.range.line,
    section: gate.section?.title ?? null,
    phase: expected.get(gate)?.phase ?? subject.phaseOf(gate.range),
    text: gate.text,
    state: gate.state,
    reason: gate.reason,
    commit: commitOf(subject.evidence?.ticks.get(gate) ?? null),
  }));
}

const logTables = ["timeline", "issues", "deviations"] as const;

function logRowsOf({ subject, result }: AuditedDocument): readonly AuditLogRow[] {
  if (subject.kind?.name !== "deployment-log") return [];
  return logTables.flatMap((table) =>
    subject.rowsOf(table).map(({ cells, range }) => ({
      document: result.path,
      line: range.line,
      table,
      cells: Object.fromEntries(Object.entries(cells).map(([column, { text }]) => [column, text])),
    })),
  );
}

function findingOf({ rule, severity, message, range }: Finding, { path }: LintResult): AuditFinding {
  return { rule, severity, message, document: path, line: range.line, column: range.column };
}

function commitOf(commit: Commit | null): AuditCommit | null {
  if (commit === null) return null;
  const { id, author, committer, authoredAt, committedAt } = commit;
  return { id, author, committer, authoredAt: momentOf(authoredAt), committedAt: momentOf(committedAt) };
}

/** A commit may state a time that no calendar has. */
function momentOf(instant: number): string {
  return Math.abs(instant) > 8.64e15 ? "" : new Date(instant).toISOString();
}
