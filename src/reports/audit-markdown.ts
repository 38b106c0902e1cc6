import type { Audit, AuditApproval, AuditCommit, AuditFinding, AuditGate, AuditPredicate } from "../model/audit.ts";
import { escapeMarkdown } from "./markdown-text.ts";
import { count } from "./wording.ts";

/** An audit as a report for whoever reads it later: verdict, approvals, documents, gates, log and findings, as tables. */
export function renderAudit(audit: Audit): string {
  const predicate = withShortPaths(audit.predicate);
  const { deployment, findings, suppressed } = predicate;
  const blocks = [
    `# Audit of ${escapeMarkdown(deployment.name)}`,
    conclude(predicate),
    renderHead(predicate),
    "## Approvals",
    renderApprovals(predicate),
    "## Documents",
    renderDocuments(predicate),
    "## Gates",
    ...renderGates(predicate),
    ...renderLog(predicate),
    "## Findings",
    findings.length === 0 ? "None." : renderFindings(findings),
    ...(suppressed.length === 0
      ? []
      : [
          "### Kept out",
          table(
            ["Rule", "Place", "Finding", "Why it is kept out"],
            suppressed.map((it) => [it.rule, placeOf(it), it.message, `${it.justification} (${it.by})`]),
          ),
        ]),
    ...renderCommits(predicate),
    "## How to verify this",
    explanation,
  ];
  return `${blocks.join("\n\n")}\n`;
}

/** Documents by their names in the deployment's folder, which stands above all of them. */
function withShortPaths(predicate: AuditPredicate): AuditPredicate {
  const start = `${predicate.deployment.path}/`;
  const shorten = (path: string): string => (path.startsWith(start) ? path.slice(start.length) : path);
  const short = <Entry extends { readonly document: string }>(entries: readonly Entry[]): readonly Entry[] =>
    entries.map((it) => ({ ...it, document: shorten(it.document) }));
  const { documents, approvals, gates, log, findings, suppressed } = predicate;
  return {
    ...predicate,
    documents: documents.map((it) => ({ ...it, path: shorten(it.path) })),
    ...{ approvals: short(approvals), gates: short(gates), log: short(log) },
    ...{ findings: short(findings), suppressed: short(suppressed) },
  };
}

const explanation = `This report is for reading. The record is the same audit in JSON, an in-toto statement:
\`deploydoc audit DEPLOYMENT --format json --output FILE\` makes it, and \`deploydoc audit --verify FILE\`, in a clone with all of
the history, computes it again as of the time it was made and says what differs. Without deploydoc: \`sha256sum\` gives the SHA-256
of a document, and \`git show COMMIT\` shows what a commit wrote, by whom and when. Who a commit names is what its maker wrote there,
unless the level is \`signature\`.`;

function conclude({ conclusion, deployment, documents, repository, approvals, gates }: AuditPredicate): string {
  const { complete, errors, warnings, waitingFor } = conclusion;
  const status = deployment.status ?? "not stated";
  const valid = approvals.filter(({ verdict }) => verdict === "valid").length;
  const done = gates.filter(({ state }) => state === "done").length;
  const counts = `${count(documents.length, "document")}, ${count(valid, "valid approval")}, ${done} of ${count(gates.length, "gate")} ticked, ${count(warnings, "warning")}.`;
  const waiting = waitingFor.length === 0 ? "" : ` Waiting for ${waitingFor.map(escapeMarkdown).join(", ")}.`;
  const verdict = complete
    ? "**Complete.** The deployment is closed, and nothing that was due is missing or wrong."
    : errors === 0
      ? `**Nothing wrong so far.** The status is ${escapeMarkdown(status)}, not closed; nothing that is due by then is missing or wrong.`
      : `**Open: ${count(errors, "error")}**, listed under Findings.${waiting}`;
  const apart = repository.clean ? "" : " **Not all documents are committed**, so that nobody else can verify this.";
  return `${verdict}${apart} ${counts}`;
}

/** Keys of the front matter that the report shows otherwise. */
const shown: ReadonlySet<string> = new Set(["deployment", "kind", "status", "template"]);

function renderHead({ tool, generatedAt, repository, policy, deployment }: AuditPredicate): string {
  const { head, committedAt } = repository;
  const facts = Object.entries(deployment.facts).filter(([name]) => !shown.has(name));
  const config = policy.config === null ? "the defaults, without a config" : escapeMarkdown(policy.config);
  const commit = policy.commit === head ? "" : `, as of commit ${policy.commit}`;
  const rows = [
    ["Folder", escapeMarkdown(deployment.path)],
    ["Status", escapeMarkdown(deployment.status ?? "not stated")],
    ...facts.map(([name, value]) => [
      escapeMarkdown(name),
      escapeMarkdown(typeof value === "string" ? value : value.join(", ")),
    ]),
    ["Commit", `${head} of ${timeOf(committedAt)}`],
    ["Judged as of", timeOf(generatedAt)],
    ["Judged by", `deploydoc ${escapeMarkdown(tool.version)} with ${config}${commit}`],
    ...policy.files.map(({ path, sha256 }) => [`SHA-256 of ${escapeMarkdown(path)}`, sha256]),
  ];
  return rawTable(["", ""], rows);
}

function renderApprovals({ approvals }: AuditPredicate): string {
  if (approvals.length === 0) return "None.";
  return rawTable(
    ["Role", "Person", "Decision", "Date", "Document", "Digest in the row", "Level", "Verdict", "Written by"],
    approvals.map((it) => [
      escapeMarkdown(it.required ? it.role : `${it.role} (optional)`),
      escapeMarkdown(it.person === null || it.person === it.name ? it.name || "–" : `${it.name} (${it.person})`),
      escapeMarkdown(decisionOf(it)),
      escapeMarkdown(it.date || "–"),
      escapeMarkdown(placeOf(it)),
      digestOf(it),
      levelOf(it),
      verdictOf(it),
      writerOf(it.commit),
    ]),
  );
}

