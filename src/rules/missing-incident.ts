import type { Document } from "../model/document.ts";
import type { Range } from "../model/position.ts";
import { defineRule } from "./rule.ts";
import { holds, placeOfFact } from "./strategy/facts.ts";

export const rule = defineRule({
  id: "missing-incident",
  group: "Strategy and risk",
  nature: "incomplete",
  summary: "A hotfix or an emergency change names no incident",
  meaning: `What skips steps must name the incident that justifies it.

**Not reported**: other types of deployments and changes; a document whose plan alone says that it is a hotfix (the plan is
told).`,
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
      title: "No answer",
      wrong: "---\ntype: hotfix\nincident: N/A\n---\n\n# Plan\n",
      right: "---\ntype: hotfix\nincident: INC-4711\n---\n\n# Plan\n",
      finds: [{ line: 3 }],
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
    const stated = [facts.incident ?? []].flat().find((it) => it.trim() !== "");
    const missing = faults.filter((it) => it.name.toLowerCase() === "incident" && /^missing-f/.test(it.type));
    const fault = missing.find((it) => it.present) ?? missing[0];
    if (stated !== undefined && !none.test(stated.trim()) && !fault) return;
    const type = placeOfType(document, emergency);
    const range = fault?.range ?? (type === null ? null : (placeOfFact(document, "incident") ?? type));
    if (range === null) return;
    const what = emergency ? "Emergency change" : "Hotfix";
    yield { range, phase: fault?.phase ?? phaseOf(range), message: `${what} names no incident: add the one it mends` };
  },
});

/** Answers that say there is no incident. */
const none = /^(?:n\.?\/?a\.?|none|no|nil|not applicable|keiner?|aucun|ninguno|nessuno|[-–—]+)\.?$/i;

/** Where the document itself says that it is a hotfix or an emergency; null where only its plan does, which is told there. */
function placeOfType(document: Document, emergency: boolean): Range | null {
  const type = document.fields.find(
    ({ slug, value }) => slug === "type" && (emergency || holds({ type: value }, "type", "hotfix")),
  );
  return type === undefined ? null : (placeOfFact(document, "type") ?? type.range);
}
