import type { Section } from "../model/document.ts";
import { slugify } from "../model/slug.ts";
import { defineRule } from "./rule.ts";
import { quote } from "./wording/quote.ts";

export const rule = defineRule({
  id: "duplicate-section",
  group: "Structure",
  nature: "contradiction",
  summary: "A section of the kind stands twice",
  meaning: `Two sections of one name leave open which of them holds, and an empty one could hide behind a full one.

**Not reported**: headings the kind does not name, such as two "Notes"; a sub-heading of that name below another section; a
document of unknown kind.`,
  source: null,
  options: {},
  examples: [
    {
      wrong:
        "---\nkind: change-request\n---\n\n# CR\n\n## Business justification\n\nMore limits.\n\n## Business justification\n\nFewer limits.\n",
      right:
        "---\nkind: change-request\n---\n\n# CR\n\n## Business justification\n\nMore limits.\n\n### Approvals\n\nTwo came by mail.\n\n## Approvals\n\n## Notes\n\n## Notes\n",
      finds: [{ line: 11, message: "line 7" }],
    },
  ],
  *check({ document, kind, phaseOf, sectionOf }) {
    for (const { slug, title, titles } of kind?.sections ?? []) {
      const names = new Set([slug, ...[title, ...titles].map(slugify)]);
      const [first, ...others]: readonly Section[] = document.sections.filter(
        (it) => names.has(it.slug) && sectionOf(it.range) === slug,
      );
      for (const section of others) {
        const line = first?.range.line ?? 1;
        yield {
          range: section.range,
          phase: phaseOf(section.range),
          message: `Section ${quote(section.title)} stands on line ${line} already: keep one of them`,
          related: [{ path: document.path, range: first?.range ?? section.range, message: "the first one" }],
        };
      }
    }
  },
});
