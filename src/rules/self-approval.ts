import type { Subject } from "../model/subject.ts";
import { approves, normalizeName, phaseOfApproval } from "./approvals/people.ts";
import { defineRule } from "./rule.ts";
import { quote } from "./wording/quote.ts";

/** Labels of fields that name who made the document. */
const authors = new Set([
  "author",
  "authors",
  "prepared-by",
  "written-by",
  "requested-by",
  "requester",
  "autor",
  "erstellt-von",
]);

export const rule = defineRule({
  id: "self-approval",
  group: "Approvals",
  nature: "contradiction",
  summary: "Somebody approves their own work",
  meaning: `Who leads the deployment, carries it out, or wrote the document does not approve it.

**Not reported**: who attests a fact, such as handing over; names that differ in more than case, spaces and invisible
characters.`,
  source: null,
  options: {},
  suppressible: false,
  examples: [
    {
      wrong:
        "# Release\n\n**Author**: Dee Park\n\n## Sign-off\n\n- [x] Technical lead approval — Dee Park, 2026-11-12\n",
      right:
        "# Release\n\n**Author**: Dee Park\n\n## Sign-off\n\n- [x] Technical lead approval — Amir Rahimi, 2026-11-12\n",
      finds: [{ line: 7, message: '"Dee Park"' }],
    },
  ],
  *check(subject) {
    const involved = peopleInvolved(subject);
    for (const approval of subject.document.approvals) {
      const part = involved.get(normalizeName(approval.name));
      if (approval.name === "" || part === undefined || !approves(approval, subject)) continue;
      yield {
        range: approval.nameRange,
        phase: phaseOfApproval(approval, subject),
        message: `${quote(approval.name)} approves and is the ${part}: somebody else must approve`,
      };
    }
  },
});

/** The people who may not approve, by normalised name, with their part. */
function peopleInvolved({ facts, document }: Subject): ReadonlyMap<string, string> {
  const involved = new Map<string, string>();
  for (const { slug, value, label } of document.fields) {
    if (authors.has(slug) && value !== "") involved.set(normalizeName(value), label.toLowerCase());
  }
  for (const part of ["engineer", "lead"]) {
    const name = facts[part];
    if (typeof name === "string" && name !== "") involved.set(normalizeName(name), part);
  }
  return involved;
}
