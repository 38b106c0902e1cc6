// @ts-check

import { approvalDay, dayOf, moment, person } from "./facts.mjs";
import { fields, gates, items, page, section, steps, table } from "./markdown.mjs";
import { migrateCommand, productionMinutes, rollbackSteps, windowMinutes } from "./procedure.mjs";
import { clause, fill, paragraph, sentence } from "./sentence.mjs";
import { reasonsForStrategy } from "./words.mjs";

/**
 * @typedef {import("./facts.mjs").Facts} Facts
 * @typedef {import("./random.mjs").Random} Random
 */

const how = {
  direct: ["All instances are replaced at once", "Redeploy the previous version"],
  rolling: [
    "Instances are replaced one after the other",
    "Drain the new instances and redeploy the previous version, in reverse order",
  ],
  "blue-green": [
    "The release starts beside the running one, then traffic is switched to it",
    "Switch traffic back to the environment that served before",
  ],
  canary: [
    "A growing share of traffic is routed to the release, watched at every stage",
    "Take the weight of the release back to 0",
  ],
  "feature-flag": ["The release goes out dark, then the flag is opened stage by stage", "Close the flag"],
};

const productionTasks = {
  direct: ["Replace all instances with the release"],
  rolling: ["Replace the instances one by one, the next only when the last is healthy"],
  "blue-green": [
    "Deploy to the idle environment and check its health",
    "Switch traffic to it, and keep the other environment until the release is stable",
  ],
  canary: [
    "Deploy the canary and give it the first share of traffic",
    "Raise its weight stage by stage up to 100%, as the rollout plan says",
  ],
  "feature-flag": [
    "Deploy with the flag off",
    "Open the flag for internal users, then stage by stage, as the rollout plan says",
  ],
};

/**
 * The deployment plan.
 *
 * @param {Facts} facts
 * @param {Random} random
 */
export function writePlan(facts, random) {
  const { house, types, release } = facts;
  const hotfix = types.includes("hotfix");
  return page(
    frontMatter(facts),
    `Deployment plan: ${release}`,
    paragraph(facts, random, 2, 4),
    section(
      "Prerequisites",
      gates(house, true, [
        "Feature development complete",
        "All tests pass and the build succeeds",
        "Code review approved",
        "Documentation updated",
        "Release notes written",
        "Environment configuration and secrets ready",
        "Deployment team has access to every environment",
        "Deployment calendar checked",
      ]),
    ),
    upstreamGates(facts, random),
    complexity(facts, random),
    hotfix ? hotfixSection(facts, random) : undefined,
    ...byType(facts, random),
    staging(facts, random),
    section(
      "Strategy",
      fields(house, [
        ["Strategy", facts.strategy],
        [
          "Why this one",
          `${fill(random.pick(reasonsForStrategy[facts.strategy]), facts, random)}; ${clause(facts, random)}`,
        ],
        ["How", how[facts.strategy][0] ?? ""],
        ["Risk", sentence(facts, random).slice(0, -1)],
        ["Rollback", how[facts.strategy][1] ?? ""],
        ["Rollback time", minutes(facts.rollbackMinutes)],
      ]),
    ),
    section(
      "Window",
      gates(house, true, [
        "Traffic is low during the window",
        "Support staff is available",
        "No other deployment conflicts",
        "The window leaves time for a rollback",
      ]),
    ),
    contacts(facts, random),
    communication(facts),
    stages(facts, random),
    metrics(facts),
    emergency(facts, random),
    section(
      "Readiness",
      gates(house, true, [
        "Deployment checklist names every step with its exact command",
        "Rollback plan names triggers with limits, and every step",
        "What cannot be rolled back is identified",
        "Monitoring and health checks configured, with limits",
        "Deployment pipeline ready",
        ...(facts.strategy === "feature-flag"
          ? [
              "Flag is off by default and its kill switch works in under 60 seconds",
              "Ticket for removing the flag created",
            ]
          : []),
      ]),
    ),
    section(
      "Go / no-go",
      fields(house, [
        ["Feature", clause(facts, random)],
        ["Changes", `${facts.services.join(", ")} ${release}`],
        ["Risk level", facts.risk],
        ["Rollback time", minutes(facts.rollbackMinutes)],
        ["Decision", "GO"],
      ]),
    ),
    section(
      "Completion",
      gates(house, facts.outcome === "deployed", ["Release serves all users and all health checks pass"]),
      gates(house, facts.reached === "close", [
        "Users and stakeholders notified",
        "Team notified of the outcome",
        "Documentation brought up to date with what was deployed",
      ]),
    ),
  );
}

