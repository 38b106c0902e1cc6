import { defineRule } from "./rule.ts";
import { cellUnder } from "./tables/columns.ts";
import { quote } from "./wording/quote.ts";

export const rule = defineRule({
  id: "unresolved-critical",
  group: "Strategy and risk",
  nature: "contradiction",
  summary: "A Critical finding is open, or an upstream gate failed",
  meaning: `Nothing is deployed while review, test or security have an open Critical finding, or failed. Lesser findings may be
accepted with a rationale; Critical ones may not.

**Not reported**: High findings and lower; gates that did not run and say why.`,
  source: "002 step 1",
  options: {},
  suppressible: false,
  examples: [
    {
      wrong:
        "---\nkind: deployment-plan\nstatus: approved\n---\n\n# Plan\n\n## Upstream gates\n\n| Gate | Verdict | Open Critical | Open High | Evidence or rationale |\n|---|---|---|---|---|\n| Review | PASS | 1 | 0 | Change 44102 |\n| Test | FAIL | 0 | 0 | Pipeline 9917 |\n",
      right:
        "---\nkind: deployment-plan\nstatus: approved\n---\n\n# Plan\n\n## Upstream gates\n\n| Gate | Verdict | Open Critical | Open High | Evidence or rationale |\n|---|---|---|---|---|\n| Review | PASS | 0 | 0 | Change 44102 |\n| Test | PASS | 0 | 2 | Pipeline 9917 |\n",
      finds: [
        { line: 12, message: '"Review"' },
        { line: 13, message: '"Test"' },
      ],
    },
  ],
  *check({ document, kind, sectionOf, phaseOf }) {
    const sections = new Set((kind?.sections ?? []).filter((it) => it.holds.includes("findings")).map((it) => it.slug));
    for (const table of document.tables) {
      if (!sections.has(sectionOf(table.range) ?? "")) continue;
      for (const row of table.rows) {
        const gate = quote(row[0]?.text ?? "");
        const critical = cellUnder(table, row, /critical/i);
        const verdict = cellUnder(table, row, /^(?:verdict|result|status)\b/i);
        if (critical && /^0*[1-9]\d*\b/.test(critical.text)) {
          yield {
            range: critical.range,
            phase: phaseOf(critical.range),
            message: `${gate} has ${critical.text} open Critical: resolve every Critical finding before deploying`,
          };
        } else if (verdict && /^fail/i.test(verdict.text)) {
          const message = `Upstream gate ${gate} failed: mend what it found, and run it again`;
          yield { range: verdict.range, phase: phaseOf(verdict.range), message };
        }
      }
    }
  },
});
