// @ts-check

import { headOf } from "./checklists.mjs";
import { approvalDay, dayOf, moment, person } from "./facts.mjs";
import { fields, gates, page, section, table } from "./markdown.mjs";
import { windowOf } from "./plan.mjs";
import { flagName, rollbackSteps, rolloutStages } from "./procedure.mjs";
import { clause, paragraph } from "./sentence.mjs";
import { eventsOf } from "./timeline.mjs";

/**
 * @typedef {import("./facts.mjs").Facts} Facts
 * @typedef {import("./random.mjs").Random} Random
 */

/**
 * The rollback plan.
 *
 * @param {Facts} facts
 * @param {Random} random
 */
export function writeRollbackPlan(facts, random) {
  const { house, release, limits, domain, types, rollbackMinutes } = facts;
  const rows = rollbackSteps(facts).map(([action, command, expected], at) => [
    `${at + 1}`,
    action,
    `\`${command}\``,
    expected,
  ]);
  return page(
    headOf(facts, "rollback-plan"),
    `Rollback plan: ${release}`,
    section(
      "Rollback triggers",
      table(
        house,
        ["Trigger", "Threshold", "Action", "Mode"],
        [
          [
            "Error rate",
            `> ${(limits.errors * 2).toFixed(1)}% for ${random.whole(2, 5)} minutes`,
            "Roll back",
            "automatic",
          ],
          ["p95 latency", `> ${limits.p95 * 2} ms for ${random.whole(3, 10)} minutes`, "Roll back", "automatic"],
          [
            "p50 latency",
            `> ${random.whole(150, 250)}% of the baseline for 5 minutes`,
            "Investigate, then roll back",
            "manual",
          ],
          [
            `${domain.counted} per minute`,
            `drops by ${random.whole(8, 25)}% within ${random.whole(5, 20)} minutes`,
            "Roll back",
            "manual",
          ],
          ["Health checks", `${random.whole(2, 5)} failures in a row`, "Roll back", "automatic"],
          ["Memory", `> ${random.whole(85, 95)}% for ${random.whole(5, 15)} minutes`, "Roll back", "manual"],
          ["CPU", `> ${random.whole(85, 95)}% for ${random.whole(5, 15)} minutes`, "Roll back", "manual"],
          ["Critical error in the logs", "any", "Roll back", "manual"],
          ["Failed smoke test", "any", "Roll back", "manual"],
          ["Data loss or corruption", "any", "Emergency rollback", "manual"],
          ["Security incident", "any", "Emergency rollback", "manual"],
        ],
      ),
    ),
    section(
      "Rollback procedure",
      types.includes("microservice")
        ? "Services are taken back in the reverse of the order in which they went out."
        : undefined,
      table(house, ["Step", "Action", "Command", "Expected result"], rows),
      random.chance(0.3)
        ? `All of it, in one go:\n\n\`\`\`sh\n${rollbackSteps(facts)
            .map(([, command]) => command)
            .join(" &&\n  ")}\n\`\`\``
        : undefined,
    ),
    section(
      "Estimated rollback time",
      fields(house, [
        ["Rollback time", rollbackMinutes === 1 ? "1 minute" : `${rollbackMinutes} minutes`],
        ["Full rollback time", `${rollbackMinutes + random.whole(3, 20)} minutes`],
      ]),
    ),
    section(
      "Rollback test",
      fields(house, [
        ["Tested", `${dayOf(facts, -random.whole(2, 5))} in staging, by ${person(facts, "backup")}`],
        ["Result", `${facts.previous} answered again after ${random.whole(30, 58)} s; ${clause(facts, random)}`],
      ]),
    ),
    section(
      "Constraints",
      fields(house, [
        ["Migration", types.includes("database-migration") ? "additive" : "none"],
        [
          "External integrations",
          random.chance(0.5)
            ? "none"
            : `Partners have seen up to ${random.whole(10, 900)} ${domain.noun} records of the new version`,
        ],
        [
          "Sent notifications",
          random.chance(0.5) ? "none" : `Mails about ${domain.noun} records stay as they were sent`,
        ],
        ["Other side effects", "none"],
      ]),
      gates(house, true, ["Side effects that stay were taken to the team lead"]),
    ),
    section(
      "Escalation",
      fields(house, [
        ["Contact", person(facts, "escalation")],
        ["Channel", facts.pager],
        ["When", `Step ${random.whole(1, 2)} has not worked after ${random.whole(2, 6)} minutes`],
      ]),
    ),
  );
}

/**
 * The rollout plan of a canary or a flag.
 *
 * @param {Facts} facts
 * @param {Random} random
 */
