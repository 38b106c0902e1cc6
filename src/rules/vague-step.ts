import type { Cell } from "../model/document.ts";
import { defineRule } from "./rule.ts";
import { cellUnder, saysNone } from "./tables/columns.ts";
import { quote } from "./wording/quote.ts";

const commandHeader = /^(?:exact )?(?:command|commands|befehl|commande|comando)\b/i;
const looksExact =
  /[/|=$]|\s--?\w|^(?:npm|npx|yarn|pnpm|git|kubectl|helm|docker|make|terraform|ansible|curl|psql|mysql|ssh|aws|az|gcloud)\b/i;

export const rule = defineRule({
  id: "vague-step",
  group: "Strategy and risk",
  nature: "incomplete",
  summary: "A step has no exact command or check",
  meaning: `A step that says "run the script" asks whoever is on duty to guess. Under a column of commands stands the command itself, as
code or as it is typed; what is done by hand says \`manual:\` and how.

**Not reported**: tables without a column of commands; cells that say none is needed; documents of unknown kind.`,
  source: "002 step 4",
  options: {},
  outranks: ["empty-cell", "leftover-placeholder", "unchanged-guidance"],
  examples: [
    {
      wrong:
        "---\nkind: pre-deployment-checklist\nstatus: approved\n---\n\n# Checklist\n\n## Automated checks\n\n| Check | Command | Result |\n|---|---|---|\n| Unit tests | as usual | PASS |\n| Build |  | PASS |\n",
      right:
        '---\nkind: pre-deployment-checklist\nstatus: approved\n---\n\n# Checklist\n\n## Automated checks\n\n| Check | Command | Result |\n|---|---|---|\n| Unit tests | `npm test` | PASS |\n| Build | manual: start the job "release" in Jenkins | PASS |\n',
      finds: [{ line: 12, message: '"as usual"' }, { line: 13 }],
    },
  ],
  *check({ document, kind, phaseOf, sectionOf }) {
    if (kind === null) return;
    for (const table of document.tables) {
      if (sectionOf(table.range) === null) continue;
      for (const row of table.rows) {
        const command = cellUnder(table, row, commandHeader);
        if (command === null || isExact(command)) continue;
        const step = quote(row.find((it) => /\p{L}/u.test(it.text))?.text ?? "");
        const what = command.text === "" ? "no command" : `no exact command but ${quote(command.text)}`;
        yield {
          range: command.range,
          phase: phaseOf(command.range),
          message: `Step ${step} has ${what}: write what is typed, or "manual:" and how`,
        };
      }
    }
  },
});

function isExact({ text, code }: Cell): boolean {
  if (text === "") return false;
  return code || saysNone(text) || /^manual(?:ly)?:\s*\S/i.test(text) || /^n\/a\b/i.test(text) || looksExact.test(text);
}
