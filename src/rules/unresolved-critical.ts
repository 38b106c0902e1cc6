import type { Cell, Document } from "../model/document.ts";
import { defineRule } from "./rule.ts";
import { cellUnder, saysNone } from "./tables/columns.ts";
import { hasPlaceholder } from "./tables/rows.ts";
import { quote } from "./wording/quote.ts";

/** What says that none is open: "0", "0 (one fixed in 4102)", "no", "None open", "2 found, 0 open". */
const noneOpen = /^(?:0+|zero|no|none|n\/a|keine)(?![\p{L}\d])|\b0 (?:open|left|remaining)\b/iu;
const failed = /^[^\p{L}]*(?:fail|not[ _-]?pass|reject|block)/iu;
const accepts = /\baccept(?:ed|ance)\b/i;

export const rule = defineRule({
  id: "unresolved-critical",
  group: "Strategy and risk",
  nature: "contradiction",
  summary: "A Critical finding is open, or an upstream gate failed",
  meaning: `Nothing is deployed while review, test or security have an open Critical finding, or failed. Lesser findings may be
accepted with a rationale; Critical ones may not. A cell under "Open Critical" says 0 or none; anything else, a ticket's
number too, counts as open.

**Not reported**: High findings and lower; gates that did not run and say why; a gate that failed on lesser findings, with
"accepted" and the rationale beside it.`,
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
    {
      title: "Accepting a failure does not accept a Critical finding",
      wrong:
        "---\nkind: deployment-plan\nstatus: approved\n---\n\n# Plan\n\n## Upstream gates\n\n| Gate | Verdict | Open Critical | Open High | Evidence or rationale |\n|---|---|---|---|---|\n| Review | ACCEPTED | SEC-12 | 0 | Accepted until the next release |\n",
      right:
        "---\nkind: deployment-plan\nstatus: approved\n---\n\n# Plan\n\n## Upstream gates\n\n| Gate | Verdict | Open Critical | Open High | Evidence or rationale |\n|---|---|---|---|---|\n| Review | ❌ FAIL | 0 (SEC-12 is fixed) | 2 | Accepted by A. Diaz: internal pages only |\n",
      finds: [{ line: 12, message: "SEC-12 open Critical" }],
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
        const rationale = cellUnder(table, row, /rationale|accepted|acceptance/i);
        if (critical && isOpen(critical, document)) {
          yield {
            range: critical.range,
            phase: phaseOf(critical.range),
            message: `${gate} has ${critical.text} open Critical: resolve every Critical finding before deploying`,
          };
        } else if (verdict && failed.test(verdict.text) && !accepts.test(`${verdict.text} ${rationale?.text}`)) {
          const message = `Upstream gate ${gate} failed: mend what it found, and run it again`;
          yield { range: verdict.range, phase: phaseOf(verdict.range), message };
        }
      }
    }
  },
});

/** An empty cell and a placeholder are reported by others. */
function isOpen(cell: Cell, document: Document): boolean {
  return !saysNone(cell.text) && !noneOpen.test(cell.text) && !hasPlaceholder(cell, document);
}
