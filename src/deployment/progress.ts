import type { Clock } from "../model/clock.ts";
import type { Status } from "../model/deployment.ts";
import type { Finding } from "../model/finding.ts";
import type { Facts } from "../model/kind.ts";
import type { DocumentProgress, MissingApproval, Next, Progress } from "../model/progress.ts";
import type { LintResult } from "../model/result.ts";
import type { Deployment, Subject } from "../model/subject.ts";
import { rules } from "../rules/index.ts";
import { windowOf } from "../rules/time/window.ts";
import { dueUnder } from "./lifecycle.ts";

/** A judged document of a deployment. */
export interface JudgedDocument {
  readonly subject: Subject;
  readonly result: LintResult;
}

/** How many things that are due a document has, and how many of them are done. */
interface Tally {
  readonly done: number;
  readonly left: number;
}

const incompleteRules = new Set(rules.filter((it) => it.nature === "incomplete").map((it) => it.id));

/**
 * How far a deployment is, from the judged documents of its folder. Counted are ticked gates, given approvals, filled
 * fields and documents that are there, as far as they are due, against the findings of what is incomplete.
 */
export function measureProgress(deployment: Deployment, judged: readonly JudgedDocument[], clock: Clock): Progress {
  const { facts, status, name, path, missing } = deployment;
  const findings = judged.flatMap(({ result }) => result.findings);
  const tallies = judged.map(tallyOf);
  const missingApprovals = judged.flatMap(missingApprovalsIn);
  const contradictions = findings.filter((it) => it.severity === "error" && !isIncomplete(it)).length;
  const known = {
    left: findings.filter(isIncomplete).length,
    contradictions,
    roles: [...new Set(missingApprovals.map((it) => it.role))],
    waits: findings.filter((it) => isIncomplete(it) && it.waitsFor !== null).length,
    window: placeWindow(facts),
  };
  return {
    name,
    path,
    status,
    release: textOf(facts, "release"),
    strategy: textOf(facts, "strategy"),
    environment: textOf(facts, "environment"),
    outcome: textOf(facts, "outcome"),
    services: typeof facts.services === "string" ? [facts.services] : (facts.services ?? []),
    window: known.window,
    percent: percentOf(sum(tallies)),
    openGates: findings.filter((it) => it.rule === "unchecked-gate" || it.rule === "malformed-gate").length,
    missingApprovals,
    missingDocuments: missing.map(({ kinds }) => kinds[0] ?? ""),
    contradictions,
    warnings: findings.filter((it) => it.severity === "warning").length,
    documents: judged.map(
      ({ result }, at): DocumentProgress => ({
        path: result.path,
        kind: result.kind,
        percent: percentOf(tallies[at] ?? { done: 0, left: 0 }),
      }),
    ),
    next: nextOf(status, known, clock),
  };
}

function isIncomplete({ rule }: Finding): boolean {
  return incompleteRules.has(rule);
}

function tallyOf({ subject, result }: JudgedDocument): Tally {
  const { document, phaseOf, kind } = subject;
  const { phases } = dueUnder(subject.status, false);
  const isDue = (it: { readonly range: Finding["range"] }): boolean => {
    const phase = phaseOf(it.range);
    return kind !== null && phase !== null && phases.includes(phase);
  };
  const ticked = document.gates.filter((it) => (it.state === "done" || it.state === "waived") && isDue(it)).length;
  const signed = document.approvals.filter((it) => it.signed && it.gate === null && isDue(it)).length;
  const placeholders = new Set(document.placeholders.map((it) => it.range.line));
  const filled = document.fields.filter(
    (it) => it.value !== "" && !placeholders.has(it.range.line) && isDue({ range: it.range }),
  ).length;
  // The document itself is there.
  return { done: 1 + ticked + signed + filled, left: result.findings.filter(isIncomplete).length };
}

function sum(tallies: readonly Tally[]): Tally {
  return tallies.reduce((all, it) => ({ done: all.done + it.done, left: all.left + it.left }), { done: 0, left: 0 });
}

function percentOf({ done, left }: Tally): number {
  return done + left === 0 ? 100 : Math.floor((100 * done) / (done + left));
}

function missingApprovalsIn({ result }: JudgedDocument): readonly MissingApproval[] {
  return result.findings.flatMap(({ waitsFor, range }) =>
    waitsFor === null ? [] : [{ role: waitsFor, document: result.path, line: range.line }],
  );
}

interface Known {
  readonly left: number;
  readonly contradictions: number;
  readonly roles: readonly string[];
  /** How many of what is left are approvals. */
  readonly waits: number;
  readonly window: Progress["window"];
}

/** What comes first stands in the way of what comes after it. */
function nextOf(status: Status | null, { left, contradictions, roles, waits, window }: Known, clock: Clock): Next {
  if (status === "cancelled") return { type: "nothing" };
  if (contradictions > 0) return { type: "mend", errors: contradictions };
  if (left > waits) return { type: "complete", left: left - waits };
  if (status === "draft" || status === null) return { type: "approve" };
  if (roles.length > 0) return { type: "sign", roles };
  if (status === "approved") {
    if (window !== null && !clock.hasCome(window.start)) return { type: "wait", until: window.start };
    if (window !== null && clock.isOver(window.end)) return { type: "report", since: window.end };
    return { type: "deploy", until: window?.end ?? null };
  }
  return status === "closed" ? { type: "nothing" } : { type: "close" };
}

/** The window with the offset that its start is written with. */
function placeWindow(facts: Facts): Progress["window"] {
  const window = windowOf(facts);
  if (window === null) return null;
  const [, sign = "+", hours = "0", minutes = "0"] =
    /([+-])(\d{2}):?(\d{2})$/.exec(String(facts.window).split("/")[0]?.trim() ?? "") ?? [];
  const size = Number(hours) * 60 + Number(minutes);
  return { ...window, offset: sign === "-" ? -size : size };
}

function textOf(facts: Facts, name: string): string | null {
  const fact = facts[name];
  const text = typeof fact === "string" ? fact : (fact ?? []).join(", ");
  return text === "" ? null : text;
}
