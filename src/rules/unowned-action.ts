import { isOpen, tasksOf } from "./follow-up/tasks.ts";
import { defineRule } from "./rule.ts";
import { quote } from "./wording/quote.ts";

export const rule = defineRule({
  id: "unowned-action",
  group: "Follow-up",
  nature: "incomplete",
  summary: "An action has no owner or no due date",
  meaning: `An action that is nobody's, or has no date, is not done.

**Not reported**: rows that say "None"; actions whose status says done; lists outside the section that the kind says holds actions.`,
  source: "004 §4.2",
  options: {},
  outranks: ["empty-cell", "leftover-placeholder", "unchanged-guidance"],
  examples: [
    {
      wrong:
        "---\nkind: post-deployment-review\n---\n\n# Review\n\n## Action items\n\n| Action | Owner | Due |\n|---|---|---|\n| Add an index to orders | - | 2026-12-18 |\n| Fix the dashboard link | Ravi Menon |  |\n",
      right:
        "---\nkind: post-deployment-review\n---\n\n# Review\n\n## Action items\n\n| Action | Owner | Due |\n|---|---|---|\n| Add an index to orders | Hanna Vogt | 2026-12-18 |\n| Fix the dashboard link | Ravi Menon | 2026-12-04 |\n",
      finds: [
        { line: 11, message: "no owner" },
        { line: 12, message: "no due date" },
      ],
    },
  ],
  *check(subject) {
    for (const { what, owner, due, done } of tasksOf(subject, "actions")) {
      if (done) continue;
      for (const [cell, name] of [
        [owner, "owner"],
        [due, "due date"],
      ] as const) {
        if (cell === null || !isOpen(cell, subject)) continue;
        const phase = subject.phaseOf(cell.range);
        yield { range: cell.range, phase, message: `Action ${quote(what.text)} has no ${name}: name one` };
      }
    }
  },
});
