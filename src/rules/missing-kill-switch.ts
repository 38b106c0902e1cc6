import type { Field } from "../model/document.ts";
import type { Fault } from "../model/finding.ts";
import { flagOf, isAnswered } from "./rollout/flag.ts";
import { defineRule } from "./rule.ts";
import { hasPlaceholder } from "./tables/rows.ts";
import { durationOf } from "./time/duration.ts";
import { quote } from "./wording/quote.ts";

const off =
  /\b(?:off|false|disabled|dark|closed|inactive|aus|désactivée?|desactivad[oa]|spenta)\b|(?<![\d.,])0 ?%|オフ/iu;
const openEnd = /^\s*(?:>|≥|over|above|more than|at least|from|über|mehr als|mindestens|plus de)/i;

const plan = (flag: string) =>
  `---\nkind: rollout-plan\nstrategy: feature-flag\n---\n\n# Rollout\n\n## Flag\n\n${flag}`;

export const rule = defineRule({
  id: "missing-kill-switch",
  group: "Strategy and risk",
  nature: "contradiction",
  summary: "A flag cannot be closed at once, or is not off by default",
  meaning: `A flag is safe because it closes without a deployment. The release goes out dark, and one command, or one place to click,
closes the flag in \`limit\` seconds at most. A switch or a time that is not there yet counts as incomplete.

**Not reported**: other strategies; placeholders (\`leftover-placeholder\`); times that give no unit, and words such as
"at once".`,
  source: "002 step 7",
  options: { limit: { type: "number", default: 60, description: "most seconds that closing the flag may take" } },
  outranks: ["missing-field", "invalid-field"],
  examples: [
    {
      wrong: plan(
        "- **Default**: on\n- **Kill switch**: none\n- **Kill switch time**: 2 minutes\n- **Cleanup ticket**: FLAG-12\n",
      ),
      right: plan(
        "- **Default**: off\n- **Kill switch**: `flags close checkout-v2`\n- **Kill switch time**: < 60 s\n- **Cleanup ticket**: FLAG-12\n",
      ),
      finds: [
        { line: 10, message: '"on"' },
        { line: 11, message: "kill switch" },
        { line: 12, message: '"2 minutes"' },
      ],
    },
    {
      title: "A promise without an end",
      wrong: plan("- **Default**: off\n- **Kill switch**: `flags close a`\n- **Kill switch time**: over 60 s\n"),
      right: plan(
        "- **Default**: dark for everyone\n- **Kill switch**: `flags close a`\n- **Kill switch time**: at once\n",
      ),
      finds: [{ line: 12 }],
    },
    {
      title: "Not there yet",
      wrong: plan("- **Default**: off\n"),
      right: plan('- **Default**: off\n- **Kill switch**: the toggle "checkout-v2", closes in 5 s\n'),
      finds: [{ line: 8, message: "no kill switch" }],
    },
  ],
  *check(subject, { limit }) {
    const flag = flagOf(subject);
    if (flag === null) return;
    const [initial, kill, time] = ["default", "kill-switch", "kill-switch-time"].map((it) => flag.field(it));
    const fault = (field: Field | null | undefined, message: string, nature?: Fault["nature"]): Fault => {
      const range = field?.range ?? flag.heading;
      return { range, phase: subject.phaseOf(range), message, ...(nature ? { nature } : {}) };
    };
    const isOpen = (field: Field): boolean =>
      hasPlaceholder({ text: field.value, code: false, range: field.range }, subject.document);

    if (initial && isAnswered(initial) && !off.test(initial.value) && !isOpen(initial)) {
      yield fault(
        initial,
        `Flag is ${quote(initial.value)} by default: it must be off, so that the release goes out dark`,
      );
    }
    if (!kill || !isAnswered(kill)) {
      yield fault(kill, "Flag has no kill switch: name the command that closes it", "incomplete");
    }
    const said = time && isAnswered(time) ? time : kill;
    const takes = said && !isOpen(said) ? durationOf(said.value) : null;
    if (!said || takes === null) return;
    const tooLong = takes > limit * 1000 || (takes === limit * 1000 && openEnd.test(said.value));
    if (tooLong)
      yield fault(said, `Closing the flag takes ${quote(said.value)}, more than ${limit} s: find a faster switch`);
  },
});
