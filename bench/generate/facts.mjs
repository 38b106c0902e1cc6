// @ts-check

// What a deployment is: everything that its documents agree on.

import { randomFor } from "./random.mjs";
import { commandStems, dashboards, domains, familyNames, givenNames, pagers, parts } from "./words.mjs";

/**
 * @typedef {"direct" | "rolling" | "blue-green" | "canary" | "feature-flag"} Strategy
 * @typedef {"draft" | "approved" | "deployed" | "rolled-back" | "closed" | "cancelled"} Status
 * @typedef {"plan" | "verify" | "close"} Reached up to where the documents are filled in
 *
 * @typedef {object} Facts
 * @property {number} number
 * @property {string} id
 * @property {Status} status
 * @property {"deployed" | "rolled-back" | undefined} outcome
 * @property {Reached} reached
 * @property {string} release
 * @property {string} previous the release before
 * @property {readonly string[]} services
 * @property {readonly string[]} types
 * @property {Strategy} strategy
 * @property {"low" | "medium" | "high"} risk
 * @property {number} start of the window, in milliseconds since 1970
 * @property {number} offset of its clock from UTC, in minutes
 * @property {string | undefined} incident
 * @property {readonly string[]} after
 * @property {readonly string[]} people twelve of them, by part: see `roles`
 * @property {(typeof domains)[number]} domain
 * @property {string} company
 * @property {string} channel
 * @property {string} dashboard
 * @property {string} pager
 * @property {string} tool what commands of this team begin with
 * @property {number} instances
 * @property {number} rollbackMinutes
 * @property {string} commit
 * @property {readonly string[]} checksums one for each service
 * @property {number} perMinute what the business metric usually is
 * @property {{ errors: number, p50: number, p95: number, p99: number }} limits per cent and milliseconds
 * @property {import("./markdown.mjs").House} house
 */

/** Which of a deployment's people does what. */
const roles = /** @type {const} */ ({
  lead: 0,
  engineer: 1,
  backup: 2,
  onCall: 3,
  escalation: 4,
  technicalLead: 5,
  security: 6,
  operations: 7,
  productOwner: 8,
  cab: 9,
  requester: 10,
  senior: 11,
});

const day = 24 * 60 * 60 * 1000;
const minute = 60 * 1000;
const firstDay = Date.UTC(2020, 0, 6);
/** What is still to come lies here, so that a benchmark in some years measures the same. */
const future = Date.UTC(2041, 0, 7);

/** Each as often as it comes, of twenty. @type {readonly (Status | "closed after a rollback")[]} */
const statuses = [
  ...repeat(10, "closed"),
  ...repeat(3, "deployed"),
  ...repeat(1, "rolled-back"),
  ...repeat(1, "closed after a rollback"),
  ...repeat(3, "approved"),
  ...repeat(1, "draft"),
  ...repeat(1, "cancelled"),
];

/** @type {readonly (readonly string[])[]} */
const kindsOfDeployment = [
  ...repeat(8, ["standard"]),
  ...repeat(2, ["hotfix"]),
  ...repeat(3, ["database-migration"]),
  ...repeat(3, ["microservice"]),
  ...repeat(2, ["infrastructure"]),
  ...repeat(1, ["microservice", "infrastructure"]),
  ...repeat(1, ["database-migration", "microservice"]),
];

/** @type {readonly Strategy[]} */
const allStrategies = ["direct", "rolling", "blue-green", "canary", "feature-flag"];

/** Which risk each strategy suits (docs/rules/mismatched-strategy.md). */
const risks = /** @type {const} */ ({
  direct: ["low"],
  rolling: ["low", "medium"],
  "blue-green": ["low", "medium"],
  canary: ["medium", "high"],
  "feature-flag": ["high"],
});

/**
 * The facts of one deployment; those of others need not be known for it.
 *
 * @param {string | number} seed
 * @param {number} number of the deployment, from 0
 * @returns {Facts}
 */
