import { defineRule } from "./rule.ts";
import { holds } from "./strategy/facts.ts";
import { findUntested } from "./strategy/rollback-test.ts";

const plan = (test: string) =>
  `---\nkind: rollback-plan\nstatus: approved\ntype: [standard]\n---\n\n# Rollback plan\n\n## Rollback test\n\n${test}`;

export const rule = defineRule({
  id: "untested-rollback",
  group: "Strategy and risk",
  nature: "incomplete",
  summary: "The rollback was never tried",
  meaning: `A procedure that nobody has run is a hope. The rollback plan says when and where its procedure was run, and how it went.

**Not reported**: a plan without the section (\`missing-section\`); an open box about the test (\`unchecked-gate\`);
placeholders (\`leftover-placeholder\`); database migrations (\`irreversible-migration\`).`,
  source: "004 §1.1; 000 variations",
  options: {},
  outranks: ["missing-field", "empty-section"],
  examples: [
    {
      wrong: plan("- **Tested**: not yet, no time before the freeze\n- **Result**:\n"),
      right: plan("- **Tested**: 2026-11-20 in staging by Ravi Menon\n- **Result**: old version served after 70 s\n"),
      finds: [{ line: 11, message: '"not yet' }],
    },
    {
      title: "A test that failed",
      wrong: plan("- **Tested**: 2026-11-20 in staging\n- **Result**: failed, the old image was gone\n"),
      right: plan("- **Tested**: 2026-11-20 in staging\n- **Result**: no errors, 70 s\n"),
      finds: [{ line: 12, message: '"failed' }],
    },
  ],
  *check(subject) {
    if (holds(subject.facts, "type", "database-migration")) return;
    const found = findUntested(subject);
    if (found === null) return;
    const { range, says } = found;
    const phase = subject.phaseOf(range);
    yield {
      range,
      phase,
      message: `Rollback test ${says}: run the procedure once, and say when, where and how it went`,
    };
  },
});
