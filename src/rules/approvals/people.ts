import type { Approval } from "../../model/document.ts";
import { normalizeName } from "../../model/person-name.ts";
import { slugify } from "../../model/slug.ts";
import type { Subject } from "../../model/subject.ts";

/**
 * The people that a value names, in the form in which names are compared: "Dee Park <dee@shop.example> and @bo" gives
 * "dee park", "dee@shop.example" and "bo".
 */
export function peopleIn(value: string): readonly string[] {
  return value
    .split(/[,;&/()<>]|\s(?:and|und|et|y|e)\s/i)
    .flatMap((it) => {
      const words = it.trim().split(/\s+/);
      const isMail = (word: string): boolean => word.indexOf("@") > 0;
      return [words.filter((word) => !isMail(word)).join(" "), ...words.filter(isMail)];
    })
    .map(normalizeName)
    .filter((it) => it !== "");
}

/** Whether a row decides: who only attests a fact does not, and a row the kind does not expect does. */
export function approves(approval: Approval, { kind, approvals }: Subject): boolean {
  if (kind === null) return true;
  return approvals.find((it) => it.approval === approval)?.expected.act !== "attests";
}

/** When an approval falls due. */
export function phaseOfApproval(approval: Approval, { approvals, phaseOf }: Subject): ReturnType<Subject["phaseOf"]> {
  return approvals.find((it) => it.approval === approval)?.expected.phase ?? phaseOf(approval.range);
}

/**
 * Whether a row must be signed: the kind asks for it, it was added by the author, or its section asks for a number of
 * approvals and has too few. An optional row may stay open, but not half signed.
 */
export function isRequired(approval: Approval, subject: Subject): boolean {
  const match = subject.approvals.find((it) => it.approval === approval);
  const halfSigned = approval.name !== "" && approval.date !== "";
  if (match === undefined || match.required || halfSigned) return true;
  const slug = match.expected.section;
  const least = subject.kind?.sections.find((it) => it.slug === slug)?.minimumApprovals ?? 0;
  const signed = subject.document.approvals.filter((it) => it.signed && subject.sectionOf(it.range) === slug);
  return signed.length < least;
}

/** The role as messages name it. */
export function roleOf(approval: Approval, { approvals }: Subject): string {
  const role = approval.role === "" ? approvals.find((it) => it.approval === approval)?.expected.role : approval.role;
  return role ?? (approval.name === "" ? "Approver" : approval.name);
}

/** Whether one of some role names is an approval's, as the row or its kind names it. */
export function hasRole(names: readonly string[], approval: Approval, { approvals }: Subject): boolean {
  const expected = approvals.find((it) => it.approval === approval)?.expected;
  const own = new Set([approval.role, expected?.role ?? "", ...(expected?.also ?? [])].map(slugify));
  return names.some((it) => own.has(slugify(it)));
}

/** What an approval row says, as its author left it: what is missing of a signature. */
export function stateOf(approval: Approval): "signed" | "rejected" | "undated" | "unnamed" | "unsigned" {
  const { signed, decision, name, date, gate } = approval;
  if (decision === "rejected") return "rejected";
  if (gate !== null && gate.state !== "done") return "unsigned";
  if (signed) return "signed";
  if (decision !== "approved") return "unsigned";
  if (name === "") return "unnamed";
  return date === "" ? "undated" : "unsigned";
}
