import type { Approval } from "../model/document.ts";
import type { ExpectedApproval } from "../model/kind.ts";
import { slugify } from "../model/slug.ts";

/**
 * Assigns approvals to expected roles one to one: within the section a role that is equal, then one listed as the same,
 * then one that contains it in whole words ("Technical lead approval"); what is left over is looked for with an equal or
 * listed role in the whole document. A row of another role stays without.
 */
export function matchApprovals(
  expected: readonly ExpectedApproval[],
  approvals: readonly Approval[],
  sectionOf: (approval: Approval) => string | null,
): ReadonlyMap<ExpectedApproval, Approval> {
  const rows = approvals.map((approval) => ({ approval, role: slugify(approval.role), section: sectionOf(approval) }));
  const found = new Map<ExpectedApproval, Approval>();
  const taken = new Set<Approval>();
  const assign = (accept: (role: string, it: ExpectedApproval) => boolean, anywhere: boolean): void => {
    for (const it of expected) {
      if (found.has(it)) continue;
      const row = rows.find(
        ({ approval, role, section }) =>
          (anywhere || section === it.section) && !taken.has(approval) && role !== "" && accept(role, it),
      );
      if (!row) continue;
      found.set(it, row.approval);
      taken.add(row.approval);
    }
  };
  const isRole = (role: string, it: ExpectedApproval): boolean => role === slugify(it.role);
  const isListed = (role: string, it: ExpectedApproval): boolean => it.also.some((also) => role === slugify(also));
  const holdsRole = (role: string, it: ExpectedApproval): boolean =>
    [it.role, ...it.also].some((name) => `-${role}-`.includes(`-${slugify(name)}-`));
  assign(isRole, false);
  assign(isListed, false);
  assign(holdsRole, false);
  assign(isRole, true);
  assign(isListed, true);
  return found;
}
