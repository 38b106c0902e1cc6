import { documentsFor } from "../../src/deployment/required.ts";
import type { Judged } from "../../src/engine/lint.ts";
import type { Status } from "../../src/model/deployment.ts";
import type { Cell } from "../../src/model/document.ts";
import type { SectionContent } from "../../src/model/kind.ts";
import type { Range } from "../../src/model/position.ts";
import type { HeldRow, Subject } from "../../src/model/subject.ts";
import { likenessOfSteps, sameStep } from "../../src/rules/steps/same-step.ts";
import { dropLines, replaceRange } from "../mutations/text.ts";
import type { Folder, Judging } from "./folder.ts";

/** A complete deployment with one thing wrong between its documents. */
export interface Fault {
  readonly name: string;
  readonly folder: Folder;
  readonly judging?: Judging;
  readonly rule: string;
  /** Where the finding must stand; line null for any. */
  readonly file: string;
  readonly line: number | null;
  /** File that it must name as the other place; null for none. */
  readonly related: string | null;
}

/** A complete deployment as it was read, by file name. */
export interface Complete {
  readonly folder: Folder;
  readonly subjects: ReadonlyMap<string, Subject>;
}

const plan = "deployment-plan.md";
const log = "deployment-log.md";
const checklist = "deployment-checklist.md";
const rollback = "rollback-plan.md";
const monitoring = "monitoring-report.md";

export function readComplete(folder: Folder, judged: readonly Judged[]): Complete {
  return { folder, subjects: new Map(judged.map(({ subject }) => [fileOf(subject.document.path), subject])) };
}

function fileOf(path: string): string {
  return path.split("/").at(-1) ?? path;
}

/** Every fault between documents that can be made in a complete deployment. */
export function faultsOf(complete: Complete): readonly Fault[] {
  return [
    ...deletedDocuments(complete),
    ...changedFacts(complete),
    ...unmonitoredTriggers(complete),
    ...stepFaults(complete),
    ...logFaults(complete),
    ...windowFaults(complete),
    ...artifactFaults(complete),
    ...rolloutFaults(complete),
    ...outcomeFaults(complete),
  ];
}

const rowsOf = ({ subjects }: Complete, file: string, content: SectionContent): readonly HeldRow[] =>
  subjects.get(file)?.rowsOf(content) ?? [];

const factOf = ({ subjects }: Complete, name: string): string => String(subjects.get(plan)?.facts[name] ?? "");

/** The folder with a range of one document replaced. */
function edit({ folder }: Complete, file: string, range: Range, by: string): Folder {
  return { ...folder, [file]: replaceRange(folder[file] ?? "", range, by) };
}

function editCell(complete: Complete, file: string, cell: Cell | undefined, by: string): Folder {
  return cell ? edit(complete, file, cell.range, by) : complete.folder;
}

/** The folder with a line of one document's front matter changed. */
function setFact({ folder }: Complete, file: string, name: string, value: string): Folder {
  const text = folder[file] ?? "";
  return { ...folder, [file]: text.replace(new RegExp(`^${name}:.*$`, "m"), () => `${name}: ${value}`) };
}

function lineOf({ folder }: Complete, file: string, start: string): number {
  return (folder[file] ?? "").split("\n").findIndex((it) => it.startsWith(start)) + 1;
}

/** Each status that it passes through asks for documents: every one of them deleted. */
function deletedDocuments(complete: Complete): readonly Fault[] {
  const facts = complete.subjects.get(plan)?.facts ?? {};
  const end = facts.outcome === "rolled-back" ? "rolled-back" : "deployed";
  return (["approved", end, "closed"] as const).flatMap((as: Status) =>
    documentsFor(as, facts, {}).map(({ kinds }): Fault => {
      const files = kinds.map((it) => `${it}.md`);
      const folder = Object.fromEntries(Object.entries(complete.folder).filter(([file]) => !files.includes(file)));
      const line = lineOf(complete, plan, "status:");
      const name = `${files.join(" and ")} deleted, ${as}`;
      return { name, folder, judging: { as }, rule: "missing-document", file: plan, line, related: null };
    }),
  );
}

const otherFacts: Readonly<Record<string, string>> = {
  release: "v99.9.9",
  environment: "sandbox",
  strategy: "direct",
  lead: "Someone Else",
  engineer: "Someone Else",
  window: "2031-01-01T10:00+00:00/2031-01-01T12:00+00:00",
};

/** One fact changed in one document that repeats it. */
function changedFacts(complete: Complete): readonly Fault[] {
  return [...complete.subjects].flatMap(([file, { document }]) =>
    file === plan
      ? []
      : document.fields.flatMap((field): readonly Fault[] => {
          const other = otherFacts[field.slug];
          const isRepeated = field.value !== "" && field.value === factOf(complete, field.slug);
          if (other === undefined || !isRepeated || field.range.line !== field.range.endLine) return [];
          const folder = edit(complete, file, field.range, other);
          const { line } = field.range;
          return [
            { name: `${field.slug} changed in ${file}`, folder, rule: "fact-mismatch", file, line, related: plan },
          ];
        }),
  );
}

