import { defineRule } from "./rule.ts";
import { holds } from "./strategy/facts.ts";
import { saysNone } from "./tables/columns.ts";

export const rule = defineRule({
  id: "skipped-staging",
  group: "Strategy and risk",
  nature: "incomplete",
  summary: "There is no staging result",
  meaning: `Every deployment goes to staging first. The staging section names the run that showed it works. "N/A" is none. Only a
hotfix may skip staging, and it says why ("Skipped because").

**Not reported**: documents whose kind has no staging section; open staging gates (\`unchecked-gate\`).`,
  source: "002 step 2",
  options: {},
  outranks: ["missing-field", "leftover-placeholder", "unchanged-guidance"],
  examples: [
    {
      wrong:
        "---\nkind: deployment-plan\nstatus: approved\ntype: [standard]\n---\n\n# Plan\n\n## Staging\n\n- **Run**:\n",
      right:
        "---\nkind: deployment-plan\nstatus: approved\ntype: [standard]\n---\n\n# Plan\n\n## Staging\n\n- **Run**: Pipeline 9921, 2026-11-13\n",
      finds: [{ line: 11, message: "staging" }],
    },
    {
      title: "A hotfix gives a reason",
      wrong: "---\nkind: deployment-plan\nstatus: approved\ntype: [hotfix]\n---\n\n# Plan\n\n## Staging\n\nNot done.\n",
      right:
        "---\nkind: deployment-plan\nstatus: approved\ntype: [hotfix]\n---\n\n# Plan\n\n## Staging\n\n- **Skipped because**: logins have been down since 09:12 UTC\n",
      finds: [{ line: 9 }],
    },
  ],
  *check({ document, kind, facts, sectionOf, phaseOf }) {
    if (!kind?.sections.some((it) => it.slug === "staging")) return;
    const heading = document.sections.find((it) => sectionOf(it.range) === "staging");
    if (!heading) return;
    const fields = document.fields.filter((it) => sectionOf(it.range) === "staging");
    const hotfix = holds(facts, "type", "hotfix");
    const answers = hotfix ? ["run", "result", "skipped-because"] : ["run", "result"];
    if (fields.some((it) => answers.includes(it.slug) && !saysNone(it.value))) return;
    const empty = fields.find((it) => answers.includes(it.slug));
    const range = empty?.range ?? heading.range;
    const message = hotfix
      ? 'Hotfix shows no staging run and no reason: fill in "Run" or "Skipped because"'
      : 'There is no staging result: name the run that showed it works under "Run"';
    yield { range, phase: phaseOf(range), message };
  },
});
