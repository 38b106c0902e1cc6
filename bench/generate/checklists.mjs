// @ts-check

import { approvalDay, moment, person } from "./facts.mjs";
import { fields, gates, page, section, table } from "./markdown.mjs";
import { windowOf } from "./plan.mjs";
import { deploySteps, earlySteps, flagName } from "./procedure.mjs";
import { clause, paragraph } from "./sentence.mjs";
import { failedStep } from "./timeline.mjs";

/**
 * @typedef {import("./facts.mjs").Facts} Facts
 * @typedef {import("./procedure.mjs").Step} Step
 * @typedef {import("./random.mjs").Random} Random
 */

/**
 * What every document but the plan begins with.
 *
 * @param {Facts} facts
 * @param {string} kind
 * @returns {[string, string][]}
 */
export function headOf(facts, kind) {
  return [
    ["kind", kind],
    ["template", "1"],
    ["deployment", facts.id],
  ];
}

/**
 * The pre-deployment checklist.
 *
 * @param {Facts} facts
 * @param {Random} random
 */
export function writePreDeploymentChecklist(facts, random) {
  const { house, types, release, incident } = facts;
  const hotfix = types.includes("hotfix");
  const begun = facts.reached !== "plan";
  return page(
    headOf(facts, "pre-deployment-checklist"),
    `Pre-deployment checklist: ${release}`,
    section(
      "Release",
      fields(house, [
        ["Release", release],
        ["Environment", "production"],
        ["Window", windowOf(facts)],
        ["Deployment lead", person(facts, "lead")],
        ["Risk level", facts.risk],
        ...(incident === undefined ? [] : [/** @type {const} */ (["Incident", incident])]),
      ]),
    ),
    section(
      "Prerequisites",
      gates(house, true, [
        "Exit criteria of the security review met",
        "No Critical finding is open",
        ...(hotfix
          ? ["Critical path validated", "Senior engineer assigned to watch the deployment"]
          : ["Release candidate tested in staging", "Staging mirrors the production configuration"]),
        "Rollback procedure tested",
        ...(types.includes("database-migration")
          ? ["Database migrations validated and ready to run", "Database migrations reversed in a test"]
          : []),
        ...(types.includes("microservice")
          ? ["Service dependencies validated", "Deployments this one waits for are out"]
          : []),
        ...(types.includes("infrastructure") ? ["Infrastructure change tested in staging"] : []),
        "Team notified of the window",
      ]),
    ),
    automatedChecks(facts, random),
    section(
      "Artifacts",
      table(house, ["Artifact", "Version", "Checksum"], artifacts(facts)),
      gates(house, true, [
        "Deployment artifacts built and verified",
        "Artifact checksums recorded",
        "Container images tagged and signed",
        "Configuration files prepared",
      ]),
    ),
    section(
      "Documentation",
      gates(house, true, [
        "Release notes complete",
        "Deployment runbook updated",
        "Rollback runbook verified",
        "Communication plan ready",
      ]),
    ),
    section(
      "Environment",
      fields(house, [["On-call engineer", person(facts, "onCall")]]),
      gates(house, true, [
        "Infrastructure capacity verified",
        "Environment variables and secrets configured",
        "Deployment pipeline ready to run",
        "Monitoring dashboards ready",
        "Alert thresholds configured",
        "On-call engineer identified",
      ]),
    ),
    section(
      "Approvals",
      gates(house, true, [
        `Technical lead approval — ${person(facts, "technicalLead")}, ${approvalDay(facts, 1)}`,
        `Security sign-off — ${person(facts, "security")}, ${approvalDay(facts, 3)}`,
        `Operations sign-off — ${person(facts, "operations")}, ${approvalDay(facts, 1)}`,
        `Product owner approval (if applicable) — ${person(facts, "productOwner")}, ${approvalDay(facts, 2)}`,
      ]),
    ),
    backups(facts, random, begun),
    section(
      "Production health",
      fields(house, [
        ["Open incidents", begun ? (incident === undefined ? "None" : `${incident}, which this release fixes`) : " "],
      ]),
      gates(house, begun, [
        "Production is stable and healthy",
        "No incident is open except the one this release fixes",
      ]),
    ),
    section(
      "Last hour",
      gates(house, begun, ["Deployment team assembled in its channel", "Stakeholders told that the window begins"]),
    ),
  );
}

/**
 * Services with their checksums.
 *
 * @param {Facts} facts
 * @returns {string[][]}
 */
export function artifacts({ services, release, checksums }) {
  return services.map((service, at) => [service, release, checksums[at] ?? ""]);
}

/**
 * @param {Facts} facts
 * @param {Random} random
 */
