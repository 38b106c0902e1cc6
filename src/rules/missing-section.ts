import { defineRule } from "./rule.ts";
import { quote } from "./wording/quote.ts";

export const rule = defineRule({
  id: "missing-section",
  group: "Structure",
  nature: "incomplete",
  summary: "A section that the kind requires is not there",
  meaning: `Each kind requires some sections. A heading counts whatever its depth, numbering, emoji and letter case, and
the kind's schema may list other titles for it. All missing sections are reported at once, each at the heading it should
precede; a heading that looks like a renamed one is named.

**Not reported**: sections that only another type, strategy or risk needs; sections whose phase is not due; anything in a
document of unknown kind.`,
  source: null,
  options: {},
  examples: [
    {
      wrong:
        "---\nkind: operations-handoff\n---\n\n# Handoff\n\n## Handoff\n\n## Documentation\n\n## Operational readiness\n\n## Outstanding items\n\n## Sign-off\n",
      right:
        "---\nkind: operations-handoff\n---\n\n# Handoff\n\n## Handoff\n\n## Documentation provided\n\n## 3. Operational readiness\n\n## Outstanding items\n\n## Sign-off\n",
      finds: [{ line: 11, message: 'is "Documentation" it' }],
    },
  ],
  *check({ faults, additionOf }) {
    for (const fault of faults) {
      if (fault.type !== "missing-section") continue;
      const hint = fault.similar === null ? "add it" : `is ${quote(fault.similar)} it, renamed?`;
      yield {
        range: fault.range,
        phase: fault.phase,
        message: `Section ${quote(fault.name)} is missing: ${hint}`,
        // One that may be there under another name is nothing to add.
        fix: fault.similar === null ? additionOf(keyOf(fault.pointer)) : null,
      };
    }
  },
});

/** The section that a pointer such as `/sections/risk-assessment` names. */
function keyOf(pointer: string): string {
  return (pointer.split("/").at(-1) ?? "").replaceAll("~1", "/").replaceAll("~0", "~");
}