/** The row of a metric deleted from the monitoring report. */
function unmonitoredTriggers(complete: Complete): readonly Fault[] {
  const { subjects, folder } = complete;
  const triggers = subjects.get(rollback)?.document.criteria.filter((it) => it.use === "trigger") ?? [];
  return triggers.flatMap((trigger): readonly Fault[] => {
    if (trigger.class !== "numeric" && trigger.class !== "relative") return [];
    const rows = rowsOf(complete, monitoring, "metrics");
    const metric = trigger.metric.toLowerCase().split(/\s+/)[0] ?? "";
    const same = rows.filter((it) => it.cells.Metric?.text.toLowerCase().includes(metric));
    if (same.length === 0 || metric === "") return [];
    const text = [...same]
      .reverse()
      .reduce((it, row) => dropLines(it, row.range.line, row.range.endLine), folder[monitoring] ?? "");
    const line = trigger.range.line;
    const name = `${trigger.metric} not monitored`;
    return [
      {
        name,
        folder: { ...folder, [monitoring]: text },
        rule: "unmonitored-trigger",
        file: rollback,
        line,
        related: monitoring,
      },
    ];
  });
}

/** Steps that are not logged, or that nothing takes back. */
function stepFaults(complete: Complete): readonly Fault[] {
  const { folder } = complete;
  const logged = rowsOf(complete, log, "timeline");
  const like = (step: HeldRow): readonly HeldRow[] =>
    logged.filter((it) => likenessOfSteps(it.cells.Step?.text ?? "", step.cells.Step?.text ?? "") >= sameStep);
  const steps = rowsOf(complete, checklist, "deploy-steps");
  const last = steps.findLastIndex((it) => like(it).length > 0);
  const isRolledBack = factOf(complete, "outcome") === "rolled-back";
  return steps.flatMap((step, at): readonly Fault[] => {
    const title = step.cells.Step?.text ?? "";
    const { line } = step.range;
    const faults: Fault[] = [];
    const rows = like(step);
    // The last logged step of a rollback is how far it got.
    if (rows.length > 0 && !(isRolledBack && at >= last)) {
      const text = [...rows]
        .reverse()
        .reduce((it, row) => dropLines(it, row.range.line, row.range.endLine), folder[log] ?? "");
      faults.push({
        name: `"${title}" not logged`,
        folder: { ...folder, [log]: text },
        rule: "unlogged-step",
        file: checklist,
        line,
        related: log,
      });
    }
    const undo = step.cells.Undo;
    if (undo && /rollback|step|R\d/i.test(undo.text)) {
      const changed = editCell(complete, checklist, undo, "as usual");
      faults.push({
        name: `"${title}" not taken back`,
        folder: changed,
        rule: "uncovered-step",
        file: checklist,
        line,
        related: rollback,
      });
    }
    return faults;
  });
}

/** A failed step after which the log goes on; rows out of order; a log outside the window. */
function logFaults(complete: Complete): readonly Fault[] {
  const rows = rowsOf(complete, log, "timeline");
  const [first, second] = rows;
  const last = rows.at(-1);
  if (!first || !second || !last) return [];
  const swapped = editCell(complete, log, second.cells.Time, first.cells.Time?.text ?? "");
  const both = edit(
    { ...complete, folder: swapped },
    log,
    first.cells.Time?.range ?? first.range,
    second.cells.Time?.text ?? "",
  );
  const late = setFact(complete, plan, "window", "2020-01-01T10:00+00:00/2020-01-01T12:00+00:00");
  // The last one: what went wrong earlier may be among the issues already.
  const failed = rows
    .slice(1, -1)
    .findLast((it) =>
      rowsOf(complete, checklist, "deploy-steps").some(
        (step) =>
          likenessOfSteps(step.cells.Step?.text ?? "", it.cells.Step?.text ?? "") >= sameStep &&
          /ok|✓|✅|done/i.test(it.cells.Status?.text ?? ""),
      ),
    );
  return [
    { name: "rows swapped", folder: both, rule: "unordered-timeline", file: log, line: null, related: null },
    { name: "log outside the window", folder: late, rule: "window-overrun", file: log, line: null, related: plan },
    ...(failed
      ? [
          {
            name: `"${failed.cells.Step?.text}" failed`,
            folder: editCell(complete, log, failed.cells.Status, "failed"),
            rule: "step-after-failure",
            file: log,
            line: null,
            related: null,
          },
        ]
      : []),
  ];
}

