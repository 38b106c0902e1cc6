import { tasksOf } from "./follow-up/tasks.ts";
import { defineRule } from "./rule.ts";
import { endOfDay, momentsIn } from "./time/moments.ts";
import { quote } from "./wording/quote.ts";

export const rule = defineRule({
  id: "overdue-action",
  group: "Follow-up",
  nature: "advice",
  summary: "The due date of an action or outstanding item is past",
  meaning: `What was to be done by now is done, late, or forgotten; the row should say which.

**Not reported**: once the deployment is closed or cancelled; rows whose status says done; a date that was moved to a later one;
the due day itself, anywhere on earth.`,
  source: null,
  options: {},
  examples: [
    {
      wrong:
        "---\nkind: operations-handoff\nstatus: deployed\n---\n\n# Handoff\n\n## Outstanding items\n\n| Item | Owner | Status | ETA |\n|---|---|---|---|\n| Replace the TLS library | Hanna Vogt | In progress | 2026-11-20 |\n",
      right:
        "---\nkind: operations-handoff\nstatus: deployed\n---\n\n# Handoff\n\n## Outstanding items\n\n| Item | Owner | Status | ETA |\n|---|---|---|---|\n| Replace the TLS library | Hanna Vogt | Done | 2026-11-20 |\n| Rotate the keys | Ravi Menon | Late | 2026-11-20, moved to 2026-12-04 |\n",
      finds: [{ line: 12, message: "2026-11-20" }],
    },
  ],
  *check(subject) {
    const { document, clock, status, phaseOf } = subject;
    if (status === "closed" || status === "cancelled") return;
    for (const { what, due, done } of [...tasksOf(subject, "actions"), ...tasksOf(subject, "outstanding")]) {
      if (due === null || done) continue;
      // Of several dates the last counts: "2026-11-20, moved to 2026-12-04" is not overdue before December.
      const ends = momentsIn(document, due.range).flatMap((it) => endOfDay(it) ?? []);
      if (ends.length === 0 || !clock.isOver(Math.max(...ends))) continue;
      yield {
        range: due.range,
        phase: phaseOf(due.range),
        message: `${quote(what.text)} was due on ${quote(due.text)}: finish it, or give a new date`,
      };
    }
  },
});