/** @param {number} count */
function minutes(count) {
  return count === 1 ? "1 minute" : `${count} minutes`;
}

/**
 * @param {Facts} facts
 * @returns {[string, string | readonly string[]][]}
 */
function frontMatter(facts) {
  return [
    ["kind", "deployment-plan"],
    ["template", "1"],
    ["deployment", facts.id],
    ["status", facts.status],
    ...(facts.outcome === undefined ? [] : [/** @type {[string, string]} */ (["outcome", facts.outcome])]),
    ["release", facts.release],
    ["environment", "production"],
    ["services", facts.services],
    ["type", facts.types],
    ["strategy", facts.strategy],
    ["risk", facts.risk],
    ["window", windowOf(facts)],
    ["lead", person(facts, "lead")],
    ["engineer", person(facts, "engineer")],
    ["backup", person(facts, "backup")],
    ...(facts.incident === undefined ? [] : [/** @type {[string, string]} */ (["incident", facts.incident])]),
  ];
}

/**
 * The window as an interval.
 *
 * @param {Facts} facts
 */
export function windowOf(facts) {
  return `${moment(facts, 0)}/${moment(facts, windowMinutes(facts))}`;
}

/**
 * @param {Facts} facts
 * @param {Random} random
 */
function upstreamGates({ house, people }, random) {
  const run = random.whole(1000, 90000);
  const rows = [
    ["Review", "PASS", "0", "0", `Merge request ${run - 700}, read by ${people[5]} and ${people[11]}`],
    ["Test", "PASS", "0", "0", `Pipeline ${run}: ${random.whole(200, 9000)} passed, 0 failed`],
    ["Security", "PASS", "0", "0", `Scan ${run + 2} of the image, nothing open`],
  ];
  return section(
    "Upstream gates",
    table(house, ["Gate", "Verdict", "Open Critical", "Open High", "Evidence or rationale"], rows),
    gates(house, true, ["No Critical finding is open in review, test or security"]),
  );
}

/**
 * @param {Facts} facts
 * @param {Random} random
 */
function complexity(facts, random) {
  /** @type {(area: string, touched: boolean, risk: string) => string[]} */
  const row = (area, touched, risk) => [area, touched ? "yes" : "no", risk, touched ? clause(facts, random) : "none"];
  return section(
    "Complexity",
    table(
      facts.house,
      ["Area", "Touched", "Risk", "What it means here"],
      [
        row("Database migration", facts.types.includes("database-migration"), "high"),
        row("Infrastructure", facts.types.includes("infrastructure"), "medium"),
        row("Code", true, "low"),
        row("Feature flags", facts.strategy === "feature-flag", "lowest"),
      ],
    ),
  );
}

/**
 * @param {Facts} facts
 * @param {Random} random
 */
function hotfixSection(facts, random) {
  return section(
    "Hotfix",
    fields(facts.house, [
      ["Incident", facts.incident ?? ""],
      ["Senior engineer", person(facts, "senior")],
      ["Critical path", facts.domain.journey],
      [
        "Left out",
        `Load test and end-to-end suite; both run on ${dayOf(facts, 1)} against the released version of build ${random.whole(100, 9000)}`,
      ],
    ]),
    gates(facts.house, true, [`Senior engineer approval — ${person(facts, "senior")}, ${approvalDay(facts, 0)}`]),
  );
}

/**
 * @param {Facts} facts
 * @param {Random} random
 * @returns {string[]}
 */
function byType(facts, random) {
  const { house, types, services, tool, release, domain } = facts;
  /** @type {Record<string, () => string>} */
  const sections = {
    "database-migration": () =>
      section(
        "Database migration",
        fields(house, [
          ["Migration", "additive"],
          ["Scripts", `\`${4000 + facts.number}_add.sql\`, then \`${4000 + facts.number}_fill.sql\``],
          [
            "Expected duration",
            `${random.whole(20, 32)} minutes on ${random.whole(2, 90)},${random.whole(100, 999)},000 rows`,
          ],
          ["Reversal", `\`${migrateCommand(facts, "down")}\``],
        ]),
        gates(house, true, [
          "Migration scripts validated on data shaped like production",
          "Migration ran in staging and was reversed there",
          "Previous version runs against the migrated schema",
        ]),
      ),
    microservice: () =>
      section(
        "Service order",
        table(
          house,
          ["Order", "Service", "Depends on", "Validated by"],
          services.map((service, at) => [
            `${at + 1}`,
            service,
            services[at - 1] ?? "none",
            `\`${tool}/contract.sh ${service} ${release}\``,
          ]),
        ),
        gates(house, true, [
          "Dependencies of every service validated",
          "Each service runs with the old and the new version of its neighbours",
        ]),
      ),
    infrastructure: () =>
      section(
        "Infrastructure changes",
        table(
          house,
          ["Resource", "Change", "Reversal"],
          random
            .sample(
              [
                "Listener of the balancer",
                "Queue for late records",
                "Bucket of the exports",
                "Alarm on open files",
                "Second subnet",
              ],
              random.whole(1, 3),
            )
            .map((resource) => [
              `${resource} in front of the ${domain.noun} pool ${random.whole(2, 40)}`,
              "added",
              "`terraform apply previous.plan`",
            ]),
        ),
        gates(house, true, ["Infrastructure change applied in staging first", "Planned changes reviewed line by line"]),
      ),
  };
  return types.flatMap((type) => sections[type]?.() ?? []);
}

