import type { Document } from "../model/document.ts";
import type { Range } from "../model/position.ts";
import type { HeldRow } from "../model/subject.ts";
import { type Deadline, databaseBackups, deadlineOf, readRestoreTest, takenAt } from "./deployment/backups.ts";
import { headingOf, textUnder } from "./deployment/documents.ts";
import { defineRule } from "./rule.ts";
import { holds } from "./strategy/facts.ts";
import { quote } from "./wording/quote.ts";

const plan =
  "---\nkind: deployment-plan\nstatus: deployed\ntype: [database-migration]\nwindow: 2026-12-01T22:00Z/2026-12-01T23:00Z\n---\n\n# Plan\n";
const log =
  "---\nkind: deployment-log\n---\n\n# Log\n\n## Execution timeline\n\n| Time | Step | Status | Notes |\n|---|---|---|---|\n| 2026-12-01 22:04 UTC | Run database migration 0142 | ok | |\n";
const checklist = (taken: string, test: string) =>
  `---\nkind: pre-deployment-checklist\n---\n\n# Checklist\n\n## Backups\n\n| Backup | Taken | Identifier | Restore test |\n|---|---|---|---|\n| Orders database | ${taken} | snap-0142 | ${test} |\n| Configuration | 2026-12-01 21:20 UTC | cfg-88 | ok |\n`;
const path = "2026-12-01-checkout/pre-deployment-checklist.md";
const beside = { "deployment-plan.md": plan, "deployment-log.md": log };

export const rule = defineRule({
  id: "unverified-backup",
  group: "The deployment as a whole",
  nature: "contradiction",
  summary: "A migration without a backup that was restored before it",
  meaning: `A migration that loses data is taken back from a backup, and a backup that nobody restored is a hope. One row at least, of a
database where a row names one, has a restore test that passed, and was taken before the log's first step that migrates or
changes something; without a log, before the window ended.

**Not reported**: other types; before the deployment is carried out; placeholders (\`leftover-placeholder\`); times that are
not known, and a date alone that may be early enough; the other rows, once one is good.`,
  source: "003 phase 1",
  options: {},
  suppressible: false,
  outranks: ["empty-cell", "empty-section"],
  examples: [
    {
      path,
      beside,
      wrong: checklist("2026-12-01 21:10 UTC", "not restored"),
      right: checklist("2026-12-01 21:10 UTC", "restored on staging in 6 min"),
      finds: [{ line: 11, message: '"not restored"' }],
    },
    {
      title: "Taken too late",
      path,
      beside,
      wrong: checklist("2026-12-01 22:10 UTC", "passed"),
      right: checklist("2026-12-01", "passed"),
      finds: [{ line: 11, message: "Run database migration 0142" }],
    },
  ],
  *check(subject) {
    const { document, deployment, facts, kind, sectionOf } = subject;
    const sections = kind?.sections.filter((it) => it.holds.includes("backups")).map((it) => it.slug) ?? [];
    // A section that is not there is missing-section's.
    if (!document.sections.some((it) => sections.includes(sectionOf(it.range) ?? ""))) return;
    if (!holds(deployment?.facts ?? facts, "type", "database-migration")) return;
    const deadline = deadlineOf(subject);
    const fault = findUnverified(databaseBackups(subject), document, deadline);
    if (fault === null) return;
    const related = deadline === null ? [] : [deadline.related];
    yield { range: headingOf(subject, "backups"), ...fault, phase: "deploy", related };
  },
});

/** What is wrong with the backups, null for nothing; without a place where there are none. */
function findUnverified(
  rows: readonly HeldRow[],
  document: Document,
  deadline: Deadline | null,
): { readonly message: string; readonly range?: Range } | null {
  const [first] = rows;
  if (!first) return { message: "Migration has no backup: take one of the database, restore it, and note both" };
  const restored = rows.filter((it) => readRestoreTest(it.cells["Restore test"], document) !== "not passed");
  const isLate = (row: HeldRow): boolean => {
    const [taken, limit] = [takenAt(row, document), deadline?.at ?? null];
    return taken !== null && limit !== null && taken >= limit;
  };
  const [late] = restored;
  if (!late) {
    const test = `Restore test of ${quote(textUnder(first, "Backup"))} is ${quote(textUnder(first, "Restore test"))}`;
    const { range } = first.cells["Restore test"] ?? first;
    return { range, message: `${test}: restore it before the migration, and note how it went` };
  }
  if (!restored.every(isLate)) return null;
  const taken = `Backup ${quote(textUnder(late, "Backup"))} was taken at ${quote(textUnder(late, "Taken"))}`;
  const { range } = late.cells.Taken ?? late;
  return { range, message: `${taken}, ${deadline?.when}: name one that was taken before` };
}
