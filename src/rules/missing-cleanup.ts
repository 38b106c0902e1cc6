import { flagOf } from "./rollout/flag.ts";
import { defineRule } from "./rule.ts";
import { saysNone } from "./tables/columns.ts";

const pending =
  /^(?:yes|no|not yet|later|pending|planned|open|soon|backlog|to be \p{L}+|to do|will be .*|after .*|ja|nein|später|oui|plus tard|sí|más tarde)[.!]?$/iu;

const plan = (ticket: string) =>
  `---\nkind: rollout-plan\nstrategy: feature-flag\n---\n\n# Rollout\n\n## Flag\n\n- **Default**: off\n- **Kill switch**: \`flags close a\`\n- **Kill switch time**: 10 s\n${ticket}`;

export const rule = defineRule({
  id: "missing-cleanup",
  group: "Strategy and risk",
  nature: "advice",
  summary: "No ticket says that the flag will be removed",
  meaning: `A flag that stays after its rollout is a branch that nobody tests. The ticket for removing it exists before the flag does.

**Not reported**: other strategies; placeholders (\`leftover-placeholder\`); tickets named in any form: a number, a link, a
title.`,
  source: "002 step 7",
  options: {},
  outranks: ["missing-field"],
  examples: [
    {
      wrong: plan("- **Cleanup ticket**: will be created after the rollout\n"),
      right: plan("- **Cleanup ticket**: FLAG-311\n"),
      finds: [{ line: 13 }],
    },
    { title: "No word of it", wrong: plan(""), right: plan("- **Cleanup ticket**: #4711\n"), finds: [{ line: 8 }] },
  ],
  *check(subject) {
    const flag = flagOf(subject);
    if (flag === null) return;
    const ticket = flag.field("cleanup-ticket");
    if (ticket && !saysNone(ticket.value) && !pending.test(ticket.value.trim())) return;
    const range = ticket?.range ?? flag.heading;
    const phase = subject.phaseOf(range);
    yield { range, phase, message: "Flag has no ticket for its removal: create one and name it" };
  },
});
