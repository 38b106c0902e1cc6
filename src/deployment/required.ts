import { meets } from "../kinds/condition.ts";
import type { RequiredDocument, RequiredDocuments } from "../model/config.ts";
import type { Status } from "../model/deployment.ts";
import type { Facts } from "../model/kind.ts";
import type { MissingDocument } from "../model/subject.ts";

const one = (kind: string, when: RequiredDocument["when"] = null): RequiredDocument => ({ kinds: [kind], when });
const unlessLow = { risk: "!low" };

/** What each status asks for besides what the ones before it do. */
export const requiredDocuments: RequiredDocuments = {
  approved: [
    one("pre-deployment-checklist"),
    one("deployment-checklist"),
    one("rollback-plan"),
    one("change-request", unlessLow),
    one("rollout-plan", { strategy: ["canary", "feature-flag"] }),
  ],
  deployed: [one("deployment-log"), one("smoke-test-results"), one("monitoring-report", unlessLow)],
  "rolled-back": [one("deployment-log"), { kinds: ["incident-report", "post-mortem"], when: null }],
  closed: [
    one("operations-handoff", { ...unlessLow, outcome: "!rolled-back" }),
    one("post-deployment-review", { ...unlessLow, outcome: "!rolled-back" }),
    one("post-mortem", { outcome: "rolled-back" }),
    one("post-deployment-review", { outcome: "rolled-back" }),
  ],
};

/**
 * The documents that a status asks for besides the plan, each with the first status that does. A draft prepares for
 * `approved`; a deployment that is closed asks for what it went through, by its outcome. `overrides` replaces the lists
 * of the statuses that it names. Without a risk the highest one's are asked for.
 */
export function documentsFor(
  status: Status | null,
  facts: Facts,
  overrides: RequiredDocuments,
): readonly MissingDocument[] {
  const lists = { ...requiredDocuments, ...overrides };
  const seen = new Set<string>();
  return statusesOf(status, facts).flatMap((since) =>
    (lists[since] ?? []).flatMap(({ kinds, when }): MissingDocument[] => {
      const key = kinds.join("\n");
      if (seen.has(key) || !meets(facts, when)) return [];
      seen.add(key);
      return [{ kinds, since }];
    }),
  );
}

/** The statuses whose lists hold, in the order in which a deployment goes through them. */
function statusesOf(status: Status | null, { outcome }: Facts): readonly Status[] {
  const end: Status = outcome === "rolled-back" ? "rolled-back" : "deployed";
  switch (status) {
    case "cancelled":
      return [];
    case "draft":
    case "approved":
      return ["approved"];
    case "deployed":
    case "rolled-back":
      return ["approved", status];
    case "closed":
    case null:
      return ["approved", end, "closed"];
  }
}
