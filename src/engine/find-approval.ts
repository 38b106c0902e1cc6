import type { Approval } from "../model/document.ts";
import type { ExpectedApproval } from "../model/kind.ts";
import { slugify } from "../model/slug.ts";
import type { Subject } from "../model/subject.ts";
import { findClosest } from "./closest.ts";

/** The row that a role names. */
export interface FoundApproval {
  readonly approval: Approval;
  /** As the kind names it, else as the row does. */
  readonly role: string;
  readonly expected: ExpectedApproval | null;
}

/** Why a role names no row, and the roles that do. */
export interface NoApproval {
  readonly refused: string;
  readonly roles: readonly string[];
}

/**
 * The row to sign for a role: by the kind's name for it, one of its other names, or the row's own words, as written or as
 * a slug, in any case. Of several the first that is open, else the one that `name` signed, else the first. `expected` is
 * null for a row that the kind does not ask for, such as a second one of a role.
 */
export function findApproval(subject: Subject, role: string, name = ""): FoundApproval | NoApproval {
  const wanted = slugify(role);
  const known = subject.kind?.approvals ?? [];
  const meant =
    known.find((it) => slugify(it.role) === wanted) ?? known.find((it) => namesOf(it).includes(wanted)) ?? null;
  const names = wanted === "" ? [] : [wanted, ...(meant === null ? [] : namesOf(meant))];
  const rows = subject.document.approvals.flatMap((approval): FoundApproval[] => {
    const expected = subject.approvals.find((it) => it.approval === approval)?.expected ?? null;
    const own = slugify(approval.role);
    const isMeant = expected === null ? names.includes(own) : expected === meant || own === wanted;
    return isMeant ? [{ approval, role: (expected ?? meant)?.role ?? approval.role, expected }] : [];
  });
  return rows.find(isOpen) ?? rows.find((it) => isBy(it, name)) ?? rows[0] ?? refuse(subject, role, meant);
}

function namesOf({ role, also }: ExpectedApproval): readonly string[] {
  return [role, ...also].map(slugify);
}

function refuse({ document, kind, approvals }: Subject, role: string, meant: ExpectedApproval | null): NoApproval {
  const own = document.approvals.map((row) => {
    const matched = approvals.find(({ approval }) => approval === row)?.expected;
    return (matched ?? kind?.approvals.find((it) => namesOf(it).includes(slugify(row.role))) ?? row).role;
  });
  const roles = [...new Set(own.filter((it) => it !== ""))];
  const there = roles.length === 0 ? "there are none" : `there are ${roles.map(quote).join(", ")}`;
  if (meant) return { refused: `The document has no row for ${quote(meant.role)}; ${there}`, roles };
  const closest = findClosest(role, roles);
  const nearest = closest === null ? "" : `: did you mean ${quote(closest)}?`;
  return {
    refused: `The document has no row for ${quote(role)}${nearest === "" ? `; ${there}` : `${nearest} ${capital(there)}`}`,
    roles,
  };
}

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

/** Neither signed nor refused. */
function isOpen({ approval: { signed, decision } }: FoundApproval): boolean {
  return !signed && decision !== "rejected";
}

function isBy({ approval }: FoundApproval, name: string): boolean {
  return name !== "" && approval.name.toLowerCase() === name.trim().replace(/^@/, "").toLowerCase();
}

const quote = (text: string): string => `"${text}"`;
