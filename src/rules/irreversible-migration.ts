import type { Fault } from "../model/finding.ts";
import type { Subject } from "../model/subject.ts";
import { defineRule } from "./rule.ts";
import { holds, placeOfFact } from "./strategy/facts.ts";
import { findUntested } from "./strategy/rollback-test.ts";

const role = "Technical lead";

const plan = (rest: string, type = "database-migration") =>
  `---\nkind: rollback-plan\nstatus: approved\ntype: [${type}]\n---\n\n# Rollback plan\n\n${rest}`;
const tested =
  "## Rollback test\n\n- **Tested**: 2026-11-20 on the staging copy\n- **Result**: reverted in 4 minutes\n\n";
const signOff = (row: string) =>
  `## Constraints\n\n- **Migration**: destructive\n\n## Constraints sign-off\n\n| Role | Name | Status | Date |\n|---|---|---|---|\n${row}`;

export const rule = defineRule({
  id: "irreversible-migration",
  group: "Strategy and risk",
  nature: "contradiction",
  summary: "A database migration that was never reversed, or cannot be and nobody answers for it",
  meaning: `A schema is the one thing that a rollback cannot simply put back. A migration is reversed once before it meets
production; until the plan says where and how, it is incomplete. A destructive migration loses data when it is taken back, so
it is blocked until the Technical lead signs it off.

**Not reported**: other types; additive migrations that were tested; a plan without the section on the test
(\`missing-section\`).`,
  source: "002 step 5; 000 variations",
  options: {},
  suppressible: false,
  outranks: ["missing-field", "empty-section", "unsigned-approval", "incomplete-approval"],
  examples: [
    {
      title: "Never reversed",
      wrong: plan("## Rollback test\n\n- **Tested**: no\n- **Result**:\n"),
      right: plan(tested),
      finds: [{ line: 11, message: '"no"' }],
    },
    {
      title: "Destructive, and not signed off",
      wrong: plan(tested + signOff("| Technical lead | Dee Park | Pending | |\n")),
      right: plan(tested + signOff("| Technical lead | Dee Park | Approved | 2026-11-21 |\n")),
      finds: [{ line: 22, message: "Technical lead" }],
    },
  ],
  *check(subject) {
    if (!subject.kind?.sections.some((it) => it.slug === "rollback-test")) return;
    if (holds(subject.facts, "type", "database-migration")) yield* judgeTest(subject);
    if (holds(subject.facts, "migration", "destructive")) yield* judgeSignOff(subject);
  },
});

function* judgeTest(subject: Subject): Iterable<Fault> {
  const found = findUntested(subject);
  if (found === null) return;
  const { range, says } = found;
  const message = `Rollback test of the migration ${says}: reverse it on a copy, and say when, where and how it went`;
  yield { range, phase: subject.phaseOf(range), nature: "incomplete", message };
}

function* judgeSignOff({ document, approvals, phaseOf }: Subject): Iterable<Fault> {
  const match = approvals.find(({ expected }) => expected.id === "technical-lead" || expected.role === role);
  if (match?.approval?.signed) return;
  const range = match?.approval?.range ?? placeOfFact(document, "migration") ?? match?.anchor;
  if (!range) return;
  yield {
    range,
    phase: match?.expected.phase ?? phaseOf(range),
    waitsFor: role,
    message: `Destructive migration is not signed off by the ${role}: it cannot be rolled back without losing data`,
  };
}
