import { defineRule } from "./rule.ts";
import { quote } from "./wording/quote.ts";

export const rule = defineRule({
  id: "missing-evidence",
  group: "Gates",
  nature: "off",
  summary: "A ticked gate shows nothing that proves it",
  meaning: `Where an auditor asks for proof, a ticked gate should hold a link, a run's number or a commit. Turn this rule on in
the config.

**Not reported**: open and waived gates; gates that are approvals.`,
  source: null,
  options: {},
  examples: [
    {
      wrong: "# Checks\n\n- [x] Smoke tests pass in staging\n",
      right: "# Checks\n\n- [x] Smoke tests pass in staging: [run 4711](https://ci.example/runs/4711)\n",
      finds: [{ line: 3 }],
    },
  ],
  *check({ document, phaseOf }) {
    const approvals = new Set(document.approvals.map((it) => it.gate));
    for (const gate of document.gates) {
      if (gate.state !== "done" || gate.evidence.length > 0 || approvals.has(gate)) continue;
      yield {
        range: gate.range,
        phase: phaseOf(gate.range),
        message: `Gate ${quote(gate.text)} shows no evidence: add a link, a run or a commit`,
      };
    }
  },
});
