import type { StatedFact, Subject } from "../model/subject.ts";
import { holdersOf, placeIn } from "./deployment/documents.ts";
import { agree, isOpen } from "./deployment/same-fact.ts";
import { isStaging } from "./deployment/staging.ts";
import { defineRule } from "./rule.ts";
import { quote } from "./wording/quote.ts";

/** What a document says of itself, and the outcome, which has a rule of its own. */
const own = new Set(["kind", "template", "status", "outcome"]);

const plan =
  "---\nkind: deployment-plan\nstatus: approved\nrelease: v2.3.0\nenvironment: production\nservices: [api, web]\nwindow: 2026-12-01T22:00+01:00/2026-12-01T23:30+01:00\nlead: Maya Chen\n---\n\n# Plan\n";

export const rule = defineRule({
  id: "fact-mismatch",
  group: "The deployment as a whole",
  nature: "contradiction",
  summary: "A document says otherwise than the plan",
  meaning: `Release, environment, strategy, window and people stand in the plan; other documents repeat them where a reader needs them.
When two of them disagree, somebody deploys the wrong version, or waits on the wrong night.

**Not reported**: differences of case, blanks and hyphens, in the order of a list, or in what follows a name in brackets or
after a comma; a window given in another zone or in words, as long as it begins and ends at the same moments; smoke tests that
were run in staging; an incident that the deployment itself caused; what is empty or a placeholder.`,
  source: "004 §1.2",
  options: {},
  examples: [
    {
      path: "2026-12-01-checkout/operations-handoff.md",
      beside: { "deployment-plan.md": plan },
      wrong: "---\nkind: operations-handoff\nenvironment: staging\n---\n\n# Handoff\n\n**Release**: v2.3.1\n",
      right:
        "---\nkind: operations-handoff\nenvironment: Production\n---\n\n# Handoff\n\n**Release**: v2.3.0 (build 88)\n",
      finds: [
        { line: 3, message: '"production"' },
        { line: 8, message: '"v2.3.1"' },
      ],
    },
    {
      title: "Windows and lists",
      path: "2026-12-01-checkout/change-request.md",
      beside: { "deployment-plan.md": plan },
      wrong:
        "---\nkind: change-request\nservices: [api]\nwindow: 2026-12-01T22:00Z/2026-12-01T23:30Z\n---\n\n# Change request\n",
      right:
        "---\nkind: change-request\nservices: [web, api]\nwindow: 2026-12-01T21:00Z/PT1H30M\n---\n\n# Change request\n",
      finds: [{ line: 3 }, { line: 4, message: "Window" }],
    },
  ],
  *check({ deployment, document, kind, statedFacts }) {
    if (deployment === null) return;
    for (const stated of statedFacts) {
      const planned = deployment.plan.statedFacts.findLast((it) => it.name === stated.name);
      if (!planned || own.has(stated.name) || isElsewhere(stated, kind, deployment.documents)) continue;
      if (isOpen(stated) || isOpen(planned) || agree(stated, document, planned)) continue;
      const [says, wants] = [stated, planned].map((it) => quote(it.values.join(", ")));
      yield {
        range: stated.range,
        message: `${nameOf(stated)} ${says} differs from the plan's ${wants}: correct one of them`,
        related: [placeIn(deployment.plan, planned.range, `${nameOf(stated)} of the plan`)],
      };
    }
  },
});

/** Tests may have been run in staging; an incident report is about the incident that it reports. */
function isElsewhere({ name, values }: StatedFact, kind: Subject["kind"], documents: readonly Subject[]): boolean {
  if (name === "incident") return kind?.name === "incident-report" || kind?.name === "post-mortem";
  const holdsTests = holdersOf(documents, "tests").some((it) => it.kind?.name === kind?.name);
  return name === "environment" && holdsTests && isStaging(values[0] ?? "");
}

function nameOf({ name }: StatedFact): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
