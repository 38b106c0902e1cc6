import { metricOf, openLimits } from "./criteria/sections.ts";
import { defineRule } from "./rule.ts";
import { quote } from "./wording/quote.ts";

export const rule = defineRule({
  id: "missing-threshold",
  group: "Criteria",
  nature: "incomplete",
  summary: "A metric stands where a limit belongs, and has none",
  meaning: `Triggers and success criteria are decided beforehand, not in the night. An empty limit, or a placeholder for one, leaves
that to whoever is tired; "-" and "N/A" are no limits either. So does a section that must hold criteria and holds too few.

**Not reported**: metrics outside of triggers, targets, success and exit criteria; limits in words (\`vague-threshold\`).`,
  source: "002 step 5",
  options: {},
  outranks: ["leftover-placeholder", "unchanged-guidance", "empty-cell"],
  examples: [
    {
      wrong:
        "# Rollback\n\n## Rollback triggers\n\n| Metric | Threshold |\n|---|---|\n| Error rate | [X]% |\n| p95 latency |  |\n",
      right:
        "# Rollback\n\n## Rollback triggers\n\n| Metric | Threshold |\n|---|---|\n| Error rate | > 1% for 5 min |\n| p95 latency | > 800 ms for 5 min |\n",
      finds: [{ line: 7, message: '"[X]%" of "Error rate"' }, { line: 8 }],
    },
    {
      title: "A dash, and a label with nothing behind it",
      wrong:
        "# Canary\n\n## Rollback triggers\n\n| Metric | Threshold |\n|---|---|\n| CPU | - |\n\n## Success criteria\n\n- **Error rate**:\n",
      right:
        "# Canary\n\n## Rollback triggers\n\n| Metric | Threshold |\n|---|---|\n| CPU | > 90% for 10 min |\n\n## Success criteria\n\n- **Error rate**: < 0.5%\n",
      finds: [
        { line: 7, message: 'Threshold of "CPU"' },
        { line: 11, message: 'Threshold of "Error rate"' },
      ],
    },
  ],
  *check({ document, kind, sectionOf, phaseOf }) {
    const isOpen = openLimits(document);
    for (const criterion of document.criteria) {
      if (!isOpen(criterion)) continue;
      const { range, limitText, metric } = criterion;
      const what =
        limitText === "" || limitText === metric || /[:：]$/u.test(limitText)
          ? "Threshold"
          : `Threshold ${quote(limitText)}`;
      yield {
        range,
        phase: phaseOf(range),
        message: `${what} of ${quote(metricOf(criterion))} is not filled in: give a limit such as "> 1% for 5 min"`,
      };
    }
    for (const { slug, title, minimumCriteria } of kind?.sections ?? []) {
      const heading = document.sections.find((it) => sectionOf(it.range) === slug);
      // Vague and open ones count: they are reported by themselves, and nothing is to be added beside them.
      const number = document.criteria.filter((it) => sectionOf(it.range) === slug).length;
      if (!heading || number >= minimumCriteria) continue;
      yield {
        range: heading.range,
        phase: phaseOf(heading.range),
        message: `${quote(title)} states ${number} of ${minimumCriteria} limits: give one such as "Error rate < 0.5%"`,
      };
    }
  },
});