export function writeRolloutPlan(facts, random) {
  const { house, release, strategy, company, domain, tool, limits } = facts;
  const flag = strategy === "feature-flag";
  const decisions = eventsOf(facts).filter(({ step }) => /^(?:Watch|Raise|Open)/.test(step));
  const served = facts.outcome === "deployed";
  const all = rolloutStages(facts);
  const stages = all.map(({ title, weight, minutes, last }, at) => {
    const passed = facts.reached !== "plan" && (served || at < all.length - 1);
    const word = at < all.length - 1 ? "continue" : served ? "complete" : "roll back";
    const decision =
      facts.reached === "plan"
        ? " "
        : `${word}, ${person(facts, "lead")}, ${moment(facts, decisions[at]?.minutes ?? 0)}`;
    return [
      `### Stage ${at + 1}: ${title}`,
      fields(house, [
        ...(weight === undefined ? [] : [/** @type {const} */ (["Weight", `${weight}%`])]),
        ["Duration", `${minutes} minutes`],
        ["Decision", decision],
      ]),
      "**Success criteria**:",
      gates(house, passed, [`Error rate < ${limits.errors}%`, "p95 latency within 10% of the baseline", last]),
    ].join("\n\n");
  });
  return page(
    headOf(facts, "rollout-plan"),
    `Rollout plan: ${release}`,
    section(
      "Rollout",
      fields(house, [
        ["Release", release],
        ["Dashboard", `https://graphs.${company}.example/d/${domain.noun}-${facts.number}`],
        ["Watched by", person(facts, "backup")],
        ["Decided by", person(facts, "lead")],
      ]),
      random.chance(0.5) ? paragraph(facts, random, 1, 3) : undefined,
    ),
    flag
      ? section(
          "Flag",
          fields(house, [
            ["Flag", flagName(facts)],
            ["Default", "off"],
            ["Kill switch", `\`${tool}/flag.sh close ${flagName(facts)}\``],
            ["Kill switch time", `${random.whole(8, 50)} s`],
            ["Internal users", `Staff of ${random.whole(2, 9)} branches, ${random.whole(40, 400)} people`],
            ["Cleanup ticket", `${domain.noun.toUpperCase()}-${random.whole(100, 4000)}`],
          ]),
          gates(house, true, ["Flag is off by default and the deployment is dark", "Kill switch tested"]),
        )
      : undefined,
    section("Stages", ...stages),
    section(
      "After the rollout",
      gates(house, facts.reached === "close" && served, [
        "All users have the release and every stage was decided",
        flag
          ? "Flag removed from the code, or its removal scheduled"
          : "Previous version kept until the last stage passed",
      ]),
    ),
  );
}

/**
 * The change request.
 *
 * @param {Facts} facts
 * @param {Random} random
 */
export function writeChangeRequest(facts, random) {
  const { house, release, types, incident, services } = facts;
  const number = `CR-${random.whole(100, 9999)}`;
  return page(
    headOf(facts, "change-request"),
    `Change request: ${number}`,
    section(
      "Change",
      fields(house, [
        ["Number", number],
        ["Summary", `${services.join(", ")} ${release}: ${clause(facts, random)}`],
        ["Type", types.includes("hotfix") ? "Emergency" : "Normal"],
        ["Risk level", facts.risk],
        ["Release", release],
        ["Requested by", person(facts, "requester")],
        ["Window", windowOf(facts)],
        ...(incident === undefined ? [] : [/** @type {const} */ (["Incident", incident])]),
      ]),
    ),
    section(
      "Business justification",
      paragraph(facts, random, 3, 5),
      random.chance(0.4) ? paragraph(facts, random, 2, 3) : undefined,
    ),
    section(
      "Technical details",
      fields(house, [
        ["Components affected", services.join(", ")],
        ["Downtime required", "No"],
        ["Rollback time", facts.rollbackMinutes === 1 ? "1 minute" : `${facts.rollbackMinutes} minutes`],
      ]),
    ),
    section(
      "Risk assessment",
      table(
        house,
        ["Risk", "Likelihood", "Impact", "Mitigation"],
        Array.from({ length: random.whole(2, 6) }, () => [
          clause(facts, random),
          random.pick(["L", "M"]),
          random.pick(["L", "M", "H"]),
          clause(facts, random),
        ]),
      ),
    ),
    section(
      "Approvals",
      table(
        house,
        ["Approver", "Role", "Status", "Date"],
        [[person(facts, "cab"), "CAB", "Approved", approvalDay(facts, random.whole(2, 4))]],
      ),
    ),
  );
}
