import { tickingPhases } from "../model/ticking-phases.ts";
import { defineRule } from "./rule.ts";
import { quote } from "./wording/quote.ts";

export const rule = defineRule({
  id: "unchecked-gate",
  group: "Gates",
  nature: "incomplete",
  summary: "A gate that is due is not ticked",
  meaning: `A gate is what a person ticks: a task item, a box symbol, a box in a table cell. An open one says that nobody
has confirmed it yet.

**Not reported**: a gate whose phase is not due yet; a gate that is an approval too (\`unsigned-approval\` reports it); a
gate that the facts do not ask for (those of a release that serves users, after a rollback); a
box in any unusual form (\`malformed-gate\` reports it); the options of a choice (\`unmade-choice\`).`,
  source: "004 §1.1",
  options: {},
  examples: [
    {
      wrong: "# Checks\n\n- [x] Staging is green\n- [ ] Rollback was rehearsed\n",
      right: "# Checks\n\n- [x] Staging is green\n- [x] Rollback was rehearsed\n",
      finds: [{ line: 4, message: '"Rollback was rehearsed"' }],
    },
    {
      title: "A box in a table cell",
      wrong: "| Step | Done |\n|---|---|\n| Tag the release | ☐ |\n",
      right: "| Step | Done |\n|---|---|\n| Tag the release | ☑ |\n",
      finds: [{ line: 3 }],
    },
  ],
  *check(subject) {
    const { document } = subject;
    const phaseOf = tickingPhases(subject);
    const approvals = new Set(document.approvals.map((it) => it.gate));
    const unasked = new Set(subject.gates.filter((it) => !it.required).map((it) => it.gate));
    for (const gate of document.gates) {
      if (gate.state !== "open" || approvals.has(gate) || unasked.has(gate)) continue;
      const message = `Gate ${quote(gate.text)} is not ticked: tick it once it holds`;
      yield { range: gate.range, phase: phaseOf(gate), message };
    }
  },
});
