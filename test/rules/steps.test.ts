import { describe, expect, it } from "vitest";
import { matchSteps, nearestStep } from "../../src/rules/steps/match-steps.ts";
import { isBackup, isEnd, isHarmless, isMark, isRollback, isSmokeTest } from "../../src/rules/steps/step-nature.ts";
import { readStepStatus } from "../../src/rules/steps/step-status.ts";
import type { Step } from "../../src/rules/steps/steps.ts";
import { readUndo } from "../../src/rules/steps/undo.ts";

it.each([
  ["✓", "done"],
  ["✅ Pass", "done"],
  ["OK", "done"],
  ["retried, ok", "done"],
  ["failed, then ok", "done"],
  ["✓ (first try failed)", "done"],
  ["passed, 0 failed", "done"],
  ["no errors, done", "done"],
  ["❌", "failed"],
  ["✗ Fail", "failed"],
  ["Failed (retry at 22:40)", "failed"],
  ["not ok", "failed"],
  ["FAILED", "failed"],
  ["fehlgeschlagen", "failed"],
  ["失敗", "failed"],
  ["skipped", "skipped"],
  ["⏭ skipped", "skipped"],
  ["running", "unknown"],
  ["token", "unknown"],
  ["", "unknown"],
])("reads the status %j as %s", (text, expected) => {
  expect(readStepStatus(text)).toBe(expected);
});

describe("matchSteps", () => {
  const planned = [
    "Shift 5% of traffic to the canary",
    "Shift 25% of traffic to the canary",
    "Deploy API servers",
    "Deploy web servers",
    "Stop the old API server group",
    "Start the new API server group",
  ];
  it.each([
    ["Shift 25% of traffic to the canary", [1]],
    ["25% of the traffic shifted to canary", [1]],
    ["Traffic to the canary shifted: 25%", [1]],
    ["Canary: shift 25% of traffic", [1]],
    ["Shift 50% of traffic to the canary", []],
    ["deploy API servers (5/5)", [2]],
    ["Deploy API and web servers", [2, 3]],
    ["3. Deploy API servers", [2]],
    ["Start the new API server group", [5]],
    ["Step 4", [3]],
    ["Step 40", []],
    ["Restart the cache", []],
  ])("%j means %j", (name, expected) => {
    expect(matchSteps(planned)(name)).toEqual(expected);
  });

  it("finds the nearest, and none where no word is shared", () => {
    const steps = planned.map((name) => ({ name }));
    expect(nearestStep("Redeploy all web servers", steps)?.name).toBe("Deploy web servers");
    expect(nearestStep("Coffee", steps)).toBeNull();
  });
});

describe("the nature of a step", () => {
  it.each([
    ["Tag the release commit", true],
    ["Verify version on all nodes", true],
    ["Verified error rate", true],
    ["Release tagged", true],
    ["Stakeholders notified", true],
    ["Check out the release", false],
    ["Run smoke tests", true],
    ["Notify stakeholders", true],
    ["Version prüfen", true],
    ["Deploy API servers and verify", false],
    ["Switch traffic", false],
  ])("%j is harmless: %s", (name, expected) => {
    expect(isHarmless(name)).toBe(expected);
  });

  it.each([
    ["Start deployment", isMark, true],
    ["Deployment of v2.3.0 complete", isMark, true],
    ["Begin", isMark, true],
    ["Stage 2 complete", isMark, true],
    ["Stage 2 complete", isEnd, false],
    ["Deployment complete", isEnd, true],
    ["Complete the index build", isEnd, false],
    ["Start API servers", isMark, false],
    ["Rolled back to v2.2.9", isRollback, true],
    ["Rollback started", isRollback, true],
    ["Deploy background workers", isRollback, false],
    ["Deploy background workers", isBackup, false],
    ["Final backup of the orders database", isBackup, true],
    ["Smoke-test checkout", isSmokeTest, true],
    ["Smokeless oven", isSmokeTest, false],
  ])("%j by %o: %s", (name, is, expected) => {
    expect(is(name)).toBe(expected);
  });
});

describe("readUndo", () => {
  const texts = [
    ["1", "Stop traffic to the new version", "`lb weight canary 0`"],
    ["2", "Redeploy v2.2.9", "`deploy.sh v2.2.9`"],
    ["3", "Restore the database", "`pg_restore orders`"],
  ];
  const range = { line: 1, column: 1, endLine: 1, endColumn: 2 };
  const steps = texts.map(([number, action, command]): Step => {
    const [Step, Action, Command] = [number, action, command?.replaceAll("`", "")].map((text) => ({
      text: text ?? "",
      code: false,
      range,
    }));
    const row = {
      section: "rollback-procedure",
      range,
      cells: { ...(Step && Action && Command ? { Step, Action, Command } : {}) },
    };
    return { name: action ?? "", row, range, subject: null as never };
  });
  it.each([
    ["rollback step 2", { type: "covered" }],
    ["Rollback plan, steps 1–3", { type: "covered" }],
    ["R1 and R3", { type: "covered" }],
    ["R1, then R9", { type: "covered" }],
    ["step 4", { type: "unknown", number: 4 }],
    ["steps 2-4", { type: "unknown", number: 4 }],
    ["Stop traffic to new version", { type: "covered" }],
    ["lb weight canary 0", { type: "covered" }],
    ["none: the column stays, nobody reads it", { type: "covered" }],
    ["None — additive", { type: "covered" }],
    ["N/A: read only", { type: "covered" }],
    ["none", { type: "unreasoned" }],
    ["N/A.", { type: "unreasoned" }],
    ["see rollback plan", { type: "uncovered" }],
    ["helm rollback orders 57", { type: "uncovered" }],
    ["resize db.r5.large", { type: "uncovered" }],
    ["back to 5%", { type: "uncovered" }],
  ])("%j is %j", (text, expected) => {
    expect(readUndo(text, steps)).toEqual(expected);
  });
});
