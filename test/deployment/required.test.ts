import { expect, it } from "vitest";
import { documentsFor } from "../../src/deployment/required.ts";
import type { Status } from "../../src/model/deployment.ts";
import type { Facts } from "../../src/model/kind.ts";

const planned = ["pre-deployment-checklist", "deployment-checklist", "rollback-plan"];
const done = ["deployment-log", "smoke-test-results"];
const medium = { risk: "medium" };

it.each<[Status | null, Facts, readonly string[]]>([
  ["draft", medium, [...planned, "change-request"]],
  ["approved", { risk: "low" }, planned],
  ["approved", { risk: "low", strategy: "canary" }, [...planned, "rollout-plan"]],
  ["approved", { risk: "high", strategy: "feature-flag" }, [...planned, "change-request", "rollout-plan"]],
  // Leaving the risk out must not ask for less.
  ["approved", {}, [...planned, "change-request"]],
  ["deployed", { risk: "low" }, [...planned, ...done]],
  ["deployed", medium, [...planned, "change-request", ...done, "monitoring-report"]],
  ["rolled-back", medium, [...planned, "change-request", "deployment-log", "incident-report or post-mortem"]],
  [
    "closed",
    { ...medium, outcome: "deployed" },
    [...planned, "change-request", ...done, "monitoring-report", "operations-handoff", "post-deployment-review"],
  ],
  ["closed", { risk: "low", outcome: "deployed" }, [...planned, ...done]],
  [
    "closed",
    { risk: "low", outcome: "rolled-back" },
    [...planned, "deployment-log", "incident-report or post-mortem", "post-mortem", "post-deployment-review"],
  ],
  ["cancelled", medium, []],
  [
    null,
    medium,
    [...planned, "change-request", ...done, "monitoring-report", "operations-handoff", "post-deployment-review"],
  ],
])("%s with %j asks for %j", (status, facts, expected) => {
  expect(documentsFor(status, facts, {}).map((it) => it.kinds.join(" or "))).toEqual(expected);
});

it("takes the config's list instead of the status's own", () => {
  const required = { approved: [{ kinds: ["rollback-plan"], when: null }], closed: [] };
  expect(documentsFor("closed", { ...medium, outcome: "deployed" }, required)).toEqual([
    { kinds: ["rollback-plan"], since: "approved" },
    { kinds: ["deployment-log"], since: "deployed" },
    { kinds: ["smoke-test-results"], since: "deployed" },
    { kinds: ["monitoring-report"], since: "deployed" },
  ]);
});
