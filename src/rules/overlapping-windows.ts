import type { DeploymentHead } from "../model/subject.ts";
import { commonServices, isSameEnvironment, isTakenBack } from "./deployment/heads.ts";
import { defineRule } from "./rule.ts";
import { holds } from "./strategy/facts.ts";
import { windowOf } from "./time/window.ts";
import { listNames, quote } from "./wording/quote.ts";

const plan = (window: string, facts = "status: approved\nservices: [api, web]\n") =>
  `---\nkind: deployment-plan\nenvironment: production\nwindow: ${window}\n${facts}---\n\n# Plan\n`;
const path = "2026-12-01-checkout/deployment-plan.md";
const search = "../2026-12-01-search/deployment-plan.md";
const late = "2026-12-01T23:00Z/2026-12-02T00:30Z";

export const rule = defineRule({
  id: "overlapping-windows",
  group: "Time",
  nature: "contradiction",
  summary: "Two deployments change the same service at the same time",
  meaning: `When two releases of a service go out at once, nobody can say which of them did the harm, and rolling back one may take back
the other. Both plans are told. A draft may still be moved and a hotfix cannot wait: with either of them it is a warning.

**Not reported**: windows that only touch; other environments; plans without a service in common, or that name none;
deployments that are cancelled, rolled back or closed; windows that cannot be read; a plan on its own, without its folder.`,
  source: "002 requirements; 004 §1.2",
  options: {},
  examples: [
    {
      path,
      beside: { [search]: plan(late, "status: approved\nservices: [web]\n") },
      wrong: plan("2026-12-01T22:00Z/2026-12-01T23:30Z"),
      right: plan("2026-12-01T22:00Z/2026-12-01T23:00Z"),
      finds: [{ line: 4, message: '"2026-12-01-search"' }],
    },
    {
      title: "Another service, and another zone",
      path,
      beside: { [search]: plan(late, "status: deployed\nservices: API\n") },
      wrong: plan("2026-12-02T00:15+01:00/PT30M", "status: approved\nservices: [api]\n"),
      right: plan("2026-12-02T00:15+01:00/PT30M", "status: approved\nservices: [worker]\n"),
      finds: [{ line: 4, message: "api" }],
    },
    {
      title: "One that was called off",
      path,
      beside: {
        [search]: plan(late, "status: cancelled\nservices: [web]\n"),
        "../2026-12-01-mail/deployment-plan.md": plan(late),
      },
      wrong: plan("2026-12-01T22:00Z/2026-12-01T23:30Z"),
      right: plan("2026-12-01T22:00Z/2026-12-01T23:30Z", "status: cancelled\nservices: [api, web]\n"),
      finds: [{ line: 4, message: '"2026-12-01-mail"' }],
    },
  ],
  *check({ document, deployment, phaseOf }) {
    if (deployment === null || deployment.plan.document.path !== document.path || isOver(deployment)) return;
    const window = windowOf(deployment.facts);
    if (window === null) return;
    const range = deployment.placeOf("window");
    for (const other of deployment.others) {
      const its = isOver(other) || other.path === deployment.path ? null : windowOf(other.facts);
      if (its === null || window.start >= its.end || its.start >= window.end) continue;
      const services = commonServices(deployment.facts, other.facts);
      if (services.length === 0 || !isSameEnvironment(deployment.facts, other.facts)) continue;
      yield {
        range,
        phase: phaseOf(range),
        ...(isUnsettled(deployment) || isUnsettled(other) ? { nature: "advice" as const } : {}),
        message: `Window overlaps that of ${quote(other.name)}, which changes ${listNames(services, "and")} too: move one of them`,
        related: [{ path: other.path, range: other.placeOf("window"), message: "The other window" }],
      };
    }
  },
});

function isOver(head: DeploymentHead): boolean {
  return head.status === "cancelled" || head.status === "closed" || isTakenBack(head);
}

/** A draft may still be moved, and a hotfix goes out when it must. */
function isUnsettled({ status, facts }: DeploymentHead): boolean {
  return status === "draft" || holds(facts, "type", "hotfix");
}
