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
 * One row for each target.
 *
 * @param {readonly CaseResult[]} results
 */
function renderTargets(results) {
  const rows = results.flatMap(({ case: { title }, verdicts }) =>
    verdicts.map(({ target, ratio, met }) => [
      title,
      describeTarget(target),
      `≤ ${target.atMost}`,
      ratio === undefined ? "not measured" : renderRatio(ratio),
      met === undefined ? "–" : met ? "met" : "**missed**",
    ]),
  );
  return renderTable(["Case", "Ratio", "Target", "Median (least–most)", ""], rows, ["left", "left", "right", "right"]);
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
 * All of it.
 *
 * @param {readonly CaseResult[]} results
 */
export function renderResults(results) {
  const cases = results.map((result) => `### ${result.case.title}\n\n${renderCase(result)}`);
  return [renderTargets(results), ...cases].join("\n\n");
}