/**
 * @param {Facts} facts
 * @param {Random} random
 */
function staging(facts, random) {
  const { house, company } = facts;
  if (facts.types.includes("hotfix")) {
    return section(
      "Staging",
      fields(house, [
        [
          "Skipped because",
          `Staging is rebuilt until ${dayOf(facts, 1)}, and ${random.whole(30, 900)} customers wait for the fix`,
        ],
        [
          "Checked instead",
          `${facts.domain.journey}, in the engineer's own cluster with a copy of ${random.whole(20, 900)} records`,
        ],
      ]),
    );
  }
  const run = random.whole(1000, 99000);
  return section(
    "Staging",
    fields(house, [["Run", `[Pipeline ${run}](https://ci.${company}.example/pipelines/${run}), ${dayOf(facts, -4)}`]]),
    gates(house, true, [
      "Staging matches production in configuration, infrastructure and data shape",
      "Deployment to staging succeeded without errors",
      "Smoke tests pass in staging",
      "Performance in staging is within 10% of the baseline",
      "Logs of the staging run show no unexpected errors",
      "Integrations and external services work from staging",
    ]),
  );
}

/**
 * @param {Facts} facts
 * @param {Random} random
 */
function contacts(facts, random) {
  const area = `+${random.whole(30, 49)} ${random.whole(10, 99)} 5550`;
  const hours = `${random.pick(["05:30", "06:00", "07:15", "08:30"])}–${random.pick(["15:30", "18:00", "22:30"])}`;
  /** @type {(role: string, name: string, when: string) => string[]} */
  const row = (role, name, when) => [role, name, `${area} ${random.whole(1000, 9999)}`, when];
  return section(
    "Contacts",
    table(
      facts.house,
      ["Role", "Name", "Phone", "Available"],
      [
        row("Deployment lead", person(facts, "lead"), hours),
        row("Deploying engineer", person(facts, "engineer"), hours),
        row("Backup", person(facts, "backup"), hours),
        row("On-call engineer", person(facts, "onCall"), "24/7"),
        row("Escalation", person(facts, "escalation"), "24/7"),
      ],
    ),
  );
}

/** @param {Facts} facts */
function communication({ house, channel, pager, company, domain }) {
  return section(
    "Communication",
    table(
      house,
      ["Event", "Notify", "Channel"],
      [
        ["Window begins", "Team and stakeholders", `Chat ${channel}`],
        ["Issues encountered", "On-call engineer", pager],
        ["Rollback started", "Team and stakeholders", `Chat ${channel}`],
        ["Deployment complete", "Stakeholders", `Email to ${domain.noun}-news@${company}.example`],
        ["Change that customers notice", "Customers", `status.${company}.example`],
      ],
    ),
  );
}

/**
 * @param {Facts} facts
 * @param {Random} random
 */