function decisionOf({ act, decision }: AuditApproval): string {
  if (decision === "approved" && act === "attests") return "attested";
  return decision ?? "–";
}

/** The start of a digest tells it from another; the JSON has all of it. */
function digestOf({ digest: { given, today } }: AuditApproval): string {
  if (given === "") return "–";
  return `${escapeMarkdown(given.slice(0, 15))}…, ${given === today ? "today's" : "not today's"}`;
}

function levelOf({ level: { reached, required } }: AuditApproval): string {
  return `${reached ?? "none"}${required === null ? "" : `, ${required} required`}`;
}

function verdictOf({ verdict, reason, changes, required }: AuditApproval): string {
  if (verdict === "valid") return "valid";
  if (verdict === "missing" && !required) return "not signed";
  const why = [reason, ...changes].filter((it) => it !== "").map(escapeMarkdown);
  return `**${verdict}**${why.length === 0 ? "" : `: ${why.join("; ")}`}`;
}

function renderDocuments({ documents }: AuditPredicate): string {
  return rawTable(
    ["Document", "Kind", "Template", "SHA-256", "Digest"],
    documents.map(({ path, kind, template, sha256, digest, committed }) => [
      `${escapeMarkdown(path)}${committed ? "" : " **(not committed)**"}`,
      escapeMarkdown(kind ?? "–"),
      escapeMarkdown(template ?? "–"),
      sha256,
      digest,
    ]),
  );
}

/** The gates of each document, folded away behind how many there are of each state. */
function renderGates({ gates }: AuditPredicate): readonly string[] {
  if (gates.length === 0) return ["None."];
  return [...new Set(gates.map(({ document }) => document))].flatMap((document) => {
    const own = gates.filter((it) => it.document === document);
    const states = [...new Set(own.map(({ state }) => state))];
    const counts = states.map((state) => `${own.filter((it) => it.state === state).length} ${state}`).join(", ");
    return [
      `<details>\n<summary>${escapeMarkdown(document)}: ${counts}</summary>`,
      rawTable(["Line", "Section", "Gate", "State", "Ticked by"], own.map(gateRow)),
      "</details>",
    ];
  });
}

function gateRow({ line, section, text, state, reason, commit }: AuditGate): readonly string[] {
  const why = reason === null || reason === "" ? "" : `: ${escapeMarkdown(reason)}`;
  const said = state === "done" ? "done" : `**${state}**${why}`;
  return [
    String(line),
    escapeMarkdown(section ?? "–"),
    escapeMarkdown(text),
    said,
    state === "done" ? writerOf(commit) : "–",
  ];
}

const headings = { timeline: "Timeline", issues: "Issues", deviations: "Deviations from the plan" } as const;

function renderLog({ log }: AuditPredicate): readonly string[] {
  if (log.length === 0) return [];
  const tables = (["timeline", "issues", "deviations"] as const).flatMap((name) => {
    const rows = log.filter((it) => it.table === name);
    if (rows.length === 0) return [];
    const columns = [...new Set(rows.flatMap(({ cells }) => Object.keys(cells)))];
    const body = rows.map(({ cells }) => columns.map((it) => (Object.hasOwn(cells, it) ? (cells[it] ?? "") : "")));
    return [`### ${headings[name]}`, table(columns, body)];
  });
  return ["## Log", ...tables];
}

function renderFindings(findings: readonly AuditFinding[]): string {
  return table(
    ["Severity", "Rule", "Place", "Finding"],
    findings.map((it) => [it.severity, it.rule, placeOf(it), it.message]),
  );
}

function placeOf({ document, line }: { readonly document: string; readonly line: number }): string {
  return `${document}:${line}`;
}

/** The commits that are named above, in the order of their dates. */
function renderCommits({ approvals, gates }: AuditPredicate): readonly string[] {
  const named = [...approvals, ...gates].flatMap(({ commit }) => commit ?? []);
  const commits = [...new Map(named.map((it) => [it.id, it] as const)).values()];
  if (commits.length === 0) return [];
  const rows = commits
    .sort((a, b) => (a.committedAt < b.committedAt ? -1 : 1))
    .map(({ id, author, authoredAt, committer, committedAt }) => [
      ...[id, escapeMarkdown(nameOf(author)), timeOf(authoredAt)],
      ...[escapeMarkdown(nameOf(committer)), timeOf(committedAt)],
    ]);
  return ["## Commits", rawTable(["Commit", "Author", "Written", "Committer", "Committed"], rows)];
}

function writerOf(commit: AuditCommit | null): string {
  if (commit === null) return "–";
  const { id, author, committer, authoredAt } = commit;
  const other = committer.email === author.email ? "" : `, committed by ${escapeMarkdown(committer.name)}`;
  return `${escapeMarkdown(author.name)}, ${timeOf(authoredAt)}, ${id.slice(0, 10)}${other}`;
}

function nameOf({ name, email }: AuditCommit["author"]): string {
  return `${name} <${email}>`;
}

/** "2026-11-17 09:04 UTC"; as it is where it is none. */
function timeOf(moment: string): string {
  const [, date, time] = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})/.exec(moment) ?? [];
  return date === undefined ? escapeMarkdown(moment) : `${date} ${time} UTC`;
}

/** A table of texts from documents. */
function table(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  return rawTable(
    columns.map(escapeMarkdown),
    rows.map((row) => row.map(escapeMarkdown)),
  );
}

/** A table of Markdown. */
function rawTable(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [columns, columns.map(() => "---"), ...rows];
  return lines.map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}