/** Overlap, freeze, a window too short, and a dependency that is not out. */
function windowFaults(complete: Complete): readonly Fault[] {
  const head = complete.subjects.get(plan)?.deployment;
  if (!head) return [];
  const line = lineOf(complete, plan, "window:");
  const [from = ""] = factOf(complete, "window").split("/");
  const other = {
    ...head,
    name: "2026-01-01-other",
    path: "deployments/2026-01-01-other/deployment-plan.md",
    status: "approved" as const,
  };
  const config = { freezes: [{ name: "Year end", from: from.slice(0, 10), to: from.slice(0, 10), environments: [] }] };
  const text = complete.folder[plan] ?? "";
  const waiting = text.replace(/^after:\n(?: {2}- .*\n)+|^(?=lead:)/m, `after:\n  - ${other.name}\n`);
  const short = `${from}/PT1M`;
  const as = "approved" as const;
  return [
    {
      name: "another deployment at the same time",
      folder: complete.folder,
      judging: { as, others: [other] },
      rule: "overlapping-windows",
      file: plan,
      line,
      related: plan,
    },
    {
      name: "within a freeze",
      folder: complete.folder,
      judging: { as, config },
      rule: "frozen-window",
      file: plan,
      line,
      related: null,
    },
    {
      name: "window too short",
      folder: setFact(complete, plan, "window", short),
      judging: { as },
      rule: "window-too-short",
      file: plan,
      line,
      related: null,
    },
    // What was rolled back waits for nothing.
    ...(factOf(complete, "outcome") === "rolled-back"
      ? []
      : [
          {
            name: "a dependency that is not out",
            folder: { ...complete.folder, [plan]: waiting },
            judging: { as: "deployed" as const, others: [other] },
            rule: "unmet-dependency",
            file: plan,
            line: null,
            related: plan,
          },
        ]),
  ];
}

/** Checksums and backups. */
function artifactFaults(complete: Complete): readonly Fault[] {
  const deployed = rowsOf(complete, log, "artifacts").map((row): Fault => {
    const cell = row.cells.Checksum;
    const changed = (cell?.text ?? "").replace(/[0-9a-f](?=[^0-9a-f]*$)/, (digit) => (digit === "0" ? "1" : "0"));
    const folder = editCell(complete, log, cell, changed);
    return {
      name: `checksum of ${row.cells.Artifact?.text} changed`,
      folder,
      rule: "checksum-mismatch",
      file: log,
      line: row.range.line,
      related: "pre-deployment-checklist.md",
    };
  });
  const types = complete.subjects.get(plan)?.facts.type ?? [];
  if (!types.includes("database-migration")) return deployed;
  const file = "pre-deployment-checklist.md";
  const rows = rowsOf(complete, file, "backups");
  const folder = [...rows]
    .reverse()
    .reduce(
      (it, row) => editCell({ ...complete, folder: it }, file, row.cells["Restore test"], "not restored"),
      complete.folder,
    );
  return [
    ...deployed,
    { name: "no backup was restored", folder, rule: "unverified-backup", file, line: null, related: null },
  ];
}

/** Weights in another order, a stage without a duration, a kill switch that is slow. */
function rolloutFaults(complete: Complete): readonly Fault[] {
  const file = "rollout-plan.md";
  const parts = complete.subjects.get(file)?.partsOf("rollout-stages") ?? [];
  const weights = parts.flatMap(({ fields }) => (fields.weight ? [fields.weight] : []));
  const [first, second] = weights;
  const faults: Fault[] = [];
  if (first && second) {
    const swapped = edit(complete, file, second.range, first.value);
    const folder = edit({ ...complete, folder: swapped }, file, first.range, second.value);
    faults.push({ name: "weights shuffled", folder, rule: "unsteady-rollout", file, line: null, related: null });
  }
  const slow = complete.subjects.get(file)?.document.fields.find((it) => it.slug === "kill-switch-time");
  if (slow) {
    const folder = edit(complete, file, slow.range, "10 minutes");
    faults.push({
      name: "slow kill switch",
      folder,
      rule: "missing-kill-switch",
      file,
      line: slow.range.line,
      related: null,
    });
  }
  return faults;
}

/** The plan says another outcome than its documents; a rollback that nothing explains. */
function outcomeFaults(complete: Complete): readonly Fault[] {
  const isRolledBack = factOf(complete, "outcome") === "rolled-back";
  const other = isRolledBack ? "deployed" : "rolled-back";
  const folder = setFact(complete, plan, "outcome", other);
  const unexplained = Object.fromEntries(
    Object.entries(complete.folder).filter(([file]) => file !== "incident-report.md" && file !== "post-mortem.md"),
  );
  return [
    { name: `outcome ${other}`, folder, rule: "conflicting-outcome", file: "", line: null, related: plan },
    ...(isRolledBack
      ? [
          {
            name: "rollback not explained",
            folder: unexplained,
            judging: { as: "rolled-back" as const },
            rule: "unexplained-rollback",
            file: "",
            line: null,
            related: null,
          },
        ]
      : []),
  ];
}
