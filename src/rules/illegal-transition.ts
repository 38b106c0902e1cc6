import { type Status, statuses } from "../model/deployment.ts";
import type { Subject } from "../model/subject.ts";
import { defineRule } from "./rule.ts";
import { holds } from "./strategy/facts.ts";
import { windowStart } from "./time/window.ts";
import { listNames, quote } from "./wording/quote.ts";

/** Where each status leads; one merge may make several moves. */
const moves: Readonly<Record<Status, readonly Status[]>> = {
  draft: ["approved", "cancelled"],
  approved: ["draft", "deployed", "rolled-back", "cancelled"],
  deployed: ["closed", "rolled-back"],
  "rolled-back": ["closed"],
  closed: [],
  cancelled: [],
};

const plan = (status: string): string =>
  `---\nkind: deployment-plan\nstatus: ${status}\nrisk: low\n---\n\n# Checkout\n`;

export const rule = defineRule({
  id: "illegal-transition",
  group: "The deployment as a whole",
  nature: "contradiction",
  summary: "The status makes a move that the lifecycle does not know",
  meaning: `\`check\` compares the status with that of the base branch: draft → approved → deployed → closed; approved or deployed →
rolled-back → closed; draft or approved → cancelled; approved → draft before the window. One merge may make several moves. A new
deployment comes as a draft, approved or cancelled; a hotfix may come at any status.

**Not reported**: by \`lint\`, which compares with nothing; in documents that follow their plan's status.`,
  source: null,
  options: {},
  suppressible: false,
  examples: [
    {
      path: "deployments/2026-11-12-checkout/deployment-plan.md",
      wrong: plan("approved"),
      right: plan("closed"),
      finds: [{ line: 3, message: '"deployed"' }],
      git: {
        wrong: {
          says: "the status at the base is deployed",
          before: { kind: "deployment-plan", template: "1", status: "deployed" },
        },
        right: {
          says: "the status at the base is deployed",
          before: { kind: "deployment-plan", template: "1", status: "deployed" },
        },
      },
    },
  ],
  *check(subject) {
    const { evidence, statusRange, status, deployment } = subject;
    const isHead = deployment === null || deployment.path === subject.document.path;
    if (evidence === null || !evidence.compared || statusRange === null || !isHead) return;
    const before = evidence.before;
    if (before === null) {
      if (deployment === null || holds(subject.facts, "type", "hotfix")) return;
      if (status === null || ["draft", "approved", "cancelled"].includes(status)) return;
      yield {
        range: statusRange,
        message: `A new deployment comes as a draft or approved, not as ${quote(status)}: merge the plan before it is carried out`,
      };
      return;
    }
    if (before.status === null || before.status === status) return;
    const reachable = reachableFrom(before.status, isBeforeWindow(subject));
    if (status !== null && reachable.has(status)) return;
    const next = statuses.filter((it) => reachable.has(it));
    const ways = next.length === 0 ? "nothing follows it" : `what may follow is ${listNames(next.map(quote))}`;
    yield {
      range: statusRange,
      message: `Status goes from ${quote(before.status)} to ${status === null ? "none" : quote(status)}: ${ways}`,
    };
  },
});

function reachableFrom(from: Status, mayReschedule: boolean): ReadonlySet<Status> {
  const reached = new Set<Status>();
  const open = [from];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    for (const to of moves[at]) {
      if (reached.has(to) || (to === "draft" && !mayReschedule)) continue;
      reached.add(to);
      open.push(to);
    }
  }
  return reached;
}

/** A window that is not known has not begun. */
function isBeforeWindow({ facts, clock }: Subject): boolean {
  const start = windowStart(facts);
  return start === null || !clock.hasCome(start);
}
