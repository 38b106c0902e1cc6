import { defineRule } from "./rule.ts";
import { quote } from "./wording/quote.ts";

export const rule = defineRule({
  id: "waived-mandatory-gate",
  group: "Gates",
  nature: "contradiction",
  summary: "A gate that may not be waived is waived",
  meaning: `Some gates hold for every deployment: backups, approvals, no open Critical finding. The kind marks them
\`waivable: false\`.

**Not reported**: gates the kind lets be waived; those need a reason only.`,
  source: "002 step 1",
  options: {},
  suppressible: false,
  examples: [
    {
      wrong:
        "---\nkind: deployment-plan\nstatus: approved\n---\n\n# Plan\n\n## Upstream gates\n\n- [x] No Critical finding is open in review, test or security — N/A: accepted\n",
      right:
        "---\nkind: deployment-plan\nstatus: approved\n---\n\n# Plan\n\n## Upstream gates\n\n- [x] No Critical finding is open in review, test or security\n",
      finds: [{ line: 10 }],
    },
  ],
  *check({ gates }) {
    for (const { expected, gate } of gates) {
      if (expected.waivable || gate?.state !== "waived") continue;
      yield {
        range: gate.range,
        phase: expected.phase,
        message: `Gate ${quote(expected.text)} cannot be waived: do it, then tick it`,
      };
    }
  },
});
