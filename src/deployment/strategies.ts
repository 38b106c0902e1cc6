import { holdsAny } from "../kinds/condition.ts";
import type { Facts } from "../model/kind.ts";

/** A way to bring a release out, with what it costs; each text is one line. */
export interface Strategy {
  readonly name: string;
  /** Whom a fault reaches. */
  readonly risk: string;
  readonly cost: string;
  readonly rollback: string;
  /** The highest risk it is for, as a step of `levels`. */
  readonly bears: number;
}

/** How well a strategy fits; `refused` is what the rule direct-migration reports. */
export type Fit = "fits" | "below the risk" | "refused";

const levels: readonly string[] = ["low", "medium", "high"];

/** The strategies by what they bear, the least costly first (002 step 3); a flag is for more than high risk. */
export const strategies: readonly Strategy[] = [
  {
    name: "direct",
    risk: "a fault reaches everyone at once",
    cost: "none beyond the release, perhaps a short downtime",
    rollback: "redeploy the previous version",
    bears: 0,
  },
  {
    name: "rolling",
    risk: "a fault reaches those on the replaced instances",
    cost: "two versions serve side by side for a while",
    rollback: "drain the new instances and redeploy, one after the other",
    bears: 1,
  },
  {
    name: "blue-green",
    risk: "a fault reaches everyone after the switch, and none before it",
    cost: "a second environment of the same size",
    rollback: "switch the traffic back, in seconds",
    bears: 1,
  },
  {
    name: "canary",
    risk: "a fault reaches a small share first",
    cost: "weighted traffic, and hours of watching the stages",
    rollback: "take the weight back to 0, in seconds",
    bears: 2,
  },
  {
    name: "feature-flag",
    risk: "a fault reaches only whom the flag is open for",
    cost: "a switch in the code, and its removal later",
    rollback: "close the flag, without a deployment",
    bears: 3,
  },
];

/** How a strategy fits type, risk and incident of a deployment, as the rules direct-migration and mismatched-strategy judge it. */
export function fitOf({ name, bears }: Strategy, facts: Facts): Fit {
  const migrates = holdsAny(facts.type, ["database-migration"]);
  if (migrates && !holdsAny(name, ["blue-green", "canary"])) return "refused";
  const asked = typeof facts.risk === "string" ? levels.indexOf(facts.risk) : -1;
  if (asked <= bears) return "fits";
  const isUrgent = name === "direct" && isForIncident(facts);
  return isUrgent || (name === "blue-green" && migrates) ? "fits" : "below the risk";
}

/** The strategy to propose: direct for an active incident's hotfix, else the least costly that fits; null without a risk. */
export function proposeStrategy(facts: Facts): string | null {
  const fitting = strategies.filter((it) => fitOf(it, facts) === "fits");
  if (isForIncident(facts)) return fitting[0]?.name ?? null;
  const asked = typeof facts.risk === "string" ? levels.indexOf(facts.risk) : -1;
  return asked < 0 ? null : (fitting[0]?.name ?? null);
}

function isForIncident({ type, incident }: Facts): boolean {
  return holdsAny(type, ["hotfix"]) && typeof incident === "string" && incident.trim() !== "";
}
