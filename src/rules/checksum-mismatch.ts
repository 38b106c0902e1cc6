import type { Fault } from "../model/finding.ts";
import type { HeldRow, Subject } from "../model/subject.ts";
import { headingOf, type PlacedRow, placeIn, rowsOfAll, textUnder } from "./deployment/documents.ts";
import { defineRule } from "./rule.ts";
import { saysNone } from "./tables/columns.ts";
import { quote } from "./wording/quote.ts";

const sum = "4f1c9a07d2e85b36a9c0f7e1d48b25936cda170e8f42b5d97a31c6e08b5f2d94";
const plan = "---\nkind: deployment-plan\nstatus: deployed\n---\n\n# Plan\n";
const table = (title: string, rows: string) =>
  `# ${title}\n\n## Artifacts\n\n| Artifact | Version | Checksum |\n|---|---|---|\n${rows}`;
const log = (rows: string) => `---\nkind: deployment-log\n---\n\n${table("Log", rows)}`;
const checked = `---\nkind: pre-deployment-checklist\n---\n\n${table("Checklist", `| api | v2.4.0 | sha256:${sum} |\n`)}`;

export const rule = defineRule({
  id: "checksum-mismatch",
  group: "The deployment as a whole",
  nature: "contradiction",
  summary: "What was deployed is not what was checked",
  meaning: `The checklist records the checksum of every artifact that was built and tested; the log, of every artifact that was deployed. They
are the same artifact only if version and checksum are the same. An artifact in the log that the checklist does not
have was never checked.

**Not reported**: a checksum that is cut off after seven digits or more; a deployment without a log, or without checked
artifacts; checked artifacts that were not deployed.`,
  source: "004 §1.1, §2.2",
  options: {},
  examples: [
    {
      path: "2026-12-01-checkout/deployment-log.md",
      beside: { "deployment-plan.md": plan, "pre-deployment-checklist.md": checked },
      wrong: log(`| API | v2.4.0 | sha256:${sum.replace("4f1c", "5f1c")} |\n| web | v2.4.0 | sha256:${sum} |\n`),
      right: log(`| API | v2.4.0 | sha256:${sum.slice(0, 12)}… |\n`),
      finds: [
        { line: 11, message: "differs" },
        { line: 12, message: "never checked" },
      ],
    },
    {
      title: "Another version",
      path: "2026-12-01-checkout/deployment-log.md",
      beside: { "deployment-plan.md": plan, "pre-deployment-checklist.md": checked },
      wrong: log(`| api | v2.4.1 | sha256:${sum} |\n`),
      right: log(`| api | v2.4.0 | ${sum.toUpperCase()} |\n`),
      finds: [{ line: 11, message: '"v2.4.1"' }],
    },
  ],
  *check(subject) {
    if (subject.deployment === null || !isLog(subject)) return;
    const documents = subject.deployment.documents.filter((it) => !isLog(it));
    const checked = rowsOfAll(documents, "artifacts");
    const [first] = checked;
    if (!first) return;
    for (const row of subject.rowsOf("artifacts")) {
      const fault = compare(row, checked, first.subject);
      if (fault !== null) yield { ...fault, phase: "deploy" };
    }
  },
});

function isLog({ kind }: Subject): boolean {
  return kind?.sections.some((it) => it.holds.includes("timeline")) ?? false;
}

function compare(row: HeldRow, checked: readonly PlacedRow[], checklist: Subject): Fault | null {
  const name = textUnder(row, "Artifact");
  if (saysNone(name)) return null;
  const same = checked.find((it) => normalize(textUnder(it.row, "Artifact")) === normalize(name));
  if (!same) {
    const related = [placeIn(checklist, headingOf(checklist, "artifacts"), "Artifacts that were checked")];
    const message = `${quote(name)} was deployed and never checked: add it to the checklist's artifacts`;
    return { range: row.cells.Artifact?.range ?? row.range, message, related };
  }
  for (const column of ["Checksum", "Version"] as const) {
    const [cell, wanted] = [row.cells[column], same.row.cells[column]];
    if (!cell || !wanted || agree(column, cell.text, wanted.text)) continue;
    const message = `${column} ${quote(cell.text)} of ${quote(name)} differs from the checked ${quote(wanted.text)}: find out what was deployed`;
    return { range: cell.range, message, related: [placeIn(same.subject, wanted.range, `${column} that was checked`)] };
  }
  return null;
}

function agree(column: "Checksum" | "Version", one: string, other: string): boolean {
  if (column === "Version") return one === "" || other === "" || normalize(one) === normalize(other);
  const [a, b] = [one, other].map(digitsOf);
  // Without digits one of them is empty or a placeholder, which is said elsewhere.
  if (!a || !b) return true;
  return Math.min(a.length, b.length) >= 7 && (a.startsWith(b) || b.startsWith(a));
}

/** The hexadecimal digits of a checksum, without the name of its algorithm; "" when there are none. */
function digitsOf(text: string): string {
  const bare = text.toLowerCase().replace(/^[^\w]*(?:sha-?\d{1,3}|md5)\s*[:=]?\s*/, "");
  return /^[^\w]*([0-9a-f]+)/.exec(bare)?.[1] ?? "";
}

function normalize(text: string): string {
  return text
    .toLowerCase()
    .replace(/[\s_`-]+/g, "-")
    .trim();
}
