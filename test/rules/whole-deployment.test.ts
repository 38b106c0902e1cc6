import { describe, expect, it } from "vitest";
import { lintMarkdown } from "../support/lint.ts";

/** What the examples cannot show of the rules that judge a deployment as a whole: one case, one line. */
const folder = "deployments/2026-12-01-checkout";

async function find(rule: string, kind: string, text: string, beside: Readonly<Record<string, string>>) {
  const { findings } = await lintMarkdown(text, { path: `${folder}/${kind}.md`, beside });
  return findings.filter((it) => it.rule === rule);
}

function document(kind: string, sections = "", facts = ""): string {
  return `---\nkind: ${kind}\n${facts}---\n\n# ${kind}\n\n${sections}`;
}

function table(heading: string, columns: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [columns, columns.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |\n`);
  return `## ${heading}\n\n${lines.join("")}\n`;
}

const plan = (facts: string) => document("deployment-plan", "", facts);
const log = (...rows: readonly (readonly [time: string, step: string, status?: string])[]) =>
  document(
    "deployment-log",
    table(
      "Execution timeline",
      ["Time", "Step", "Status", "Notes"],
      rows.map(([time, step, status = "ok"]) => [`2026-12-01 ${time} UTC`, step, status, ""]),
    ),
  );

describe("overlapping-windows", () => {
  const own = (facts = "") =>
    plan(
      `status: approved\nenvironment: production\nservices: [api]\nwindow: 2026-12-01T22:00Z/2026-12-01T23:00Z\n${facts}`,
    );
  it.each([
    ["status: approved\nservices: [api]\nenvironment: production\nwindow: 2026-12-01T22:30Z/PT1H", "error"],
    ["status: deployed\nservices: api, web\nenvironment: Production\nwindow: 2026-12-01T21:30Z/PT4H", "error"],
    ["services: [api]\nenvironment: production\nwindow: 2026-12-01T22:30Z/PT1H", "error"],
    ["status: draft\nservices: [api]\nenvironment: production\nwindow: 2026-12-01T22:30Z/PT1H", "warning"],
    [
      "status: approved\ntype: [hotfix]\nservices: [api]\nenvironment: production\nwindow: 2026-12-01/2026-12-01",
      "warning",
    ],
    ["status: approved\nservices: [api]\nenvironment: production\nwindow: 2026-12-01T23:00Z/PT1H", null],
    ["status: approved\nservices: [api]\nenvironment: production\nwindow: 2026-12-01T21:00Z/PT1H", null],
    ["status: approved\nservices: [api]\nenvironment: production\nwindow: 2026-12-01T22:30/2026-12-01T23:30", null],
    ["status: approved\nservices: [api]\nenvironment: staging\nwindow: 2026-12-01T22:30Z/PT1H", null],
    ["status: approved\nservices: [web]\nenvironment: production\nwindow: 2026-12-01T22:30Z/PT1H", null],
    ["status: approved\nenvironment: production\nwindow: 2026-12-01T22:30Z/PT1H", null],
    ["status: cancelled\nservices: [api]\nenvironment: production\nwindow: 2026-12-01T22:30Z/PT1H", null],
    ["status: closed\nservices: [api]\nenvironment: production\nwindow: 2026-12-01T22:30Z/PT1H", null],
    ["status: rolled-back\nservices: [api]\nenvironment: production\nwindow: 2026-12-01T22:30Z/PT1H", null],
  ])("%j: %s", async (facts, severity) => {
    const other = "2026-12-01-search/deployment-plan.md";
    const found = await find("overlapping-windows", "deployment-plan", own(), { [`../${other}`]: plan(`${facts}\n`) });
    expect(found.map((it) => it.severity)).toEqual(severity === null ? [] : [severity]);
    for (const { range, related } of found) {
      expect(range.line).toBe(6);
      expect(related.map((it) => it.path)).toEqual([other]);
    }
  });

  it("says nothing of placeholders, nor of itself", async () => {
    const open = plan(
      'status: draft\nenvironment: "[Environment]"\nservices: ["[Service]"]\nwindow: 2026-12-01T22:00Z/PT1H\n',
    );
    expect(await find("overlapping-windows", "deployment-plan", open, { "../x/deployment-plan.md": open })).toEqual([]);
    expect(await find("overlapping-windows", "deployment-plan", own(), {})).toEqual([]);
  });
});

describe("unmet-dependency", () => {
  const window = "window: 2026-12-01T22:00Z/2026-12-01T23:00Z\n";
  const before = "window: 2026-12-01T21:00Z/2026-12-01T22:00Z\n";
  const same = window;
  it.each([
    ["approved", `status: approved\n${before}`, 0],
    ["approved", `status: approved\n${same}`, 1],
    ["approved", `status: draft\n${before}`, 0],
    ["approved", "status: approved\n", 0],
    ["approved", `status: deployed\n${same}`, 0],
    ["approved", "status: closed\noutcome: deployed\n", 0],
    ["approved", "status: closed\noutcome: rolled-back\n", 1],
    ["approved", "status: rolled-back\n", 1],
    ["approved", "status: cancelled\n", 1],
    ["deployed", `status: approved\n${before}`, 1],
    ["deployed", "status: deployed\n", 0],
    ["closed", "status: draft\n", 1],
    ["closed\noutcome: rolled-back", "status: draft\n", 0],
    ["rolled-back", "status: draft\n", 0],
    ["cancelled", "status: draft\n", 0],
    ["draft", `status: approved\n${same}`, 0],
    ["approved", `status: approved\n${before}after: [2026-12-01-checkout]\n`, 1],
  ])("%s after one with %j: %i", async (status, facts, expected) => {
    const text = plan(`status: ${status}\n${window}after: [2026-12-01-api]\n`);
    const beside = { "../2026-12-01-api/deployment-plan.md": plan(facts) };
    const found = await find("unmet-dependency", "deployment-plan", text, beside);
    expect(found).toHaveLength(expected);
    for (const it of found) expect(it.related.map(({ path }) => path)).toEqual(["2026-12-01-api/deployment-plan.md"]);
  });

  it.each([
    ["approved", "2026-12-02-api", "error", 'did you mean "2026-12-01-api"'],
    ["draft", "2026-12-01-apl", "warning", 'did you mean "2026-12-01-api"'],
    ["approved", "warehouse", "error", "name of its folder"],
    ["approved", "2026-12-01-checkout", "error", "itself"],
    ["approved", '"[Deployment]"', null, ""],
    ["approved", "none", null, ""],
  ])("%s after %s", async (status, name, severity, message) => {
    const text = plan(`status: ${status}\n${window}after:\n  - 2026-12-01-api\n  - ${name}\n`);
    const beside = { "../2026-12-01-api/deployment-plan.md": plan("status: deployed\n") };
    const found = await find("unmet-dependency", "deployment-plan", text, beside);
    expect(found.map((it) => it.severity)).toEqual(severity === null ? [] : [severity]);
    for (const it of found) {
      expect(it.message).toContain(message);
      expect(it.range.line).toBe(7);
    }
  });

  it("finds a cycle through others, and ends where it has been", async () => {
    const text = plan(`status: draft\nafter: [a]\n`);
    const beside = {
      "../a/deployment-plan.md": plan("after: [b, c]\n"),
      "../b/deployment-plan.md": plan("after: [a, c]\n"),
      "../c/deployment-plan.md": plan("after: [2026-12-01-checkout]\n"),
    };
    const [found] = await find("unmet-dependency", "deployment-plan", text, beside);
    expect(found?.message).toContain('by way of "c"');
    const apart = { ...beside, "../c/deployment-plan.md": plan("after: []\n") };
    expect(await find("unmet-dependency", "deployment-plan", text, apart)).toEqual([]);
  });
});

describe("unverified-backup", () => {
  const columns = ["Backup", "Taken", "Identifier", "Restore test"];
  const checklist = (...rows: readonly (readonly [name: string, taken: string, test: string])[]) =>
    document(
      "pre-deployment-checklist",
      table(
        "Backups",
        columns,
        rows.map(([name, taken, test]) => [name, taken, "b-1", test]),
      ),
    );
  const facts = "status: deployed\ntype: [database-migration]\nwindow: 2026-12-01T22:00Z/2026-12-01T23:00Z\n";
  const early = "2026-12-01 21:10 UTC";
  it.each<readonly [string, string, string, number]>([
    ["Database", early, "passed", 0],
    ["Database", early, "Restored in 6 min, no errors", 0],
    ["Database", early, "✓", 0],
    ["Database", early, "not restored", 1],
    ["Database", early, "failed", 1],
    ["Database", early, "❌", 1],
    ["Database", early, "pending", 1],
    ["Database", early, "No", 1],
    ["Database", early, "", 1],
    ["Database", early, "N/A", 1],
    ["Database", early, "[Result]", 0],
    ["Database", "last night", "passed", 0],
    ["Database", "2026-12-01", "passed", 0],
    ["Database", "2026-12-02 09:00 UTC", "passed", 1],
    ["Database", "2026-12-01 22:30 UTC", "passed", 1],
    ["Configuration", early, "passed", 0],
  ])("%s, %s, %j: %i", async (name, taken, test, expected) => {
    const beside = {
      "deployment-plan.md": plan(facts),
      "deployment-log.md": log(["22:01", "Start deployment"], ["22:10", "Run migrations"]),
    };
    const found = await find("unverified-backup", "pre-deployment-checklist", checklist([name, taken, test]), beside);
    expect(found).toHaveLength(expected);
    for (const { related } of found) expect(related.map((it) => it.path)).toEqual([`${folder}/deployment-log.md`]);
  });

  it.each<readonly [string, Readonly<Record<string, string>>, string, number]>([
    ["no row", { "deployment-plan.md": plan(facts) }, checklist(), 1],
    ["no section", { "deployment-plan.md": plan(facts) }, document("pre-deployment-checklist"), 0],
    ["another type", { "deployment-plan.md": plan(facts.replace("database-migration", "standard")) }, checklist(), 0],
    ["not due", { "deployment-plan.md": plan(facts.replace("deployed", "approved")) }, checklist(), 0],
    [
      "within the window, no log",
      { "deployment-plan.md": plan(facts) },
      checklist(["Database", "2026-12-01 22:30 UTC", "ok"]),
      0,
    ],
    [
      "after the window, no log",
      { "deployment-plan.md": plan(facts) },
      checklist(["Database", "2026-12-01 23:30 UTC", "ok"]),
      1,
    ],
    [
      "only the configuration",
      { "deployment-plan.md": plan(facts) },
      checklist(["Database", early, "no"], ["Configuration", early, "ok"]),
      1,
    ],
    [
      "one of two",
      { "deployment-plan.md": plan(facts) },
      checklist(["Orders DB", early, "no"], ["Users DB", early, "ok"]),
      0,
    ],
  ])("%s", async (_, beside, text, expected) => {
    expect(await find("unverified-backup", "pre-deployment-checklist", text, beside)).toHaveLength(expected);
  });
});

describe("checksum-mismatch", () => {
  const columns = ["Artifact", "Version", "Checksum"];
  const sum = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
  it.each([
    ["api", "v2.3.0", sum, 0],
    ["API", "2.3.0", `sha256:${sum.toUpperCase()}`, 0],
    ["api", "v2.3.0", "`9f86d08`", 0],
    ["api", "v2.3.0", "9f86d081…0a08", 0],
    ["api", "v2.3.0", "9f86d081…0a09", 1],
    ["api", "v2.3.0", "sha256:9f86...0a08", 0],
    ["api", "v2.3.0", "9f86d09", 1],
    ["api", "v2.3.0", "9f86", 0],
    ["api", "v2.3.0", `sha256:${sum.slice(0, -1)}9`, 1],
    ["api", "v2.3.0", "md5:d41d8cd98f00b204e9800998ecf8427e", 0],
    ["api", "v2.3.0", "see the registry", 0],
    ["api", "v2.3.0", "[sha256:…]", 0],
    ["api", "v2.3.0", "-", 0],
    ["api", "v2.3.1", "-", 1],
    ["api", "v2.3.0 (build 4)", sum, 0],
    ["registry.example.com/shop/api:v2.3.0", "v2.3.0", sum, 0],
    ["api.tar.gz", "v2.3.0", sum, 0],
    ["worker", "v2.3.0", sum, 1],
    ["none", "", "", 0],
  ])("%s %s %s: %i", async (name, version, checksum, expected) => {
    const beside = {
      "deployment-plan.md": plan("status: deployed\n"),
      "pre-deployment-checklist.md": document(
        "pre-deployment-checklist",
        table("Artifacts", columns, [["api", "v2.3.0", `sha256:${sum}`]]),
      ),
    };
    const text = document("deployment-log", table("Artifacts deployed", columns, [[name, version, checksum]]));
    const found = await find("checksum-mismatch", "deployment-log", text, beside);
    expect(found).toHaveLength(expected);
    for (const { related } of found)
      expect(related.map((it) => it.path)).toEqual([`${folder}/pre-deployment-checklist.md`]);
  });

  it.each([
    ["no artifact", ""],
    ["only placeholders", table("Artifacts", columns, [["[Artifact]", "v2.3.0", "[sha256:…]"]])],
  ])("is silent where the checklist names %s", async (_, sections) => {
    const beside = {
      "deployment-plan.md": plan("status: deployed\n"),
      "pre-deployment-checklist.md": document("pre-deployment-checklist", sections),
    };
    const text = document("deployment-log", table("Artifacts deployed", columns, [["api", "v2.3.0", sum]]));
    expect(await find("checksum-mismatch", "deployment-log", text, beside)).toEqual([]);
  });

  it("takes any of several that have the same name", async () => {
    const rows = [
      ["api", "v2.3.0", sum],
      ["api", "v2.3.0", sum.replace("9", "8")],
    ];
    const beside = {
      "deployment-plan.md": plan("status: deployed\n"),
      "pre-deployment-checklist.md": document("pre-deployment-checklist", table("Artifacts", columns, rows)),
    };
    const text = document("deployment-log", table("Artifacts deployed", columns, rows));
    expect(await find("checksum-mismatch", "deployment-log", text, beside)).toEqual([]);
  });
});

describe("unexplained-rollback", () => {
  it.each<readonly [string, string, string | undefined, number]>([
    ["deployed", "Roll back to v2.2.9", "ok", 1],
    ["deployed", "Rolled back node 3", "✓", 1],
    ["rolled-back", "Revert the release", "done", 1],
    ["approved", "Roll back to v2.2.9", "ok", 0],
    ["cancelled", "Roll back to v2.2.9", "ok", 0],
    ["deployed", "Roll back to v2.2.9", "failed", 0],
    ["deployed", "Roll back to v2.2.9", "skipped", 0],
    ["deployed", "Rollback plan ready", "ok", 0],
    ["deployed", "Decision: no rollback", "ok", 0],
    ["deployed", "Test rollback in staging", "ok", 0],
    ["deployed", "Alerting restored", "ok", 0],
    ["deployed", "Deploy API servers", "ok", 0],
  ])("%s: %s, %s", async (status, step, went, expected) => {
    const text = log(["22:01", "Deploy API servers"], ["22:20", step, went ?? "ok"]);
    const beside = { "deployment-plan.md": plan(`status: ${status}\n`) };
    const found = await find("unexplained-rollback", "deployment-log", text, beside);
    expect(found).toHaveLength(expected);
    for (const kind of ["incident-report", "post-mortem"]) {
      const explained = { ...beside, [`${kind}.md`]: document(kind) };
      expect(await find("unexplained-rollback", "deployment-log", text, explained)).toEqual([]);
    }
  });

  it("tells the plan only where no log shows the rollback", async () => {
    const text = plan("status: closed\noutcome: rolled-back\n");
    const told = await find("unexplained-rollback", "deployment-plan", text, {});
    expect(told.map((it) => it.range.line)).toEqual([4]);
    const logged = { "deployment-log.md": log(["22:20", "Roll back to v2.2.9"]) };
    expect(await find("unexplained-rollback", "deployment-plan", text, logged)).toEqual([]);
  });

  it.each([
    ["| Error rate | > 1% for 5 minutes | Roll back | automatic |", "Error rate", "1.2%", 1],
    ["| Error rate | > 1% for 5 minutes | Roll back | automatic |", "Error rate (5xx)", "1.0%", 0],
    ["| Error rate | ≥ 1% for 5 minutes | Roll back | automatic |", "Error rate", "1.0%", 1],
    ["| P99 latency | > 500 ms for 5 minutes | Roll back | manual |", "Latency p99", "0.6 s", 1],
    ["| P99 latency | > 500 ms for 5 minutes | Roll back | manual |", "Latency p95", "0.6 s", 0],
    ["| Throughput | < 100 req/s for 5 minutes | Roll back | manual |", "Throughput", "80 req/s", 1],
    ["| Latency p50 | > 120% of the baseline for 5 minutes | Roll back | manual |", "Latency p50", "800 ms", 0],
    ["| Error rate | > 1% for 5 minutes | Roll back | automatic |", "Error rate", "[Value]", 0],
  ])("%s against %s %s", async (trigger, metric, after, expected) => {
    const head = "## Rollback triggers\n\n| Trigger | Threshold | Action | Mode |\n|---|---|---|---|\n";
    const columns = ["Metric", "Before", "After", "Delta", "Limit", "Status"];
    const text = document("monitoring-report", table("Key metrics", columns, [[metric, "1", after, "", "", "ok"]]));
    const beside = {
      "deployment-plan.md": plan("status: deployed\n"),
      "rollback-plan.md": document("rollback-plan", `${head}${trigger}\n`),
    };
    const found = await find("unexplained-rollback", "monitoring-report", text, beside);
    expect(found).toHaveLength(expected);
    for (const { related } of found) expect(related.map((it) => it.path)).toEqual([`${folder}/rollback-plan.md`]);
  });
});

describe("conflicting-outcome", () => {
  it.each([
    ["deployed", "deployed", 0],
    ["rolled-back", "rolled-back", 0],
    ["deployed", "rolled-back", 1],
    ["rolled-back", "deployed", 1],
    ["closed", "rolled-back", 0],
    ["approved", "rolled-back", 0],
    ["draft", "deployed", 0],
    ["cancelled", "deployed", 0],
  ])("status %s, outcome %s: %i", async (status, outcome, expected) => {
    const text = plan(`status: ${status}\noutcome: ${outcome}\n`);
    expect(await find("conflicting-outcome", "deployment-plan", text, {})).toHaveLength(expected);
  });

  it.each([
    ["outcome: deployed", "DEPLOYED", 0],
    ["outcome: deployed", "Deployed (one node was rolled back and redeployed)", 0],
    ["outcome: deployed", "ROLLED_BACK", 1],
    ["outcome: rolled-back", "Rolled back at 22:40, traffic on v2.2.9", 0],
    ["outcome: rolled-back", "deployed", 1],
    ["outcome: rolled-back", "not deployed", 0],
    ["outcome: rolled-back", "[DEPLOYED or ROLLED_BACK]", 0],
    ["lead: Maya Chen", "DEPLOYED", 0],
  ])("%s, result %s: %i", async (facts, result, expected) => {
    const text = document("deployment-checklist", `## Outcome\n\n- **Result**: ${result}\n`);
    const beside = { "deployment-plan.md": plan(`status: closed\n${facts}\n`) };
    const found = await find("conflicting-outcome", "deployment-checklist", text, beside);
    expect(found).toHaveLength(expected);
    for (const { related } of found) expect(related.map((it) => it.path)).toEqual([`${folder}/deployment-plan.md`]);
  });

  it.each<readonly [string, readonly (readonly [string, string, string?])[], number]>([
    ["deployed", [["22:01", "Deploy API"]], 0],
    [
      "deployed",
      [
        ["22:01", "Deploy API"],
        ["22:20", "Roll back"],
      ],
      1,
    ],
    [
      "deployed",
      [
        ["22:01", "Deploy API"],
        ["22:20", "Roll back"],
        ["22:40", "Notify support"],
      ],
      1,
    ],
    [
      "deployed",
      [
        ["22:01", "Deploy API"],
        ["22:20", "Roll back"],
        ["22:40", "Deploy API"],
      ],
      0,
    ],
    [
      "deployed",
      [
        ["22:01", "Deploy API"],
        ["22:20", "Roll back", "skipped"],
      ],
      0,
    ],
    [
      "rolled-back",
      [
        ["22:01", "Deploy API"],
        ["22:20", "Roll back"],
      ],
      0,
    ],
    [
      "rolled-back",
      [
        ["22:01", "Deploy API"],
        ["22:20", "Previous version restored"],
      ],
      0,
    ],
    [
      "rolled-back",
      [
        ["22:01", "Deploy API"],
        ["22:20", "Shift traffic to blue"],
      ],
      0,
    ],
    ["rolled-back", [["22:01", "Deploy API"]], 1],
    ["rolled-back", [], 0],
  ])("outcome %s, logged %j: %i", async (outcome, rows, expected) => {
    const beside = {
      "deployment-plan.md": plan(`status: closed\noutcome: ${outcome}\n`),
      "rollback-plan.md": document(
        "rollback-plan",
        table(
          "Rollback procedure",
          ["Step", "Action", "Command", "Expected result"],
          [["1", "Shift traffic to blue", "`lb`", "ok"]],
        ),
      ),
    };
    expect(await find("conflicting-outcome", "deployment-log", log(...rows), beside)).toHaveLength(expected);
  });

  it.each([
    ["deployed", false, "0", 0],
    ["deployed", false, "1", 1],
    ["deployed", true, "1", 0],
    ["deployed", true, "none", 1],
    ["rolled-back", true, "1 (22:20 UTC)", 0],
    ["rolled-back", true, "0", 1],
    ["rolled-back", true, "[Count]", 0],
  ])("outcome %s, rollback logged %s, %s in the review: %i", async (outcome, logged, count, expected) => {
    const text = document("post-deployment-review", `## Metrics summary\n\n- **Rollbacks**: ${count}\n`);
    const rows = [
      ["22:01", "Deploy API"],
      ...(logged ? [["22:20", "Roll back"]] : []),
      ["22:40", "Deploy API"],
    ] as const;
    const beside = {
      "deployment-plan.md": plan(`status: closed\noutcome: ${outcome}\n`),
      "deployment-log.md": log(...(rows as readonly (readonly [string, string])[])),
    };
    expect(await find("conflicting-outcome", "post-deployment-review", text, beside)).toHaveLength(expected);
  });
});
