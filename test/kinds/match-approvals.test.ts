import { expect, test } from "vitest";
import { matchApprovals } from "../../src/kinds/match-approvals.ts";
import type { Approval } from "../../src/model/document.ts";
import type { ExpectedApproval } from "../../src/model/kind.ts";
import { applyTo, compilePair, exercise, exercisePair } from "../support/kinds.ts";

const range = { line: 1, column: 1, endLine: 1, endColumn: 1 };

function row(role: string): Approval {
  const places = { range, nameRange: range, dateRange: range, statusRange: range, fillIns: [] };
  return {
    role,
    name: "",
    status: "",
    decision: null,
    signed: false,
    date: "",
    digest: "",
    section: null,
    gate: null,
    ...places,
  };
}

function expected(role: string, also: readonly string[] = []): ExpectedApproval {
  return { id: role, section: "sign-off", role, also, act: "approves", required: true, phase: null, when: null };
}

test.each<readonly [wanted: readonly ExpectedApproval[], roles: readonly string[], found: readonly (string | null)[]]>([
  [[expected("Technical lead")], ["technical LEAD"], ["technical LEAD"]],
  [[expected("Technical lead")], ["Technical lead approval"], ["Technical lead approval"]],
  [[expected("Technical lead")], ["Lead"], [null]],
  [[expected("Operations", ["Ops lead"])], ["Ops Lead"], ["Ops Lead"]],
  [[expected("Operations")], ["Ops Lead"], [null]],
  [[expected("CAB")], ["Cabling"], [null]],
  [
    [expected("Security"), expected("Security lead")],
    ["Security lead", "Security"],
    ["Security", "Security lead"],
  ],
  [
    [expected("Security"), expected("Operations")],
    ["Operations", "Security"],
    ["Security", "Operations"],
  ],
  [
    [expected("Security"), expected("Operations")],
    ["Mara", "Jon"],
    [null, null],
  ],
  [[expected("Security")], ["", "Security"], ["Security"]],
])("%j finds %j", (wanted, roles, found) => {
  const matches = matchApprovals(wanted, roles.map(row), () => "sign-off");
  expect(wanted.map((it) => matches.get(it)?.role ?? null)).toEqual(found);
});

test("elsewhere only an equal role counts", () => {
  const wanted = [expected("Security"), expected("Operations", ["Ops"])];
  const matches = matchApprovals(wanted, ["Ops", "Security review"].map(row), () => "other");
  expect(wanted.map((it) => matches.get(it)?.role ?? null)).toEqual([null, "Ops"]);
});

test("the policy says whose approval a risk asks for; without a risk the highest one holds", () => {
  const kind = compilePair(exercisePair);
  const requiredAt = (risk: string) =>
    applyTo(kind, exercise.replace("risk: medium", risk)).approvals.map((it) => [it.expected.id, it.required]);
  expect(requiredAt("risk: low")).toEqual([
    ["owner", true],
    ["operations", false],
  ]);
  expect(requiredAt("risk: high")).toContainEqual(["operations", true]);
  expect(requiredAt("x: y")).toContainEqual(["operations", true]);
});

test("a row that is gone is missed at its section, unless it need not be there", () => {
  const kind = compilePair(exercisePair);
  const without = exercise.replace(/\| Operations .*\n/, "");
  const { approvals } = applyTo(kind, without);
  expect(approvals.map((it) => [it.expected.id, it.approval?.name ?? null, it.anchor.line])).toEqual([
    ["owner", "Mara Lindt", 58],
    ["operations", null, 58],
  ]);
  expect(applyTo(kind, without.replace("risk: medium", "risk: low")).approvals.length).toBe(1);
  // Where the whole section is gone, that is said instead.
  expect(applyTo(kind, exercise.replace(/## Sign-off[\s\S]*/, "")).approvals).toEqual([]);
});