export function factsFor(seed, number) {
  const random = randomFor(seed, number, "facts");
  const drawn = random.pick(statuses);
  const status = drawn === "closed after a rollback" ? "closed" : drawn;
  const rolledBack = drawn === "rolled-back" || drawn === "closed after a rollback";
  const types = random.pick(kindsOfDeployment);
  const strategy = random.pick(strategiesFor(types));
  const domain = random.pick(domains);
  const offset = random.pick([0, 60, 120, -300, 330]);
  const ahead = status === "approved" || status === "draft" || status === "cancelled";
  // One deployment a day, so that windows do not overlap.
  const start =
    (ahead ? future : firstDay) + number * day + random.whole(6, 14) * 60 * minute + random.whole(0, 3) * 15 * minute;
  const [major, minor] = [random.whole(0, 19), random.whole(1, 60)];
  const names = random.sample(parts, types.includes("microservice") ? random.whole(2, 4) : 1);
  const services = names.map((part) => `${domain.noun}-${part}`);
  const company = `${random.pick(familyNames)}${random.pick(familyNames)}`.toLowerCase();
  const p50 = random.whole(30, 300);
  return {
    number,
    id: `${new Date(start + offset * minute).toISOString().slice(0, 10)}-${services[0]}-${number}`,
    status,
    outcome: rolledBack ? "rolled-back" : status === "closed" || status === "deployed" ? "deployed" : undefined,
    reached: status === "closed" ? "close" : rolledBack || status === "deployed" ? "verify" : "plan",
    release: `v${major}.${minor}.${random.whole(0, 9)}`,
    previous: `v${major}.${minor - 1}.${random.whole(0, 9)}`,
    services,
    types,
    strategy,
    risk: types.includes("hotfix") ? "low" : random.pick(risks[strategy]),
    start,
    offset,
    incident: types.includes("hotfix") ? `INC-${random.whole(1000, 9999)}` : undefined,
    after: [],
    people: makePeople(random),
    domain,
    company,
    channel: `#${domain.noun}-${random.pick(["releases", "ops", "deploys", "war-room"])}`,
    dashboard: `${random.pick(dashboards)} "${domain.counted}"`,
    pager: `${random.pick(pagers)} "${domain.noun}"`,
    tool: random.pick(commandStems),
    instances: random.whole(2, 24),
    rollbackMinutes: random.whole(1, 4),
    commit: random.hex(7),
    checksums: services.map(() => `sha256:${random.hex(64)}`),
    perMinute: random.whole(40, 9000),
    limits: { errors: random.whole(2, 9) / 10, p50, p95: p50 * random.whole(3, 5), p99: p50 * random.whole(6, 9) },
    house: {
      padded: random.chance(0.6),
      fields: random.pick(["items", "items", "paragraphs", "lines"]),
      bullet: random.pick(["-", "-", "-", "*"]),
      ruled: random.chance(0.3),
    },
  };
}

/**
 * Which strategies a type allows: a migration of a database must be able to go back (docs/rules/direct-migration.md).
 *
 * @param {readonly string[]} types
 * @returns {readonly Strategy[]}
 */
function strategiesFor(types) {
  if (types.includes("database-migration")) return ["blue-green", "canary"];
  return types.includes("hotfix") ? ["direct", "rolling"] : allStrategies;
}

/** @param {import("./random.mjs").Random} random */
function makePeople(random) {
  const given = random.sample(givenNames, 12);
  const family = random.sample(familyNames, 12);
  return given.map((name, at) => `${name} ${family[at]}`);
}

/**
 * @template const T
 * @param {number} times
 * @param {T} value
 */
function repeat(times, value) {
  return Array.from({ length: times }, () => value);
}

/**
 * Who has a part in a deployment.
 *
 * @param {Facts} facts
 * @param {keyof typeof roles} role
 */
export function person(facts, role) {
  return facts.people[roles[role]] ?? "";
}

/**
 * A moment of the deployment as its documents write it, such as 2026-11-17T09:04+01:00.
 *
 * @param {Facts} facts
 * @param {number} minutes after the window's start
 */
export function moment({ start, offset }, minutes) {
  const local = new Date(start + (minutes + offset) * minute).toISOString().slice(0, 16);
  const clock = Math.abs(offset);
  const zone = `${Math.floor(clock / 60)}`.padStart(2, "0");
  return `${local}${offset < 0 ? "-" : "+"}${zone}:${`${clock % 60}`.padStart(2, "0")}`;
}

/**
 * A day as its documents write it, such as 2026-11-17.
 *
 * @param {Facts} facts
 * @param {number} days after the window's first day
 */
export function dayOf(facts, days) {
  return moment(facts, days * 24 * 60).slice(0, 10);
}

/**
 * The day of an approval: some days before the window, of what is still to come long ago.
 *
 * @param {Facts} facts
 * @param {number} days before the window's first day
 */
export function approvalDay(facts, days) {
  const ahead = facts.start >= future;
  return dayOf(ahead ? { ...facts, start: facts.start - future + firstDay } : facts, -days);
}

/**
 * A day on which what is still open is due.
 *
 * @param {import("./random.mjs").Random} random
 */
export function dueDay(random) {
  return new Date(future + random.whole(10, 3000) * day).toISOString().slice(0, 10);
}
