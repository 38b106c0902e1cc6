import { expect, test } from "vitest";
import { applyTo, compilePair, exercise, exercisePair } from "../support/kinds.ts";

const kind = compilePair(exercisePair);

/** What is found in the complete exercise after a change. */
function faultsAfter(...changes: readonly (readonly [from: string | RegExp, to: string])[]): readonly string[] {
  const text = changes.reduce((before, [from, to]) => {
    const after = before.replace(from, to);
    expect(after).not.toBe(before);
    return after;
  }, exercise);
  return applyTo(kind, text).faults.map(
    (it) => `${it.range.line} ${it.type} ${it.name}${it.phase === null ? "" : ` (${it.phase})`}`,
  );
}

test("a complete document has no faults, and all its gates and approvals are found", () => {
  const applied = applyTo(kind, exercise);
  expect(applied.faults).toEqual([]);
  expect(applied.gates.map((it) => [it.expected.id, it.gate?.state, it.exact])).toEqual([
    ["replica", "done", true],
    ["backup", "done", true],
    ["no-data", "done", true],
  ]);
  expect(applied.approvals.map((it) => [it.expected.id, it.approval?.name, it.required])).toEqual([
    ["owner", "Mara Lindt", true],
    ["operations", "Jonas Weber", true],
  ]);
  expect(applied.facts).toEqual({
    kind: "dr-exercise",
    template: "1",
    status: "closed",
    region: "eu-west-1",
    risk: "medium",
    services: ["ledger-api", "ledger-worker"],
    mode: "live",
    lead: "Ines Falk",
  });
});

test.each<readonly [name: string, changes: readonly (readonly [string | RegExp, string])[], found: readonly string[]]>([
  ["a section that is gone", [[/## Findings\n\n.*\n\n/, ""]], ["54 missing-section Findings (close)"]],
  ["the last section", [[/## Sign-off[\s\S]*/, ""]], ["54 missing-section Sign-off (close)"]],
  ["a renamed section", [["## Findings", "## Our findings"]], ["58 missing-section Findings (close)"]],
  ["a title in another language", [["## Scope", "## Umfang"]], []],
  ["numbering, emoji and depth", [["## Scope", "#### 3. 🧭 Scope"]], []],
  ["an empty section", [[/(## Findings\n\n).*\n/, "$1"]], ["54 empty-section Findings (close)"]],
  [
    "only a comment in a section",
    [[/(## Findings\n\n).*\n/, "$1<!-- later -->\n"]],
    ["54 empty-section Findings (close)"],
  ],
  ["a missing field", [["- **Lead**: Ines Falk\n", ""]], ["14 missing-field Lead (plan)"]],
  ["an empty field", [["**Lead**: Ines Falk", "**Lead**:"]], ["18 missing-field Lead (plan)"]],
  ["a value outside the list", [["Mode**: Live", "Mode**: Dry"]], ["17 invalid-field Mode (plan)"]],
  ["a listed value in other case", [["Mode**: Live", "Mode**: tabletop"]], []],
  ["a wrong form", [["2026-11-10", "next week"]], ["16 invalid-field Exercise date (plan)"]],
  ["a field under a condition", [[/- \*\*Announcement.*\n/, ""]], ["14 missing-field Announcement (plan)"]],
  [
    "its condition not met",
    [
      [/- \*\*Announcement.*\n/, ""],
      ["Mode**: Live", "Mode**: Tabletop"],
    ],
    [],
  ],
  [
    "a missing column",
    [[/ Target {3}\|| < 30 min \|| < 5 min {2}\|| -------- \|/g, ""]],
    ["49 missing-column Target (plan)"],
  ],
  ["another header for a column", [["| Target  ", "| Limit  "]], []],
  ["a header with an addition", [["| Target  ", "| Target (p95)  "]], []],
  [
    "a column under a condition",
    [[/ Actual \|| 22 min \|| 40 s {3}\|| ------ \|(?=\n)/g, ""]],
    ["49 missing-column Actual (verify)"],
  ],
  ["an empty cell", [["22 min", "      "]], ["51 empty-cell Actual (verify)"]],
  ["no table", [[/\| Metric[\s\S]*40 s {3}\|\n/, "None.\n"]], ["47 missing-content table (plan)"]],
  ["too few rows", [[/\| RPO.*\n/, ""]], ["49 missing-content rows (plan)"]],
  ["no steps", [[/### Step 1[\s\S]*(?=## Objectives)/, "Later.\n\n"]], ["27 missing-content children (plan)"]],
  ["a step without owner", [["- **Owner**: Tomasz Wilk\n", ""]], ["39 missing-field Owner (plan)"]],
  ["a missing fact", [["region: eu-west-1\n", ""]], ["1 missing-fact region"]],
  ["an empty fact", [["region: eu-west-1\n", "region:\n"]], ["5 missing-fact region"]],
  ["a fact still guidance", [["region: eu-west-1\n", 'region: "[Region]"\n']], ["5 missing-fact region"]],
  ["a wrong fact", [["risk: medium", "risk: average"]], ["6 invalid-fact risk"]],
  ["a map for a fact", [["risk: medium", "risk: { is: high }"]], ["6 invalid-fact risk"]],
  ["a wrong item of a list", [["ledger-worker", "Ledger Worker"]], ["7 invalid-fact services"]],
  ["a list as text", [["[ledger-api, ledger-worker]", "ledger-api, ledger-worker"]], []],
  ["nothing before the first section", [[/The ledger has.*\n/, ""]], ["10 empty-section Introduction"]],
])("%s", (_, changes, found) => {
  expect(faultsAfter(...changes)).toEqual(found);
});

test("a renamed section is named, each heading once", () => {
  const text = exercise.replace("## Findings", "## Findings of the day").replace("## Objectives", "## Objective");
  const { faults } = applyTo(kind, text);
  expect(faults.map((it) => [it.name, it.similar])).toEqual([
    ["Objectives", "Objective"],
    ["Findings", "Findings of the day"],
  ]);
});

test("headings named like properties of every object are no sections", () => {
  const { faults } = applyTo(kind, `${exercise}\n## constructor\n\n## __proto__\n\n- **toString**: x\n`);
  expect(faults).toEqual([]);
});

test("a phase comes from the nearest place that has one", () => {
  const { phaseOf, sectionOf } = applyTo(kind, exercise.replace("risk: medium", "risk: high"));
  const at = (text: string) => {
    const line = exercise.split("\n").findIndex((it) => it.includes(text)) + 1;
    const column = (exercise.split("\n")[line - 1] ?? "").indexOf(text) + 1;
    return { line, column, endLine: line, endColumn: column + text.length };
  };
  expect([at("22 min"), at("< 30 min"), at("The drain"), at("region: eu")].map(phaseOf)).toEqual([
    "verify",
    "plan",
    "close",
    null,
  ]);
  expect([at("22 min"), at("The ledger"), at("pgctl")].map(sectionOf)).toEqual(["objectives", null, "steps"]);
});

test("a plan's facts count where the document has none, and are not judged in it", () => {
  const text = exercise.replace("region: eu-west-1\n", "").replace("risk: medium\n", "risk:\n");
  expect(applyTo(kind, text, { region: "Europe", risk: "high" }).faults).toEqual([]);
  expect(applyTo(kind, text, { risk: "high" }).gates.map((it) => it.expected.id)).toContain("customers");
});
