import { isOpen, tasksOf } from "./follow-up/tasks.ts";
import { defineRule } from "./rule.ts";
import { quote } from "./wording/quote.ts";

export const rule = defineRule({
  id: "open-item-without-eta",
  group: "Follow-up",
  nature: "incomplete",
  summary: "An outstanding item has no owner or no ETA",
  meaning: `Operations takes over what is still open, so it must know who finishes it and when.

**Not reported**: rows that say "None" or "No open items"; items whose status says done.`,
  source: "004 §4.1",
  options: {},
  outranks: ["empty-cell", "leftover-placeholder", "unchanged-guidance"],
  examples: [
    {
      wrong:
        "---\nkind: operations-handoff\n---\n\n# Handoff\n\n## Outstanding items\n\n| Item | Owner | Status | ETA |\n|---|---|---|---|\n| Replace the TLS library | Hanna Vogt | In progress | - |\n",
      right:
        "---\nkind: operations-handoff\n---\n\n# Handoff\n\n## Outstanding items\n\n| Item | Owner | Status | ETA |\n|---|---|---|---|\n| Replace the TLS library | Hanna Vogt | In progress | 2026-12-04 |\n| Archive the old queue | Ravi Menon | Done | - |\n",
      finds: [{ line: 11, message: "no ETA" }],
    },
    {
      title: "Nothing is open",
      wrong:
        "---\nkind: operations-handoff\n---\n\n# Handoff\n\n## Outstanding items\n\n| # | Item | Owner | Status | ETA |\n|---|---|---|---|---|\n| 1 | Replace the TLS library | [Name] | Planned | 2026-12-04 |\n",
      right:
        "---\nkind: operations-handoff\n---\n\n# Handoff\n\n## Outstanding items\n\n| # | Item | Owner | Status | ETA |\n|---|---|---|---|---|\n| 1 | No open items | - | - | - |\n",
      finds: [{ line: 11, message: '"Replace the TLS library" has no owner' }],
    },
  ],
  *check(subject) {
    for (const { what, owner, due, done } of tasksOf(subject, "outstanding")) {
      if (done) continue;
      for (const [cell, name] of [
        [owner, "owner"],
        [due, "ETA"],
      ] as const) {
        if (cell === null || !isOpen(cell, subject)) continue;
        const phase = subject.phaseOf(cell.range);
        yield { range: cell.range, phase, message: `Outstanding item ${quote(what.text)} has no ${name}: name one` };
      }
    }
  },
});
