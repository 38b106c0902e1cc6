import { type Risk, risks } from "../model/deployment.ts";
import type { Facts } from "../model/kind.ts";
import type { Subject } from "../model/subject.ts";
import { hasRole, stateOf } from "./approvals/people.ts";
import { defineRule } from "./rule.ts";
import { holds } from "./strategy/facts.ts";
import { listNames, quote } from "./wording/quote.ts";

const handoff = (kind: string, template = "1"): string =>
  `---\nkind: ${kind}\ntemplate: ${template}\nstatus: closed\n---\n\n# Checkout\n`;
const plan = (facts: string): string =>
  `---\nkind: deployment-plan\ntemplate: 1\nstatus: approved\n${facts}\n---\n\n# Checkout\n`;
const before = { kind: "change-request", template: "1", status: "approved" } as const;
const planBefore = { ...before, kind: "deployment-plan", facts: { risk: "high", type: "standard" } } as const;

export const rule = defineRule({
  id: "changed-kind",
  group: "The deployment as a whole",
  nature: "contradiction",
  summary: "A document became something of which less is asked",
  meaning: `A kind and its version say what a document is held to. \`check\` compares both with the base branch: what was a change request
and calls itself something else has left its gates behind. So has a deployment that was approved as another type and becomes a
hotfix, which has some hours of grace; and one whose risk is lowered without those who have to approve the higher one.

**Not reported**: a newer version; a lower risk that the same roles approve; drafts, of which nothing was claimed yet; by
\`lint\`, which compares with nothing.`,
  source: null,
  options: {},
  suppressible: false,
  examples: [
    {
      path: "changes/cr-7.md",
      wrong: handoff("operations-handoff"),
      right: handoff("change-request"),
      finds: [{ line: 2, message: '"change-request"' }],
      git: {
        wrong: { says: "it was a change request at the base", before },
        right: { says: "it was a change request at the base", before },
      },
    },
    {
      title: "Fewer approvals",
      path: "deployments/2026-11-12-checkout/deployment-plan.md",
      wrong: plan("risk: low\ntype: standard"),
      right: plan("risk: high\ntype: standard"),
      finds: [{ line: 5, message: '"Security"' }],
      git: {
        wrong: { says: "the risk at the base is high", before: planBefore },
        right: { says: "the risk at the base is high", before: planBefore },
      },
    },
    {
      title: "Grace",
      path: "deployments/2026-11-12-checkout/deployment-plan.md",
      wrong: plan("risk: high\ntype: [standard, hotfix]"),
      right: plan("risk: high\ntype: standard"),
      finds: [{ line: 6, message: "hotfix" }],
      git: {
        wrong: { says: "it was no hotfix at the base", before: planBefore },
        right: { says: "it was no hotfix at the base", before: planBefore },
      },
    },
  ],
  *check(subject) {
    const { evidence, kind, document, deployment } = subject;
    const before = evidence?.before ?? null;
    if (before === null || before.kind === null || before.status === "draft") return;
    const { positions, range, data } = document.frontMatter;
    const at = (key: string) => positions.get(`/${key}`) ?? range ?? document.end;
    if (kind?.name !== before.kind) {
      const now = kind === null ? "of no known kind" : `a ${quote(kind.name)}`;
      yield { range: at("kind"), message: `Was a ${quote(before.kind)} and is ${now}: give it back its kind` };
      return;
    }
    if ((deployment === null || deployment.path === document.path) && before.facts) {
      const { facts } = before;
      if (holds(subject.facts, "type", "hotfix") && !holds(facts, "type", "hotfix")) {
        yield {
          range: at("type"),
          message: "Was approved as no hotfix and is one now: a hotfix comes as a deployment of its own",
        };
      }
      const lost = lostRoles(facts, subject);
      if (lost.length > 0) {
        yield {
          range: at("risk"),
          message: `Risk goes from ${quote(riskOf(facts))} to ${quote(riskOf(subject.facts))}, and ${listNames(lost.map(quote))} no longer approve: who approves the higher risk must approve the lower one`,
        };
      }
    }
    const template = typeof data.template === "string" ? data.template : "";
    if (Number(template) >= Number(before.template) || template === before.template) return;
    yield {
      range: at("template"),
      message: `Was made from version ${quote(before.template)} of its template and says ${quote(template)}: it may only become newer`,
    };
  },
});

/** A risk that is not known counts as the highest. */
function riskOf({ risk }: Facts): Risk {
  return risks.find((it) => it === risk) ?? "high";
}

/** Roles that had to approve at the risk before, that need not today, and that don't. */
function lostRoles(before: Facts, subject: Subject): readonly string[] {
  const { facts, policy, deployment } = subject;
  const [past, present] = [riskOf(before), riskOf(facts)];
  if (risks.indexOf(present) >= risks.indexOf(past)) return [];
  const signs = (role: string): boolean =>
    (deployment?.documents ?? [subject]).some((document) =>
      document.document.approvals.some((it) => stateOf(it) === "signed" && hasRole([role], it, document)),
    );
  return policy[past].filter((it) => !policy[present].includes(it) && !signs(it));
}
