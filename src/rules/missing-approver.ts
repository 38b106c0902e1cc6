import { defineRule } from "./rule.ts";
import { quote } from "./wording/quote.ts";

export const rule = defineRule({
  id: "missing-approver",
  group: "Approvals",
  nature: "incomplete",
  summary: "A role that must approve has no place to sign",
  meaning: `Who must approve depends on the risk, see \`approvals.required\` in the config; some kinds ask for a role always, or for
a number of approvals. Without a known risk the roles of the highest one are asked for.

**Not reported**: roles that are optional; a section of approvals that is missing as a whole (\`missing-section\`).`,
  source: "004 §1.1",
  options: {},
  suppressible: false,
  examples: [
    {
      wrong:
        "---\nkind: operations-handoff\n---\n\n# Handoff\n\n## Sign-off\n\n| Role | Name | Signature | Date |\n|---|---|---|---|\n| Deployment lead | Ines Moreau | I. Moreau | 2026-11-12 |\n",
      right:
        "---\nkind: operations-handoff\n---\n\n# Handoff\n\n## Sign-off\n\n| Role | Name | Signature | Date |\n|---|---|---|---|\n| Deployment lead | Ines Moreau | I. Moreau | 2026-11-12 |\n| Ops lead | Petra Schütz | P. Schütz | 2026-11-12 |\n",
      finds: [{ line: 7, message: '"Ops lead"' }],
    },
    {
      title: "A number of approvals",
      wrong:
        "---\nkind: change-request\n---\n\n# CR-12\n\n## Change\n\n- **Risk level**: Low\n\n## Approvals\n\n| Approver | Role | Status | Date |\n|---|---|---|---|\n",
      right:
        "---\nkind: change-request\n---\n\n# CR-12\n\n## Change\n\n- **Risk level**: Low\n\n## Approvals\n\n| Approver | Role | Status | Date |\n|---|---|---|---|\n| Amir Rahimi | Technical lead | Approved | 2026-11-13 |\n",
      finds: [{ line: 11, message: "asks for 1 approval and has 0" }],
    },
  ],
  *check({ approvals, document, kind, sectionOf, phaseOf }) {
    for (const { expected, approval, required, anchor } of approvals) {
      if (!required || approval !== null) continue;
      yield {
        range: anchor,
        phase: expected.phase,
        waitsFor: expected.role,
        message: `${quote(expected.role)} must approve and has no place to sign: add a row`,
      };
    }
    for (const { slug, title, minimumApprovals } of kind?.sections ?? []) {
      const heading = document.sections.find((it) => sectionOf(it.range) === slug);
      const rows = document.approvals.filter((it) => sectionOf(it.range) === slug).length;
      const reported = approvals.some((it) => it.required && it.approval === null && it.expected.section === slug);
      if (!heading || reported || rows >= minimumApprovals) continue;
      yield {
        range: heading.range,
        phase: phaseOf(heading.range),
        waitsFor: "Approver",
        message: `${quote(title)} asks for ${minimumApprovals} ${minimumApprovals === 1 ? "approval" : "approvals"} and has ${rows}: add who approves`,
      };
    }
  },
});
