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

**Not reported**: once the deployment is closed or cancelled; rows whose status says done; the due day itself, anywhere on
earth.`,
  source: null,
  options: {},
  examples: [
    {
      wrong:
        "---\nkind: operations-handoff\nstatus: deployed\n---\n\n# Handoff\n\n## Outstanding items\n\n| Item | Owner | Status | ETA |\n|---|---|---|---|\n| Replace the TLS library | Hanna Vogt | In progress | 2026-11-20 |\n",
      right:
        "---\nkind: operations-handoff\nstatus: deployed\n---\n\n# Handoff\n\n## Outstanding items\n\n| Item | Owner | Status | ETA |\n|---|---|---|---|\n| Replace the TLS library | Hanna Vogt | Done | 2026-11-20 |\n",
      finds: [{ line: 12, message: "2026-11-20" }],
    },
  ],
  *check(subject) {
    const { document, now, status, phaseOf } = subject;
    if (status === "closed" || status === "cancelled") return;
    for (const { what, due, status: state } of [...tasksOf(subject, "actions"), ...tasksOf(subject, "outstanding")]) {
      if (due === null || /^(?:done|closed|finished|resolved|complete)/i.test(state?.text ?? "")) continue;
      const [moment] = momentsIn(document, due.range);
      const end = moment ? endOfDay(moment) : null;
      if (end === null || end >= now.getTime()) continue;
      yield {
        range: due.range,
        phase: phaseOf(due.range),
        message: `${quote(what.text)} was due on ${due.text}: finish it, or give a new date`,
      };
    }
  },
});
