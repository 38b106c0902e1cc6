import type { Facts } from "../model/kind.ts";
import type { DeploymentHead, Subject } from "../model/subject.ts";
import { defineRule } from "./rule.ts";
import { holds, placeOfFact } from "./strategy/facts.ts";
import { windowOf } from "./time/window.ts";
import { quote } from "./wording/quote.ts";

const plan = (facts: string) =>
  `---\nkind: deployment-plan\nstatus: approved\nenvironment: production\nservices: [checkout, carts]\n${facts}---\n\n# Plan\n`;
const path = "2026-12-01-checkout/deployment-plan.md";
const other = "../2026-12-01-carts/deployment-plan.md";
const late = "window: 2026-12-01T21:00Z/2026-12-01T23:00Z\n";

export const rule = defineRule({
  id: "overlapping-windows",
  group: "Time",
  nature: "contradiction",
  summary: "Two deployments change the same service at the same time",
  meaning: `Two windows of one environment overlap, and both replace the same service: what goes wrong can be put down to neither of them, and
the rollback of one takes the other along. All deployments of the tree are looked at. Where one of them is a draft or a hotfix
it is a warning.

**Not reported**: windows that only touch; deployments that are out, closed, rolled back or cancelled; windows that cannot be
read, and plans that name no service or no environment.`,
  source: "004 §1.2",
  options: {},
  examples: [
    {
      path,
      beside: { [other]: plan("window: 2026-12-01T20:00Z/2026-12-01T22:00Z\n") },
      wrong: plan(late),
      right: plan("window: 2026-12-01T22:00Z/2026-12-01T23:00Z\n"),
      finds: [{ line: 6, message: '"2026-12-01-carts"' }],
    },
    {
      title: "Another service, or another environment",
      path,
      beside: { [other]: plan("window: 2026-12-01T20:00Z/2026-12-01T22:00Z\n") },
      wrong: plan(late),
      right: plan(late).replace("[checkout, carts]", "[search]"),
      finds: [{ line: 6 }],
    },
  ],
  *check({ deployment, document, facts, status, phaseOf }) {
    if (deployment === null || deployment.plan.document.path !== document.path || !isAhead(status)) return;
    const window = windowOf(facts);
    const range = placeOfFact(document, "window");
    if (window === null || range === null) return;
    for (const head of deployment.others) {
      const its = windowOf(head.facts);
      if (its === null || !isAhead(head.status) || its.start >= window.end || its.end <= window.start) continue;
      const service = sharedService(facts, head);
      if (service === null) continue;
      const isFirm = [{ status, facts }, head].every(
        (it) => it.status === "approved" && !holds(it.facts, "type", "hotfix"),
      );
      yield {
        range,
        phase: phaseOf(range),
        message: `Window overlaps that of ${quote(head.name)}, which changes ${quote(service)} too: move one of them`,
        ...(isFirm ? {} : { nature: "advice" as const }),
        related: [{ path: head.path, range: head.placeOf("window"), message: `Window of ${head.name}` }],
      };
    }
  },
});

function isAhead(status: Subject["status"]): boolean {
  return status === "approved" || status === "draft" || status === null;
}

/** A service that both change in the same environment; null when there is none. */
function sharedService(facts: Facts, { facts: others }: DeploymentHead): string | null {
  const { environment } = others;
  if (typeof environment !== "string" || !holds(facts, "environment", environment.trim().toLowerCase())) return null;
  const services = typeof others.services === "string" ? others.services.split(",") : (others.services ?? []);
  return services.find((it) => it.trim() !== "" && holds(facts, "services", it.trim().toLowerCase())) ?? null;
}