function automatedChecks({ house, types, domain }, random) {
  const run = random.whole(1000, 90000);
  const passed = `PASS, run ${run}: ${random.whole(100, 4000)} passed`;
  const hotfix = types.includes("hotfix");
  const rows = [
    ...(hotfix
      ? [["Critical path", "`npm test`", passed]]
      : [
          ["Unit tests", "`npm test`", passed],
          ["Integration tests", "`npm run test:integration`", `PASS, run ${run}: ${random.whole(20, 900)} passed`],
          ["End-to-end tests", "`npm run test:e2e`", `PASS, run ${run + 2}: ${random.whole(10, 90)} passed`],
          ["Performance", "`npm run lighthouse`", `PASS, ${domain.page.toLowerCase()} scores ${random.whole(85, 99)}`],
        ]),
    ["Dependency audit", "`npm audit`", "PASS, 0 vulnerabilities"],
    ["Security scan", "`snyk test`", `PASS, run ${run + 1}`],
    ["Build", "`npm run build`", `PASS, run ${run}`],
  ];
  return section(
    "Automated checks",
    table(house, ["Check", "Command", "Result"], rows),
    gates(house, true, [
      "All tests pass",
      "Security scan is clean",
      ...(hotfix ? [] : ["Performance is within the agreed limits"]),
    ]),
  );
}

/**
 * @param {Facts} facts
 * @param {Random} random
 * @param {boolean} begun
 */
function backups(facts, random, begun) {
  const { house, domain } = facts;
  /** @type {(...cells: string[]) => string[]} */
  const filled = (...cells) => cells.map((cell) => (begun ? cell : ""));
  const taken = -random.whole(35, 55);
  return section(
    "Backups",
    table(
      house,
      ["Backup", "Taken", "Identifier", "Restore test"],
      [
        [
          "Database",
          ...filled(
            moment(facts, taken),
            `${domain.noun}-db-${random.whole(10000, 99999)}`,
            `Restored to ${domain.noun}-restore in ${random.whole(4, 50)} minutes`,
          ),
        ],
        [
          "Critical configuration",
          ...filled(moment(facts, taken + 4), `commit ${random.hex(7)}`, "Applied to staging, OK"),
        ],
      ],
    ),
    gates(house, begun, [
      "Final backups of databases and critical configuration taken",
      "Backups verified as restorable",
    ]),
  );
}

/**
 * The deployment checklist.
 *
 * @param {Facts} facts
 * @param {Random} random
 */
export function writeDeploymentChecklist(facts, random) {
  const { house, types, release, strategy, services, outcome } = facts;
  const hotfix = types.includes("hotfix");
  const begun = facts.reached !== "plan";
  const served = begun && outcome === "deployed";
  const { infrastructure, migration } = earlySteps(facts);
  return page(
    headOf(facts, "deployment-checklist"),
    `Deployment checklist: ${release}`,
    section(
      "Deployment info",
      fields(house, [
        ["Version", release],
        ["Environment", "production"],
        ["Strategy", strategy],
        ["Window", windowOf(facts)],
        ["Deploying engineer", person(facts, "engineer")],
        ["Reviewer or backup", person(facts, "backup")],
        ...(hotfix
          ? [
              /** @type {const} */ (["Senior engineer watching", person(facts, "senior")]),
              /** @type {const} */ (["Critical path", facts.domain.journey]),
            ]
          : []),
      ]),
    ),
    section(
      "Pre-deploy verification",
      gates(house, true, [
        "All upstream gates satisfied (review, test, security)",
        ...(hotfix
          ? ["Critical path validated with the fix"]
          : ["Staging deployment succeeded", "Smoke tests pass in staging"]),
        ...(types.includes("database-migration")
          ? ["Database migrations completed in a rehearsal and were reversed"]
          : []),
        ...(strategy === "feature-flag" ? [`Flag \`${flagName(facts)}\` exists in production and is closed`] : []),
        `${clause(facts, random)}: compared for ${random.whole(3, 30)} days`,
      ]),
    ),
    section(
      "T-60 minutes",
      gates(house, begun, [
        "Deployment team assembled on its channel, every role taken",
        "Production is stable and healthy",
        "No incident is open except the one this release fixes",
        "Backups taken and verified as restorable",
        "Stakeholders told that the window begins",
        ...(hotfix ? ["Senior engineer watches from here on"] : []),
      ]),
    ),
    section(
      "T-30 minutes",
      gates(house, begun, [
        ...(hotfix ? [] : ["Smoke tests in staging verified once more"]),
        "Deployment window confirmed with the team",
        "Stakeholders notified of what users will notice",
        "Rollback procedure is documented and tested",
        ...(types.includes("microservice") ? ["Services that this release needs are out and healthy"] : []),
      ]),
    ),
    infrastructure.length === 0
      ? undefined
      : section(
          "Infrastructure change",
          stepTable(facts, infrastructure),
          gates(house, begun, ["Infrastructure change is in place before the code that needs it"]),
        ),
    migration.length === 0
      ? undefined
      : section(
          "Database migration",
          stepTable(facts, migration),
          gates(house, begun, [
            "Migration scripts ran in the planned order",
            "Locks, replication lag and CPU of the database watched while they ran",
            "Validation queries show the new schema and whole data",
          ]),
        ),
    types.includes("microservice")
      ? section(
          "Service order",
          table(
            house,
            ["Order", "Service", "Needs", "Ready when"],
            services.map((service, at) => [
              `${at + 1}`,
              service,
              services[at - 1] ?? "none",
              `\`/health\` of ${service} reports ${release}`,
            ]),
          ),
          gates(house, begun, ["Each service verified before the next one was started"]),
        )
      : undefined,
    section(
      "Deploy",
      stepTable(facts, deploySteps(facts)),
      gates(house, begun, ["Release commit is tagged"]),
      gates(house, served, [
        "Progress watched and the outcome of every step clear before the next one",
        "All instances updated, healthy and serving the new version",
      ]),
    ),
    verification(facts, random, served),
    section(
      "Stabilization",
      gates(house, facts.reached === "close" && served, [
        "Error dashboards watched for the first 24 hours",
        "User reports and support tickets watched for the first 24 hours",
        "Latency and throughput stayed at the level before the deployment",
      ]),
    ),
    section(
      "Closing",
      gates(house, facts.reached === "close", [
        "Users accepted the release",
        "Performance benchmarks run against production",
        "Security scan of production is clean",
        "Extended monitoring scheduled for the next 24 to 48 hours",
        "Team and stakeholders told of the outcome",
        "Status page updated",
        "Deployment log complete",
        "Changelog, release notes and version documentation updated",
        "Issues in the tracker closed or moved",
        "Old versions removed",
        ...(hotfix ? [] : ["Staging cleaned up"]),
        "Deployment artifacts archived",
        ...(strategy === "feature-flag" ? ["Removal of the flag scheduled"] : []),
      ]),
    ),
    section(
      "Outcome",
      fields(house, [
        ["Result", outcome === undefined ? " " : outcome === "deployed" ? "DEPLOYED" : "ROLLED_BACK"],
        ["Notes", begun ? paragraph(facts, random, 1, 2) : " "],
      ]),
    ),
  );
}

