import { describe, expect, it } from "vitest";
import { lintMarkdown } from "../support/lint.ts";

/** What the examples cannot show of the rules that compare documents: one case, one line. */
const folder = "deployments/2026-12-01-checkout";

async function find(rule: string, kind: string, text: string, beside: Readonly<Record<string, string>>) {
  const { findings } = await lintMarkdown(text, { path: `${folder}/${kind}.md`, beside });
  return findings.filter((it) => it.rule === rule);
}

function document(kind: string, sections: string, facts = ""): string {
  return `---\nkind: ${kind}\n${facts}---\n\n# ${kind}\n\n${sections}`;
}

function table(heading: string, columns: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [columns, columns.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |\n`);
  return `## ${heading}\n\n${lines.join("")}\n`;
}

const window = "2026-12-01T22:00:00Z/2026-12-01T23:00:00Z";
const plan = (status: string, facts = `window: ${window}\noutcome: deployed\n`) =>
  document("deployment-plan", "", `status: ${status}\n${facts}`);
const checklist = (...steps: readonly (readonly [step: string, undo?: string, done?: string])[]) =>
  document(
    "deployment-checklist",
    table(
      "Deploy",
      ["Step", "Command", "Verification", "Undo", "Done"],
      steps.map(([step, undo = "R1", done = "[x]"]) => [step, "`make`", "it is there", undo, done]),
    ),
  );
const rollbackPlan = (...actions: readonly string[]) =>
  document(
    "rollback-plan",
    table(
      "Rollback procedure",
      ["Step", "Action", "Command", "Expected result"],
      actions.map((it, at) => [String(at + 1), it, "`undo`", "as before"]),
    ),
  );
const log = (rows: readonly (readonly [time: string, step: string, status?: string])[], rest = "") =>
  document(
    "deployment-log",
    table(
      "Execution timeline",
      ["Time", "Step", "Status", "Notes"],
      rows.map(([time, step, status = "ok"]) => [`2026-12-01 ${time} UTC`, step, status, ""]),
    ) + rest,
  );
const deviation = (step: string, text: string) =>
  table("Deviations from the plan", ["Step", "Deviation", "Why"], [[step, text, "see INC-4"]]);

describe("fact-mismatch", () => {
  it.each([
    ["release", "v2.3.0", "V2.3.0", 0],
    ["release", "v2.3.0", "v2.3.0 (build 88)", 0],
    ["release", "v2.3.0", "2.3.0", 1],
    ["release", "v2.3.0", "v2.3.0-rc1", 1],
    ["release", "1.10", "1.1", 1],
    ["environment", "production", "Production", 0],
    ["environment", "production", "staging", 1],
    ["strategy", "blue-green", "Blue/Green", 0],
    ["strategy", "blue-green", "canary", 1],
    ["lead", "Maya Chen", "maya chen", 0],
    ["lead", "Maya Chen", "Maya Chen, Payments", 0],
    ["lead", "Maya Chen", "Chen Maya", 1],
    ["services", "[api, web]", "[Web, api]", 0],
    ["services", "[api, web]", "[api]", 1],
    ["services", "[api]", "[api, web]", 1],
    ["window", window, "2026-12-02T00:00+02:00/2026-12-02T01:00+02:00", 0],
    ["window", window, "2026-12-01T22:00Z/PT1H", 0],
    ["window", window, "2026-12-01 22:00–23:00 UTC", 0],
    ["window", window, "2026-12-01", 0],
    ["window", window, "next week", 0],
    ["window", window, "2026-12-01 22:00–23:30 UTC", 1],
    ["window", window, "2026-12-03", 1],
    ["window", window, "2026-12-08T22:00Z/2026-12-08T23:00Z", 1],
    ["status", "approved", "draft", 0],
    ["release", '"[Version]"', "v2.3.0", 0],
    ["release", "v2.3.0", '"[Version]"', 0],
    ["release", "v2.3.0", '""', 0],
  ])("%s: %s in the plan and %s elsewhere", async (name, planned, stated, expected) => {
    const text = document("change-request", "", `${name}: ${stated}\n`);
    const status = name === "status" ? "" : "status: approved\n";
    const head = document("deployment-plan", "", `${status}${name}: ${planned}\n`);
    const found = await find("fact-mismatch", "change-request", text, { "deployment-plan.md": head });
    expect(found).toHaveLength(expected);
    for (const { related } of found) expect(related.map((it) => it.path)).toEqual([`${folder}/deployment-plan.md`]);
  });

  it.each([
    ["smoke-test-results", "staging", 0],
    ["smoke-test-results", "development", 1],
    ["monitoring-report", "staging", 1],
  ])("%s from %s", async (kind, environment, expected) => {
    const head = plan("deployed", "environment: production\n");
    const text = document(kind, "", `environment: ${environment}\n`);
    expect(await find("fact-mismatch", kind, text, { "deployment-plan.md": head })).toHaveLength(expected);
  });
});

describe("uncovered-step", () => {
  it.each([
    ["Deploy API servers", "R2", 0],
    ["Deploy API servers", "R3", 1],
    ["Deploy API servers", "Redeploy v1.9 on all servers", 0],
    ["Deploy API servers", "", 1],
    ["Deploy API servers", "[rollback step]", 0],
    ["Deploy API servers", "none: nothing is served by them yet", 0],
    ["Deploy API servers", "None", 1],
    ["Tag the release", "", 0],
    ["Verify the version", "-", 0],
    ["Notify support", "none", 0],
  ])("%s, undone by %j: %i", async (step, undo, expected) => {
    const beside = {
      "deployment-plan.md": plan("approved"),
      "rollback-plan.md": rollbackPlan("Shift traffic back", "Redeploy v1.9 on all servers"),
    };
    const found = await find("uncovered-step", "deployment-checklist", checklist([step, undo, "[ ]"]), beside);
    expect(found).toHaveLength(expected);
    for (const it of found) expect(it.severity).toBe("error");
  });

  it.each([
    ["no rollback plan", {}],
    ["one without steps", { "rollback-plan.md": rollbackPlan() }],
  ])("is silent with %s", async (_, beside) => {
    const text = checklist(["Deploy API servers", "R9", "[ ]"]);
    const documents = { "deployment-plan.md": plan("approved"), ...beside };
    expect(await find("uncovered-step", "deployment-checklist", text, documents)).toEqual([]);
  });
});

describe("unlogged-step", () => {
  const steps = checklist(["Deploy API servers"], ["Deploy web servers"], ["Switch traffic to green"]);
  it.each<readonly [string, readonly (readonly [string, string, string?])[], string, readonly string[]]>([
    [
      "deployed",
      [
        ["22:01", "API servers deployed"],
        ["22:02", "Deploy web servers (3/3)"],
        ["22:03", "Traffic switched to green"],
      ],
      "",
      [],
    ],
    [
      "deployed",
      [
        ["22:01", "Deploy API and web servers"],
        ["22:03", "Step 3"],
      ],
      "",
      [],
    ],
    [
      "deployed",
      [
        ["22:01", "Deploy API servers"],
        ["22:03", "Switch traffic to green"],
      ],
      "",
      ["Deploy web servers"],
    ],
    [
      "deployed",
      [
        ["22:01", "Deploy API servers"],
        ["22:02", "Deploy web servers", "skipped"],
        ["22:03", "Step 3"],
      ],
      "",
      ["Deploy web servers"],
    ],
    [
      "deployed",
      [
        ["22:01", "Deploy API servers"],
        ["22:03", "Switch traffic to green"],
      ],
      deviation("Deploy web servers", "left out"),
      [],
    ],
    [
      "deployed",
      [
        ["22:01", "Deploy API servers"],
        ["22:03", "Switch traffic to green"],
      ],
      deviation("", "We did not deploy the web servers"),
      [],
    ],
    [
      "deployed",
      [
        ["22:01", "Deploy API servers"],
        ["22:03", "Switch traffic to green"],
      ],
      deviation("Deploy API servers", "later"),
      ["Deploy web servers"],
    ],
    [
      "rolled-back",
      [
        ["22:01", "Deploy API servers"],
        ["22:02", "Deploy web servers", "failed"],
        ["22:03", "Roll back"],
      ],
      "",
      [],
    ],
    [
      "rolled-back",
      [
        ["22:02", "Deploy web servers", "failed"],
        ["22:03", "Roll back"],
      ],
      "",
      ["Deploy API servers"],
    ],
    ["approved", [["22:01", "Deploy API servers"]], "", []],
    ["deployed", [], "", []],
  ])("%s, logged %j %s", async (status, rows, rest, expected) => {
    const beside = { "deployment-plan.md": plan(status), "deployment-log.md": log(rows, rest) };
    const found = await find("unlogged-step", "deployment-checklist", steps, beside);
    expect(found.map((it) => /"(.*?)"/.exec(it.message)?.[1])).toEqual(expected);
  });
});

describe("unplanned-step", () => {
  it.each([
    ["Start deployment", 0],
    ["Deployment complete", 0],
    ["Database backup", 0],
    ["Smoke tests", 0],
    ["Health checks green", 0],
    ["Stakeholders notified", 0],
    ["Shift traffic back", 0],
    ["Roll back to v1.9", 0],
    ["API servers deployed", 0],
    ["Purge the CDN", 1],
    ["Change DNS to the new load balancer", 1],
  ])("%s: %i", async (step, expected) => {
    const beside = {
      "deployment-plan.md": plan("deployed"),
      "deployment-checklist.md": checklist(["Deploy API servers"]),
      "rollback-plan.md": rollbackPlan("Shift traffic back"),
    };
    const found = await find("unplanned-step", "deployment-log", log([["22:10", step]]), beside);
    expect(found).toHaveLength(expected);
    for (const it of found) expect(it.severity).toBe("warning");
  });
});

describe("step-after-failure", () => {
  const steps = checklist(["Deploy API servers"], ["Deploy web servers"]);
  it.each<readonly [string, readonly (readonly [string, string, string?])[], string, number]>([
    ["nothing follows", [["22:01", "Deploy API servers", "❌"]], "", 0],
    [
      "the next step",
      [
        ["22:01", "Deploy API servers", "❌"],
        ["22:05", "Deploy web servers"],
      ],
      "",
      1,
    ],
    [
      "the end",
      [
        ["22:01", "Deploy API servers", "❌"],
        ["22:05", "Deployment complete"],
      ],
      "",
      1,
    ],
    [
      "a fix and a retry",
      [
        ["22:01", "Deploy API servers", "❌"],
        ["22:03", "Raise memory limit"],
        ["22:05", "Deploy API servers"],
        ["22:07", "Deploy web servers"],
      ],
      "",
      0,
    ],
    [
      "a retry that fails",
      [
        ["22:01", "Deploy API servers", "❌"],
        ["22:05", "Deploy API servers", "❌"],
        ["22:07", "Deploy web servers"],
      ],
      "",
      1,
    ],
    [
      "a retry too late",
      [
        ["22:01", "Deploy API servers", "❌"],
        ["22:05", "Deploy web servers"],
        ["22:07", "Deploy API servers"],
      ],
      "",
      1,
    ],
    [
      "a rollback",
      [
        ["22:01", "Deploy API servers", "❌"],
        ["22:03", "Notify support"],
        ["22:05", "Rollback started"],
        ["22:09", "Deploy web servers"],
      ],
      "",
      0,
    ],
    [
      "a deviation",
      [
        ["22:01", "Deploy API servers", "❌"],
        ["22:05", "Deploy web servers"],
      ],
      deviation("Deploy API servers", "postponed"),
      0,
    ],
    [
      "a failed rollback",
      [
        ["22:01", "Roll back API servers", "❌"],
        ["22:05", "Deploy web servers"],
      ],
      "",
      0,
    ],
    [
      "a smoke test that passes later",
      [
        ["22:01", "Smoke tests", "❌"],
        ["22:04", "Smoke tests"],
        ["22:05", "Deployment complete"],
      ],
      "",
      1,
    ],
    [
      "a smoke test with a deviation",
      [
        ["22:01", "Smoke tests", "❌"],
        ["22:05", "Deployment complete"],
      ],
      deviation("Smoke tests", "the test itself was wrong"),
      0,
    ],
  ])("%s", async (_, rows, rest, expected) => {
    const beside = { "deployment-plan.md": plan("deployed"), "deployment-checklist.md": steps };
    expect(await find("step-after-failure", "deployment-log", log(rows, rest), beside)).toHaveLength(expected);
  });

  it.each([
    ["deployed", "", [["Login", "❌"]], "", 1],
    [
      "deployed",
      "",
      [
        ["Login", "❌"],
        ["Login", "✅ rerun"],
      ],
      "",
      0,
    ],
    ["deployed", "environment: staging\n", [["Login", "❌"]], "", 0],
    ["rolled-back", "", [["Login", "❌"]], "", 0],
    ["deployed", "", [["Login", "❌"]], deviation("Smoke tests", "known, see INC-4"), 0],
  ])("results of smoke tests: %s %j %j", async (outcome, facts, rows, rest, expected) => {
    const beside = {
      "deployment-plan.md": plan(outcome, `outcome: ${outcome}\n`),
      "deployment-log.md": log([["22:30", "Deployment complete"]], rest),
    };
    const text = document("smoke-test-results", table("Critical paths", ["Test", "Status"], rows), facts);
    expect(await find("step-after-failure", "smoke-test-results", text, beside)).toHaveLength(expected);
  });
});

describe("window-overrun", () => {
  it.each<readonly [string, string, string, number]>([
    ["22:00", "Deploy API servers", "", 0],
    ["23:00", "Deploy API servers", "", 0],
    ["23:05", "Deploy API servers", "", 1],
    ["21:50", "Deploy API servers", "", 1],
    ["21:50", "Warm up the runners", "", 0],
    ["23:05", "Purge the CDN", "", 1],
    ["23:05", "Deployment complete", "", 1],
    ["23:30", "Monitor error rate", "", 0],
    ["23:30", "Rolled back", "", 0],
    ["23:05", "Deploy API servers", deviation("Deploy API servers", "slow"), 0],
    ["23:05", "Deploy API servers", deviation("all", "the window was extended to 23:30"), 0],
    ["23:05", "Deploy API servers", deviation("Purge the CDN", "done twice"), 1],
  ])("%s %s %s", async (time, step, rest, expected) => {
    const beside = {
      "deployment-plan.md": plan("deployed"),
      "deployment-checklist.md": checklist(["Deploy API servers"]),
    };
    expect(await find("window-overrun", "deployment-log", log([[time, step]], rest), beside)).toHaveLength(expected);
  });
});

describe("unmonitored-trigger", () => {
  it.each([
    ["| Error rate | > 1% for 5 minutes | Roll back | automatic |", 0],
    ["| Queue depth | > 500 for 5 minutes | Roll back | automatic |", 1],
    ["| Queue depth | > 2x baseline for 5 minutes | Roll back | automatic |", 1],
    ["| Health check | fails for 5 minutes | Roll back | automatic |", 0],
    ["| Data corruption | any | Roll back | manual |", 0],
    ["| Smoke test failures | > 0 | Roll back | manual |", 0],
    ["- P99 latency > 500 ms for 5 minutes", 1],
    ["- Error rate exceeds 1% for 2 minutes", 0],
  ])("%s: %i", async (trigger, expected) => {
    const header = "| Trigger | Threshold | Action | Mode |\n| --- | --- | --- | --- |\n";
    const text = document(
      "rollback-plan",
      `## Rollback triggers\n\n${trigger.startsWith("|") ? header : ""}${trigger}\n`,
    );
    const report = document(
      "monitoring-report",
      table(
        "Key metrics",
        ["Metric", "Before", "After", "Delta", "Limit", "Status"],
        [
          ["Error rate (5xx)", "0.1%", "0.1%", "0%", "< 1%", "ok"],
          ["Latency p95", "80 ms", "81 ms", "+1 ms", "< 200 ms", "ok"],
        ],
      ),
    );
    const beside = { "deployment-plan.md": plan("deployed"), "monitoring-report.md": report };
    expect(await find("unmonitored-trigger", "rollback-plan", text, beside)).toHaveLength(expected);
    expect(
      await find("unmonitored-trigger", "rollback-plan", text, { "deployment-plan.md": plan("deployed") }),
    ).toEqual([]);
  });
});
