import { defineRule } from "./rule.ts";
import { holds, placeOfFact } from "./strategy/facts.ts";

export const rule = defineRule({
  id: "missing-incident",
  group: "Strategy and risk",
  nature: "incomplete",
  summary: "A hotfix or an emergency change names no incident",
  meaning: `What skips steps must name the incident that justifies it.

**Not reported**: other types of deployments and changes.`,
  source: "003 phase 1",
  options: {},
  outranks: ["missing-field", "leftover-placeholder", "unchanged-guidance"],
  examples: [
    {
      wrong: "---\ntype: [hotfix]\nrelease: v2.4.1\n---\n\n# Plan\n",
      right: "---\ntype: [hotfix]\nrelease: v2.4.1\nincident: INC-4711\n---\n\n# Plan\n",
      finds: [{ line: 2 }],
    },
    {
      title: "An emergency change",
      wrong: "---\nkind: change-request\n---\n\n# CR-12\n\n## Change\n\n- **Type**: Emergency\n- **Incident**:\n",
      right:
        "---\nkind: change-request\n---\n\n# CR-12\n\n## Change\n\n- **Type**: Emergency\n- **Incident**: INC-4711\n",
      finds: [{ line: 10 }],
    },
  ],
  *check({ document, facts, faults, phaseOf }) {
    const emergency = holds(facts, "change-type", "emergency");
    if (!emergency && !holds(facts, "type", "hotfix")) return;
    const fault = faults.find((it) => it.name.toLowerCase() === "incident" && /^missing-f/.test(it.type));
    const stated = typeof facts.incident === "string" && facts.incident !== "";
    if (stated && !fault) return;
    const range = fault?.range ?? placeOfFact(document, "type");
    if (range === null) return;
    const what = emergency ? "Emergency change" : "Hotfix";
    yield { range, phase: fault?.phase ?? phaseOf(range), message: `${what} names no incident: add the one it mends` };
  },
});
