// @ts-check

import { headOf } from "./checklists.mjs";
import { dayOf, moment, person } from "./facts.mjs";
import { fields, gates, items, page, section, table } from "./markdown.mjs";
import { actions } from "./results.mjs";
import { clause, paragraph, sentence } from "./sentence.mjs";
import { eventsOf } from "./timeline.mjs";

/**
 * @typedef {import("./facts.mjs").Facts} Facts
 * @typedef {import("./random.mjs").Random} Random
 */

/** @param {Facts} facts */
function failureOf(facts) {
  const events = eventsOf(facts);
  const begins = events.find(({ status }) => status === "failed")?.minutes ?? 0;
  return { begins, detected: begins + 2, restored: events.at(-1)?.minutes ?? 0, number: `INC-${4000 + facts.number}` };
}

/**
 * The rows that both documents tell the failure by.
 *
 * @param {Facts} facts
 * @param {Random} random
 */
function course(facts, random) {
  const { begins, detected, restored } = failureOf(facts);
  const between = Array.from({ length: random.whole(0, 4) }, () => [moment(facts, detected), clause(facts, random)]);
  return table(
    facts.house,
    ["Time", "Event"],
    [
      [moment(facts, begins), clause(facts, random)],
      [moment(facts, detected), `Alert "${facts.domain.noun} errors" fires`],
      ...between,
      [moment(facts, restored), `All instances are back on ${facts.previous}`],
    ],
  );
}

/**
 * The incident report of a deployment that was taken back.
 *
 * @param {Facts} facts
 * @param {Random} random
 */
export function writeIncidentReport(facts, random) {
  const { house, release } = facts;
  const { detected, restored, number } = failureOf(facts);
  return page(
    headOf(facts, "incident-report"),
    `Incident report: ${release}`,
    section(
      "Incident",
      fields(house, [
        ["Number", number],
        ["Release", release],
        ["Severity", random.pick(["high", "medium", "critical"])],
        ["Detected", moment(facts, detected)],
        ["Resolved", moment(facts, restored)],
        ["Incident lead", person(facts, "lead")],
      ]),
    ),
    section("Timeline", course(facts, random)),
    section(
      "Root cause",
      paragraph(facts, random, 2, 5),
      random.chance(0.5) ? `\`\`\`text\n${trace(facts, random)}\n\`\`\`` : undefined,
    ),
    section(
      "Impact",
      fields(house, [
        [
          "Users",
          `About ${random.whole(20, 4000)} requests, ${random.whole(1, 9)}% of those in ${restored - detected + 2} minutes`,
        ],
        ["Features", clause(facts, random)],
        ["Data integrity", "none"],
      ]),
    ),
    section(
      "Immediate actions",
      fields(house, [
        ["Rollback", `From ${moment(facts, detected + 1)}, to ${facts.previous}`],
        ["Scaling", "not needed"],
        ["Maintenance mode", "not needed"],
      ]),
    ),
    section(
      "Communication",
      gates(house, true, ["Status page updated", "On-call engineer notified", "Stakeholders told"]),
    ),
    section("Remediation", paragraph(facts, random, 2, 4)),
    section("Prevention", actions(facts, random)),
  );
}

/**
 * @param {Facts} facts
 * @param {Random} random
 */
function trace({ domain, services }, random) {
  const frames = Array.from(
    { length: random.whole(4, 14) },
    () =>
      `    at ${domain.noun}.${random.pick(["open", "fill", "load", "merge", "flush"])}${random.hex(3)} (${services[0]}/src/${random.hex(5)}.ts:${random.whole(3, 700)})`,
  );
  return [`Error: EMFILE: too many open files, open '/var/lib/${domain.noun}/${random.hex(6)}'`, ...frames].join("\n");
}

/**
 * The post-mortem of a deployment that was taken back.
 *
 * @param {Facts} facts
 * @param {Random} random
 */
export function writePostMortem(facts, random) {
  const { house, release } = facts;
  const { begins, detected, restored, number } = failureOf(facts);
  return page(
    headOf(facts, "post-mortem"),
    `Post-mortem: ${release}`,
    section(
      "Summary",
      fields(house, [
        ["Release", release],
        ["Incident", number],
        ["Written by", person(facts, "backup")],
        ["Date", dayOf(facts, 4)],
      ]),
      paragraph(facts, random, 3, 5),
    ),
    section("What failed", paragraph(facts, random, 2, 4)),
    section("When", course(facts, random)),
    section("Why", paragraph(facts, random, 3, 6)),
    section(
      "How it was detected",
      fields(house, [
        ["Detected by", "Alert"],
        ["Time to detect", `${detected - begins} minutes`],
        ["Time to restore", `${restored - begins} minutes`],
      ]),
    ),
    section(
      "What helped and what hindered",
      items(
        house,
        Array.from({ length: random.whole(2, 5) }, () => sentence(facts, random)),
      ),
    ),
    section("Actions", actions(facts, random)),
  );
}
