// @ts-check

// The tables of the benchmark.

import { summarize } from "./judge.mjs";
import { renderRatio, renderTable, threeDigits } from "./table.mjs";

/**
 * @typedef {import("./cases.mjs").Case} Case
 * @typedef {import("./judge.mjs").Measured} Measured
 * @typedef {import("./judge.mjs").Verdict} Verdict
 * @typedef {{ case: Case, ways: readonly Measured[], verdicts: readonly Verdict[] }} CaseResult
 */

/**
 * One row for each target; it is met when it was in each run.
 *
 * @param {readonly (readonly CaseResult[])[]} cases the runs of each case
 */
function renderTargets(cases) {
  const rows = cases.flatMap((runs) =>
    (runs[0]?.verdicts ?? []).map(({ target }, at) => {
      const verdicts = runs.map(({ verdicts }) => verdicts[at]).filter((it) => it !== undefined);
      const ratios = verdicts.flatMap(({ ratio }) => (ratio === undefined ? [] : [renderRatio(ratio)]));
      const met = verdicts.filter((it) => it.met).length;
      const missed = verdicts.some((it) => it.met === false);
      return [
        runs[0]?.case.title ?? "",
        describeTarget(target),
        `≤ ${target.atMost}`,
        ratios.join("; ") || "not measured",
        ratios.length === 0
          ? "–"
          : missed
            ? `**missed**${met > 0 ? `, met in ${met} of ${verdicts.length}` : ""}`
            : "met",
      ];
    }),
  );
  return renderTable(["Case", "Ratio", "Target", "Median (least–most), run by run", ""], rows, [
    "left",
    "left",
    "right",
    "right",
  ]);
}

/** @param {import("./cases.mjs").Target} target */
function describeTarget({ of, against, beside, figure = "cpu" }) {
  const what = figure === "cpu" ? "" : ` (${figure})`;
  return `${of}${beside === undefined ? "" : ` − ${beside}`} ÷ ${against}${what}`;
}

/**
 * What each way of a case cost.
 *
 * @param {CaseResult} result
 */
function renderCase({ ways }) {
  const [first] = ways;
  const rows = ways.map((way) => {
    if (way.missing !== undefined) return [way.name, way.missing, "", "", "", ""];
    const { cpu, wall, memory, firstAgainstIt } = summarize(way, first);
    return [
      way.name,
      threeDigits(cpu.median),
      threeDigits(wall.median),
      memory === undefined ? "" : threeDigits(memory.median),
      firstAgainstIt === undefined ? "" : renderRatio(firstAgainstIt),
      way.documents === 0 ? "" : threeDigits(way.documents).replace(/\.0*$/, ""),
    ];
  });
  const head = ["Program", "CPU, ms", "Wall, ms", "Peak, MiB", "First row ÷ this one", "Documents"];
  return renderTable(head, rows, ["left", "right", "right", "right", "right", "right"]);
}

/**
 * All of it: the targets over all runs, and each case as the last run measured it.
 *
 * @param {readonly (readonly CaseResult[])[]} runs not each need have measured every case
 */
export function renderResults(runs) {
  /** @type {Map<string, CaseResult[]>} */
  const cases = new Map();
  for (const result of runs.flat()) cases.set(result.case.id, [...(cases.get(result.case.id) ?? []), result]);
  const all = [...cases.values()];
  const tables = all.flatMap((it) => it.at(-1) ?? []).map((it) => `### ${it.case.title}\n\n${renderCase(it)}`);
  return [renderTargets(all), ...tables].join("\n\n");
}
