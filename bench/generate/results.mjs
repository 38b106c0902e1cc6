// @ts-check

import { artifacts, headOf } from "./checklists.mjs";
import { dayOf, dueDay, moment, person } from "./facts.mjs";
import { fields, gates, items, page, section, table } from "./markdown.mjs";
import { clause, paragraph, sentence } from "./sentence.mjs";
import { endOf, eventsOf } from "./timeline.mjs";

/**
 * @typedef {import("./facts.mjs").Facts} Facts
 * @typedef {import("./random.mjs").Random} Random
 */

/**
 * The log of the deployment.
 *
 * @param {Facts} facts
 * @param {Random} random
 */
export function writeDeploymentLog(facts, random) {
  const { house, release } = facts;
  const events = eventsOf(facts);
  const failed = events.find(({ status }) => status === "failed");
  const trouble = failed?.minutes ?? (random.chance(0.4) ? (events.at(-2)?.minutes ?? 5) - 1 : undefined);
  return page(
    headOf(facts, "deployment-log"),
    `Deployment log: ${release}`,
    fields(house, [
      ["Release", release],
      ["Environment", "production"],
      ["Date", dayOf(facts, 0)],
      ["Lead", person(facts, "lead")],
    ]),
    section(
      "Execution timeline",
      table(
        house,
        ["Time", "Step", "Status", "Notes"],
        events.map(({ minutes, step, status }) => [
          moment(facts, minutes),
          step,
          status,
          random.chance(0.6) ? clause(facts, random) : "",
        ]),
      ),
    ),
    section(
      "Issues encountered",
      table(
        house,
        ["Time", "Issue", "Resolution"],
        [
          trouble === undefined
            ? ["None", "-", "-"]
            : [moment(facts, trouble), clause(facts, random), clause(facts, random)],
        ],
      ),
      trouble === undefined || random.chance(0.5)
        ? undefined
        : `\`\`\`text\n${logLines(facts, random, trouble)}\n\`\`\``,
    ),
    section("Deviations from the plan", table(house, ["Step", "Deviation", "Why"], [["None", "-", "-"]])),
    section("Artifacts deployed", table(house, ["Artifact", "Version", "Checksum"], artifacts(facts))),
  );
}

/**
 * @param {Facts} facts
 * @param {Random} random
 * @param {number} minutes
 */
function logLines(facts, random, minutes) {
  return Array.from(
    { length: random.whole(4, 12) },
    (_, at) =>
      `${moment(facts, minutes + at)} ${random.pick(["WARN ", "ERROR", "INFO "])} ${facts.services[0]} ${random.hex(8)} ${clause(facts, random)}`,
  ).join("\n");
}

/**
 * The smoke tests.
 *
 * @param {Facts} facts
 * @param {Random} random
 */
export function writeSmokeTestResults(facts, random) {
  const { house, release, domain, types, limits } = facts;
  const [page1, journey] = [domain.page, domain.journey];
  return page(
    headOf(facts, "smoke-test-results"),
    `Smoke test results: ${release}`,
    section(
      "Run",
      fields(house, [
        ["Release", release],
        ["Environment", "production"],
        ["Date", endOf(facts)],
        ["Run by", `${person(facts, "engineer")}, with run ${random.whole(1000, 90000)} of the pipeline`],
      ]),
    ),
    section(
      "Critical paths",
      table(
        house,
        ["Test", "Description", "Status"],
        [
          ["SMK-001", `${page1} loads`, "Pass"],
          [
            "SMK-002",
            `${random.pick(["A clerk", "A customer", "An auditor", "A driver"])} signs in from branch ${random.whole(2, 300)}`,
            "Pass",
          ],
          ["SMK-003", journey, "Pass"],
          ...(types.includes("hotfix")
            ? []
            : [
                ["SMK-004", clause(facts, random), "Pass"],
                ["SMK-005", "API health check", "Pass"],
                ["SMK-006", "Database connectivity", "Pass"],
              ]),
          ...Array.from({ length: random.whole(0, 8) }, (_, at) => [`SMK-0${at + 10}`, clause(facts, random), "Pass"]),
        ],
      ),
    ),
    section(
      "External integrations",
      table(
        house,
        ["Integration", "Test", "Status"],
        random
          .sample(
            ["Payment provider", "Mail service", "Identity provider", "Carrier", "Tax office"],
            random.whole(1, 4),
          )
          .map((name) => [name, clause(facts, random), "Pass"]),
      ),
    ),
    section(
      "User experience",
      table(
        house,
        ["Test", "Description", "Status"],
        [
          ["UX-001", "Pages render as designed", "Pass"],
          ["UX-002", "No script errors in the browser's console", "Pass"],
        ],
      ),
    ),
    section(
      "Performance",
      table(
        house,
        ["Metric", "Expected", "Actual", "Status"],
        [
          [`${page1} load`, "< 2 s", `1.${random.whole(0, 9)} s`, "Pass"],
          ["API latency (p50)", `< ${limits.p50} ms`, `${limits.p50 - random.whole(2, 25)} ms`, "Pass"],
          ["API latency (p99)", `< ${limits.p99} ms`, `${limits.p99 - random.whole(2, 150)} ms`, "Pass"],
        ],
      ),
    ),
  );
}

