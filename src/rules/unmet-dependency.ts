import { dependenciesOf, judgeDependency } from "./deployment/dependencies.ts";
import { isTakenBack } from "./deployment/heads.ts";
import { defineRule } from "./rule.ts";
import { quote } from "./wording/quote.ts";

const plan = (facts: string, window = "2026-12-01T22:00Z/2026-12-01T23:00Z") =>
  `---\nkind: deployment-plan\nwindow: ${window}\n${facts}---\n\n# Plan\n`;
const path = "2026-12-01-checkout/deployment-plan.md";
const waiting = "after:\n  - 2026-12-01-payment-api\n";
const payment = "../2026-12-01-payment-api/deployment-plan.md";

export const rule = defineRule({
  id: "unmet-dependency",
  group: "The deployment as a whole",
  nature: "contradiction",
  summary: "A deployment that this one waits for is not out",
  meaning: `\`after\` names the deployments that have to be out first. An approved plan may count on one that is still to come, as long as
its own window begins when the other one's is over; once it is deployed, what it waited for has to be deployed too. A name
that no deployment has, and deployments that wait for each other, are reported whatever the status.

**Not reported**: a draft's order, and windows that cannot be read; a deployment that was cancelled or rolled back itself;
a plan on its own, without its folder. An unknown name in a draft is a warning: the other plan may still be on its way.`,
  source: "000 variations",
  options: {},
  examples: [
    {
      path,
      beside: { [payment]: plan("status: approved\n") },
      wrong: plan(`status: deployed\n${waiting}`, "2026-12-01T23:00Z/2026-12-02T00:00Z"),
      right: plan(`status: approved\n${waiting}`, "2026-12-01T23:00Z/2026-12-02T00:00Z"),
      finds: [{ line: 6, message: '"approved"' }],
    },
    {
      title: "Too early",
      path,
      beside: { [payment]: plan("status: approved\n") },
      wrong: plan(`status: approved\n${waiting}`, "2026-12-01T22:30Z/2026-12-02T00:00Z"),
      right: plan(`status: draft\n${waiting}`, "2026-12-01T22:30Z/2026-12-02T00:00Z"),
      finds: [{ line: 6, message: "window" }],
    },
    {
      title: "A name that no deployment has",
      path,
      beside: { [payment]: plan("status: deployed\n") },
      wrong: plan("status: approved\nafter: 2026-11-30-payment-api\n"),
      right: plan("status: approved\nafter: 2026-12-01-payment-api\n"),
      finds: [{ line: 5, message: 'did you mean "2026-12-01-payment-api"' }],
    },
    {
      title: "Deployments that wait for each other",
      path,
      beside: { [payment]: plan("status: draft\nafter: [2026-12-01-checkout]\n") },
      wrong: plan(`status: draft\n${waiting}`),
      right: plan("status: draft\nafter: []\n"),
      finds: [{ line: 6, message: "wait for each other" }],
    },
  ],
  *check({ document, deployment, phaseOf }) {
    if (deployment === null || deployment.plan.document.path !== document.path) return;
    if (deployment.status === "cancelled" || isTakenBack(deployment)) return;
    for (const { name, range } of dependenciesOf(deployment)) {
      const other = deployment.others.find((it) => it.name === name);
      const fault = judgeDependency(name, other, deployment);
      if (fault === null) continue;
      yield {
        range,
        phase: phaseOf(range),
        ...(!other && deployment.status === "draft" ? { nature: "advice" as const } : {}),
        message: `Dependency ${quote(name)} ${fault}`,
        ...(other
          ? { related: [{ path: other.path, range: other.placeOf("status"), message: "Status of the dependency" }] }
          : {}),
      };
    }
  },
});
