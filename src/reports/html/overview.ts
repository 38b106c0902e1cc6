import type { ReportContext } from "../../model/result.ts";
import { describeNext } from "../status-rows.ts";
import type { Summary } from "../summary.ts";
import { count, countFindings } from "../wording.ts";
import { escapeHtml } from "./escape.ts";
import { type Group, type Standing, standingNames, standings } from "./page.ts";
import { joinTexts, renderBadge, renderCounts, renderFacts, renderPercent, renderTable, round } from "./parts.ts";

/** What the run came to, in one sentence and a look. */
export function describeVerdict(
  { errors, unmended, warnings, waitingFor }: Summary,
  { command, obstacles }: Pick<ReportContext, "command" | "obstacles">,
): readonly [look: Standing, sentence: string] {
  const toMend = unmended > 0 ? [`${count(unmended, "error")} to mend`] : [];
  const toSign = errors > unmended ? [`to be signed by ${waitingFor.join(", ")}`] : [];
  const left = [...toMend, ...obstacles, ...toSign].join("; ");
  const isSigned = errors === 0 && obstacles.length === 0;
  const isComplete = unmended === 0 && obstacles.length === 0;
  if (command === "check") {
    if (isSigned) return ["ready", "Ready to merge"];
    return isComplete ? ["sign", `Complete, ${left}`] : ["mend", `Not to be merged: ${left}`];
  }
  if (isSigned) return warnings > 0 ? ["open", `No errors, ${count(warnings, "warning")}`] : ["ready", "Nothing wrong"];
  return isComplete ? ["sign", `Complete, ${left}`] : ["mend", `Not complete: ${left}`];
}

/** The numbers of the run, and how its deployments stand. */
export function renderNumbers(groups: readonly Group[], summary: Summary): string {
  const deployments = groups.filter(({ overview }) => overview !== null);
  const gates = deployments.reduce((sum, { overview }) => sum + (overview?.progress.openGates ?? 0), 0);
  const number = (value: number): string => `<span class="number">${value}</span>`;
  return [
    renderStandings(deployments),
    renderFacts([
      ["Deployments", deployments.length === 0 ? "" : number(deployments.length)],
      ["Documents", number(summary.documents)],
      ["Errors", number(summary.errors)],
      ["Warnings", number(summary.warnings)],
      ["Notes", summary.notes === 0 ? "" : number(summary.notes)],
      ["Open gates", gates === 0 ? "" : number(gates)],
      ["Waiting for", joinTexts(summary.waitingFor)],
    ]).replace('class="facts"', 'class="facts numbers"'),
  ].join("");
}

/** How many deployments stand how, as parts of a whole; "" where there is nothing to compare. */
function renderStandings(groups: readonly Group[]): string {
  if (groups.length < 2) return "";
  const counts = standings
    .map((standing) => ({ standing, number: groups.filter((it) => it.standing === standing).length }))
    .filter(({ number }) => number > 0);
  let at = 0;
  const bars = counts.map(({ standing, number }) => {
    const width = (100 * number) / groups.length;
    const bar = `<rect class="${standing}" x="${round(at)}%" width="${round(width)}%" height="100%"/>`;
    at += width;
    return bar;
  });
  const items = counts.map(
    ({ standing, number }) =>
      `<li><svg class="key" aria-hidden="true" focusable="false"><rect class="${standing}" width="100%" height="100%" rx="2"/></svg> ${number} ${escapeHtml(standingNames[standing].toLowerCase())}</li>\n`,
  );
  return `<svg class="whole" aria-hidden="true" focusable="false">${bars.join("")}</svg>\n<ul class="legend">\n${items.join("")}</ul>\n`;
}

/** One row for each deployment, most urgent first. */
export function renderOverview(groups: readonly Group[], now: Date): string {
  const most = Math.max(...groups.map(({ summary: { errors, warnings, notes } }) => errors + warnings + notes));
  return renderTable(
    "Deployments, most urgent first",
    [
      { title: "Deployment", name: "name" },
      { title: "State", name: "state" },
      { title: "Done of what is due", name: "done" },
      { title: "Findings", name: "findings" },
      { title: "Open gates", name: "number" },
      { title: "Waits for", name: "waits" },
      { title: "Next", name: "next" },
    ],
    groups.map((group) => {
      const { id, name, standing, status, summary, overview } = group;
      const { errors, warnings, notes } = summary;
      const counts = countFindings(summary);
      const bars = renderCounts(
        [
          ["error", errors],
          ["warning", warnings],
          ["info", notes],
        ],
        most,
      );
      const progress = overview?.progress ?? null;
      return {
        attributes: ` data-group="${id}"`,
        cells: [
          `<a href="#${id}">${escapeHtml(name)}</a>`,
          `${renderBadge(standing, standingNames[standing])}${status === null ? "" : ` ${renderBadge("status", status)}`}`,
          progress === null ? "–" : renderPercent(progress.percent),
          counts === "" ? "none" : `${bars} ${counts}`,
          progress === null ? "–" : String(progress.openGates),
          joinTexts(summary.waitingFor) || "–",
          progress === null ? "–" : escapeHtml(describeNext(progress.next, now.getTime())),
        ],
      };
    }),
  );
}