function stages(facts, random) {
  const { house, types, strategy } = facts;
  const hotfix = types.includes("hotfix");
  /** @type {(title: string, lead: string, support: string, time: number, objective: string, tasks: string[], criteria: string[]) => string} */
  const stage = (title, lead, support, time, objective, tasks, criteria) =>
    [
      `### ${title}`,
      fields(house, [
        ["Objective", objective],
        ["Lead", lead],
        ["Support", support],
        ["Duration", `${time} minutes`],
      ]),
      "**Tasks**:",
      items(house, tasks),
      "**Success criteria**:",
      items(house, criteria),
    ].join("\n\n");
  const all = [
    stage(
      "Validation",
      person(facts, "backup"),
      "none",
      random.whole(10, 20),
      "Show that the release is ready",
      [
        hotfix ? "Run the tests of the critical path" : "Run the whole test suite",
        "Build the release and keep its artifacts",
        "Check environment configuration and secrets",
        "Go through the pre-deployment checklist",
      ],
      [
        "All tests pass",
        "All artifacts are built and their checksums recorded",
        `${random.whole(3, 900)} of the sampled records are equal in both versions`,
      ],
    ),
    ...(hotfix
      ? []
      : [
          stage(
            "Staging",
            person(facts, "engineer"),
            person(facts, "backup"),
            random.whole(15, 30),
            "See the release work where no customer does",
            [
              "Deploy to staging",
              "Run the smoke tests and the critical paths",
              "Compare performance and error rate with the baseline",
              `Verify integrations and external services: ${clause(facts, random)}`,
            ],
            ["All smoke tests pass", "p95 latency within 10% of the baseline", "No critical errors in the logs"],
          ),
        ]),
    stage(
      "Production",
      person(facts, "engineer"),
      person(facts, "backup"),
      productionMinutes(facts),
      "Bring the release to all users",
      [
        ...(types.includes("database-migration")
          ? ["Run the migration scripts in order and validate schema and data"]
          : []),
        ...(types.includes("microservice") ? ["Take the services in the order above, one at a time"] : []),
        ...(types.includes("infrastructure") ? ["Apply the infrastructure change before the code that needs it"] : []),
        ...productionTasks[strategy],
        "Check the health of every instance and the version it serves",
        "Walk through the critical user flows",
      ],
      [
        "All health checks pass",
        `Error rate < ${facts.limits.errors}% for ${random.whole(5, 20)} minutes`,
        "All critical user flows work",
      ],
    ),
    stage(
      "Monitoring",
      person(facts, "lead"),
      person(facts, "onCall"),
      random.whole(20, 30),
      "Be sure that the release is stable",
      [
        "Watch error rate, response time, CPU, memory, user reports and business metrics",
        "See that monitoring and alerts report the new version",
        "Write down the outcome and tell the team",
      ],
      [
        "No increase in the error rate against the 15 minutes before",
        "p95 latency within 10% of the baseline",
        "No unexpected alerts",
      ],
    ),
  ];
  return section("Stages", ...all.map((text, at) => text.replace("### ", `### Stage ${at + 1}: `)));
}

/** @param {Facts} facts */
function metrics({ house, dashboard, domain }) {
  return section(
    "Success metrics",
    table(
      house,
      ["Metric", "Target", "Window", "Source"],
      [
        ["Deployment success rate", "100%", "whole window", "Deployment tool"],
        ["Downtime", "< 30 s", "whole window", "Probe every 10 s"],
        ["Rollback time", "< 5 min", "if rolled back", "Deployment tool"],
        ["Error rate", "no increase over baseline", "15 min before/after", dashboard],
        ["Response time (p95)", "within 10% of baseline", "15 min before/after", dashboard],
        [`${domain.counted} per minute`, "≥ 90% of baseline", "first hour", dashboard],
      ],
    ),
  );
}

/**
 * @param {Facts} facts
 * @param {Random} random
 */
function emergency(facts, random) {
  const { dashboard, channel, services, tool, instances } = facts;
  const first = rollbackSteps(facts)[0]?.[1];
  return section(
    "Emergency procedure",
    "### If the deployment fails",
    steps([
      "Stop the deployment where it is.",
      `Assess cause and impact: ${dashboard}, logs of \`${services[0]}\``,
      `Roll back when a trigger is breached or the cause is unclear: \`${first}\`, step 1 of the rollback plan`,
      `Communicate: tell team and stakeholders in ${channel}`,
      "Write the post-mortem: what failed, why, and what prevents it.",
    ]),
    "### If production has problems afterwards",
    steps([
      `Monitor error rate and performance: ${dashboard} for ${random.whole(12, 48)} hours`,
      `Triage: ${person(facts, "lead")} decides with ${person(facts, "escalation")}`,
      `Fix forward when fewer than ${random.whole(2, 40)} ${facts.domain.noun} records an hour are concerned`,
      `Roll back when ${random.whole(41, 300)} or more are concerned, or when one is lost`,
      "Learn: write down what happened and improve the procedure.",
    ]),
    "### Incident response",
    steps([
      "Assess the impact: share of users, features, data integrity.",
      `Act at once: roll back, scale out with \`${tool}/scale.sh ${services[0]} ${instances * 2}\`, or switch on maintenance mode with \`${tool}/maintenance.sh on\``,
      "Communicate: status page, on-call engineer, stakeholders.",
      "Afterwards: write the incident report with timeline, root cause, impact, remediation and prevention.",
    ]),
  );
}
