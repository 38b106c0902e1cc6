import { defineRule } from "./rule.ts";
import { quote } from "./wording/quote.ts";

export const rule = defineRule({
  id: "empty-section",
  group: "Structure",
  nature: "incomplete",
  summary: "A required section holds nothing, or lacks its table, list or code",
  meaning: `A heading alone answers nothing. A section that the kind requires must hold text, and where the kind asks for a
table with rows, a list or a code block, it must hold that.

**Not reported**: a section that is missing altogether (\`missing-section\`); sections that are optional; a section whose phase
is not due.`,
  source: null,
  options: {},
  examples: [
    {
      wrong: "---\nkind: change-request\n---\n\n# CR-12\n\n## Business justification\n\n## Technical details\n",
      right:
        "---\nkind: change-request\n---\n\n# CR-12\n\n## Business justification\n\nThe old limit turns away 40 customers a day.\n\n## Technical details\n\n- **Rollback time**: 2 minutes\n\n## Risk assessment\n\n| Risk | Likelihood | Impact | Mitigation |\n|---|---|---|---|\n| Slow query | L | M | Index added first |\n\n## Approvals\n\n| Approver | Role | Status | Date |\n|---|---|---|---|\n| Carmen Ortega | CAB | Approved | 2026-11-13 |\n",
      finds: [{ line: 7, message: '"Business justification"' }, { line: 9 }],
    },
  ],
  *check({ faults }) {
    for (const fault of faults) {
      const { range, phase, name } = fault;
      if (fault.type === "empty-section") {
        yield { range, phase, message: `Section ${quote(name)} is empty: fill it in` };
      } else if (fault.type === "missing-content") {
        const wanted = fault.expected.length === 0 ? "" : `: expected ${fault.expected.join(", ")}`;
        yield { range, phase, message: `Section lacks ${name}${wanted}` };
      }
    }
  },
});