/**
 * The monitoring report.
 *
 * @param {Facts} facts
 * @param {Random} random
 */
export function writeMonitoringReport(facts, random) {
  const { house, release, domain, limits, perMinute, dashboard } = facts;
  const end = eventsOf(facts).at(-1)?.minutes ?? 0;
  /** @type {(metric: string, before: number, unit: string, limit: string, change: number) => string[]} */
  const row = (metric, before, unit, limit, change) => {
    const after = before + change;
    return [
      metric,
      `${before}${unit}`,
      `${after}${unit}`,
      `${change < 0 ? "-" : "+"}${Math.abs(change)}${unit}`,
      limit,
      "OK",
    ];
  };
  const head = ["Metric", "Before", "After", "Delta", "Limit", "Status"];
  const errors = random.whole(3, 9) / 100;
  const rate = random.whole(20, 900);
  return page(
    headOf(facts, "monitoring-report"),
    `Monitoring report: ${release}`,
    section(
      "Observation",
      fields(house, [
        ["Release", release],
        ["Environment", "production"],
        ["Observation period", `${moment(facts, end)}/${moment(facts, end + 60)}`],
        ["Baseline window", `${moment(facts, -20)}/${moment(facts, -5)}`],
        ["Source", dashboard],
      ]),
    ),
    section(
      "Key metrics",
      table(house, head, [
        [
          "Error rate",
          `${errors.toFixed(2)}%`,
          `${(errors - 0.01).toFixed(2)}%`,
          "-0.01%",
          `< ${(limits.errors * 2).toFixed(1)}%`,
          "OK",
        ],
        row("Latency p50", limits.p50 - 12, " ms", `< ${limits.p50} ms`, -random.whole(1, 9)),
        row("Latency p95", limits.p95 - 20, " ms", `< ${limits.p95 * 2} ms`, random.whole(1, 15)),
        row("Latency p99", limits.p99 - 30, " ms", `< ${limits.p99} ms`, random.whole(1, 20)),
        row("Throughput", rate, " rps", `> ${Math.round(rate * 0.8)} rps`, random.whole(1, 6)),
        row("CPU usage", random.whole(30, 60), "%", "< 85%", random.whole(1, 5)),
        row("Memory usage", random.whole(30, 60), "%", "< 85%", -random.whole(1, 5)),
      ]),
    ),
    section(
      "Business metrics",
      table(house, head, [
        row(`${domain.counted} per minute`, perMinute, "", `> ${Math.round(perMinute * 0.8)}`, random.whole(1, 8)),
      ]),
    ),
    section("Alerts triggered", table(house, ["Alert", "Time", "Resolution"], [["None", "-", "-"]])),
    section(
      "Log analysis",
      gates(house, true, ["No unexpected errors", "No security warnings", "Traffic patterns are normal"]),
      fields(house, [
        ["New lines of ERROR or WARN", random.chance(0.5) ? "none" : sentence(facts, random)],
        ["User reports", random.chance(0.7) ? "none" : sentence(facts, random)],
      ]),
    ),
    section(
      "Conclusion",
      fields(house, [
        ["Verdict", "stable"],
        ["Decided by", person(facts, "lead")],
      ]),
      random.chance(0.5) ? paragraph(facts, random, 2, 4) : undefined,
    ),
  );
}

/**
 * The hand-off to operations.
 *
 * @param {Facts} facts
 * @param {Random} random
 */
