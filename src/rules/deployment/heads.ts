import type { Facts } from "../../model/kind.ts";
import type { DeploymentHead } from "../../model/subject.ts";
import { windowOf } from "../time/window.ts";

/** Whether a deployment was carried out, and not taken back. */
export function isOut(head: DeploymentHead): boolean {
  return (head.status === "deployed" || head.status === "closed") && !isTakenBack(head);
}

/** Whether a deployment was rolled back: what it brought is not there. */
export function isTakenBack({ status, facts }: DeploymentHead): boolean {
  if (status === "rolled-back") return true;
  return (status === "deployed" || status === "closed") && facts.outcome === "rolled-back";
}

/** Whether a deployment begins only when another one's window is over; true where either window is not known. */
export function beginsAfter(head: DeploymentHead, other: DeploymentHead): boolean {
  const [own, its] = [windowOf(head.facts), windowOf(other.facts)];
  return own === null || its === null || own.start >= its.end;
}

/** The services that both name, as the first one writes them; placeholders are none. */
export function commonServices(facts: Facts, others: Facts): readonly string[] {
  const known = new Set(namesOf(others.services).map(normalize));
  return namesOf(facts.services).filter((it) => known.has(normalize(it)));
}

/** Whether both name the same environment. */
export function isSameEnvironment(facts: Facts, others: Facts): boolean {
  const [one, other] = [facts, others].map((it) => namesOf(it.environment).map(normalize).join());
  return one !== "" && one === other;
}

/** The values of a fact, or of a list in one line; without those that wait to be filled in. */
export function namesOf(fact: Facts[string] | undefined): readonly string[] {
  const values = typeof fact === "string" ? fact.split(",") : (fact ?? []);
  return values
    .map((it) => it.trim())
    .filter((it) => it !== "" && !/^(?:[[<{].*|TB[DC]|TODO|[-–—_]+|n\/?a|none)$/i.test(it));
}

function normalize(name: string): string {
  return name
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s_-]+/g, "-");
}

/**
 * The deployments from a dependency back to the one that waits for it, when it waits for that one in turn; null when it
 * does not. Each deployment is looked at once.
 */
export function findCycle(
  name: string,
  from: DeploymentHead,
  all: readonly DeploymentHead[],
): readonly DeploymentHead[] | null {
  const byName = new Map(all.map((it) => [it.name, it]));
  const seen = new Set([from.name]);
  const open: (readonly DeploymentHead[])[] = [[from]];
  for (let path = open.pop(); path; path = open.pop()) {
    const after = namesOf(path.at(-1)?.facts.after);
    if (after.includes(name)) return path;
    for (const next of after.flatMap((it) => byName.get(it) ?? [])) {
      if (!seen.has(next.name)) open.push([...path, next]);
      seen.add(next.name);
    }
  }
  return null;
}
