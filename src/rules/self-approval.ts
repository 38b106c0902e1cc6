import type { Approval } from "../model/document.ts";
import { slugify } from "../model/slug.ts";
import type { Subject } from "../model/subject.ts";
import { approves, peopleIn, phaseOfApproval } from "./approvals/people.ts";
import { defineRule } from "./rule.ts";
import { nameCommit } from "./wording/commit.ts";
import { quote } from "./wording/quote.ts";

/** Labels of fields that name who made the document. */
const authors = new Set([
  "author",
  "authors",
  "prepared-by",
  "written-by",
  "requested-by",
  "requester",
  "created-by",
  "submitted-by",
  "autor",
  "autora",
  "erstellt-von",
  "auteur",
  "autore",
]);

export const rule = defineRule({
  id: "self-approval",
  group: "Approvals",
  nature: "contradiction",
  summary: "Somebody approves their own work",
  meaning: `Who leads the deployment, carries it out, or wrote the document does not approve it. \`check\` knows from git who
wrote it: authors, committers and co-authors of the commits that changed what the approval covers.

**Not reported**: who attests a fact, such as handing over, or signs as the author in a document of unknown kind; a
refusal; names that differ in more than case, spaces and invisible characters.`,
  source: null,
  options: {},
  suppressible: false,
  examples: [
    {
      title: "By the commits",
      wrong: "# Release\n\n## Sign-off\n\n- [x] Technical lead approval — Dee Park, 2026-11-12\n",
      right: "# Release\n\n## Sign-off\n\n- [x] Technical lead approval — Dee Park, 2026-11-12\n",
      finds: [{ line: 5, message: "commit 1f0c2a4" }],
      git: {
        wrong: {
          says: "commit 1f0c2a4, which changed what the approval covers, is Dee Park's",
          approvals: [{ line: 5, authored: "1f0c2a4" }],
        },
        right: { says: "every commit that changed it is somebody else's", approvals: [{ line: 5 }] },
      },
    },
    {
      wrong:
        "# Release\n\n**Author**: Dee Park\n\n## Sign-off\n\n- [x] Technical lead approval — Dee Park, 2026-11-12\n",
      right:
        "# Release\n\n**Author**: Dee Park\n\n## Sign-off\n\n- [x] Technical lead approval — Amir Rahimi, 2026-11-12\n",
      finds: [{ line: 7, message: '"Dee Park"' }],
    },
    {
      title: "One of two leads; the author signs as such",
      wrong:
        "---\nlead: [Dee Park, Bo Ek]\nauthor: Ines Moreau\n---\n\n# Release\n\n## Sign-off\n\n| Role | Name | Signature | Date |\n|---|---|---|---|\n| Prepared by | Ines Moreau | I. Moreau | 2026-11-12 |\n| Security | bo ek | B. Ek | 2026-11-12 |\n",
      right:
        "---\nlead: [Dee Park, Bo Ek]\nauthor: Ines Moreau\n---\n\n# Release\n\n## Sign-off\n\n| Role | Name | Signature | Date |\n|---|---|---|---|\n| Prepared by | Ines Moreau | I. Moreau | 2026-11-12 |\n| Security | Amir Rahimi | A. Rahimi | 2026-11-12 |\n",
      finds: [{ line: 13, message: '"bo ek"' }],
    },
  ],
  *check(subject) {
    const involved = peopleInvolved(subject);
    for (const approval of subject.document.approvals) {
      if (approval.name === "" || !decides(approval, subject)) continue;
      const part = involved.get(subject.directory.keyOf(approval.name));
      const commit = subject.evidence?.approvals.get(approval)?.authored ?? null;
      if (part === undefined && commit === null) continue;
      const said = part === undefined ? `wrote it, in commit ${nameCommit(commit)}` : `is the ${part}`;
      yield {
        range: approval.nameRange,
        phase: phaseOfApproval(approval, subject),
        message: `${quote(approval.name)} approves and ${said}: somebody else must approve`,
      };
    }
  },
});

/** Whether a row is there to say yes. Only a known kind says what its roles do; else an author's row tells who wrote it. */
function decides(approval: Approval, subject: Subject): boolean {
  if (approval.decision === "rejected") return false;
  if (subject.kind === null && authors.has(slugify(approval.role))) return false;
  return approves(approval, subject);
}

/** The people who may not approve, by normalised name, with their part. */
function peopleInvolved({ facts, document, directory }: Subject): ReadonlyMap<string, string> {
  const involved = new Map<string, string>();
  for (const part of ["engineer", "lead"]) {
    const value = facts[part] ?? [];
    for (const name of (typeof value === "string" ? [value] : value).flatMap(peopleIn))
      involved.set(directory.keyOf(name), part);
  }
  for (const { slug, value } of document.fields) {
    if (!authors.has(slug)) continue;
    const part = /^(?:request|submit)/.test(slug) ? "requester" : "author";
    for (const name of peopleIn(value)) involved.set(directory.keyOf(name), part);
  }
  return involved;
}
