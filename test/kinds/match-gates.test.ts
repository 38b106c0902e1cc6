import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { builtInNames, loadBuiltIn } from "../../src/kinds/builtin.ts";
import { matchGates } from "../../src/kinds/match-gates.ts";
import { similarityOf } from "../../src/kinds/similarity.ts";
import type { Gate } from "../../src/model/document.ts";
import type { ExpectedGate } from "../../src/model/kind.ts";
import { applyTo } from "../support/kinds.ts";

const range = { line: 1, column: 1, endLine: 1, endColumn: 1 };

function gate(text: string): Gate {
  return { text, state: "done", reason: null, marker: "[x]", section: null, labels: [], evidence: [], range };
}

function expected(text: string, section = "checks", also: readonly string[] = []): ExpectedGate {
  return { id: text, section, text, also, phase: null, waivable: true, when: null };
}

/** How each expected gate was matched: "= text", "~ text" for a rewording, "- closest" for none. */
function match(
  wanted: readonly ExpectedGate[],
  texts: readonly (string | readonly [string, string])[],
): readonly string[] {
  const sections = new Map<Gate, string>();
  const gates = texts.map((it) => {
    const [text, section] = typeof it === "string" ? [it, "checks"] : it;
    const made = gate(text);
    sections.set(made, section);
    return made;
  });
  return matchGates(wanted, gates, (it) => sections.get(it) ?? null).map((it) =>
    it.gate ? `${it.exact ? "=" : "~"} ${it.gate.text}` : `- ${it.closest ?? ""}`.trim(),
  );
}

test.each<readonly [wanted: string, written: string, found: string]>([
  ["Rollback procedure tested", "rollback  procedure tested.", "= rollback  procedure tested."],
  ["Release notes", "Release notes: https://wiki.example.com/4.1", "= Release notes: https://wiki.example.com/4.1"],
  ["Release notes", "Release notes (wiki, page 12)", "= Release notes (wiki, page 12)"],
  [
    "Rollback procedure tested",
    "Rollback procedure tested in staging on 2026-11-20",
    "~ Rollback procedure tested in staging on 2026-11-20",
  ],
  ["Monitoring dashboards ready", "Monitoring dashboard is ready", "~ Monitoring dashboard is ready"],
  ["Alert thresholds configured", "Alerting thresholds configured", "~ Alerting thresholds configured"],
  ["Backups verified as restorable", "Backups not verified as restorable", "- Backups not verified as restorable"],
  ["Backups verified as restorable", "Backups verified as restorable: not yet", "-"],
  ["No Critical finding is open", "Critical finding is open", "-"],
  ["Error rate below 1%", "Error rate below 5%", "-"],
  ["All tests pass", "Stakeholders informed", "-"],
])("%s ← %s", (wanted, written, found) => {
  expect(match([expected(wanted)], [written])[0]).toMatch(found === "-" ? /^-/ : found);
});

test("what varies may vary, but not turn the statement round", () => {
  const wanted = [expected("Backup … taken")];
  expect(match(wanted, ["Backup bk-77 taken"])).toEqual(["= Backup bk-77 taken"]);
  expect(match(wanted, ["Backup not taken"])).toEqual(["- Backup not taken"]);
  expect(match([expected("Backup taken: …")], ["Backup taken: bk-77"])).toEqual(["= Backup taken: bk-77"]);
});

test("another wording that is listed is the same", () => {
  expect(match([expected("Low traffic", "checks", ["Few users are on"])], ["Few users are on"])).toEqual([
    "= Few users are on",
  ]);
});

test("equal texts come before similar ones, each gate once", () => {
  const wanted = [expected("Staging database migrated"), expected("Production database migrated")];
  expect(match(wanted, ["Production database migrated"])).toEqual(
    ["- ", "= Production database migrated"].map((it) => it.trim()),
  );
  expect(match(wanted, ["Production database migrated", "Staging database migrated"])).toEqual([
    "= Staging database migrated",
    "= Production database migrated",
  ]);
  expect(match([expected("Ready"), expected("Ready")], ["Ready"])).toEqual(["= Ready", "-"]);
});

test("a gate that was moved counts with equal text only", () => {
  const wanted = [expected("Runbook updated")];
  expect(match(wanted, [["Runbook updated", "later"]])).toEqual(["= Runbook updated"]);
  expect(match(wanted, [["Runbooks are updated", "later"]])).toEqual(["-"]);
});

test("similarity is symmetric and within 0 and 1", () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (a, b) => {
      const score = similarityOf(a, b);
      expect(score).toBeCloseTo(similarityOf(b, a));
      expect(score).toBeGreaterThanOrEqual(0);
      expect(score).toBeLessThanOrEqual(1);
    }),
  );
});

describe.each(builtInNames)("%s", (name) => {
  const folder = `fixtures/kinds/${name}`;
  const complete = readdirSync(folder).filter((file) => file === "complete.md");

  test.each(complete)("each gate of %s that is deleted is missed, and only that one", async (file) => {
    const kind = await loadBuiltIn(name);
    if (!kind) throw new Error(`No kind ${name}`);
    const text = readFileSync(`${folder}/${file}`, "utf8");
    const { gates } = applyTo(kind, text);
    expect(gates.filter((it) => !it.gate || !it.exact)).toEqual([]);
    const lines = text.split("\n");
    for (const { expected: wanted, gate: found } of gates) {
      const without = lines.filter((_, at) => at + 1 !== found?.range.line).join("\n");
      const left = applyTo(kind, without).gates.filter((it) => it.gate === null);
      const missing = applyTo(kind, without).faults.some((it) => it.type === "empty-section");
      expect(missing ? [wanted.id] : left.map((it) => it.expected.id), wanted.text).toEqual([wanted.id]);
    }
  });
});
