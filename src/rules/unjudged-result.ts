import type { Cell, Table } from "../model/document.ts";
import { defineRule } from "./rule.ts";
import { cellUnder, saysNone } from "./tables/columns.ts";
import { hasPlaceholder } from "./tables/rows.ts";
import { quote } from "./wording/quote.ts";

const measuredHeader =
  /^(?:actual|measured|observed|result|value|after|post-deploy(?:ment)?|ist|gemessen|réel|medido)\b/i;
const verdictHeader = /^(?:status|verdict|pass(?:ed)?|ok|judg(?:e)?ment|bewertung|ergebnis|statut|estado)\b/i;
const limitHeader =
  /^(?:target|expected|threshold|limit|criteria|criterion|slo|soll|grenzwert|objectif|cible|objetivo)\b/i;

export const rule = defineRule({
  id: "unjudged-result",
  group: "Criteria",
  nature: "incomplete",
  summary: "A measured value has no verdict, or a verdict no value",
  meaning: `A table that has a limit, a measured value and a status is complete only with both: the number, and what it means.

**Not reported**: documents of unknown kind; tables that lack one of the three columns; rows whose value is "N/A" or still
a placeholder.`,
  source: "004 §3.2",
  options: {},
  outranks: ["empty-cell"],
  examples: [
    {
      wrong:
        "---\nkind: post-deployment-review\n---\n\n# Review\n\n## Metrics summary\n\n| Metric | Target | Actual | Status |\n|---|---|---|---|\n| Downtime | < 30 s | 0 s |  |\n",
      right:
        "---\nkind: post-deployment-review\n---\n\n# Review\n\n## Metrics summary\n\n| Metric | Target | Actual | Status |\n|---|---|---|---|\n| Downtime | < 30 s | 0 s | OK |\n| Rollback time | < 5 min | N/A | N/A |\n",
      finds: [{ line: 11, message: "no verdict" }],
    },
  ],
  *check({ document, kind, phaseOf }) {
    if (kind === null) return;
    for (const { table, row } of document.tables.flatMap(rowsOf)) {
      const measured = cellUnder(table, row, measuredHeader);
      const verdict = cellUnder(table, row, verdictHeader);
      if (measured === null || verdict === null || cellUnder(table, row, limitHeader) === null) continue;
      // A placeholder in either cell is to be replaced first; its own rule says so.
      if (hasPlaceholder(measured, document) || hasPlaceholder(verdict, document)) continue;
      const metric = quote(row[0]?.text ?? "");
      const lacks = (cell: Cell): boolean => cell.text === "" || cell.text === "-" || cell.text === "—";
      if (lacks(verdict) && !saysNone(measured.text)) {
        yield {
          range: verdict.range,
          phase: phaseOf(verdict.range),
          message: `Result ${quote(measured.text)} of ${metric} has no verdict: say whether it passed`,
        };
      } else if (lacks(measured) && !saysNone(verdict.text)) {
        yield {
          range: measured.range,
          phase: phaseOf(measured.range),
          message: `Verdict ${quote(verdict.text)} of ${metric} has no measured value: give it`,
        };
      }
    }
  },
});

function rowsOf(table: Table): readonly { readonly table: Table; readonly row: readonly Cell[] }[] {
  return table.rows.map((row) => ({ table, row }));
}
