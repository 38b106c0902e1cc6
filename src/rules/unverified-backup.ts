import type { Range } from "../model/position.ts";
import type { HeldRow, Subject } from "../model/subject.ts";
import { documentsWith, headingOf, type PlacedRow, placeIn, rowsOfAll, textUnder } from "./deployment/documents.ts";
import { defineRule } from "./rule.ts";
import { holds } from "./strategy/facts.ts";
import { saysNone } from "./tables/columns.ts";
import { hasPlaceholder } from "./tables/rows.ts";
import { momentsIn } from "./time/moments.ts";
import { quote } from "./wording/quote.ts";

const checklist = (rows: string) =>
  `---\nkind: pre-deployment-checklist\nstatus: deployed\ntype: [database-migration]\n---\n\n# Checklist\n\n## Backups\n\n| Backup | Taken | Identifier | Restore test |\n|---|---|---|---|\n${rows}`;
const plan = "---\nkind: deployment-plan\nstatus: deployed\ntype: [database-migration]\n---\n\n# Plan\n";
const log =
  "---\nkind: deployment-log\n---\n\n# Log\n\n## Execution timeline\n\n| Time | Step | Status | Notes |\n|---|---|---|---|\n| 2026-12-01T21:10Z | Run the migration scripts | ok | |\n";

const refuses =
  /^[^\p{L}\p{N}]*(?:no(?:t|ne|pe)?|never|un-?tested|un-?verified|fail\w*|pending|skipped|open|planned|to be|nicht|nein|kein\w*|non|aucun\w*|pas|nunca|sin)(?!\p{L})/iu;

export const rule = defineRule({
  id: "unverified-backup",
  group: "The deployment as a whole",
  nature: "contradiction",
  summary: "A database is migrated without a backup that can be restored",
  meaning: `A backup that nobody restored is a hope. Before a migration begins there is one that was taken, and whose restore test says that it
worked. Where there is a log, it was taken before the first migration step.

**Not reported**: other types of deployment; before the deployment is due; a checklist without a section of backups
(\`missing-section\`); times without a zone.`,
  source: "003 phase 1",
  options: {},
  suppressible: false,
  examples: [
    {
      wrong: checklist("| orders | 2026-12-01T20:00Z | snap-1 | not restored |\n"),
      right: checklist("| orders | 2026-12-01T20:00Z | snap-1 | restored to staging, 1,204,331 rows |\n"),
      finds: [{ line: 13, message: '"not restored"' }],
    },
    {
      title: "Taken too late",
      path: "2026-12-01-orders/pre-deployment-checklist.md",
      beside: { "deployment-plan.md": plan, "deployment-log.md": log },
      wrong: checklist("| orders | 2026-12-01T21:30Z | snap-1 | restored |\n"),
      right: checklist("| orders | 2026-12-01T20:30Z | snap-1 | restored |\n"),
      finds: [{ line: 13, message: "after the migration began" }],
    },
  ],
  *check(subject) {
    if (!holds(subject.facts, "type", "database-migration")) return;
    if (!subject.kind?.sections.some((it) => it.holds.includes("backups"))) return;
    const rows = subject.rowsOf("backups");
    const restored = rows.filter((it) => isRestored(it, subject));
    const phase = "deploy";
    if (restored.length === 0) {
      const cell = rows[0]?.cells["Restore test"];
      if (rows.some((it) => isOpen(it, subject))) return;
      if (rows.length === 0 && !subject.document.sections.some((it) => subject.sectionOf(it.range) === "backups"))
        return;
      const says = cell && cell.text !== "" ? `: the restore test says ${quote(cell.text)}` : "";
      const range = cell?.range ?? headingOf(subject, "backups");
      yield { range, phase, message: `No backup is known to be restorable before the migration${says}` };
      return;
    }
    const first = firstMigration(subject);
    if (first === null || restored.some((it) => takenBy(it, subject, first.instant))) return;
    const range: Range = restored[0]?.cells.Taken?.range ?? headingOf(subject, "backups");
    yield {
      range,
      phase,
      message: "Backup was taken after the migration began: what came before it cannot be restored",
      related: [placeIn(first.placed.subject, first.placed.row.range, "The migration begins")],
    };
  },
});

function isRestored(row: HeldRow, subject: Subject): boolean {
  const test = textUnder(row, "Restore test");
  return !saysNone(test) && !refuses.test(test) && !isOpen(row, subject);
}

/** Whether its restore test is still to be filled in, which is said elsewhere. */
function isOpen({ cells }: HeldRow, { document }: Subject): boolean {
  const cell = cells["Restore test"];
  return cell !== undefined && (cell.text === "" || hasPlaceholder(cell, document));
}

function takenBy({ cells }: HeldRow, { document }: Subject, instant: number): boolean {
  const taken = cells.Taken ? momentsIn(document, cells.Taken.range).find((it) => it.instant !== null) : undefined;
  return !taken || taken.precision === "date" || (taken.instant ?? 0) <= instant;
}

/** The first row of the log about the migration; null without one, or without its time. */
function firstMigration(subject: Subject): { readonly placed: PlacedRow; readonly instant: number } | null {
  const placed = rowsOfAll(documentsWith(subject), "timeline").find(({ row }) =>
    /migrat|schema|\bDDL\b/iu.test(textUnder(row, "Step")),
  );
  const cell = placed?.row.cells.Time;
  if (!placed || !cell) return null;
  const instant = momentsIn(placed.subject.document, cell.range).find((it) => it.instant !== null)?.instant ?? null;
  return instant === null ? null : { placed, instant };
}
