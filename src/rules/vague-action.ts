import { tasksOf } from "./follow-up/tasks.ts";
import { defineRule } from "./rule.ts";
import { quote } from "./wording/quote.ts";

const vague =
  /^(?:improve|enhance|strengthen|optimi[sz]e|increase|reduce|review|revisit|rethink|investigate|consider|discuss|monitor|communicate|be more|better|more|look into|think about|verbessern|améliorer|mejorar|melhorar)\b/i;

export const rule = defineRule({
  id: "vague-action",
  group: "Follow-up",
  nature: "advice",
  summary: "An action does not say what will be different",
  meaning: `"Improve monitoring" is never done. An action names the thing that is there afterwards: an alert, a test, a page.

**Not reported**: actions of five words or more, and those that name a number, a ticket or code; a verb alone does not make an
action vague; actions that are done.`,
  source: null,
  options: {},
  examples: [
    {
      wrong:
        "---\nkind: post-deployment-review\n---\n\n# Review\n\n## Action items\n\n| Action | Owner | Due |\n|---|---|---|\n| Improve monitoring | Ravi Menon | 2026-12-18 |\n",
      right:
        "---\nkind: post-deployment-review\n---\n\n# Review\n\n## Action items\n\n| Action | Owner | Due |\n|---|---|---|\n| Alert when the queue is older than 5 min | Ravi Menon | 2026-12-18 |\n| Improve monitoring (OPS-311) | Ravi Menon | 2026-12-18 |\n",
      finds: [{ line: 11 }],
    },
  ],
  *check(subject) {
    for (const { what, done } of tasksOf(subject, "actions")) {
      if (done) continue;
      const words = what.text.split(/\s+/).length;
      if (words > 4 || what.code || /\d/.test(what.text) || !vague.test(what.text)) continue;
      yield {
        range: what.range,
        phase: subject.phaseOf(what.range),
        message: `Action ${quote(what.text)} is vague: say what will be there afterwards`,
      };
    }
  },
});