/**
 * @param {Facts} facts
 * @param {readonly Step[]} rows
 */
function stepTable(facts, rows) {
  const all = [...earlySteps(facts).infrastructure, ...earlySteps(facts).migration, ...deploySteps(facts)];
  const failed = failedStep(facts);
  /** @type {(step: Step) => boolean} */
  const done = ({ step }) =>
    facts.reached !== "plan" && (failed === undefined || all.findIndex((it) => it.step === step) < failed);
  return table(
    facts.house,
    ["Step", "Command", "Verification", "Undo", "Done"],
    rows.map((row) => [row.step, `\`${row.command}\``, row.verification, row.undo, done(row) ? "[x]" : "[ ]"]),
  );
}

/**
 * @param {Facts} facts
 * @param {Random} random
 * @param {boolean} measured
 */
function verification(facts, random, measured) {
  const { house, types, limits, domain, perMinute } = facts;
  /** @type {(value: string) => string[]} */
  const result = (value) => (measured ? [value, "OK"] : ["", ""]);
  const least = Math.round(perMinute * 0.8);
  return section(
    "Post-deploy verification",
    table(
      house,
      ["Check", "Threshold", "Result", "Status"],
      [
        [
          "Error rate",
          `< ${limits.errors}%`,
          ...result(`0.${random.whole(1, 9)}${random.whole(1, 9)}%`.replace(/^0\.[2-9]/, "0.1")),
        ],
        ["p50 latency", `< ${limits.p50} ms`, ...result(`${limits.p50 - random.whole(2, 25)} ms`)],
        ["p95 latency", `< ${limits.p95} ms`, ...result(`${limits.p95 - random.whole(2, 70)} ms`)],
        ["p99 latency", `< ${limits.p99} ms`, ...result(`${limits.p99 - random.whole(2, 150)} ms`)],
        ["Throughput", "within 10% of the baseline", ...result(`${random.whole(1, 6)}% above the baseline`)],
        [
          `${domain.counted} per minute`,
          `> ${least} per minute`,
          ...result(`${perMinute + random.whole(0, 30)} per minute`),
        ],
        ["New ERROR or WARN lines in the logs", "< 5 per minute", ...result(`${random.whole(0, 3)} per minute`)],
      ],
    ),
    gates(house, measured, [
      "Critical user journeys pass the smoke tests",
      ...(types.includes("database-migration") ? ["Database migrations are complete"] : []),
      "No alert was triggered",
      "Logs scanned for new errors and warnings",
    ]),
  );
}
