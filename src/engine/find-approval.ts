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
 * a slug, in any case. Of several the first that is open, else the one that `name` signed, else the first.
 */
export function findApproval(subject: Subject, role: string, name = ""): FoundApproval | NoApproval {
  const rows = rowsOf(subject);
  const wanted = slugify(role);
  const named = [
    rows.filter((it) => slugify(it.role) === wanted),
    rows.filter((it) => [it.approval.role, ...(it.expected?.also ?? [])].some((own) => slugify(own) === wanted)),
  ].find((it) => it.length > 0 && wanted !== "");
  const chosen = named?.find(isOpen) ?? named?.find((it) => isBy(it, name)) ?? named?.[0];
  if (chosen) return chosen;
  const roles = [...new Set(rows.map((it) => it.role))];
  const absent = subject.approvals.find(
    ({ expected, approval }) =>
      approval === null && [expected.role, ...expected.also].some((it) => slugify(it) === wanted),
  );
  if (absent) return { refused: `${quote(absent.expected.role)} has no row here${listed(roles)}`, roles };
  const closest = findClosest(role, roles);
  const nearest = closest === null ? "" : `: did you mean ${quote(closest)}?`;
  return { refused: `No row is for ${quote(role)}${nearest}${listed(roles)}`, roles };
}

/** Every row of a role, in order of place. */
function rowsOf({ document, approvals }: Subject): readonly FoundApproval[] {
  return document.approvals.flatMap((approval) => {
    const expected = approvals.find((it) => it.approval === approval)?.expected ?? null;
    const role = expected?.role ?? approval.role;
    return role === "" ? [] : [{ approval, role, expected }];
  });
}

/** Neither signed nor refused. */
function isOpen({ approval: { signed, decision } }: FoundApproval): boolean {
  return !signed && decision !== "rejected";
}

function isBy({ approval }: FoundApproval, name: string): boolean {
  return name !== "" && approval.name.toLowerCase() === name.trim().replace(/^@/, "").toLowerCase();
}

function listed(roles: readonly string[]): string {
  return roles.length === 0 ? "; there are none" : `; there are ${roles.map(quote).join(", ")}`;
}

const quote = (text: string): string => `"${text}"`;