export function writeOperationsHandoff(facts, random) {
  const { house, release, company, domain } = facts;
  const open = random.whole(0, 3);
  const date = dayOf(facts, 2);
  /** @type {(name: string) => string} */
  const link = (name) => `[${name} ${facts.number}](https://docs.${company}.example/${domain.noun}/${name}/${release})`;
  return page(
    headOf(facts, "operations-handoff"),
    `Operations handoff: ${release}`,
    section(
      "Handoff",
      fields(house, [
        ["Release", release],
        ["Handoff date", date],
        ["From", `${domain.counted} team`],
        ["To", "Platform operations"],
      ]),
      paragraph(facts, random, 2, 4),
    ),
    section(
      "Documentation provided",
      gates(house, true, [
        `Release notes: ${link("notes")}`,
        `Known issues: ${link("issues")}`,
        `Monitoring dashboard links: ${link("graphs")}`,
        `Runbook updates: ${link("runbook")}`,
        `Escalation contacts: ${link("rota")}`,
      ]),
    ),
    section(
      "Operational readiness",
      gates(house, true, [
        "On-call briefed on the changes",
        "Alerts reviewed and updated",
        "Runbook procedures tested",
        "Rollback procedure documented",
      ]),
    ),
    section(
      "Outstanding items",
      table(
        house,
        ["Item", "Owner", "Status", "ETA"],
        open === 0
          ? [["None", "-", "-", "-"]]
          : Array.from({ length: open }, () => [
              clause(facts, random),
              random.pick(facts.people),
              "Open",
              dueDay(random),
            ]),
      ),
    ),
    section(
      "Sign-off",
      table(
        house,
        ["Role", "Name", "Signature", "Date"],
        [
          ["Deployment lead", person(facts, "lead"), initials(person(facts, "lead")), date],
          ["Ops lead", person(facts, "operations"), initials(person(facts, "operations")), date],
        ],
      ),
    ),
  );
}

/** @param {string} name */
function initials(name) {
  const [given = "", family = ""] = name.split(" ");
  return `${given[0]}. ${family}`;
}

/**
 * The review some days later.
 *
 * @param {Facts} facts
 * @param {Random} random
 */
export function writePostDeploymentReview(facts, random) {
  const { house, release, outcome, limits } = facts;
  const back = outcome === "rolled-back";
  const events = eventsOf(facts);
  const length = (events.at(-1)?.minutes ?? 0) - (events[0]?.minutes ?? 0);
  return page(
    headOf(facts, "post-deployment-review"),
    `Post-deployment review: ${release}`,
    section(
      "Review",
      fields(house, [
        ["Release", release],
        ["Date", dayOf(facts, 6)],
        ["Participants", facts.people.slice(0, random.whole(3, 7)).join(", ")],
        ["User feedback", `${random.whole(2, 60)} messages to support: ${sentence(facts, random)}`],
      ]),
    ),
    section(
      "What went well",
      items(
        house,
        Array.from({ length: random.whole(2, 5) }, () => sentence(facts, random)),
      ),
    ),
    section(
      "What could improve",
      items(
        house,
        Array.from({ length: random.whole(1, 5) }, () => sentence(facts, random)),
      ),
      random.chance(0.4) ? paragraph(facts, random, 2, 5) : undefined,
    ),
    section("Action items", actions(facts, random)),
    section(
      "Metrics summary",
      fields(house, [
        ["Deployment duration", `${length} min`],
        ["Downtime", "0 s"],
        ["Issues encountered", back ? "1" : "0"],
        ["Rollbacks", back ? "1" : "0"],
      ]),
      table(
        house,
        ["Metric", "Target", "Actual", "Status"],
        [
          ["Deployment success rate", "100%", back ? "0%" : "100%", back ? "failed" : "OK"],
          ["Downtime", "< 30 s", "0 s", "OK"],
          ["Rollback time", "< 5 min", back ? `${facts.rollbackMinutes} min` : "N/A", back ? "OK" : "N/A"],
          [
            "Error rate",
            "no increase over baseline",
            back ? `0.1% before, ${limits.errors + 1}% after` : "0.1% before, 0.1% after",
            back ? "failed" : "OK",
          ],
          ["Response time (p95)", "within 10% of baseline", `${random.whole(1, 8)}% lower`, "OK"],
        ],
      ),
    ),
  );
}

/**
 * @param {Facts} facts
 * @param {Random} random
 */
export function actions(facts, random) {
  const verbs = [
    "Raise the limit of",
    "Write a test for",
    "Add an alert on",
    "Describe in the runbook",
    "Rehearse once a month",
    "Remove the copy of",
  ];
  return table(
    facts.house,
    ["Action", "Owner", "Due"],
    Array.from({ length: random.whole(1, 4) }, () => [
      `${random.pick(verbs)} ${facts.domain.noun} ${random.pick(["imports", "exports", "sessions", "queues", "locks", "caches"])} in region ${random.whole(2, 90)}`,
      random.pick(facts.people),
      dueDay(random),
    ]),
  );
}
