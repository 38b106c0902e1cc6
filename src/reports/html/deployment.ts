import type { DeploymentOverview, SignOff } from "../../model/overview.ts";
import type { ReportContext } from "../../model/result.ts";
import { describeNext, describeWindow } from "../status-rows.ts";
import { count } from "../wording.ts";
import { renderDocument } from "./document.ts";
import { escapeHtml } from "./escape.ts";
import type { Links } from "./links.ts";
import { renderMetrics } from "./metrics.ts";
import { fileName, type Group, severityNames, standingNames } from "./page.ts";
import { joinTexts, renderBadge, renderFacts, renderPercent, renderTable } from "./parts.ts";

/** Findings of a deployment that are listed: the documents show them all. */
const listed = 200;
/** A longer list is folded away. */
const unfolded = 12;

/** A deployment in full: how far it is, whom it waits for, who signed, what was measured, what is left, its documents. */
export function renderGroup(
  group: Group,
  links: Links,
  isShown: (id: string) => boolean,
  context: Pick<ReportContext, "now" | "renderMarkdown">,
): string {
  const { id, name, status, standing, overview, documents } = group;
  const title = `<h3 id="${id}-name">${escapeHtml(name)}</h3>`;
  const badges = [
    renderBadge(standing, standingNames[standing]),
    ...(status === null ? [] : [renderBadge("status", status)]),
  ];
  return [
    `<article id="${id}" class="deployment ${standing}" aria-labelledby="${id}-name" tabindex="-1">\n`,
    `<header>${title}${badges.join(" ")}</header>\n`,
    renderFacts(factsOf(group, context.now)),
    renderFindings(group, links),
    overview === null ? "" : renderSignOffs(overview.signOffs, links),
    overview === null ? "" : renderMetrics(overview.metrics, links),
    renderSuppressed(group, links),
    "<h4>Documents</h4>\n",
    ...documents.map((it) => renderDocument(it, links, isShown(it.id), context)),
    renderMissing(overview),
    "</article>\n",
  ].join("");
}

function factsOf({ overview, summary }: Group, now: Date): readonly (readonly [string, string])[] {
  const waits = joinTexts(summary.waitingFor);
  if (overview === null) return [["Waits for", waits]];
  const { progress, risk } = overview;
  const next = describeNext(progress.next, now.getTime());
  return [
    ["Done of what is due", renderPercent(progress.percent)],
    ["Next", next === "–" ? "" : escapeHtml(next)],
    ["Waits for", waits || joinTexts([...new Set(progress.missingApprovals.map((it) => it.role))])],
    ["Open gates", progress.openGates === 0 ? "" : String(progress.openGates)],
    ["Window", progress.window === null ? "" : escapeHtml(describeWindow(progress.window))],
    ["Release", escapeHtml(progress.release ?? "")],
    ["Environment", escapeHtml(progress.environment ?? "")],
    ["Services", joinTexts(progress.services)],
    ["Strategy", escapeHtml(progress.strategy ?? "")],
    ["Risk", escapeHtml(risk ?? "")],
    ["Outcome", escapeHtml(progress.outcome ?? "")],
  ];
}

function renderSignOffs(signOffs: readonly SignOff[], links: Links): string {
  if (signOffs.length === 0) return "";
  return renderTable(
    "Sign-offs",
    [
      { title: "Role", name: "name" },
      { title: "Person", name: "person" },
      { title: "Date", name: "date" },
      { title: "State", name: "state" },
      { title: "Document", name: "document" },
    ],
    signOffs.map((it) => ({
      cells: [
        escapeHtml(it.role),
        escapeHtml(it.name || "–"),
        escapeHtml(it.date || "–"),
        describeSignOff(it),
        links.toLine(it.document, it.line, `${fileName(it.document)}:${it.line}`),
      ],
    })),
  );
}

/** What git tells of it goes before what its row says. */
function describeSignOff({ signed, decision, evidence }: SignOff): string {
  if (evidence !== null && evidence.verdict !== "missing") {
    const look = evidence.verdict === "valid" ? "ready" : "mend";
    const level = evidence.reached === null ? "" : ` by ${evidence.reached}`;
    const reason = evidence.reason === "" ? "" : ` ${escapeHtml(evidence.reason)}`;
    return `${renderBadge(look, `${evidence.verdict}${evidence.verdict === "valid" ? level : ""}`)}${reason}`;
  }
  if (decision === "rejected") return renderBadge("mend", "rejected");
  return signed ? renderBadge("ready", "signed") : renderBadge("open", "not signed");
}

function renderFindings({ documents }: Group, links: Links): string {
  const all = documents.flatMap((document) => document.findings.map((finding) => ({ document, finding })));
  if (all.length === 0) return "";
  const table = renderTable(
    "What is left",
    [
      { title: "Place", name: "name" },
      { title: "Severity", name: "severity" },
      { title: "Finding", name: "text" },
      { title: "Rule", name: "rule" },
    ],
    all.slice(0, listed).map(({ document, finding: { range, severity, message, rule } }) => ({
      cells: [
        links.toLine(document.path, range.line, `${fileName(document.path)}:${range.line}`),
        renderBadge(severity, severityNames[severity]),
        escapeHtml(message),
        `<code>${escapeHtml(rule)}</code>`,
      ],
    })),
  );
  const more = all.length > listed ? `<p>And ${all.length - listed} more, in the documents.</p>\n` : "";
  const open = all.length <= unfolded ? " open" : "";
  return `<details class="list"${open}>\n<summary>What is left: ${count(all.length, "finding")}</summary>\n${table}${more}</details>\n`;
}

/** For whoever wants to know what was waved through. */
function renderSuppressed({ documents }: Group, links: Links): string {
  const all = documents.flatMap((document) => document.suppressed.map((it) => ({ document, ...it })));
  if (all.length === 0) return "";
  const table = renderTable(
    "What a comment or the baseline keeps out",
    [
      { title: "Place", name: "name" },
      { title: "Finding", name: "text" },
      { title: "Reason", name: "text" },
      { title: "Rule", name: "rule" },
    ],
    all.slice(0, listed).map(({ document, finding, justification, baseline = false }) => ({
      cells: [
        links.toLine(document.path, finding.range.line, `${fileName(document.path)}:${finding.range.line}`),
        escapeHtml(finding.message),
        escapeHtml(justification) || (baseline ? "baseline" : "none given"),
        `<code>${escapeHtml(finding.rule)}</code>`,
      ],
    })),
  );
  return `<details class="list">\n<summary>${all.length} suppressed</summary>\n${table}</details>\n`;
}

function renderMissing(overview: DeploymentOverview | null): string {
  const missing = overview?.progress.missingDocuments ?? [];
  if (missing.length === 0) return "";
  return `<p class="missing">Not there yet: ${joinTexts(missing.map((it) => `${it}.md`))}</p>\n`;
}
