import type { Status } from "../model/deployment.ts";
import type { Facts } from "../model/kind.ts";
import type { DeploymentHead } from "../model/subject.ts";
import { defineRule } from "./rule.ts";
import { windowOf } from "./time/window.ts";
import { quote } from "./wording/quote.ts";

const plan = (status: string, facts: string) =>
  `---\nkind: deployment-plan\nstatus: ${status}\n${facts}---\n\n# Plan\n`;
const path = "2026-12-02-checkout/deployment-plan.md";
const other = "../2026-12-01-ledger/deployment-plan.md";
const after = "after:\n  - 2026-12-01-ledger\n";

export const rule = defineRule({
  id: "unmet-dependency",
  group: "The deployment as a whole",
  nature: "contradiction",
  summary: "A deployment that must be out before this one is not",
  meaning: `\`after\` names the deployments that come first. Once this one is deployed they must be deployed or closed; before, it is enough
that they are approved and that their window ends before this one begins. A name that no deployment has, and two that wait
for each other, can never be met.

**Not reported**: in a draft, the others' status; after a rollback or a cancellation.`,
  source: "000 variations",
  options: {},
  examples: [
    {
      path,
      beside: { [other]: plan("approved", "window: 2026-12-01T20:00Z/2026-12-01T22:00Z\n") },
      wrong: plan("deployed", after),
      right: plan("approved", `${after}window: 2026-12-02T20:00Z/2026-12-02T22:00Z\n`),
      finds: [{ line: 5, message: '"approved"' }],
    },
    {
      title: "An unknown name",
      path,
      beside: { [other]: plan("closed", "outcome: deployed\n") },
      wrong: plan("draft", "after:\n  - 2026-12-01-legder\n"),
      right: plan("deployed", after),
      finds: [{ line: 5, message: "no deployment" }],
    },
    {
      title: "Each waits for the other",
      path,
      beside: { [other]: plan("draft", "after: [2026-12-02-checkout]\n") },
      wrong: plan("draft", after),
      right: plan("draft", ""),
      finds: [{ line: 5, message: "waits for this one" }],
    },
  ],
  *check({ deployment, document, facts, status }) {
    if (deployment === null || deployment.plan.document.path !== document.path) return;
    if (status === "rolled-back" || status === "cancelled") return;
    for (const [at, name] of namesIn(facts).entries()) {
      const head = deployment.others.find((it) => it.name === name);
      const problem =
        head === undefined
          ? `${quote(name)} is no deployment of this tree: correct the name`
          : describe(head, deployment.name, deployment.others, status, windowOf(facts)?.start ?? null);
      if (problem === null) continue;
      const { positions } = document.frontMatter;
      yield {
        range: positions.get(`/after/${at}`) ?? deployment.placeOf("after"),
        message: problem,
        related: head ? [{ path: head.path, range: head.placeOf("status"), message: `Status of ${head.name}` }] : [],
      };
    }
  },
});

function namesIn({ after: names = [] }: Facts): readonly string[] {
  return (typeof names === "string" ? [names] : names).map((it) => it.trim()).filter((it) => it !== "");
}

/** What stands in the way; null when nothing does. */
function describe(
  head: DeploymentHead,
  own: string,
  all: readonly DeploymentHead[],
  status: Status | null,
  start: number | null,
): string | null {
  if (waitsFor(head, own, all, new Set())) return `${quote(head.name)} waits for this one: drop one of the two`;
  const isOut = head.status === "deployed" || (head.status === "closed" && head.facts.outcome !== "rolled-back");
  if (status === "draft" || isOut) return null;
  const end = windowOf(head.facts)?.end ?? null;
  const isBefore =
    status === "approved" && head.status === "approved" && start !== null && end !== null && end <= start;
  if (isBefore) return null;
  return `${quote(head.name)} is ${quote(head.status ?? "without a status")} and must be out before this one: deploy it first`;
}

function waitsFor(head: DeploymentHead, own: string, all: readonly DeploymentHead[], seen: Set<string>): boolean {
  if (seen.has(head.name)) return false;
  seen.add(head.name);
  const names = namesIn(head.facts);
  return names.includes(own) || all.some((it) => names.includes(it.name) && waitsFor(it, own, all, seen));
}
