import { findClosest } from "../engine/closest.ts";
import { UsageError } from "../errors.ts";
import { risks } from "../model/deployment.ts";
import type { Facts } from "../model/kind.ts";

/** A fact that every kind may use, and the flag that gives it. */
export interface KnownFact {
  readonly name: string;
  /** What is asked, and what the flag's help says. */
  readonly question: string;
  /** Several values, separated by commas. */
  readonly list: boolean;
  /** The only values it may have; null for any. */
  readonly values: readonly string[] | null;
}

/** The facts of a deployment, in the order of a plan's front matter. */
export const knownFacts: readonly KnownFact[] = [
  { name: "release", question: "tag or commit that is released", list: false, values: null },
  { name: "environment", question: "where to, such as production", list: false, values: null },
  { name: "services", question: "services that are replaced", list: true, values: null },
  {
    name: "type",
    question: "what kind of deployment it is",
    list: true,
    values: ["standard", "hotfix", "database-migration", "microservice", "infrastructure"],
  },
  {
    name: "strategy",
    question: "how it is rolled out",
    list: false,
    values: ["direct", "rolling", "blue-green", "canary", "feature-flag"],
  },
  { name: "risk", question: "how risky it is", list: false, values: risks },
  { name: "window", question: "start/end as an ISO 8601 interval with offsets", list: false, values: null },
  { name: "lead", question: "who leads and answers for it", list: false, values: null },
  { name: "engineer", question: "who deploys", list: false, values: null },
  { name: "backup", question: "who takes over", list: false, values: null },
  { name: "incident", question: "incident that a hotfix mends", list: false, values: null },
  { name: "after", question: "deployments that come before it", list: true, values: null },
];

/** What the command decides itself; `--set` may not. */
const decided = ["kind", "template", "deployment", "status"];

/** The values a fact of a kind may have, where its schema limits them; null for any. */
export type AllowedValues = (fact: string) => readonly string[] | null;

/**
 * The facts that flags (`release: "v2"`) and `--set` pairs ("release=v2") give. `names` are the kind's own facts besides
 * the known ones. Throws a UsageError for an unknown fact, one given twice, and a value that can't be.
 */
export function readFacts(
  flags: Readonly<Record<string, string | undefined>>,
  pairs: readonly string[],
  names: readonly string[],
  allowed: AllowedValues,
): Facts {
  const facts: Record<string, string | readonly string[]> = Object.create(null);
  const given = [...knownFacts.map(({ name }) => [name, flags[name]] as const), ...pairs.map(splitPair)];
  const valid = [...new Set([...knownFacts.map(({ name }) => name), ...names])].filter(
    (name) => !decided.includes(name),
  );
  for (const [name, value] of given) {
    if (value === undefined) continue;
    if (!valid.includes(name)) throw new UsageError(describeUnknown(name, valid));
    if (facts[name] !== undefined) throw new UsageError(`Fact "${name}" is given twice`);
    facts[name] = readValue(name, value, allowed);
  }
  return facts;
}

/** A fact's value in the form documents hold it. Throws a UsageError that lists what is allowed. */
export function readValue(name: string, value: string, allowed: AllowedValues): string | readonly string[] {
  if (/[^\P{Cc}\t\r\n]|\p{Cs}/u.test(value)) throw new UsageError(`Fact "${name}" holds a control character`);
  const known = knownFacts.find((fact) => fact.name === name);
  const values = choicesOf(name, allowed);
  const parts = known?.list
    ? value
        .split(",")
        .map((part) => part.trim())
        .filter((part) => part !== "")
    : [value.trim()];
  if (parts.length === 0 || parts.includes("")) throw new UsageError(`Fact "${name}" is empty`);
  const canonical = [...new Set(parts.map((part) => (values === null ? part : chooseValue(name, part, values))))];
  if (name === "type" && canonical.length > 1 && canonical.includes("standard")) {
    throw new UsageError(
      `Type "standard" stands alone: leave it out beside ${canonical.filter((it) => it !== "standard").join(", ")}`,
    );
  }
  return known?.list ? canonical : (canonical[0] ?? "");
}

/** The values to choose a fact from; null when any will do. */
export function choicesOf(name: string, allowed: AllowedValues): readonly string[] | null {
  const known = knownFacts.find((fact) => fact.name === name)?.values ?? null;
  // A kind may spell a known value in its own way ("High"); among documents it has one spelling.
  const spell = (value: string) => known?.find((it) => normalize(it) === normalize(value)) ?? value;
  return (allowed(name) ?? known)?.map(spell) ?? null;
}

function chooseValue(name: string, value: string, values: readonly string[]): string {
  const chosen = values.find((other) => normalize(other) === normalize(value));
  if (chosen !== undefined) return chosen;
  const closest = findClosest(value, values);
  const hint = closest === null ? "" : ` (did you mean "${closest}"?)`;
  throw new UsageError(`Fact "${name}" is "${value}": expected one of ${values.join(", ")}${hint}`);
}

function splitPair(pair: string): readonly [string, string] {
  const at = pair.indexOf("=");
  if (at < 1) throw new UsageError(`--set needs key=value, not "${pair}"`);
  return [pair.slice(0, at).trim(), pair.slice(at + 1)];
}

function describeUnknown(name: string, valid: readonly string[]): string {
  if (decided.includes(name)) {
    return name === "deployment"
      ? "Give the deployment by --deployment, not by --set"
      : `"${name}" can't be set: it is decided by what is written`;
  }
  const closest = findClosest(name, valid);
  return `Unknown fact "${name}": ${closest === null ? `facts are ${valid.join(", ")}` : `did you mean "${closest}"?`}`;
}

function normalize(value: string): string {
  return value
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, "-");
}
